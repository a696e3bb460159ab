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

/** What a feature gives one of the first `classes` on average: added up when a feature is first asked for. */
export function averages({ starts, columns, values }: Linear, classes: number): (feature: number) => number {
  const known = new Float64Array(starts.length - 1).fill(Number.NaN);
  return (feature) => {
    const before = known[feature] as number;
    if (!Number.isNaN(before)) return before;
    let sum = 0;
    for (let at = starts[feature] as number; at < (starts[feature + 1] as number); at++) if ((columns[at] as number) < classes) sum += values[at] as number;
    return (known[feature] = sum / classes);
  };
}

/** Of a model of two classes the one number that tells them apart: what speaks for the second over the first. */
export function secondOver(model: Linear): Linear {
  const features = model.starts.length - 1;
  const weights = Float32Array.from({ length: features + 1 }, (_, f) => (f < features ? weightOf(model, f, 1) - weightOf(model, f, 0) : 0));
  return { ...sparse(weights, features, 1, 0), bias: Float32Array.of((model.bias[1] as number) - (model.bias[0] as number)) };
}

/** Several models over the same features as one, the classes of each after those of the one before: an utterance's features are then gone through once. */
export function together(models: readonly Linear[]): Linear {
  const sum = (of: (model: Linear) => number) => models.reduce((all, model) => all + of(model), 0);
  const weights = sum(({ values }) => values.length);
  const starts = Int32Array.from(models[0]?.starts ?? [0]);
  for (const model of models.slice(1)) for (let f = 0; f < starts.length; f++) starts[f] = (starts[f] as number) + (model.starts[f] as number);
  const joint = { classes: sum(({ classes }) => classes), starts, columns: new Uint16Array(weights), values: new Float32Array(weights), bias: Float32Array.from(models.flatMap(({ bias }) => [...bias])) };
  // Where each feature's next weight goes.
  const next = starts.slice();
  let first = 0;
  for (const model of models) {
    putAfter(joint, next, model, first);
    first += model.classes;
  }
  return joint;
}

function putAfter(joint: Linear, next: Int32Array, { starts, columns, values }: Linear, first: number): void {
  for (let f = 0, at = 0; f + 1 < starts.length; f++) {
    let to = next[f] as number;
    for (const end = starts[f + 1] as number; at < end; at++, to++) {
      joint.columns[to] = first + (columns[at] as number);
      joint.values[to] = values[at] as number;
    }
    next[f] = to;
  }
}

/** One score per class; higher is likelier. */
export function score(model: Linear, { ids, values }: Vector): Float32Array {
  const scores = model.bias.slice();
  addScores(scores, model, ids, values, 0, ids.length);
  return scores;
}

/** Adds to scores what the features from one place to another give them. */
export function addScores(scores: Float32Array, { starts, columns, values: weights }: Linear, ids: Int32Array, values: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const id = ids[i] as number;
    const value = values[i] as number;
    const end = starts[id + 1] as number;
    for (let at = starts[id] as number; at < end; at++) {
      const column = columns[at] as number;
      scores[column] = (scores[column] as number) + value * (weights[at] as number);
    }
  }
}

/** A model's weights as a table, features first. */
export function dense({ classes, starts, columns, values }: Linear): Float32Array {
  const table = new Float32Array((starts.length - 1) * classes);
  for (let f = 0; f + 1 < starts.length; f++) {
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) table[f * classes + (columns[at] as number)] = values[at] as number;
  }
  return table;
}

/** Adds to scores what the features from one place to another give them by a table of weights: faster where most features speak for most classes. */
export function addRows(scores: Float32Array, table: Float32Array, ids: Int32Array, values: Float32Array, from: number, to: number): void {
  const classes = scores.length;
  for (let i = from; i < to; i++) {
    const row = (ids[i] as number) * classes;
    const value = values[i] as number;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] as number) + value * (table[row + k] as number);
  }
}

/**
 * Probabilities from scores; `sharpness` is how many nats one unit of score is worth.
 * @param grown where they are put: over the scores, if these are not needed any more
 */
export function softmax(scores: Float32Array, sharpness: number, grown: Float32Array = new Float32Array(scores.length)): Float32Array {
  let top = -Infinity;
  for (let k = 0; k < scores.length; k++) if ((scores[k] as number) > top) top = scores[k] as number;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += grown[k] = Math.exp(((scores[k] as number) - top) * sharpness);
  for (let k = 0; k < scores.length; k++) grown[k] = (grown[k] as number) / sum;
  return grown;
}

/** How likely yes is by the one score of a model of yes and no, 0..1; `sharpness` as for `softmax`. */
export function logistic(told: number, sharpness: number): number {
  return 1 / (1 + Math.exp(-sharpness * told));
}

/** The place of the largest share; of equals the first. */
export function likeliest(shares: Float32Array): number {
  let top = 0;
  for (let k = 1; k < shares.length; k++) if ((shares[k] as number) > (shares[top] as number)) top = k;
  return top;
}

/**
 * Shares as they come true: the likeliest takes `share ** power`, the others divide the rest as before.
 * @param shares one per class, summing to 1; changed in place
 */
export function calibrate(shares: Float32Array, power: number): Float32Array {
  const top = likeliest(shares);
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
