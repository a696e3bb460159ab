import type { SuiteCase } from '../suite.ts';
import { writeSuite } from '../write-suite.ts';
import type { Hunt, Tried } from './hunt.ts';
import type { Operator } from './mutant.ts';

/** How many mutants were noticed, of those that a suite could notice. */
export interface Score {
  readonly killed: number;
  readonly survived: number;
  readonly equivalent: number;
  /** 0..100; null where nothing counts. */
  readonly score: number | null;
}

export function scoreOf(tried: readonly Tried[]): Score {
  const count = (fate: Tried['fate']) => tried.filter((mutant) => mutant.fate === fate).length;
  const [killed, survived, equivalent] = [count('killed'), count('survived'), count('equivalent')];
  return { killed, survived, equivalent, score: killed + survived === 0 ? null : (100 * killed) / (killed + survived) };
}

export function scores({ tried }: Hunt, operators: readonly Operator[]): (Score & Pick<Operator, 'id' | 'says'>)[] {
  return operators.map(({ id, says }) => ({ id, says, ...scoreOf(tried.filter(({ operator }) => operator === id)) }));
}

/** One decimal, never rounded up: 89.96 is not 90. */
export function shownScore(score: number | null): string {
  return score === null ? '–' : `${(Math.floor(score * 10) / 10).toFixed(1)} %`;
}

/** Cases as a suite that can be run as it is. */
export function draftSuite(tests: readonly SuiteCase[]): string {
  return writeSuite({ name: 'Missing tests, drafted by talsvar mutate', cases: tests });
}

/** The tests that are missing, each once. */
export function missingTests({ tried }: Hunt): SuiteCase[] {
  return [...new Set(tried.flatMap((mutant) => (mutant.fate === 'survived' ? [mutant.test] : [])))];
}
