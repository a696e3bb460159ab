import type { Vectors } from './features.ts';
import { addRows, addScores, dense, type Linear } from './linear.ts';
import { policy } from './policy.ts';
import { inSeededPasses } from './shuffle.ts';

/**
 * A model with the weights that matter most over all examples: large ones, and those of common features. A feature is kept
 * where its weights are worth what it costs.
 * @param room how many weights there is room for, features counted
 * @param isThere features that are kept in any case, and cost nothing more
 */
export function strongest(model: Linear, examples: Vectors, room: number, isThere: (feature: number) => boolean = () => false): Linear {
  const { starts, values } = model;
  const features = starts.length - 1;
  const presence = new Float64Array(features);
  for (let i = 0; i < examples.ids.length; i++) {
    const id = examples.ids[i] as number;
    presence[id] = (presence[id] as number) + (examples.values[i] as number) ** 2;
  }
  const matter = new Float32Array(values.length);
  // What the strongest weight of each feature matters.
  const most = new Float32Array(features);
  for (let f = 0; f < features; f++) {
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) {
      matter[at] = (values[at] as number) ** 2 * (presence[f] as number);
      most[f] = Math.max(most[f] as number, matter[at] as number);
    }
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
  const price = priceFor(room, most, taken);
  const isKept = Uint8Array.from({ length: features }, (_, f) => Number(taken(f, price) > 0));
  return picked(model, Int32Array.from(presence.keys()), (at, f) => isKept[f] === 1 && (matter[at] as number) > price);
}

/** The lowest price at which no more is taken than there is room for. @param most the price of each feature from which nothing of it is taken */
function priceFor(room: number, most: Float32Array, taken: (feature: number, price: number) => number): number {
  const takenOf = (some: Int32Array, price: number) => some.reduce((all, f) => all + taken(f, price), 0);
  const highest = most.reduce((one, other) => Math.max(one, other), 0);
  let open = Int32Array.from(most.keys());
  if (takenOf(open, 0) <= room) return 0;
  // Matters lie many powers of ten apart.
  let [low, high] = [Math.log(highest) - 40, Math.log(highest)];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const price = Math.exp(middle);
    if (takenOf(open, price) <= room) high = middle;
    else {
      low = middle;
      open = open.filter((f) => (most[f] as number) > price);
    }
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
export function scoresOf(model: Linear, { ends, ids, values }: Vectors): Float32Array {
  const { classes, bias } = model;
  const table = dense(model);
  const all = new Float32Array((ends.length - 1) * classes);
  const scores = new Float32Array(classes);
  for (let n = 0; n + 1 < ends.length; n++) {
    scores.set(bias);
    addRows(scores, table, ids, values, ends[n] as number, ends[n + 1] as number);
    all.set(scores, n * classes);
  }
  return all;
}

/**
 * A model of few weights, moved until it gives the examples the scores of a full one: example by example it takes up what
 * the missing weights gave (Kaczmarz); what all classes share is left out, since it decides nothing. Given is the mean of the
 * later half of the passes (Polyak, Ruppert): which example came last then matters little.
 * @param targets the full model's scores, one row per example
 * @param seeds one per example, its own: they say in which order the examples are met
 * @param isFixed weights that stay as they are
 */
export function distil(few: Linear, examples: Vectors, targets: Float32Array, seeds: Int32Array, passes: number, isFixed: Uint8Array = new Uint8Array(few.values.length)): Linear {
  const { classes } = few;
  const model: Linear = { ...few, values: few.values.slice(), bias: few.bias.slice() };
  const { distilRate } = policy.training;
  const [scores, steps] = [new Float32Array(classes), new Float32Array(classes)];
  const { ends, ids, values } = examples;
  const rooms = roomsOf(few, examples);
  const mean = { values: new Float64Array(few.values.length), bias: new Float64Array(classes) };
  const early = Math.floor(passes / 2);
  inSeededPasses(seeds, passes, (n, pass) => {
    // Ever smaller steps: at the end no single example should have the last word.
    const rate = distilRate * (1 - pass / passes);
    const [from, to, row] = [ends[n] as number, ends[n + 1] as number, n * classes];
    scores.set(model.bias);
    addScores(scores, model, ids, values, from, to);
    let shared = 0;
    if (classes > 1) for (let k = 0; k < classes; k++) shared += ((targets[row + k] as number) - (scores[k] as number)) / classes;
    for (let k = 0; k < classes; k++) steps[k] = (rate * ((targets[row + k] as number) - (scores[k] as number) - shared)) / (rooms[row + k] as number);
    move(model, ids, values, from, to, steps, isFixed);
  }, (pass) => {
    if (pass < early) return;
    addShare(mean.values, model.values, passes - early);
    addShare(mean.bias, model.bias, passes - early);
  });
  return { ...model, values: Float32Array.from(mean.values, (value, at) => (isFixed[at] === 0 ? value : (few.values[at] as number))), bias: Float32Array.from(mean.bias) };
}

function addShare(sums: Float64Array, values: Float32Array, of: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (values[i] as number) / of;
}

/** What a step of one moves each class's score of each example; the bias moves by the square of what it is worth. */
function roomsOf({ classes, starts, columns }: Linear, { ends, ids, values }: Vectors): Float32Array {
  const rooms = new Float32Array((ends.length - 1) * classes).fill(policy.training.bias ** 2);
  for (let n = 0; n + 1 < ends.length; n++) {
    for (let i = ends[n] as number; i < (ends[n + 1] as number); i++) {
      const square = (values[i] as number) ** 2;
      const id = ids[i] as number;
      for (let at = starts[id] as number, end = starts[id + 1] as number; at < end; at++) {
        const cell = n * classes + (columns[at] as number);
        rooms[cell] = (rooms[cell] as number) + square;
      }
    }
  }
  return rooms;
}

/** Moves the weights of the features from one place to another by a step for each class, but for those that are fixed. */
function move({ starts, columns, values: weights, bias }: Linear, ids: Int32Array, values: Float32Array, from: number, to: number, steps: Float32Array, isFixed: Uint8Array): void {
  for (let k = 0; k < bias.length; k++) bias[k] = (bias[k] as number) + (steps[k] as number) * policy.training.bias ** 2;
  for (let i = from; i < to; i++) {
    const id = ids[i] as number;
    const value = values[i] as number;
    for (let at = starts[id] as number, end = starts[id + 1] as number; at < end; at++) {
      if (isFixed[at] === 0) weights[at] = (weights[at] as number) + (steps[columns[at] as number] as number) * value;
    }
  }
}
