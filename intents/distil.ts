import type { Vector } from './features.ts';
import { score, type Linear } from './linear.ts';
import { policy } from './policy.ts';
import { inSeededPasses } from './shuffle.ts';

/**
 * A model with the weights that matter most over all examples: large ones, and those of common features. A feature is kept
 * where its weights are worth what it costs.
 * @param room how many weights there is room for, features counted
 * @param isThere features that are kept in any case, and cost nothing more
 */
export function strongest(model: Linear, examples: readonly Vector[], room: number, isThere: (feature: number) => boolean = () => false): Linear {
  const { starts, values } = model;
  const features = starts.length - 1;
  const presence = new Float64Array(features);
  for (const { ids, values: present } of examples) {
    for (let i = 0; i < ids.length; i++) presence[ids[i] as number] = (presence[ids[i] as number] as number) + (present[i] as number) ** 2;
  }
  const matter = new Float32Array(values.length);
  for (let f = 0; f < features; f++) {
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) matter[at] = (values[at] as number) ** 2 * (presence[f] as number);
  }
  const costs = Uint8Array.from({ length: features }, (_, f) => (isThere(f) ? 0 : policy.training.feature));
  /** Whether a feature is worth its cost when a weight must matter more than `price`, and what it then takes of the room. */
  const taken = (f: number, price: number): number => {
    let [gain, count] = [-(costs[f] as number) * price, 0];
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) {
      const over = (matter[at] as number) - price;
      if (over <= 0) continue;
      gain += over;
      count++;
    }
    return gain > 0 ? count + (costs[f] as number) : 0;
  };
  const price = priceFor(room, matter.reduce((most, each) => Math.max(most, each), 0), (each) => {
    let all = 0;
    for (let f = 0; f < features; f++) all += taken(f, each);
    return all;
  });
  const isKept = Uint8Array.from({ length: features }, (_, f) => Number(taken(f, price) > 0));
  return picked(model, Int32Array.from(presence.keys()), (at, f) => isKept[f] === 1 && (matter[at] as number) > price);
}

/** The lowest price at which no more is taken than there is room for. */
function priceFor(room: number, most: number, takenAt: (price: number) => number): number {
  if (takenAt(0) <= room) return 0;
  // Matters lie many powers of ten apart.
  let [low, high] = [Math.log(most) - 40, Math.log(most)];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (takenAt(Math.exp(middle)) <= room) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}

/** The rows of some features, in the order asked for, and of these the weights that `isKept` (by their place and their feature). */
export function picked({ classes, starts, columns, values, bias }: Linear, features: Int32Array, isKept: (at: number, feature: number) => boolean = () => true): Linear {
  const [places, ends]: [number[], number[]] = [[], [0]];
  for (const f of features) {
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) if (isKept(at, f)) places.push(at);
    ends.push(places.length);
  }
  return {
    classes, starts: Int32Array.from(ends), bias: bias.slice(),
    columns: Uint16Array.from(places, (at) => columns[at] as number), values: Float32Array.from(places, (at) => values[at] as number),
  };
}

/** The scores that a model gives each example, one row per example. */
export function scoresOf(model: Linear, examples: readonly Vector[]): Float32Array {
  const all = new Float32Array(examples.length * model.classes);
  examples.forEach((vector, n) => all.set(score(model, vector), n * model.classes));
  return all;
}

/**
 * A model of few weights, moved until it gives the examples the scores of a full one: example by example it takes up what
 * the missing weights gave (Kaczmarz); what all classes share is left out, since it decides nothing. Given is the mean of the
 * later half of the passes (Polyak, Ruppert): which example came last then matters little.
 * @param targets the full model's scores, one row per example
 * @param seeds one per example, its own: they say in which order the examples are met
 */
export function distil(few: Linear, examples: readonly Vector[], targets: Float32Array, seeds: Int32Array, passes: number): Linear {
  const { classes } = few;
  const model: Linear = { ...few, values: few.values.slice(), bias: few.bias.slice() };
  const { distilRate } = policy.training;
  const [scores, steps] = [new Float32Array(classes), new Float32Array(classes)];
  const rooms = roomsOf(model, examples);
  const mean = { values: new Float64Array(few.values.length), bias: new Float64Array(classes) };
  const early = Math.floor(passes / 2);
  inSeededPasses(seeds, passes, (n, pass) => {
    // Ever smaller steps: at the end no single example should have the last word.
    const rate = distilRate * (1 - pass / passes);
    const vector = examples[n] as Vector;
    score(model, vector, scores);
    let shared = 0;
    if (classes > 1) for (let k = 0; k < classes; k++) shared += ((targets[n * classes + k] as number) - (scores[k] as number)) / classes;
    for (let k = 0; k < classes; k++) steps[k] = (rate * ((targets[n * classes + k] as number) - (scores[k] as number) - shared)) / (rooms[n * classes + k] as number);
    move(model, vector, steps);
  }, (pass) => {
    if (pass < early) return;
    addShare(mean.values, model.values, passes - early);
    addShare(mean.bias, model.bias, passes - early);
  });
  return { ...model, values: Float32Array.from(mean.values), bias: Float32Array.from(mean.bias) };
}

function addShare(sums: Float64Array, values: Float32Array, of: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (values[i] as number) / of;
}

/** What a step of one moves each class's score of each example; the bias moves by the square of what it is worth. */
function roomsOf({ classes, starts, columns }: Linear, examples: readonly Vector[]): Float32Array {
  const rooms = new Float32Array(examples.length * classes).fill(policy.training.bias ** 2);
  examples.forEach(({ ids, values }, n) => {
    for (let i = 0; i < ids.length; i++) {
      const square = (values[i] as number) ** 2;
      const id = ids[i] as number;
      for (let at = starts[id] as number, end = starts[id + 1] as number; at < end; at++) {
        const cell = n * classes + (columns[at] as number);
        rooms[cell] = (rooms[cell] as number) + square;
      }
    }
  });
  return rooms;
}

function move({ starts, columns, values: weights, bias }: Linear, { ids, values }: Vector, steps: Float32Array): void {
  for (let k = 0; k < bias.length; k++) bias[k] = (bias[k] as number) + (steps[k] as number) * policy.training.bias ** 2;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    const value = values[i] as number;
    for (let at = starts[id] as number, end = starts[id + 1] as number; at < end; at++) {
      weights[at] = (weights[at] as number) + (steps[columns[at] as number] as number) * value;
    }
  }
}
