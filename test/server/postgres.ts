import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';

const root = fileURLToPath(new URL('../..', import.meta.url));

let started: Promise<string> | null = null;

/** The address of a real PostgreSQL: started when the first test asks for it, gone with the process that runs the tests. */
export function postgres(): Promise<string> {
  return (started ??= start());
}

async function start(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'scripts/test-packages.mjs')]);
  const folder = stdout.trim();
  const child = spawn(process.execPath, ['postgres.mjs'], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  let trouble = '';
  child.stderr.on('data', (chunk: Buffer) => { trouble += chunk.toString(); });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('close', () => reject(new Error(`no PostgreSQL for the tests: ${trouble}`)));
  });
  // It lasts as long as this end of the pipe, and keeps nobody from ending.
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as unknown as { unref: () => void }).unref();
  return address;
}

/** A database of its own. @returns its address */
export async function newDatabase(): Promise<string> {
  const name = `t${randomBytes(8).toString('hex')}`;
  await asOwner(`CREATE DATABASE ${name}`);
  const url = new URL(await postgres());
  url.pathname = `/${name}`;
  return url.href;
}

/** What only the owner of the server does: makes databases, ends connections. */
export async function asOwner(sql: string): Promise<void> {
  const client = new Client({ connectionString: await postgres() });
  await client.connect();
  await client.query(sql);
  await client.end();
}
