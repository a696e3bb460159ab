import { hashText, HASHES, mix } from './hash.ts';
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

/** Many vectors, one after the other: vector n stands from ends[n] up to ends[n + 1]. */
export interface Vectors extends Vector {
  readonly ends: Int32Array;
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

const WORD = 0x1f3a, CONCEPT = 0x2b17, CONCEPTS = 0x3c91, NEXT = 0x4d2f, PAIR = 0x5e63, LETTERS = 0x6f05;
const START = hashText('<'), END = hashText('>'), EDGE = '_'.charCodeAt(0);

export const BLOCKS = 3;
type Block = 0 | 1 | 2;

/** Walks through the features that a word has by itself: what it is, its concepts, its letters. */
export function eachOwn(key: string, concepts: Concepts, visit: (hash: number, block: Block, fewest: number) => void): void {
  visit(mix(hashText(key), 0, WORD), 0, 1);
  for (const concept of concepts(key)) visit(mix(concept, 0, CONCEPT), 0, 1);
  eachLetters(key, visit);
}

/** A word by its hash, with the hashes of its concepts. */
export interface Hashed {
  readonly hash: number;
  readonly concepts: readonly number[];
}

/** The features of words together, one after the other: what each is, its block, and the two words (the second -1 where there is one). */
interface Joint {
  count: number;
  hashes: Int32Array;
  blocks: Uint8Array;
  words: Int16Array;
  others: Int16Array;
}

export function createJoint(room = 1024): Joint {
  return { count: 0, hashes: new Int32Array(room), blocks: new Uint8Array(room), words: new Int16Array(room), others: new Int16Array(room) };
}

function put(joint: Joint, hash: number, block: Block, word: number, other: number): void {
  const at = joint.count++;
  if (at === joint.hashes.length) {
    const before = { ...joint };
    Object.assign(joint, createJoint(at * 2), { count: at + 1 });
    joint.hashes.set(before.hashes);
    joint.blocks.set(before.blocks);
    joint.words.set(before.words);
    joint.others.set(before.others);
  }
  joint.hashes[at] = hash;
  joint.blocks[at] = block;
  joint.words[at] = word;
  joint.others[at] = other;
}

/** Finds the features of words together: neighbours, any two, and the concepts of any two. */
export function findJoint(joint: Joint, words: readonly Hashed[]): void {
  joint.count = 0;
  const count = words.length;
  const { pairReach } = policy.features;
  let before = START;
  for (let i = 0; i < count; i++) {
    const { hash } = words[i] as Hashed;
    put(joint, mix(before, hash, NEXT), 0, i, i - 1);
    before = hash;
    const reach = Math.min(count, i + 1 + pairReach);
    for (let j = i + 1; j < reach; j++) {
      const other = (words[j] as Hashed).hash;
      if (other !== hash) put(joint, hash < other ? mix(hash, other, PAIR) : mix(other, hash, PAIR), 1, i, j);
    }
  }
  if (count > 0) put(joint, mix(before, END, NEXT), 0, count - 1, -1);
  // Who and what together, wherever they stand: a child and an illness is another need than an employee and an illness.
  const concepts: number[] = [];
  const at: number[] = [];
  for (let i = 0; i < count; i++) for (const concept of (words[i] as Hashed).concepts) if (!concepts.includes(concept)) { concepts.push(concept); at.push(i); }
  for (let a = 0; a < concepts.length; a++) {
    for (let b = a + 1; b < concepts.length; b++) {
      const [one, two] = [concepts[a] as number, concepts[b] as number];
      put(joint, one < two ? mix(one, two, CONCEPTS) : mix(two, one, CONCEPTS), 0, at[a] as number, at[b] as number);
    }
  }
}

/** Runs of three and four letters, with the word's edges. */
function eachLetters(key: string, visit: (hash: number, block: Block, fewest: number) => void): void {
  const fewest = policy.features.minPhrases.letters;
  let [one, two, three] = [0, 0, EDGE];
  for (let i = 0; i <= key.length; i++) {
    const four = i < key.length ? key.charCodeAt(i) : EDGE;
    if (two !== 0) visit(mix((two << 16) | three, four, LETTERS), 2, fewest);
    if (one !== 0) visit(mix((two << 16) | three, (one << 16) | four, LETTERS), 2, fewest);
    [one, two, three] = [two, three, four];
  }
}

/** Learns which features exist, and how rare each is. Features of too few phrases are left out. */
export function learnFeatures(phrases: readonly (readonly string[])[], concepts: Concepts): FeatureTable {
  // By hash: how many phrases hold it, the last of these, how many it takes.
  const counts = new Int32Array(HASHES);
  const last = new Int32Array(HASHES).fill(-1);
  const fewest = new Uint8Array(HASHES).fill(1);
  const joint = createJoint();
  const { next, pair } = policy.features.minPhrases;
  phrases.forEach((keys, phrase) => {
    const note = (hash: number, least: number) => {
      if (last[hash] === phrase) return;
      // Should two features share a hash, the first one says how many phrases it takes.
      if (counts[hash] === 0) fewest[hash] = least;
      last[hash] = phrase;
      counts[hash] = (counts[hash] as number) + 1;
    };
    for (const key of keys) eachOwn(key, concepts, (hash, _block, least) => { note(hash, least); });
    findJoint(joint, keys.map((key) => ({ hash: hashText(key), concepts: concepts(key) })));
    for (let i = 0; i < joint.count; i++) note(joint.hashes[i] as number, joint.blocks[i] === 1 ? pair : next);
  });
  const kept: number[] = [];
  for (let hash = 0; hash < HASHES; hash++) if ((counts[hash] as number) >= (fewest[hash] as number)) kept.push(hash);
  const hashes = Int32Array.from(kept);
  const inSteps = (count: number) => Math.round(Math.log((1 + phrases.length) / (1 + count)) + 1);
  return { hashes, rarity: Uint8Array.from(hashes, (hash) => inSteps(counts[hash] as number)), unseen: inSteps(0) };
}

/** Only the features that `keep` holds; the others count as never seen. */
export function narrowed({ hashes, rarity, unseen }: FeatureTable, keep: (id: number) => boolean): FeatureTable {
  return { hashes: hashes.filter((_, id) => keep(id)), rarity: rarity.filter((_, id) => keep(id)), unseen };
}
