import { hashIndex, hashText, mix } from './hash.ts';
import { policy } from './policy.ts';

/**
 * What is looked at in an utterance, in three blocks. Words, neighbours and concepts carry the meaning; any two
 * words together, wherever they stand, survive other word orders; letters carry inflection and compounds.
 * Each block is weighted 1+log tf times idf and brought to its own length, so that long and short utterances compare.
 */
export interface Vector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** The concepts of a word by their hashes, e.g. "cancer" → [illness]. */
export type Concepts = (key: string) => readonly number[];
export const NO_CONCEPTS: Concepts = () => [];

/** What was learnt of the features: plain data that can be stored. */
export interface FeatureTable {
  /** Ascending. */
  readonly hashes: Int32Array;
  /** How telling each is (inverse document frequency), in whole steps. */
  readonly rarity: Uint8Array;
  /** The rarity of a feature that no phrase holds. */
  readonly unseen: number;
}

export interface FeatureSpace {
  readonly size: number;
  /** @param owners is told, for each known feature, the one or two words it comes from: id, word, other word or -1 */
  readonly vector: (keys: readonly string[], owners?: number[]) => Vector;
}

const WORD = 0x1f3a, CONCEPT = 0x2b17, CONCEPTS = 0x3c91, NEXT = 0x4d2f, PAIR = 0x5e63, LETTERS = 0x6f05;
const START = hashText('<'), END = hashText('>'), EDGE = '_'.charCodeAt(0);

const BLOCKS = 3;
type Block = 0 | 1 | 2;
/** Told of each feature with the one or two words it comes from (the second -1 where there is one). */
type Visit = (hash: number, block: Block, word: number, other: number, fewest: number) => void;

/** Walks through every feature of an utterance. */
function eachFeature(keys: readonly string[], concepts: Concepts, visit: Visit): void {
  const { minPhrases } = policy.features;
  const hashes = keys.map(hashText);
  const found = new Map<number, number>();
  for (let i = 0; i < keys.length; i++) {
    const hash = hashes[i] as number;
    visit(mix(hash, 0, WORD), 0, i, -1, 1);
    visit(mix(hashes[i - 1] ?? START, hash, NEXT), 0, i, i - 1, minPhrases.next);
    for (const concept of concepts(keys[i] as string)) {
      visit(mix(concept, 0, CONCEPT), 0, i, -1, 1);
      if (!found.has(concept)) found.set(concept, i);
    }
    const reach = Math.min(keys.length, i + 1 + policy.features.pairReach);
    for (let j = i + 1; j < reach; j++) {
      const other = hashes[j] as number;
      if (other !== hash) visit(hash < other ? mix(hash, other, PAIR) : mix(other, hash, PAIR), 1, i, j, minPhrases.pair);
    }
    eachLetters(keys[i] as string, i, visit);
  }
  const last = keys.length - 1;
  if (last >= 0) visit(mix(hashes[last] as number, END, NEXT), 0, last, -1, minPhrases.next);
  // Who and what together, wherever they stand: a child and an illness is another need than an employee and an illness.
  const all = [...found];
  for (let a = 0; a < all.length; a++) {
    for (let b = a + 1; b < all.length; b++) {
      const [one, i] = all[a] as [number, number];
      const [two, j] = all[b] as [number, number];
      visit(one < two ? mix(one, two, CONCEPTS) : mix(two, one, CONCEPTS), 0, i, j, minPhrases.next);
    }
  }
}

/** Runs of three and four letters, with the word's edges. */
function eachLetters(key: string, word: number, visit: Visit): void {
  const fewest = policy.features.minPhrases.letters;
  let [one, two, three] = [0, 0, EDGE];
  for (let i = 0; i <= key.length; i++) {
    const four = i < key.length ? key.charCodeAt(i) : EDGE;
    if (two !== 0) visit(mix((two << 16) | three, four, LETTERS), 2, word, -1, fewest);
    if (one !== 0) visit(mix((two << 16) | three, (one << 16) | four, LETTERS), 2, word, -1, fewest);
    [one, two, three] = [two, three, four];
  }
}

/** Learns which features exist, and how rare each is. Features of too few phrases are left out. */
export function learnFeatures(phrases: readonly (readonly string[])[], concepts: Concepts): FeatureTable {
  const counts = new Map<number, number>();
  const fewestOf = new Map<number, number>();
  const seen = new Set<number>();
  for (const keys of phrases) {
    seen.clear();
    eachFeature(keys, concepts, (hash, _block, _word, _other, fewest) => {
      if (seen.has(hash)) return;
      seen.add(hash);
      const count = counts.get(hash);
      counts.set(hash, (count ?? 0) + 1);
      if (count === undefined && fewest > 1) fewestOf.set(hash, fewest);
    });
  }
  const hashes = Int32Array.from([...counts.keys()].filter((hash) => (counts.get(hash) ?? 0) >= (fewestOf.get(hash) ?? 1))).toSorted();
  const inSteps = (count: number) => Math.round(Math.log((1 + phrases.length) / (1 + count)) + 1);
  return { hashes, rarity: Uint8Array.from(hashes, (hash) => inSteps(counts.get(hash) ?? 0)), unseen: inSteps(0) };
}

/** Only the features that `keep` holds; the others count as never seen. */
export function narrowed({ hashes, rarity, unseen }: FeatureTable, keep: (id: number) => boolean): FeatureTable {
  return { hashes: hashes.filter((_, id) => keep(id)), rarity: rarity.filter((_, id) => keep(id)), unseen };
}

/** How utterances become vectors, from what was learnt. */
export function createFeatureSpace({ hashes, rarity, unseen }: FeatureTable, concepts: Concepts): FeatureSpace {
  const idOf = hashIndex(hashes);
  const { weights } = policy.features;
  const counts = new Uint16Array(hashes.length);
  const found: number[][] = Array.from({ length: BLOCKS }, () => []);
  const lengths = new Float64Array(BLOCKS);

  return {
    size: hashes.length,
    vector(keys, owners) {
      lengths.fill(0);
      // Unknown features count in the length only: an utterance full of unknown words is a weaker witness.
      eachFeature(keys, concepts, (hash, block, word, other) => {
        const id = idOf(hash);
        if (id >= 0) owners?.push(id, word, other);
        if (id < 0) lengths[block] = (lengths[block] as number) + unseen * unseen;
        else if (counts[id] === 0) {
          counts[id] = 1;
          found[block]?.push(id);
        } else counts[id] = (counts[id] as number) + 1;
      });
      const ids = Int32Array.from(found.flat());
      const values = new Float32Array(ids.length);
      let at = 0;
      for (let block = 0; block < BLOCKS; block++) {
        const own = found[block] as number[];
        const from = at;
        for (const id of own) {
          const value = (1 + Math.log(counts[id] as number)) * (rarity[id] as number);
          values[at++] = value;
          lengths[block] = (lengths[block] as number) + value * value;
          counts[id] = 0;
        }
        const factor = (weights[block] as number) / (Math.sqrt(lengths[block] as number) || 1);
        for (let i = from; i < at; i++) values[i] = (values[i] as number) * factor;
        own.length = 0;
      }
      return { ids, values };
    },
  };
}
