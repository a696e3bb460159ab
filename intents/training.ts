import type { Vectors } from './features.ts';
import { addRows, sparse, type Linear } from './linear.ts';
import { policy } from './policy.ts';
import { inSeededPasses } from './shuffle.ts';

/** What is learnt from: a vector, a class and a seed each. */
export interface Examples {
  readonly vectors: Vectors;
  readonly labels: Int32Array;
  /** They say when each is met, whatever other examples there are. */
  readonly seeds: Int32Array;
}

const BIAS = policy.training.bias;
/** A smaller step moves no decision. */
const NEGLIGIBLE = 1e-3;

/**
 * Trains one classifier: support vectors for what tells classes apart, with a little naive Bayes, which steadies classes
 * of few phrases (a sum of two linear models is itself linear). Deterministic: the same examples give the same numbers.
 */
export function trainLinear(examples: Examples, features: number, classes: number): Linear {
  const weights = supportVectors(examples, features, classes, passesFor(examples.labels.length));
  addNaiveBayes(weights, examples, features, classes);
  return sparse(weights, features, classes, BIAS);
}

/** Large sets need fewer passes. */
function passesFor(examples: number): number {
  const { passes, fewestPasses, enough } = policy.training;
  return Math.max(fewestPasses, Math.min(passes, Math.ceil(enough / examples)));
}

/**
 * One machine per class against all others (squared hinge), by dual coordinate descent: each visit of an example solves
 * its own part of the problem exactly.
 */
function supportVectors({ vectors: { ends, ids, values }, labels, seeds }: Examples, features: number, classes: number, passes: number): Float32Array {
  const weights = new Float32Array((features + 1) * classes);
  const alphas = new Float32Array(labels.length * classes);
  const soft = 1 / (2 * policy.training.cost);
  const curve = Float32Array.from(labels, (_, n) => values.subarray(ends[n], ends[n + 1]).reduce((sum, value) => sum + value * value, soft + BIAS * BIAS));
  const scores = new Float32Array(classes);
  const last = features * classes;
  inSeededPasses(seeds, passes, (n) => {
    const [from, to] = [ends[n] as number, ends[n + 1] as number];
    for (let k = 0; k < classes; k++) scores[k] = BIAS * (weights[last + k] as number);
    addRows(scores, weights, ids, values, from, to);
    for (let k = 0; k < classes; k++) {
      const sign = k === labels[n] ? 1 : -1;
      const alpha = alphas[n * classes + k] as number;
      const slope = sign * (scores[k] as number) - 1 + soft * alpha;
      if (alpha === 0 ? slope > -NEGLIGIBLE : Math.abs(slope) < NEGLIGIBLE) continue;
      const next = Math.max(0, alpha - slope / (curve[n] as number));
      const step = (next - alpha) * sign;
      alphas[n * classes + k] = next;
      weights[last + k] = (weights[last + k] as number) + step * BIAS;
      for (let i = from; i < to; i++) {
        const cell = (ids[i] as number) * classes + k;
        weights[cell] = (weights[cell] as number) + step * (values[i] as number);
      }
    }
  });
  return weights;
}

/**
 * Multinomial naive Bayes over the same vectors, in the same scale. What a feature gives a class that it never stood with
 * is the same for all features, and goes into the last row for an utterance of common length.
 */
function addNaiveBayes(weights: Float32Array, { vectors: { ends, ids, values }, labels }: Examples, features: number, classes: number): void {
  const { bayesShare, bayesAlpha } = policy.training;
  const sums = new Float32Array(features * classes);
  const totals = new Float64Array(classes).fill(bayesAlpha * features);
  let mass = 0;
  labels.forEach((label, n) => {
    for (let i = ends[n] as number; i < (ends[n + 1] as number); i++) {
      const cell = (ids[i] as number) * classes + label;
      sums[cell] = (sums[cell] as number) + (values[i] as number);
      totals[label] = (totals[label] as number) + (values[i] as number);
      mass += (values[i] as number) / labels.length;
    }
  });
  for (let i = 0; i < sums.length; i++) {
    if (sums[i] !== 0) weights[i] = (weights[i] as number) + bayesShare * Math.log(((sums[i] as number) + bayesAlpha) / bayesAlpha);
  }
  const mean = totals.reduce((sum, total) => sum + Math.log(total) / classes, 0);
  for (let k = 0; k < classes; k++) weights[sums.length + k] = (weights[sums.length + k] as number) - (bayesShare * mass * (Math.log(totals[k] as number) - mean)) / BIAS;
}
