/** Something that a client is told, with a status of HTTP. It never repeats what the client sent. */
export class Problem extends Error {
  readonly status: 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 429 | 500 | 503;
  readonly code: string;
  /** Seconds after which to try again. */
  readonly retryAfter: number | null;

  constructor(status: Problem['status'], code: string, message: string, { retryAfter = null, cause }: { readonly retryAfter?: number | null; readonly cause?: unknown } = {}) {
    super(message, { cause });
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export const noSuchCall = () => new Problem(404, 'TV-CALL-UNKNOWN', 'no such call; it may have been deleted');
