import { createFeatureSpace } from './feature-space.ts';
import { learnFeatures, narrowed, NO_CONCEPTS, type Concepts, type FeatureTable, type Vectors } from './features.ts';
import { score, secondOver, softmax, type Linear } from './linear.ts';
import { quantisedInTurns } from './quantising.ts';
import { hashTexts } from './hash.ts';
import { remixed } from './mixing.ts';
import { policy } from './policy.ts';
import { createVocabulary } from './spelling.ts';
import { words } from './text.ts';
import { distil, picked, scoresOf, strongest } from './distil.ts';
import { trainLinear } from './training.ts';

/** Ranks labels for a text: the product's ranking without the product's catalogue, cues and decision. */
export interface Ranker {
  readonly labels: readonly string[];
  /** One probability per label, in the labels' order, summing to 1. */
  readonly probabilities: (text: string) => Float32Array;
  /** How many weights it holds. */
  readonly size: number;
}

export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

/**
 * Learns to tell labels apart from any labelled texts, as the product learns its topics.
 * @param keep how much room there is, in weights (distil.ts); no end of it unless told
 */
export function trainRanker(examples: readonly LabelledText[], keep = Infinity): Ranker {
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted();
  const placeOf = new Map(labels.map((label, i) => [label, i]));
  const texts = examples.map(({ text }) => keysOf(text));
  const vocabulary = createVocabulary(commonestFirst(texts));
  const task: Task = { phrases: texts, labels: examples.map(({ label }) => placeOf.get(label) ?? 0), classes: labels.length, keep };
  const { table, models: [model] } = learn([task], NO_CONCEPTS);
  const space = createFeatureSpace(table, NO_CONCEPTS);
  return {
    labels,
    size: model?.values.length ?? 0,
    probabilities: (text) => softmax(score(model as Linear, space.vector(keysOf(text).flatMap((key) => vocabulary.repair(key)))), policy.sharpness.ranker),
  };
}

function keysOf(text: string): string[] {
  return words(text).map((word) => word.key);
}

/** The words of texts, the commonest first; words about as common stand in order of their letters. */
export function commonestFirst(texts: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const keys of texts) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const level = (key: string) => Math.floor(Math.log2(counts.get(key) ?? 1));
  return [...counts.keys()].toSorted((a, b) => level(b) - level(a) || (a < b ? -1 : 1));
}

/** One thing to be learnt of phrases: which of some classes each belongs to. */
export interface Task {
  /** Each phrase as the words that the matcher reads. */
  readonly phrases: readonly (readonly string[])[];
  /** One class per phrase. */
  readonly labels: readonly number[];
  readonly classes: number;
  /** How much room its weights may take (distil.ts). */
  readonly keep: number;
  /** Two classes, told apart by one number (above nothing: the second); the phrases stand among others already, as callers say them. */
  readonly isYesNo?: boolean;
}

/** Learns several tasks over one table of features, which holds only what the tasks' weights need. */
export function learn(tasks: readonly Task[], concepts: Concepts): { readonly table: FeatureTable; readonly models: readonly Linear[] } {
  const table = learnFeatures([...new Set(tasks.flatMap(({ phrases }) => phrases))], concepts);
  if (tasks.some(({ keep }) => keep !== Infinity)) return thinned(tasks, table, concepts);
  const space = createFeatureSpace(table, concepts);
  return { table, models: tasks.map((task) => inFull(task, space.vectors(task.phrases), Int32Array.from(task.phrases, hashTexts), space.size)) };
}

/** The model of a task with all its weights. @param vectors those of its phrases come first, one seed each */
function inFull({ labels, classes, isYesNo }: Task, vectors: Vectors, seeds: Int32Array, features: number): Linear {
  const model = trainLinear({ vectors, labels: Int32Array.from(labels), seeds: seeds.subarray(0, labels.length) }, features, classes);
  return isYesNo === true ? secondOver(model) : model;
}

/** Models with the weights that matter, over the features that these need. */
function thinned(tasks: readonly Task[], everything: FeatureTable, concepts: Concepts): { readonly table: FeatureTable; readonly models: readonly Linear[] } {
  const { rooms, grids } = policy.training;
  const wide = createFeatureSpace(everything, concepts);
  // What an earlier task needs costs a later one nothing.
  const needed = new Uint8Array(wide.size);
  const kept = tasks.map((task) => {
    const phrases = task.isYesNo === true ? task.phrases : [...task.phrases, ...remixed(task.phrases)];
    const seeds = Int32Array.from(phrases, hashTexts);
    const seen = wide.vectors(phrases);
    const full = inFull(task, seen, seeds, wide.size);
    const targets = scoresOf(full, seen);
    // In turns: what is dropped is taken up by the others before the next choice is made among them.
    const isThere = (feature: number) => needed[feature] === 1;
    const model = rooms.reduce((before, times) => strongest(before === full ? full : distil(before, seen, targets, seeds, 1), seen, task.keep * times, isThere), full);
    for (let f = 0; f < needed.length; f++) if ((model.starts[f + 1] as number) > (model.starts[f] as number)) needed[f] = 1;
    return { phrases, targets, seeds, model };
  });
  const table = narrowed(everything, (id) => needed[id] === 1);
  const features = Int32Array.from(everything.hashes.keys()).filter((id) => needed[id] === 1);
  const space = createFeatureSpace(table, concepts);
  const models = kept.map(({ phrases, targets, seeds, model }, i) => quantisedInTurns(picked(model, features), table, space.vectors(phrases), targets, seeds, (tasks[i] as Task).isYesNo === true ? grids.yesNo : grids.choice));
  return { table, models };
}
