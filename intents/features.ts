import { policy } from './policy.ts';

/**
 * Words and word pairs carry the meaning, character trigrams the inflection and the compounds.
 * Each block is weighted 1+log tf times idf and brought to length 1, so that long and short utterances compare.
 */
export interface Vector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

export interface FeatureSpace {
  readonly size: number;
  readonly vector: (keys: readonly string[]) => Vector;
  /** The features that each word takes part in, by id; a pair of words stands under both. */
  readonly byWord: (keys: readonly string[]) => number[][];
}

/** The concepts of a word, e.g. "cancer" → ["illness"]. */
export type Concepts = (key: string) => readonly string[];

/** Calls `visit` with each word feature of the utterance and the words that it comes from. */
function eachWordFeature(keys: readonly string[], concepts: Concepts, visit: (feature: string, ...words: number[]) => void): void {
  const found = new Map<string, number>();
  keys.forEach((key, i) => {
    visit(`w:${key}`, i);
    for (const concept of concepts(key)) {
      visit(`c:${concept}`, i);
      if (!found.has(concept)) found.set(concept, i);
    }
    const next = keys[i + 1];
    if (next !== undefined) visit(`b:${key} ${next}`, i, i + 1);
  });
  // Who and what together, wherever they stand: a child and an illness is another need than an employee and an illness.
  const all = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
  all.forEach(([first, i], n) => {
    for (const [second, j] of all.slice(n + 1)) visit(`p:${first}+${second}`, i, j);
  });
}

function eachTrigram(keys: readonly string[], visit: (feature: string, word: number) => void): void {
  keys.forEach((key, i) => {
    const padded = `_${key}_`;
    for (let j = 0; j + 3 <= padded.length; j++) visit(padded.slice(j, j + 3), i);
  });
}

/** What was learnt of the features: plain data that can be stored. */
export interface FeatureTable {
  readonly features: readonly string[];
  /** In how many phrases each stands. */
  readonly counts: readonly number[];
  /** How many phrases there were. */
  readonly phrases: number;
}

/** Learns which features exist, and in how many phrases each stands. */
export function learnFeatures(phrases: readonly (readonly string[])[], concepts: Concepts): FeatureTable {
  const counts = new Map<string, number>();
  for (const keys of phrases) {
    const seen = new Set<string>();
    eachWordFeature(keys, concepts, (feature) => seen.add(feature));
    eachTrigram(keys, (feature) => seen.add(feature));
    for (const feature of seen) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const kept = [...counts].filter(([feature, count]) => feature.startsWith('w:') || count >= policy.features.minPhrases);
  return { features: kept.map(([feature]) => feature), counts: kept.map(([, count]) => count), phrases: phrases.length };
}

/** How utterances become vectors, from what was learnt: the rarer a feature, the more telling (smooth idf). */
export function createFeatureSpace({ features, counts, phrases }: FeatureTable, concepts: Concepts): FeatureSpace {
  const index = new Map(features.map((feature, id) => [feature, id]));
  const idf = counts.map((count) => Math.log((1 + phrases) / (1 + count)) + 1);
  const unseen = Math.log(1 + phrases) + 1;

  /** Unknown features count in the length only: an utterance full of unknown words is a weaker witness. */
  function block(found: ReadonlyMap<string, number>, scale: number, ids: number[], values: number[]): void {
    const first = ids.length;
    let squares = 0;
    for (const [feature, count] of found) {
      const id = index.get(feature);
      const value = (1 + Math.log(count)) * (id === undefined ? unseen : (idf[id] ?? unseen));
      squares += value * value;
      if (id === undefined) continue;
      ids.push(id);
      values.push(value);
    }
    const factor = scale / (Math.sqrt(squares) || 1);
    for (let i = first; i < values.length; i++) values[i] = (values[i] as number) * factor;
  }

  return {
    size: index.size,
    vector(keys) {
      const wordsFound = new Map<string, number>();
      const trigrams = new Map<string, number>();
      eachWordFeature(keys, concepts, (feature) => wordsFound.set(feature, (wordsFound.get(feature) ?? 0) + 1));
      eachTrigram(keys, (feature) => trigrams.set(feature, (trigrams.get(feature) ?? 0) + 1));
      const ids: number[] = [];
      const values: number[] = [];
      block(wordsFound, 1, ids, values);
      block(trigrams, policy.features.trigramWeight, ids, values);
      return { ids: Int32Array.from(ids), values: Float32Array.from(values) };
    },
    byWord(keys) {
      const owned = keys.map((): number[] => []);
      const note = (feature: string, ...owners: number[]) => {
        const id = index.get(feature);
        if (id !== undefined) for (const word of owners) owned[word]?.push(id);
      };
      eachWordFeature(keys, concepts, note);
      eachTrigram(keys, note);
      return owned;
    },
  };
}
