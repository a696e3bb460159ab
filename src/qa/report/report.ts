import type { TraceEntry } from '../../simulator/trace.ts';
import type { Engine } from '../../simulator/engine.ts';
import { runCase, type Failure } from '../run.ts';
import type { SuiteCase } from '../suite.ts';

export const REPORT = { schema: 'talsvar-report', version: 1 } as const;

/** A part of a run: the cases are dealt out like cards to `of` players. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** What holds for a whole run. */
export interface ReportHead {
  /** The fingerprint of the rules that were tested. */
  readonly service: string;
  /** ISO time, where SOURCE_DATE_EPOCH gives one: two runs of the same input are the same to the byte. */
  readonly timestamp: string | null;
  /** Only cases whose name holds this text were chosen. */
  readonly grep: string | null;
  readonly shard: Shard | null;
}

export interface SuiteHead {
  readonly suite: string;
  readonly file: string;
  /** Of the file's content. */
  readonly sha256: string;
  /** How many cases were chosen, in all shards together. */
  readonly cases: number;
  /** Rows that could not be read and were passed over, as "file:line: what"; the first 50, the others as "and 7 more". */
  readonly problems: readonly string[];
}

export type Status = 'passed' | 'failed' | 'error';

/** One case that was run. */
export interface CaseRow {
  /** Its place among the suite's chosen cases, from 1. */
  readonly n: number;
  readonly id: string;
  readonly kind: SuiteCase['kind'];
  readonly line: number;
  readonly status: Status;
  readonly failure?: Failure;
  /** What was thrown. */
  readonly error?: string;
  /** What happened in a call that failed. */
  readonly trace?: readonly TraceEntry[];
}

export interface Totals {
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
}

/** A run beside an earlier one. Each case as "file: name". */
export interface Comparison {
  readonly newlyFailing: readonly string[];
  readonly newlyPassing: readonly string[];
  /** Not run any more: a failure. */
  readonly missing: readonly string[];
  readonly new: readonly string[];
}

export interface ReportEnd {
  readonly totals: Totals;
  readonly baseline: Comparison | null;
  /** Interrupted: what stands above is a part. */
  readonly aborted: boolean;
}

/** Writes a report as the run goes on. */
export interface Reporter {
  readonly begin: (head: ReportHead) => void;
  readonly suite: (suite: SuiteHead) => void;
  readonly row: (row: CaseRow) => void;
  readonly end: (end: ReportEnd) => void;
}

export const NOTHING_RUN: Totals = { cases: 0, passed: 0, failed: 0, errors: 0 };

export function counted({ cases, passed, failed, errors }: Totals, status: Status): Totals {
  return {
    cases: cases + 1,
    passed: passed + (status === 'passed' ? 1 : 0),
    failed: failed + (status === 'failed' ? 1 : 0),
    errors: errors + (status === 'error' ? 1 : 0),
  };
}

export function isInShard(place: number, shard: Shard | null): boolean {
  return shard === null || place % shard.of === shard.index - 1;
}

/** Runs one case. Whatever is thrown is an error of this case, and no other's. */
export function rowOf(engine: Engine, entry: SuiteCase, n: number): CaseRow {
  const { name: id, kind, line } = entry;
  try {
    const { failure, trace } = runCase(engine, entry);
    if (failure === null) return { n, id, kind, line, status: 'passed' };
    return { n, id, kind, line, status: 'failed', failure, ...(kind === 'call' ? { trace } : {}) };
  } catch (error) {
    return { n, id, kind, line, status: 'error', error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** The exit status of a run whose report was written. */
export function statusOf({ totals, baseline, aborted }: ReportEnd, problems: number): number {
  if (aborted) return 130;
  if (problems > 0) return 2;
  return totals.failed + totals.errors + (baseline?.missing.length ?? 0) > 0 ? 1 : 0;
}

/** "12 passed, 1 failed", and what else there is to say. */
export function inOneLine({ totals, baseline, aborted }: ReportEnd, problems: number): string {
  return [
    `${totals.passed} passed, ${totals.failed} failed`,
    ...(totals.errors > 0 ? [`${totals.errors} ${totals.errors === 1 ? 'error' : 'errors'}`] : []),
    ...(problems > 0 ? [`${problems} ${problems === 1 ? 'row' : 'rows'} could not be read`] : []),
    ...(baseline ? [`against the baseline: ${baseline.newlyFailing.length} newly failing, ${baseline.newlyPassing.length} newly passing, ${baseline.missing.length} missing, ${baseline.new.length} new`] : []),
    ...(aborted ? ['aborted'] : []),
  ].join(', ');
}
