import { safeCase, safeText } from '../../../qa/formats/personal.ts';
import type { CaseRow } from '../../../qa/report/report.ts';
import { runCase, type Result } from '../../../qa/run.ts';
import type { SuiteCase } from '../../../qa/suite.ts';
import type { Engine } from '../../../simulator/engine.ts';
import type { Loaded } from './jobs.ts';
import type { LabRow, Tell } from './wire.ts';

/** How often results are handed over, ms: a few times a second is enough for the eye. */
const EVERY = 120;

/** Runs suites and tells the results in portions as they come. */
export function run(engine: Engine, suites: readonly Loaded[], tell: (told: Tell) => void): void {
  const of = suites.reduce((sum, { cases }) => sum + cases.length, 0);
  tell({ told: 'heads', heads: suites.map(({ name, file, sha256, cases, shipped }) => ({ suite: name, file, sha256, cases: cases.length, shipped })), service: engine.service.version });
  let rows: LabRow[] = [];
  let done = 0;
  let last = performance.now();
  const hand = () => {
    tell({ told: 'rows', rows });
    tell({ told: 'progress', phase: 'running', done, of });
    rows = [];
    last = performance.now();
  };
  suites.forEach(({ file, cases }, suite) => cases.forEach((entry, i) => {
    rows.push({ suite, ...judged(engine, entry, i + 1), entry: { ...safeCase(entry, file, () => undefined), name: safeText(entry.name) } });
    done++;
    if (performance.now() - last > EVERY) hand();
  }));
  hand();
}

/** Runs one case. Whatever is thrown is an error of this case, and no other's. */
function judged(engine: Engine, entry: SuiteCase, n: number): Pick<LabRow, 'row' | 'topic' | 'ms'> {
  const begun = performance.now();
  const { kind, line } = entry;
  const id = safeText(entry.name);
  const row = (result: Pick<CaseRow, 'status' | 'failure' | 'error' | 'trace'>): CaseRow => ({ n, id, kind, line, ...result });
  try {
    const result = runCase(engine, entry);
    const { failure, trace } = result;
    const ms = performance.now() - begun;
    const came: CaseRow = failure === null ? row({ status: 'passed' }) : row({ status: 'failed', failure, ...(kind === 'call' ? { trace } : {}) });
    return { row: came, topic: topicOf(entry, result), ms };
  } catch (error) {
    return { row: row({ status: 'error', error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }), topic: null, ms: performance.now() - begun };
  }
}

function topicOf(entry: SuiteCase, { routed, trace }: Result): string | null {
  if (entry.kind === 'utterance') return entry.expected.topic ?? routed?.topic ?? null;
  const spoke = trace.findLast((step) => step.type === 'caller.spoke' && step.heard.kind === 'need');
  return spoke?.type === 'caller.spoke' ? spoke.decision.topic : null;
}
