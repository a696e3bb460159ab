import { sample, seeded } from '../random.ts';
import { stopwatch } from '../stopwatch.ts';
import type { Adapter, Classifier, DataSet, Guess } from '../types.ts';

/** A matcher that has learnt, what that took in ms, and what lives in memory since, in MB. */
export interface Trained {
  readonly classifier: Classifier;
  readonly trainMs: number;
  readonly modelMb: number;
}

/** Queries that are asked before the clock runs, so that the engine has compiled what it will run. */
const WARM_UP = 100;
/** Nobody waits longer for warming up, in ms. */
const WARM_UP_LIMIT = 3000;

/**
 * Trains in this process, which nothing else has used, and warms up on phrases that it was taught. They are taught in
 * random order: some sets are sorted by label, from which nlp.js learns far less (BANKING77: 53 % right instead of 86).
 */
export async function trainHere(adapter: Adapter, data: Pick<DataSet, 'train' | 'lang'>): Promise<Trained> {
  const train = sample(data.train, data.train.length, seeded('order of teaching'));
  const before = memory();
  const taken = stopwatch();
  const classifier = await adapter.train(train, data.lang);
  const trainMs = taken();
  const modelMb = memory() - before;
  const until = performance.now() + WARM_UP_LIMIT;
  for (let i = 0; i < WARM_UP && performance.now() < until; i++) {
    await classifier.classify(train[Math.floor((i * train.length) / WARM_UP)]?.text ?? '');
  }
  return { classifier, trainMs, modelMb };
}

/** What lives, in MB; the process runs with the collector in reach. */
function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

export interface Answer {
  readonly guess: Guess;
  readonly ms: number;
}

/** Asks each text once, one after the other. */
export async function ask({ classify }: Classifier, texts: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const text of texts) {
    const taken = stopwatch();
    const given = classify(text);
    const guess = given instanceof Promise ? await given : given;
    answers.push({ ms: taken(), guess });
  }
  return answers;
}
