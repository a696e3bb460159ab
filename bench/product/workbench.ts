import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from '../measures.ts';
import { buildCommand, timed, writeCorpus, type Taken } from './evaluating.ts';

/** What `talsvar evaluate --thresholds` takes for a corpus of so many rows: medians over fresh processes. */
export interface Evaluated extends Taken {
  readonly rows: number;
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

export async function measureWorkbench({ root, sizes, runs }: WorkbenchJob): Promise<Workbench> {
  buildCommand(root);
  const folder = mkdtempSync(join(tmpdir(), 'talsvar-bench-'));
  try {
    const evaluated: Evaluated[] = [];
    for (const rows of sizes) {
      const corpus = join(folder, `${rows}.jsonl`);
      await writeCorpus(corpus, root, rows);
      const taken: Taken[] = [];
      for (let i = 0; i < runs; i++) taken.push(await timed(root, ['evaluate', corpus, '--json', '--thresholds']));
      evaluated.push({ rows, ...middle(taken) });
    }
    return { threads: availableParallelism(), runs, evaluated };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The median of each figure. */
function middle(taken: readonly Taken[]): Taken {
  const of = (figure: keyof Taken) => quantile(Float64Array.from(taken, (each) => each[figure]).toSorted(), 0.5);
  return { seconds: of('seconds'), cpu: of('cpu'), megabytes: of('megabytes') };
}
