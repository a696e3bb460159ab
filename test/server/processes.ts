import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import type { Reply } from '../../src/server/reply.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'dist/cli/talsvar.js');
let building: Promise<unknown> | null = null;

/** The command, built if something changed since it was. */
export function command(): Promise<string> {
  return (building ??= promisify(execFile)(process.execPath, [join(root, 'scripts/talsvar.mjs'), '--version'], { cwd: root })).then(() => built);
}

export interface Process {
  readonly child: ChildProcess;
  readonly url: string;
  readonly pid: number;
  /** How it ended: its status, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  readonly err: () => string;
}

/** A Monday morning when the private line is open, for every call. */
const AT = '2025-03-03T10:15';

/** `talsvar serve` as a process of its own, killed after the test if it still runs. */
export async function start(folder: string, { args = [], env = {}, limit = null }: { args?: readonly string[]; env?: Record<string, string>; limit?: number | null } = {}): Promise<Process> {
  const words = [await command(), 'serve', '--port', '0', '--data', folder, '--at', AT, '--quiet', '--rate', '100000', ...args];
  // A limit is in kilobytes: no file may become longer.
  const [file, given] = limit === null ? [process.execPath, words] : ['bash', ['-c', 'ulimit -S -f "$0"; exec "$@"', String(limit), process.execPath, ...words]];
  const child = spawn(file, given, { cwd: root, env: { ...process.env, NO_COLOR: '1', TALSVAR_DATABASE: '', TALSVAR_TOKEN: '', TALSVAR_TWILIO_TOKEN: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
  const ended = new Promise<number | string | null>((resolve) => { child.once('close', (status, signal) => resolve(status ?? signal)); });
  try {
    onTestFinished(() => { child.kill('SIGKILL'); });
  } catch {
    // Started between tests, by whoever ends it.
  }
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /http:\/\/\S+/u.exec(out)?.[0];
      if (found) resolve(found);
    });
    void ended.then(() => resolve(''));
  });
  return { child, url, pid: child.pid ?? 0, ended, err: () => err };
}

/** What `talsvar serve` says when it does not start. */
export async function refused(args: readonly string[], env: Record<string, string> = {}): Promise<{ readonly status: number | string | null; readonly err: string }> {
  const child = spawn(process.execPath, [await command(), 'serve', ...args], { cwd: root, env: { ...process.env, NO_COLOR: '1', TALSVAR_DATABASE: '', TALSVAR_TOKEN: '', ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
  onTestFinished(() => { child.kill('SIGKILL'); });
  return new Promise((resolve) => { child.once('close', (status, signal) => resolve({ status: status ?? signal, err })); });
}

/** The process, which must have started. */
export function running(server: Process): Process {
  if (server.url === '') throw new Error(server.err());
  return server;
}

export async function post(url: string, path: string, body: unknown): Promise<{ readonly status: number; readonly body: Reply }> {
  const response = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(20_000) });
  return { status: response.status, body: (await response.json()) as Reply };
}
