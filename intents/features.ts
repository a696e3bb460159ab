import { hashIndex, hashText, mix } from './hash.ts';
import { remembered } from './memory.ts';
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
  /** @param owners is told, for each known feature, the one or two words it comes from: its place in the vector, word, other word or -1 */
  readonly vector: (keys: readonly string[], owners?: number[]) => Vector;
}

const WORD = 0x1f3a, CONCEPT = 0x2b17, CONCEPTS = 0x3c91, NEXT = 0x4d2f, PAIR = 0x5e63, LETTERS = 0x6f05;
const START = hashText('<'), END = hashText('>'), EDGE = '_'.charCodeAt(0);

const BLOCKS = 3;
type Block = 0 | 1 | 2;

/** Walks through the features that a word has by itself: what it is, its concepts, its letters. */
function eachOwn(key: string, concepts: Concepts, visit: (hash: number, block: Block, fewest: number) => void): void {
  visit(mix(hashText(key), 0, WORD), 0, 1);
  for (const concept of concepts(key)) visit(mix(concept, 0, CONCEPT), 0, 1);
  eachLetters(key, visit);
}

/** The features of words together, one after the other: what each is, its block, and the two words (the second -1 where there is one). */
interface Joint {
  count: number;
  hashes: Int32Array;
  blocks: Uint8Array;
  words: Int16Array;
  others: Int16Array;
}

function createJoint(room = 1024): Joint {
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
function findJoint(joint: Joint, hashes: readonly number[], conceptsAt: (word: number) => readonly number[]): void {
  joint.count = 0;
  const count = hashes.length;
  const { pairReach } = policy.features;
  for (let i = 0; i < count; i++) {
    const hash = hashes[i] as number;
    put(joint, mix(i === 0 ? START : (hashes[i - 1] as number), hash, NEXT), 0, i, i - 1);
    const reach = Math.min(count, i + 1 + pairReach);
    for (let j = i + 1; j < reach; j++) {
      const other = hashes[j] as number;
      if (other !== hash) put(joint, hash < other ? mix(hash, other, PAIR) : mix(other, hash, PAIR), 1, i, j);
    }
  }
  if (count > 0) put(joint, mix(hashes[count - 1] as number, END, NEXT), 0, count - 1, -1);
  // Who and what together, wherever they stand: a child and an illness is another need than an employee and an illness.
  const concepts: number[] = [];
  const at: number[] = [];
  for (let i = 0; i < count; i++) for (const concept of conceptsAt(i)) if (!concepts.includes(concept)) { concepts.push(concept); at.push(i); }
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
  const counts = new Map<number, number>();
  const fewestOf = new Map<number, number>();
  const seen = new Set<number>();
  const joint = createJoint();
  const { next, pair } = policy.features.minPhrases;
  for (const keys of phrases) {
    seen.clear();
    const note = (hash: number, fewest: number) => {
      if (seen.has(hash)) return;
      seen.add(hash);
      const count = counts.get(hash);
      counts.set(hash, (count ?? 0) + 1);
      if (count === undefined && fewest > 1) fewestOf.set(hash, fewest);
    };
    for (const key of keys) eachOwn(key, concepts, (hash, _block, fewest) => note(hash, fewest));
    findJoint(joint, keys.map(hashText), (word) => concepts(keys[word] as string));
    for (let i = 0; i < joint.count; i++) note(joint.hashes[i] as number, joint.blocks[i] === 1 ? pair : next);
  }
  const hashes = Int32Array.from([...counts.keys()].filter((hash) => (counts.get(hash) ?? 0) >= (fewestOf.get(hash) ?? 1))).toSorted();
  const inSteps = (count: number) => Math.round(Math.log((1 + phrases.length) / (1 + count)) + 1);
  return { hashes, rarity: Uint8Array.from(hashes, (hash) => inSteps(counts.get(hash) ?? 0)), unseen: inSteps(0) };
}

/** Only the features that `keep` holds; the others count as never seen. */
export function narrowed({ hashes, rarity, unseen }: FeatureTable, keep: (id: number) => boolean): FeatureTable {
  return { hashes: hashes.filter((_, id) => keep(id)), rarity: rarity.filter((_, id) => keep(id)), unseen };
}

/** What a word brings by itself: its known features, each with its block, and how many unknown ones there are in each block. */
interface OwnFeatures {
  readonly hash: number;
  readonly concepts: readonly number[];
  readonly ids: Int32Array;
  readonly blocks: Uint8Array;
  readonly unknown: readonly [number, number, number];
}

/** How utterances become vectors, from what was learnt. */
export function createFeatureSpace({ hashes, rarity, unseen }: FeatureTable, concepts: Concepts): FeatureSpace {
  const idOf = hashIndex(hashes);
  const { weights } = policy.features;
  const counts = new Uint16Array(hashes.length);
  const places = new Uint16Array(hashes.length);
  const found: number[][] = Array.from({ length: BLOCKS }, () => []);
  const lengths = new Float64Array(BLOCKS);
  const joint = createJoint();

  const ownOf = remembered((key): OwnFeatures => {
    const [ids, blocks]: [number[], number[]] = [[], []];
    const unknown: [number, number, number] = [0, 0, 0];
    eachOwn(key, concepts, (hash, block) => {
      const id = idOf(hash);
      if (id < 0) unknown[block]++;
      else {
        ids.push(id);
        blocks.push(block);
      }
    });
    return { hash: hashText(key), concepts: concepts(key), ids: Int32Array.from(ids), blocks: Uint8Array.from(blocks), unknown };
  });

  function add(id: number, block: number): void {
    if (counts[id] === 0) found[block]?.push(id);
    counts[id] = (counts[id] as number) + 1;
  }

  return {
    size: hashes.length,
    vector(keys, owners) {
      // Unknown features count in the length only: an utterance full of unknown words is a weaker witness.
      const unknown = [0, 0, 0];
      const own = keys.map(ownOf);
      for (let word = 0; word < own.length; word++) {
        const { ids, blocks, unknown: more } = own[word] as OwnFeatures;
        for (let i = 0; i < ids.length; i++) {
          add(ids[i] as number, blocks[i] as number);
          owners?.push(ids[i] as number, word, -1);
        }
        for (let block = 0; block < BLOCKS; block++) unknown[block] = (unknown[block] as number) + (more[block] as number);
      }
      findJoint(joint, own.map(({ hash }) => hash), (word) => (own[word] as OwnFeatures).concepts);
      for (let i = 0; i < joint.count; i++) {
        const id = idOf(joint.hashes[i] as number);
        const block = joint.blocks[i] as number;
        if (id < 0) unknown[block] = (unknown[block] as number) + 1;
        else {
          add(id, block);
          owners?.push(id, joint.words[i] as number, joint.others[i] as number);
        }
      }
      const ids = Int32Array.from(found.flat());
      const values = new Float32Array(ids.length);
      let at = 0;
      for (let block = 0; block < BLOCKS; block++) {
        const inBlock = found[block] as number[];
        const from = at;
        lengths[block] = (unknown[block] as number) * unseen * unseen;
        for (const id of inBlock) {
          const value = (1 + Math.log(counts[id] as number)) * (rarity[id] as number);
          places[id] = at;
          values[at++] = value;
          lengths[block] = (lengths[block] as number) + value * value;
          counts[id] = 0;
        }
        const factor = (weights[block] as number) / (Math.sqrt(lengths[block] as number) || 1);
        for (let i = from; i < at; i++) values[i] = (values[i] as number) * factor;
        inBlock.length = 0;
      }
      if (owners) for (let i = 0; i < owners.length; i += 3) owners[i] = places[owners[i] as number] as number;
      return { ids, values };
    },
  };
}
