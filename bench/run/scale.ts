import { adapterOf } from '../adapters/all.ts';
import { grow } from '../data/grow.ts';
import { sourceOf } from '../data/sets.ts';
import { isRight, share, spread, type Spread } from '../measures.ts';
import { sample, seeded } from '../random.ts';
import type { Query } from '../types.ts';
import { ask, trainHere } from './training.ts';

export interface ScaleJob {
  readonly matcher: string;
  readonly folder: string;
  /** How many times the phrases of the catalogue. */
  readonly factor: number;
  readonly queries: number;
}

export interface ScaleResult {
  readonly phrases: number;
  /** Different words. */
  readonly words: number;
  readonly queries: number;
  readonly accuracy: number;
  readonly trainMs: number;
  readonly modelMb: number;
  readonly speed: Spread;
}

export async function measureScale({ matcher, folder, factor, queries }: ScaleJob): Promise<ScaleResult> {
  const data = sourceOf('catalogue').read(folder);
  const train = grow(data.train, factor);
  const { classifier, trainMs, modelMb } = await trainHere(adapterOf(matcher), { ...data, train });
  const test = sample(data.test, Math.min(queries, data.test.length), seeded('queries at scale'));
  const answers = await ask(classifier, test.map(({ text }) => text));
  return {
    phrases: train.length,
    words: wordsIn(train.map(({ text }) => text)),
    queries: test.length,
    accuracy: share(answers.map(({ guess }, i) => isRight(guess, test[i] as Query))),
    trainMs,
    modelMb,
    speed: spread(answers.map(({ ms }) => ms)),
  };
}

function wordsIn(texts: readonly string[]): number {
  const words = new Set<string>();
  for (const text of texts) for (const word of text.toLowerCase().split(' ')) words.add(word);
  return words.size;
}
