import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { quantile } from '../measures.ts';
import { readUtterances } from '../data/utterances.ts';

/** What `talsvar evaluate --thresholds` takes for a corpus of so many rows: medians over fresh processes. */
export interface Evaluated {
  readonly rows: number;
  readonly seconds: number;
  /** User and system time of all threads, seconds. */
  readonly cpu: number;
  /** The most memory that the process held, MB. */
  readonly megabytes: number;
}

export interface Workbench {
  readonly threads: number;
  readonly runs: number;
  readonly evaluated: readonly Evaluated[];
}

export interface WorkbenchJob {
  readonly root: string;
  readonly sizes: readonly number[];
  readonly runs: number;
}

/** Labelled utterances that the product's tests hold; each row gets a number of its own, so that none is met twice. */
const SOURCES = ['utterances-fresh.jsonl', 'utterances-second.jsonl'];
/** Each thread's last word is what the whole process took. */
const TELL = 'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>{const{userCPUTime,systemCPUTime,maxRSS}=process.resourceUsage();writeSync(2,JSON.stringify({cpu:userCPUTime+systemCPUTime,rss:maxRSS})+"\\n")})';

export async function measureWorkbench({ root, sizes, runs }: WorkbenchJob): Promise<Workbench> {
  // Builds the command if a source is newer.
  run(root, [join(root, 'scripts/talsvar.mjs'), '--version']);
  const folder = mkdtempSync(join(tmpdir(), 'talsvar-bench-'));
  try {
    const evaluated: Evaluated[] = [];
    for (const rows of sizes) {
      const corpus = join(folder, `${rows}.jsonl`);
      await writeCorpus(corpus, root, rows);
      const taken = Array.from({ length: runs }, () => evaluateOnce(root, corpus));
      const middle = (of: keyof (typeof taken)[number]) => quantile(Float64Array.from(taken, (each) => each[of]).toSorted(), 0.5);
      evaluated.push({ rows, seconds: middle('seconds'), cpu: middle('cpu'), megabytes: middle('megabytes') });
    }
    return { threads: availableParallelism(), runs, evaluated };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function writeCorpus(path: string, root: string, rows: number): Promise<void> {
  const labelled = SOURCES.flatMap((name) => readUtterances(join(root, 'test/data', name)));
  const out = createWriteStream(path);
  for (let i = 0; i < rows; i++) {
    const row = labelled[i % labelled.length];
    if (!out.write(`${JSON.stringify({ ...row, utterance: `${row?.utterance} ärende ${i}` })}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function evaluateOnce(root: string, corpus: string): Omit<Evaluated, 'rows'> {
  const begun = performance.now();
  const told = run(root, ['--import', TELL, join(root, 'dist/cli/talsvar.js'), 'evaluate', corpus, '--json', '--thresholds']);
  const seconds = (performance.now() - begun) / 1000;
  const used = told.trim().split('\n').map((line) => JSON.parse(line) as { readonly cpu: number; readonly rss: number });
  return { seconds, cpu: Math.max(...used.map(({ cpu }) => cpu)) / 1e6, megabytes: Math.max(...used.map(({ rss }) => rss)) / 1024 };
}

/** @returns what was written to standard error */
function run(root: string, args: readonly string[]): string {
  const { status, stderr, error } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (error || status !== 0) throw new Error(`talsvar ended with ${status}: ${error?.message ?? stderr.trim().split('\n').at(-1)}`);
  return stderr;
}
