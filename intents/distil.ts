import type { Vector } from './features.ts';
import { score, type Linear } from './linear.ts';
import { policy } from './policy.ts';
import { inSeededPasses } from './shuffle.ts';

/** A model with the `keep` weights that matter most over all examples: large ones, and those of common features. */
export function strongest(model: Linear, examples: readonly Vector[], keep: number): Linear {
  if (keep >= model.values.length) return model;
  const presence = new Float64Array(model.starts.length - 1);
  for (const { ids, values } of examples) {
    for (let i = 0; i < ids.length; i++) presence[ids[i] as number] = (presence[ids[i] as number] as number) + (values[i] as number) ** 2;
  }
  const matter = new Float32Array(model.values.length);
  for (let f = 0; f < presence.length; f++) {
    const scale = Math.sqrt(presence[f] as number);
    for (let at = model.starts[f] as number; at < (model.starts[f + 1] as number); at++) matter[at] = Math.abs(model.values[at] as number) * scale;
  }
  const least = matter.toSorted()[matter.length - keep] as number;
  // Of those that matter just as much as the last one, the first.
  let spare = keep - matter.reduce((count, each) => count + (each > least ? 1 : 0), 0);
  return picked(model, Int32Array.from(presence.keys()), (at) => (matter[at] as number) > least || (matter[at] === least && spare-- > 0));
}

/** The rows of some features, in the order asked for, and of these the weights that `isKept` (by their place). */
export function picked({ classes, starts, columns, values, bias }: Linear, features: Int32Array, isKept: (at: number) => boolean = () => true): Linear {
  const [places, ends]: [number[], number[]] = [[], [0]];
  for (const f of features) {
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) if (isKept(at)) places.push(at);
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
