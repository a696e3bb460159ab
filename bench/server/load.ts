import { Agent, request } from 'node:http';

/** What came back, and how long after it was due. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** From when it should have been sent: a queue in front of the server counts, wherever it stands. ms */
  readonly ms: number;
}

export interface Client {
  readonly get: (path: string, due?: number) => Promise<Answer>;
  readonly post: (path: string, body: unknown, due?: number) => Promise<Answer>;
  readonly close: () => void;
}

/** A client over so many connections that stay open. */
export function createClient(base: string, connections: number): Client {
  const { hostname, port } = new URL(base);
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  const ask = (method: string, path: string, body: string | null, due: number) => new Promise<Answer>((resolve) => {
    const failed = () => resolve({ status: 0, text: '', ms: performance.now() - due });
    const headers = body === null ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
    const asked = request({ agent, hostname, port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).on('error', failed)
        .on('end', () => resolve({ status: response.statusCode ?? 0, text, ms: performance.now() - due }));
    });
    asked.on('error', failed).end(body ?? undefined);
  });
  return {
    get: (path, due = performance.now()) => ask('GET', path, null, due),
    post: (path, body, due = performance.now()) => ask('POST', path, JSON.stringify(body), due),
    close: () => agent.destroy(),
  };
}

/** Times of a load, ms, and what went wrong. */
export interface Load {
  readonly asked: number;
  /** A second, that were answered. */
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  readonly failed: number;
}

/** Asks at an even rate for so long, however long answers take. @param ask the i-th thing; `due` when it should be sent */
export async function loaded(rate: number, seconds: number, ask: (i: number, due: number) => Promise<Answer>, isRight: (answer: Answer) => boolean): Promise<Load> {
  const answers: Promise<Answer>[] = [];
  const begun = performance.now();
  const all = rate * seconds;
  while (answers.length < all) {
    const due = Math.min(all, Math.floor(((performance.now() - begun) / 1000) * rate));
    while (answers.length < due) answers.push(ask(answers.length, begun + (answers.length / rate) * 1000));
    await new Promise((resolve) => { setTimeout(resolve, 1); });
  }
  const done = await Promise.all(answers);
  const took = (performance.now() - begun) / 1000;
  const times = Float64Array.from(done, ({ ms }) => ms).toSorted();
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;
  return { asked: all, perSecond: done.length / took, p50: at(0.5), p99: at(0.99), longest: at(1), failed: done.filter((answer) => !isRight(answer)).length };
}

/** Does all of a list, so many at a time. */
export async function together<T, R>(list: readonly T[], atOnce: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let i = next++; i < list.length; i = next++) results[i] = await work(list[i] as T);
  }));
  return results;
}
