import type { Vector } from './features.ts';
import { sparse, type Linear } from './linear.ts';
import { policy } from './policy.ts';

export interface Example {
  readonly vector: Vector;
  readonly label: number;
}

/** Weights of every feature (rows) for every class (columns), and a last row for what a class has before anything is said. */
export interface Dense {
  readonly classes: number;
  readonly weights: Float32Array;
}

const BIAS = policy.training.bias;
/** A smaller step moves no decision. */
const NEGLIGIBLE = 1e-3;

/**
 * Trains one classifier: support vectors for what tells classes apart, with a little naive Bayes, which steadies classes
 * of few phrases (a sum of two linear models is itself linear). Deterministic: the same examples give the same numbers.
 */
export function trainDense(examples: readonly Example[], features: number, classes: number): Dense {
  const weights = supportVectors(examples, features, classes, passesFor(examples.length));
  addNaiveBayes(weights, examples, features, classes);
  return { classes, weights };
}

export function sparseOf({ weights, classes }: Dense): Linear {
  return sparse(weights, weights.length / classes - 1, classes, BIAS);
}

/** Which weights matter most over all examples: one flag per weight, `keep` of them set. */
export function weightsThatMatter({ weights, classes }: Dense, examples: readonly Example[], keep: number): Uint8Array {
  const features = weights.length / classes - 1;
  const presence = new Float64Array(features);
  for (const { vector: { ids, values } } of examples) {
    for (let i = 0; i < ids.length; i++) presence[ids[i] as number] = (presence[ids[i] as number] as number) + (values[i] as number) ** 2;
  }
  const matter = new Float32Array(features * classes);
  for (let f = 0; f < features; f++) {
    const scale = Math.sqrt(presence[f] as number);
    for (let k = 0; k < classes; k++) matter[f * classes + k] = Math.abs(weights[f * classes + k] as number) * scale;
  }
  const least = keep < matter.length ? (matter.toSorted()[matter.length - keep] as number) : 0;
  return Uint8Array.from(matter, (value) => (value > 0 && value >= least ? 1 : 0));
}

/** The scores that a model gives each example, one row per example. */
export function scoresOf({ weights, classes }: Dense, examples: readonly Example[]): Float32Array {
  const all = new Float32Array(examples.length * classes);
  examples.forEach(({ vector }, n) => scoreInto(all.subarray(n * classes, (n + 1) * classes), vector, weights, classes));
  return all;
}

/**
 * A model of few weights that gives the examples the scores of a full one. It starts with the full one's weights and takes up,
 * example by example, what the missing ones gave (Kaczmarz); what all classes share is left out, since it decides nothing.
 * In the last passes an example that does not come first in its own class is moved there.
 * @param start weights in the rows of the examples' features; zero where there is none to be
 */
export function distil(start: Dense, mask: Uint8Array, examples: readonly Example[], targets: Float32Array): Dense {
  const { classes } = start;
  const weights = start.weights.slice();
  const last = weights.length - classes;
  const { distilPasses, settlePasses, distilRate, margin } = policy.training;
  const [scores, steps, room] = [new Float32Array(classes), new Float32Array(classes), new Float32Array(classes)];
  const order = Uint32Array.from(examples.keys());
  const random = randomNumbers();
  for (let pass = 0; pass < distilPasses + settlePasses; pass++) {
    shuffle(order, random);
    for (const n of order) {
      const { vector, label } = examples[n] as Example;
      scoreInto(scores, vector, weights, classes);
      const rival = pass < distilPasses ? -1 : rivalOf(scores, label);
      const short = rival < 0 ? 0 : margin - ((scores[label] as number) - (scores[rival] as number));
      if (rival >= 0 && short <= 0) continue;
      roomInto(room, vector, mask, classes);
      if (rival >= 0) {
        const step = short / ((room[label] as number) + (room[rival] as number));
        steps.fill(0);
        steps[label] = step;
        steps[rival] = -step;
      } else {
        let shared = 0;
        for (let k = 0; k < classes; k++) shared += ((targets[n * classes + k] as number) - (scores[k] as number)) / classes;
        for (let k = 0; k < classes; k++) steps[k] = (distilRate * ((targets[n * classes + k] as number) - (scores[k] as number) - shared)) / (room[k] as number);
      }
      move(weights, vector, mask, steps, last);
    }
  }
  return { classes, weights };
}

function rivalOf(scores: Float32Array, label: number): number {
  let rival = label === 0 ? 1 : 0;
  for (let k = 0; k < scores.length; k++) if (k !== label && (scores[k] as number) > (scores[rival] as number)) rival = k;
  return rival;
}

/** How much a step of one moves each class's score of an example: only weights that may be there count. */
function roomInto(room: Float32Array, { ids, values }: Vector, mask: Uint8Array, classes: number): void {
  room.fill(BIAS * BIAS);
  for (let i = 0; i < ids.length; i++) {
    const row = (ids[i] as number) * classes;
    const square = (values[i] as number) ** 2;
    for (let k = 0; k < classes; k++) room[k] = (room[k] as number) + square * (mask[row + k] as number);
  }
}

function move(weights: Float32Array, { ids, values }: Vector, mask: Uint8Array, steps: Float32Array, last: number): void {
  const classes = steps.length;
  for (let k = 0; k < classes; k++) weights[last + k] = (weights[last + k] as number) + (steps[k] as number) * BIAS;
  for (let i = 0; i < ids.length; i++) {
    const row = (ids[i] as number) * classes;
    const value = values[i] as number;
    for (let k = 0; k < classes; k++) weights[row + k] = (weights[row + k] as number) + (steps[k] as number) * value * (mask[row + k] as number);
  }
}

function scoreInto(scores: Float32Array, { ids, values }: Vector, weights: Float32Array, classes: number): void {
  const last = weights.length - classes;
  for (let k = 0; k < classes; k++) scores[k] = BIAS * (weights[last + k] as number);
  for (let i = 0; i < ids.length; i++) {
    const row = (ids[i] as number) * classes;
    const value = values[i] as number;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] as number) + value * (weights[row + k] as number);
  }
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
function supportVectors(examples: readonly Example[], features: number, classes: number, passes: number): Float32Array {
  const weights = new Float32Array((features + 1) * classes);
  const alphas = new Float32Array(examples.length * classes);
  const soft = 1 / (2 * policy.training.cost);
  const curve = Float32Array.from(examples, ({ vector }) => vector.values.reduce((sum, value) => sum + value * value, soft + BIAS * BIAS));
  const scores = new Float32Array(classes);
  const order = Uint32Array.from(examples.keys());
  const random = randomNumbers();
  const last = features * classes;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const n of order) {
      const { vector, label } = examples[n] as Example;
      const { ids, values } = vector;
      scoreInto(scores, vector, weights, classes);
      for (let k = 0; k < classes; k++) {
        const sign = k === label ? 1 : -1;
        const alpha = alphas[n * classes + k] as number;
        const slope = sign * (scores[k] as number) - 1 + soft * alpha;
        if (alpha === 0 ? slope > -NEGLIGIBLE : Math.abs(slope) < NEGLIGIBLE) continue;
        const next = Math.max(0, alpha - slope / (curve[n] as number));
        const step = (next - alpha) * sign;
        alphas[n * classes + k] = next;
        weights[last + k] = (weights[last + k] as number) + step * BIAS;
        for (let i = 0; i < ids.length; i++) {
          const cell = (ids[i] as number) * classes + k;
          weights[cell] = (weights[cell] as number) + step * (values[i] as number);
        }
      }
    }
  }
  return weights;
}

/**
 * Multinomial naive Bayes over the same vectors, in the same scale. What a feature gives a class that it never stood with
 * is the same for all features, and goes into the last row for an utterance of common length.
 */
function addNaiveBayes(weights: Float32Array, examples: readonly Example[], features: number, classes: number): void {
  const { bayesShare, bayesAlpha } = policy.training;
  const sums = new Float32Array(features * classes);
  const totals = new Float64Array(classes).fill(bayesAlpha * features);
  let mass = 0;
  for (const { vector: { ids, values }, label } of examples) {
    for (let i = 0; i < ids.length; i++) {
      const cell = (ids[i] as number) * classes + label;
      sums[cell] = (sums[cell] as number) + (values[i] as number);
      totals[label] = (totals[label] as number) + (values[i] as number);
      mass += (values[i] as number) / examples.length;
    }
  }
  for (let i = 0; i < sums.length; i++) {
    if (sums[i] !== 0) weights[i] = (weights[i] as number) + bayesShare * Math.log(((sums[i] as number) + bayesAlpha) / bayesAlpha);
  }
  const mean = totals.reduce((sum, total) => sum + Math.log(total) / classes, 0);
  for (let k = 0; k < classes; k++) weights[sums.length + k] = (weights[sums.length + k] as number) - (bayesShare * mass * (Math.log(totals[k] as number) - mean)) / BIAS;
}

/** Numbers from 0 to 1 that are the same every time. */
function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * i);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
}
