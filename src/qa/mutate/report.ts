import { stringify } from 'yaml';
import { isoInStockholm } from '../../../machines/stockholm.ts';
import type { Queue } from '../../../machines/types.ts';
import type { SuiteCase } from '../suite.ts';
import type { Hunt, Tried } from './hunt.ts';
import type { Operator } from './mutant.ts';
import { OPEN } from './probes.ts';

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
  const calls = tests.flatMap((test) => (test.kind === 'call' ? [{
    name: test.name, ...time(test.at), ...(test.dialled === 'private' ? {} : { dial: test.dialled }), ...(test.lang === 'sv' ? {} : { lang: test.lang }), ...queue(test.queue),
    steps: test.steps.map(({ step }) => step),
  }] : []));
  const utterances = tests.flatMap((test) => (test.kind === 'utterance' ? [{ say: test.say, ...time(test.at), ...test.expected }] : []));
  return stringify({ suite: 'Missing tests, drafted by talsvar mutate', at: localTime(OPEN), ...(calls.length > 0 ? { calls } : {}), ...(utterances.length > 0 ? { utterances } : {}) }, { lineWidth: 0, aliasDuplicateObjects: false });
}

const localTime = (at: number) => isoInStockholm(at).slice(0, 16);
const time = (at: number) => (at === OPEN ? {} : { at: localTime(at) });
const queue = (given: Queue | null) => (given === null ? {} : { queue: given === 'full' ? given : given.place });

/** The tests that are missing, each once. */
export function missingTests({ tried }: Hunt): SuiteCase[] {
  return [...new Set(tried.flatMap((mutant) => (mutant.fate === 'survived' ? [mutant.test] : [])))];
}
