import type { Guess, Query } from './types.ts';

/** Share of right ones, 0..1; NaN of none. */
export function share(right: readonly boolean[]): number {
  return right.filter(Boolean).length / right.length;
}

export function isRight(guess: Guess, query: Query, among = 1): boolean {
  return guess.ranked.slice(0, among).some((label) => query.labels.includes(label));
}

/** How likely a score from `high` lies above one from `low`, 0..1; a tie counts one half. */
export function auroc(high: readonly number[], low: readonly number[]): number {
  const all = [...high.map((score) => ({ score, isHigh: true })), ...low.map((score) => ({ score, isHigh: false }))]
    .toSorted((a, b) => a.score - b.score);
  let wins = 0;
  let lowBefore = 0;
  for (let start = 0; start < all.length; ) {
    let end = start;
    while (end < all.length && all[end]?.score === all[start]?.score) end++;
    const tied = all.slice(start, end);
    const lowTied = tied.filter(({ isHigh }) => !isHigh).length;
    wins += (tied.length - lowTied) * (lowBefore + lowTied / 2);
    lowBefore += lowTied;
    start = end;
  }
  return wins / (high.length * low.length);
}

/** An answer by what a threshold looks at. */
export interface Scored {
  readonly score: number;
  /** The best label is right; false for what is out of scope. */
  readonly isRight: boolean;
}

/**
 * The score from which on an answer is believed, so that accuracy with "out of scope" as one more label is best.
 * @param outShare the share of queries out of scope in the full validation split, 0..1, whatever was sampled of it
 */
export function chooseThreshold(inScope: readonly Scored[], outOfScope: readonly number[], outShare: number): number {
  const gain = (1 - outShare) / inScope.length;
  const loss = outShare / outOfScope.length;
  const steps = [...inScope.map(({ score, isRight: right }) => ({ score, change: right ? -gain : 0 })), ...outOfScope.map((score) => ({ score, change: loss }))]
    .toSorted((a, b) => a.score - b.score);
  // The threshold rises past one answer after the other: a right one is lost, one out of scope is won.
  let [value, best, threshold] = [0, 0, 0];
  steps.forEach(({ score, change }, i) => {
    value += change;
    const next = steps[i + 1]?.score ?? Infinity;
    if (value > best && next > score) [best, threshold] = [value, next];
  });
  return threshold;
}

/**
 * The score from which on an answer is believed when so much accuracy in scope may be given up for it.
 * @param price 0..1, of the queries in scope
 */
export function thresholdAtPrice(inScope: readonly Scored[], price: number): number {
  const right = Float64Array.from(inScope.filter((answer) => answer.isRight), ({ score }) => score).toSorted();
  return right[Math.min(right.length - 1, Math.floor(price * inScope.length))] ?? 0;
}

/** The value below which the share `q` of the sorted numbers lies. */
export function quantile(sorted: Float64Array, q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

/** The middle and the worst but one in a hundred, in the unit of the input. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

export function spread(times: readonly number[]): Spread {
  const sorted = Float64Array.from(times).toSorted();
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}
