import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { readUtterances } from '../data/utterances.ts';

/** What a run of the command took, in a process of its own. */
export interface Taken {
  readonly seconds: number;
  /** User and system time of all threads, seconds. */
  readonly cpu: number;
  /** The most memory that the process held, MB. */
  readonly megabytes: number;
}

/** Labelled utterances that the product's tests hold; each row gets a number of its own, so that none is met twice. */
const SOURCES = ['utterances-fresh.jsonl', 'utterances-second.jsonl'];
/** Each thread's last word is what the whole process took. */
const TELL = 'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>{const{userCPUTime,systemCPUTime,maxRSS}=process.resourceUsage();writeSync(2,JSON.stringify({cpu:userCPUTime+systemCPUTime,rss:maxRSS})+"\\n")})';

/** Builds the command if a source is newer. */
export function buildCommand(root: string): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/talsvar.mjs'), '--version'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw failed(status, stderr);
}

export async function writeCorpus(path: string, root: string, rows: number): Promise<void> {
  const labelled = SOURCES.flatMap((name) => readUtterances(join(root, 'test/data', name)));
  const out = createWriteStream(path);
  for (let i = 0; i < rows; i++) {
    const row = labelled[i % labelled.length];
    if (!out.write(`${JSON.stringify({ ...row, utterance: `${row?.utterance} ärende ${i}` })}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Runs the built command, and throws away what it prints. */
export async function timed(root: string, args: readonly string[]): Promise<Taken> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', TELL, join(root, 'dist/cli/talsvar.js'), ...args], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => { told += chunk.toString(); });
  const [status] = await once(child, 'close') as [number | null];
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) throw failed(status, told);
  const used = told.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as { readonly cpu: number; readonly rss: number });
  return { seconds, cpu: Math.max(...used.map(({ cpu }) => cpu)) / 1e6, megabytes: Math.max(...used.map(({ rss }) => rss)) / 1024 };
}

function failed(status: number | null, told: string): Error {
  return new Error(`talsvar ended with ${status}: ${told.trim().split('\n').at(-1)}`);
}
