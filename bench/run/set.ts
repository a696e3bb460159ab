import { adapterOf } from '../adapters/all.ts';
import { sourceOf } from '../data/sets.ts';
import { calibrationError } from '../../src/qa/calibration.ts';
import { auroc, chooseThreshold, isRight, share, spread, thresholdAtPrice, type Spread } from '../measures.ts';
import { sample, seeded } from '../random.ts';
import type { DataSet, Query } from '../types.ts';
import { ask, trainHere, type Answer } from './training.ts';

export interface SetJob {
  readonly matcher: string;
  readonly set: string;
  readonly folder: string;
  /** The most queries of each kind. */
  readonly queries: number;
}

/** Shares are 0..1, times ms; null where the set or the matcher does not give it. */
export interface SetResult {
  readonly phrases: number;
  readonly labels: number;
  readonly queries: number;
  readonly outOfScope: number;
  readonly accuracy: number;
  readonly topThree: number;
  readonly calibrationError: number | null;
  readonly auroc: number | null;
  /** With the threshold that Larson et al. choose, and with one that costs `PRICE` of what is right in scope. */
  readonly threshold: Thresholded | null;
  readonly priced: Thresholded | null;
  readonly trainMs: number;
  readonly speed: Spread;
  readonly modelMb: number;
}

export interface Thresholded {
  readonly inScope: number;
  readonly recall: number;
}

/** So much accuracy in scope may a threshold cost on the validation split. */
export const PRICE = 0.015;

/** Trains one matcher on one set and tests it. */
export async function measureSet({ matcher, set, folder, queries }: SetJob): Promise<SetResult> {
  const data = sourceOf(set).read(folder);
  const { classifier, trainMs, modelMb } = await trainHere(adapterOf(matcher), data);
  const some = <T>(items: readonly T[]) => sample(items, Math.min(queries, items.length), seeded(`queries of ${set}`));
  const [test, outside] = [some(data.test), some(data.outOfScope)];
  const inScope = await ask(classifier, test.map(({ text }) => text));
  const outOfScope = await ask(classifier, outside);
  const right = judged(inScope, test);
  const { validation } = data;
  const chosen = validation && {
    queries: some(validation.inScope), outside: some(validation.outOfScope),
    outShare: validation.outOfScope.length / (validation.inScope.length + validation.outOfScope.length),
  };
  const valid = chosen && { in: await ask(classifier, chosen.queries.map(({ text }) => text)), out: await ask(classifier, chosen.outside) };
  const judgedValid = chosen && valid && judged(valid.in, chosen.queries).map((isGood, i) => ({ score: valid.in[i]?.guess.score ?? 0, isRight: isGood }));
  const larson = judgedValid && chooseThreshold(judgedValid, valid.out.map(({ guess }) => guess.score), chosen.outShare);
  const thresholded = (least: number): Thresholded => ({
    inScope: share(inScope.map(({ guess }, i) => guess.score >= least && right[i] === true)),
    recall: share(scores(outOfScope).map((score) => score < least)),
  });
  return {
    phrases: data.train.length,
    labels: new Set(data.train.map(({ label }) => label)).size,
    queries: test.length,
    outOfScope: outside.length,
    accuracy: share(right),
    topThree: share(inScope.map(({ guess }, i) => isRight(guess, test[i] as Query, 3))),
    calibrationError: calibration(inScope, right),
    auroc: outside.length === 0 ? null : auroc(scores(inScope), scores(outOfScope)),
    threshold: larson === null ? null : thresholded(larson),
    priced: judgedValid && thresholded(thresholdAtPrice(judgedValid, PRICE)),
    trainMs,
    speed: spread([...inScope, ...outOfScope].map(({ ms }) => ms)),
    modelMb,
  };
}

const scores = (answers: readonly Answer[]) => answers.map(({ guess }) => guess.score);

function judged(answers: readonly Answer[], queries: DataSet['test']): boolean[] {
  return answers.map(({ guess }, i) => isRight(guess, queries[i] as Query));
}

function calibration(answers: readonly Answer[], right: readonly boolean[]): number | null {
  const claims = answers.flatMap(({ guess: { probability } }, i) => (probability === null ? [] : [{ probability, isRight: right[i] ?? false }]));
  return claims.length === 0 ? null : calibrationError(claims);
}
