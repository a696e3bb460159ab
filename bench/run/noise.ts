import { adapterOf } from '../adapters/all.ts';
import { sourceOf } from '../data/sets.ts';
import { isRight, share } from '../measures.ts';
import { damage, dropped, mistyped, written, type Damage } from '../noise/damage.ts';
import { byEar } from '../noise/phonetic.ts';
import { sample, seeded } from '../random.ts';
import type { Classifier, DataSet, Query } from '../types.ts';
import { ask, trainHere } from './training.ts';

export interface NoiseJob {
  readonly matcher: string;
  readonly set: string;
  readonly folder: string;
  readonly queries: number;
  readonly rates: readonly number[];
}

export interface NoiseResult {
  readonly queries: number;
  readonly clean: number;
  readonly kinds: readonly {
    readonly name: string;
    /** Per rate: accuracy, and the share of words that really changed (few words are compounds). */
    readonly cells: readonly { readonly accuracy: number; readonly changed: number }[];
  }[];
}

/** The same for every matcher: what happens depends on text, kind and rate alone. */
export async function measureNoise({ matcher, set, folder, queries, rates }: NoiseJob): Promise<NoiseResult> {
  const data = sourceOf(set).read(folder);
  const { classifier } = await trainHere(adapterOf(matcher), data);
  const test = sample(data.test, Math.min(queries, data.test.length), seeded(`damaged queries of ${set}`));
  const kinds: NoiseResult['kinds'][number][] = [];
  for (const [name, happens] of kindsFor(data)) {
    const cells: NoiseResult['kinds'][number]['cells'][number][] = [];
    for (const rate of rates) {
      const hurt = test.map(({ text, labels }) => ({ ...damage(text, rate, happens, seeded(`${name} ${rate} ${text}`)), labels }));
      const total = (of: 'words' | 'changed') => hurt.reduce((sum, each) => sum + each[of], 0);
      cells.push({ accuracy: await accuracyOn(classifier, hurt), changed: total('changed') / total('words') });
    }
    kinds.push({ name, cells });
  }
  return { queries: test.length, clean: await accuracyOn(classifier, test), kinds };
}

function kindsFor({ lang, train }: DataSet): [string, Damage][] {
  const known = new Set(train.flatMap(({ text }) => text.toLowerCase().split(/\s+/u)).filter((word) => word.length >= 3));
  return [['typing error', mistyped(lang)], ['word lost', dropped], ['written by ear', byEar(lang)], ['compound split', written(known)]];
}

async function accuracyOn(classifier: Classifier, queries: readonly Query[]): Promise<number> {
  const answers = await ask(classifier, queries.map(({ text }) => text));
  return share(answers.map(({ guess }, i) => isRight(guess, queries[i] as Query)));
}
