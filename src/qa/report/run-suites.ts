import type { Engine } from '../../simulator/engine.ts';
import type { SuiteCase } from '../suite.ts';
import type { BaselineCheck } from './baseline.ts';
import { counted, isInShard, NOTHING_RUN, rowOf, type CaseRow, type ReportEnd, type ReportHead, type Reporter, type SuiteHead, type Totals } from './report.ts';

export interface SuiteToRun {
  readonly head: SuiteHead;
  /** The chosen ones. */
  readonly cases: () => Iterable<SuiteCase> | AsyncIterable<SuiteCase>;
}

export interface Manner {
  readonly head: ReportHead;
  readonly baseline: BaselineCheck | null;
  /** Called after each case; gives others a turn now and then. @returns whether to go on */
  readonly goOn: (done: number) => Promise<boolean> | boolean;
  /** Told of each case that was run. */
  readonly see?: (entry: SuiteCase, row: CaseRow) => void;
}

/** Runs suites and reports as it goes. Cases are read as they are needed, and none is kept. */
export async function runSuites(engine: Engine, suites: readonly SuiteToRun[], reporter: Reporter, { head, baseline, goOn, see }: Manner): Promise<ReportEnd> {
  let totals: Totals = NOTHING_RUN;
  let place = 0;
  let aborted = false;
  reporter.begin(head);
  for (const suite of suites) {
    if (aborted) break;
    reporter.suite(suite.head);
    let n = 0;
    for await (const entry of suite.cases()) {
      n++;
      if (!isInShard(place++, head.shard)) continue;
      const row = rowOf(engine, entry, n);
      totals = counted(totals, row.status);
      baseline?.see(suite.head.file, row);
      reporter.row(row);
      see?.(entry, row);
      const going = goOn(totals.cases);
      if (!(going === true || await going)) {
        aborted = true;
        break;
      }
    }
  }
  const end: ReportEnd = { totals, baseline: aborted ? null : (baseline?.result() ?? null), aborted };
  reporter.end(end);
  return end;
}
