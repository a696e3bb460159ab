/** One line of JSON about something that happened. Never what anybody said, nor who. */
export type Log = (event: string, facts?: Readonly<Record<string, string | number | boolean | null>>) => void;

export function createLog(write: (line: string) => void, now: () => number): Log {
  // JSON escapes line breaks and control characters: one event is one line, whatever is in it.
  return (event, facts = {}) => write(`${JSON.stringify({ at: new Date(now()).toISOString(), event, ...facts })}\n`);
}

export const SILENT: Log = () => undefined;

/** What may be told of an error: its kind, never its message, which may hold what a caller said. */
export function kindOf(error: unknown): string {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return [name, code].filter((part) => typeof part === 'string').join(' ') || 'unknown';
}
