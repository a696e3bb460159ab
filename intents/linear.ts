import type { Vector } from './features.ts';

/**
 * A linear classifier: what a feature gives a class is one number, so that every decision breaks down exactly into
 * contributions of words. Kept sparse: most features speak for or against a few classes only.
 */
export interface Linear {
  readonly classes: number;
  /** The weights of feature f stand from starts[f] up to starts[f + 1]. */
  readonly starts: Int32Array;
  readonly columns: Uint16Array;
  readonly values: Float32Array;
  /** What each class has before anything is said. */
  readonly bias: Float32Array;
}

/** What a feature gives one class. */
export function weightOf({ starts, columns, values }: Linear, feature: number, column: number): number {
  const end = starts[feature + 1] as number;
  for (let at = starts[feature] as number; at < end; at++) if (columns[at] === column) return values[at] as number;
  return 0;
}

/** What a feature gives one class above what it gives a class on average. */
export function weightOverMean({ classes, starts, columns, values }: Linear, feature: number, column: number): number {
  let sum = 0;
  let own = 0;
  const end = starts[feature + 1] as number;
  for (let at = starts[feature] as number; at < end; at++) {
    const weight = values[at] as number;
    sum += weight;
    if (columns[at] === column) own = weight;
  }
  return own - sum / classes;
}

/** One score per class; higher is likelier. */
export function score({ classes, starts, columns, values: weights, bias }: Linear, { ids, values }: Vector): Float32Array {
  const scores = new Float32Array(classes);
  scores.set(bias);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    const value = values[i] as number;
    const end = starts[id + 1] as number;
    for (let at = starts[id] as number; at < end; at++) {
      const column = columns[at] as number;
      scores[column] = (scores[column] as number) + value * (weights[at] as number);
    }
  }
  return scores;
}

/** Probabilities from scores; `sharpness` is how many nats one unit of score is worth. */
export function softmax(scores: Float32Array, sharpness: number): Float32Array {
  let top = -Infinity;
  for (const s of scores) if (s > top) top = s;
  const grown = new Float32Array(scores.length);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += grown[k] = Math.exp(((scores[k] as number) - top) * sharpness);
  for (let k = 0; k < scores.length; k++) grown[k] = (grown[k] as number) / sum;
  return grown;
}

/**
 * Shares as they come true: the likeliest takes `share ** power`, the others divide the rest as before.
 * @param shares one per class, summing to 1; changed in place
 */
export function calibrate(shares: Float32Array, power: number): Float32Array {
  let top = 0;
  for (let k = 1; k < shares.length; k++) if ((shares[k] as number) > (shares[top] as number)) top = k;
  const before = shares[top] as number;
  const after = before ** power;
  const rest = before < 1 ? (1 - after) / (1 - before) : 0;
  for (let k = 0; k < shares.length; k++) shares[k] = k === top ? after : (shares[k] as number) * rest;
  return shares;
}

/** The sparse form of a feature-major table of weights whose last row is the bias. */
export function sparse(weights: Float32Array, features: number, classes: number, biasValue: number): Linear {
  let count = 0;
  for (let i = 0; i < features * classes; i++) if (weights[i] !== 0) count++;
  const starts = new Int32Array(features + 1);
  const columns = new Uint16Array(count);
  const values = new Float32Array(count);
  let at = 0;
  for (let f = 0; f < features; f++) {
    for (let k = 0; k < classes; k++) {
      const weight = weights[f * classes + k] as number;
      if (weight === 0) continue;
      columns[at] = k;
      values[at++] = weight;
    }
    starts[f + 1] = at;
  }
  return { classes, starts, columns, values, bias: weights.slice(features * classes).map((weight) => weight * biasValue) };
}
