import type { Vector } from './features.ts';
import { policy } from './policy.ts';

/**
 * One linear model: softmax regression that starts at the class centroids and is trained against each phrase's
 * nearest wrong classes, blended with naive Bayes. A mean of two linear models is itself linear, so that every
 * decision breaks down exactly into contributions of words.
 */
export interface Linear {
  readonly classes: number;
  /** Feature-major: weight of feature f for class k stands at f * classes + k. */
  readonly weights: Float32Array;
}

/** A linear model as small as it can be kept: what all features share per class, and the rest in eight bits. */
export interface PackedLinear {
  readonly classes: number;
  /** Per class, what a feature that never stood with it weighs. */
  readonly base: readonly number[];
  /** One step of the eight-bit values. */
  readonly step: number;
  /** Per feature: how many classes follow, then class and value for each. */
  readonly bytes: Uint8Array;
}

const LARGEST = 127;
/** Smaller steps move no decision and make a fifth of the model. */
const NOISE = 2;

/** Packs a model. Weights are kept to within half a step of 1/127 of the largest. */
export function packLinear({ classes, weights }: Linear): PackedLinear {
  const features = weights.length / classes;
  const base = Array.from({ length: classes }, (_, k) => commonest(weights, k, classes));
  let largest = 0;
  for (let i = 0; i < weights.length; i++) largest = Math.max(largest, Math.abs((weights[i] as number) - (base[i % classes] as number)));
  const step = largest / LARGEST || 1;
  const bytes: number[] = [];
  for (let f = 0; f < features; f++) {
    const at = bytes.length;
    bytes.push(0);
    for (let k = 0; k < classes; k++) {
      const value = Math.round(((weights[f * classes + k] as number) - (base[k] as number)) / step);
      if (Math.abs(value) > NOISE) bytes.push(k, value & 0xff);
    }
    bytes[at] = (bytes.length - at - 1) / 2;
  }
  return { classes, base, step, bytes: Uint8Array.from(bytes) };
}

export function unpackLinear({ classes, base, step, bytes }: PackedLinear, features: number): Linear {
  const weights = new Float32Array(features * classes);
  let at = 0;
  for (let f = 0; f < features; f++) {
    weights.set(base, f * classes);
    for (let left = bytes[at++] as number; left > 0; left--, at += 2) {
      const cell = f * classes + (bytes[at] as number);
      weights[cell] = (weights[cell] as number) + (((bytes[at + 1] as number) << 24) >> 24) * step;
    }
  }
  return { classes, weights };
}

/** Most features never stand with a class, and share one weight there. */
function commonest(weights: Float32Array, k: number, classes: number): number {
  const counts = new Map<number, number>();
  for (let i = k; i < weights.length; i += classes) counts.set(weights[i] as number, (counts.get(weights[i] as number) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0] as [number, number])[0];
}

export interface Example {
  readonly vector: Vector;
  readonly label: number;
}

const FAST_TEMPERATURE = 0.6;
const BAYES_TEMPERATURE = 0.85;
/** A smaller error moves no decision; skipping it halves the training. */
const NEGLIGIBLE = 0.01;

/** @param examples one per phrase; order matters only for rounding, training is deterministic */
export function trainLinear(examples: readonly Example[], features: number, classes: number): Linear {
  const fast = centroids(examples, features, classes);
  refine(fast, examples, classes);
  const bayes = naiveBayes(examples, features, classes);
  const { bayesShare } = policy.training;
  const [fastShare, slowShare] = [(1 - bayesShare) / FAST_TEMPERATURE, bayesShare / BAYES_TEMPERATURE];
  for (let i = 0; i < fast.length; i++) fast[i] = fastShare * (fast[i] as number) + slowShare * (bayes[i] as number);
  return { classes, weights: fast };
}

export function score(model: Linear, { ids, values }: Vector): Float32Array {
  return scoreWith(model.weights, model.classes, ids, values);
}

function scoreWith(weights: Float32Array, classes: number, ids: Int32Array, values: Float32Array): Float32Array {
  const scores = new Float32Array(classes);
  for (let i = 0; i < ids.length; i++) {
    const row = (ids[i] as number) * classes;
    const value = values[i] as number;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] as number) + value * (weights[row + k] as number);
  }
  return scores;
}

export function softmax(scores: Float32Array, temperature = 1): Float32Array {
  const top = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const grown = scores.map((s) => Math.exp((s - top) / temperature));
  const sum = grown.reduce((a, b) => a + b, 0);
  return grown.map((g) => g / sum);
}

function centroids(examples: readonly Example[], features: number, classes: number): Float32Array {
  const weights = new Float32Array(features * classes);
  for (const { vector, label } of examples) {
    for (let i = 0; i < vector.ids.length; i++) {
      const at = (vector.ids[i] as number) * classes + label;
      weights[at] = (weights[at] as number) + (vector.values[i] as number);
    }
  }
  const squares = new Float64Array(classes);
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight !== 0) squares[i % classes] = (squares[i % classes] as number) + weight * weight;
  }
  const scale = squares.map((sum) => policy.training.centroidScale / (Math.sqrt(sum) || 1));
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] !== 0) weights[i] = (weights[i] as number) * (scale[i % classes] as number);
  }
  return weights;
}

/** AdaGrad over the true class and its nearest rivals, with label smoothing; phrases are visited in a fixed shuffle. */
function refine(weights: Float32Array, examples: readonly Example[], classes: number): void {
  const { epochs, learningRate, rivals, labelSmoothing } = policy.training;
  const squares = new Float32Array(weights.length).fill(1e-2);
  const step = coprimeStep(examples.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let n = 0; n < examples.length; n++) {
      const example = examples[(n * step + epoch) % examples.length];
      if (!example) continue;
      const { ids, values } = example.vector;
      const scores = scoreWith(weights, classes, ids, values);
      const chosen = nearestRivals(scores, example.label, rivals);
      const probabilities = softmax(Float32Array.from(chosen, (k) => scores[k] as number));
      chosen.forEach((k, c) => {
        const target = k === example.label ? 1 - labelSmoothing : labelSmoothing / Math.max(1, chosen.length - 1);
        const slope = (probabilities[c] as number) - target;
        if (Math.abs(slope) < NEGLIGIBLE) return;
        for (let i = 0; i < ids.length; i++) {
          const at = (ids[i] as number) * classes + k;
          const gradient = slope * (values[i] as number);
          squares[at] = (squares[at] as number) + gradient * gradient;
          weights[at] = (weights[at] as number) - (learningRate * gradient) / Math.sqrt(squares[at]);
        }
      });
    }
  }
}

/** The true class first, then the classes that score highest (insertion into a short sorted list). */
function nearestRivals(scores: Float32Array, label: number, count: number): number[] {
  const chosen: number[] = [];
  for (let k = 0; k < scores.length; k++) {
    if (k === label) continue;
    const value = scores[k] as number;
    let at = chosen.length;
    while (at > 0 && value > (scores[chosen[at - 1] as number] as number)) at--;
    if (at >= count) continue;
    chosen.splice(at, 0, k);
    if (chosen.length > count) chosen.pop();
  }
  chosen.unshift(label);
  return chosen;
}

function coprimeStep(length: number): number {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let step = Math.max(1, Math.floor(length * 0.618));
  while (gcd(step, length) !== 1) step++;
  return step;
}

function naiveBayes(examples: readonly Example[], features: number, classes: number): Float32Array {
  const { bayesAlpha } = policy.training;
  const weights = new Float32Array(features * classes);
  const totals = new Float64Array(classes).fill(bayesAlpha * features);
  for (const { vector, label } of examples) {
    for (let i = 0; i < vector.ids.length; i++) {
      const value = vector.values[i] as number;
      const at = (vector.ids[i] as number) * classes + label;
      weights[at] = (weights[at] as number) + value;
      totals[label] = (totals[label] as number) + value;
    }
  }
  const logTotals = totals.map(Math.log);
  const logAlpha = Math.log(bayesAlpha);
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    weights[i] = (weight === 0 ? logAlpha : Math.log(weight + bayesAlpha)) - (logTotals[i % classes] as number);
  }
  return weights;
}
