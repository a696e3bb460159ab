import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { createLog } from '../../src/server/log.ts';
import { serve, type ServeOptions, type Serving } from '../../src/server/serve.ts';
import { OPEN } from '../engine.ts';
import { engine } from './places.ts';

export interface TestServer extends Serving {
  /** What was logged, line by line. */
  readonly log: readonly string[];
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** The JSON that is replied to a body. */
  readonly ask: <T = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>) => Promise<T>;
}

export const OPEN_TO_ALL = { loopback: true, token: null, hosts: [], origins: [] } as const;
export const TOKEN = 'a-token-of-the-tests';
export const DAY = 86_400_000;

/** A server on a port of its own, stopped after the test. */
export async function newServer(options: Partial<ServeOptions> = {}): Promise<TestServer> {
  const lines: string[] = [];
  const serving = await serve({
    engine, version: '1.2.3', host: '127.0.0.1', port: 0, access: OPEN_TO_ALL, folder: ':memory:', pages: null, bankid: null, twilioToken: null, publicUrl: null,
    keep: 30 * DAY, hot: 1000, now: () => OPEN, log: createLog((line) => lines.push(line), Date.now), ...options, limits: { perSecond: 100_000, ...options.limits },
  });
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= serving.stop());
  onTestFinished(stop);
  const get = (path: string, headers = {}) => fetch(serving.url + path, { headers });
  const post = (path: string, body: unknown, headers = {}) => fetch(serving.url + path, { method: 'POST', body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
  return { ...serving, stop, log: lines, get, post, ask: async <T>(path: string, body: unknown, headers = {}) => (await (await post(path, body, headers)).json()) as T };
}

/** What comes back on a connection for what is sent over it, piece by piece, until the server closes it. */
export function raw(url: string, pieces: readonly (string | Uint8Array)[], everyMs = 0): Promise<{ readonly text: string; readonly ms: number }> {
  const { hostname, port } = new URL(url);
  const from = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    let at = 0;
    const next = () => {
      if (at < pieces.length && !socket.destroyed) socket.write(pieces[at++] as string);
      if (at < pieces.length && everyMs === 0) next();
    };
    const timer = everyMs > 0 ? setInterval(next, everyMs) : null;
    const end = () => {
      if (timer) clearInterval(timer);
      resolve({ text, ms: performance.now() - from });
    };
    socket.on('data', (chunk: Buffer) => { text += chunk.toString('latin1'); });
    socket.on('error', () => undefined);
    socket.once('close', end);
    socket.once('connect', next);
  });
}

export const statusOf = (text: string) => Number(/^HTTP\/1\.1 (\d{3})/u.exec(text)?.[1] ?? 0);
