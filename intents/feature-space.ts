import { BLOCKS, createJoint, eachOwn, findJoint, type Concepts, type FeatureTable, type Hashed, type Vector, type Vectors } from './features.ts';
import { hashIndex, hashText } from './hash.ts';
import { remembered } from './memory.ts';
import { policy } from './policy.ts';

/** A vector with the words that each of its features comes from. */
export interface Owned {
  readonly vector: Vector;
  /** For every time that a feature stands in the words: its place in the vector, word, other word or -1, one after the other. */
  readonly owners: Int32Array;
}

export interface FeatureSpace {
  readonly size: number;
  readonly vector: (keys: readonly string[]) => Vector;
  readonly owned: (keys: readonly string[]) => Owned;
  /** The vectors of many phrases, one after the other: what is learnt from. */
  readonly vectors: (phrases: readonly (readonly string[])[]) => Vectors;
}

/** What a word brings by itself: its known features, each with its block, and how many unknown ones there are in each block. */
interface OwnFeatures extends Hashed {
  readonly ids: Int32Array;
  readonly blocks: Uint8Array;
  readonly unknown: readonly [number, number, number];
}

/** How utterances become vectors, from what was learnt. */
export function createFeatureSpace({ hashes, rarity, unseen }: FeatureTable, concepts: Concepts): FeatureSpace {
  const idOf = hashIndex(hashes);
  const { weights } = policy.features;
  // Of the utterance at hand, by feature: how often it stands there, and its place in the vector.
  const counts = new Uint16Array(hashes.length);
  const places = new Uint16Array(hashes.length);
  const joint = createJoint();
  // Its features, each once, in the order in which they are met, with the block of each.
  let met = new Int32Array(1024);
  let blocksMet = new Uint8Array(1024);
  const unknownMet = new Int32Array(BLOCKS);
  // Each time that one stands there: what it is, the word, the other word or -1.
  let owners = new Int32Array(3072);
  let owned = 0;

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

  /** Meets the features of words. @returns how many there are, each once */
  function meetAll(keys: readonly string[]): number {
    const own: OwnFeatures[] = [];
    for (const key of keys) own.push(ownOf(key));
    findJoint(joint, own);
    let most = joint.count;
    for (const { ids } of own) most += ids.length;
    if (met.length < most) [met, blocksMet, owners] = [new Int32Array(most * 2), new Uint8Array(most * 2), new Int32Array(most * 6)];
    let distinct = 0;
    owned = 0;
    const meet = (id: number, block: number, word: number, other: number) => {
      const count = counts[id] as number;
      counts[id] = count + 1;
      if (count === 0) {
        met[distinct] = id;
        blocksMet[distinct++] = block;
      }
      owners[owned++] = id;
      owners[owned++] = word;
      owners[owned++] = other;
    };
    // Unknown features count in the length only: an utterance full of unknown words is a weaker witness.
    unknownMet.fill(0);
    for (let word = 0; word < own.length; word++) {
      const { ids, blocks, unknown: more } = own[word] as OwnFeatures;
      for (let i = 0; i < ids.length; i++) meet(ids[i] as number, blocks[i] as number, word, -1);
      for (let block = 0; block < BLOCKS; block++) unknownMet[block] = (unknownMet[block] as number) + (more[block] as number);
    }
    for (let i = 0; i < joint.count; i++) {
      const id = idOf(joint.hashes[i] as number);
      const block = joint.blocks[i] as number;
      if (id < 0) unknownMet[block] = (unknownMet[block] as number) + 1;
      else meet(id, block, joint.words[i] as number, joint.others[i] as number);
    }
    return distinct;
  }

  /** Puts the features met into a vector from a place on, block by block, each block in its length; notes their places in it. */
  function weigh(distinct: number, ids: Int32Array, values: Float32Array, start: number): void {
    let at = start;
    for (let block = 0; block < BLOCKS; block++) {
      const from = at;
      let length = (unknownMet[block] as number) * unseen * unseen;
      for (let i = 0; i < distinct; i++) {
        if (blocksMet[i] !== block) continue;
        const id = met[i] as number;
        const count = counts[id] as number;
        const value = (count === 1 ? 1 : 1 + Math.log(count)) * (rarity[id] as number);
        length += value * value;
        counts[id] = 0;
        places[id] = at - start;
        ids[at] = id;
        values[at++] = value;
      }
      const factor = (weights[block] as number) / (Math.sqrt(length) || 1);
      for (let i = from; i < at; i++) values[i] = (values[i] as number) * factor;
    }
  }

  function vectorOf(distinct: number): Vector {
    const vector = { ids: new Int32Array(distinct), values: new Float32Array(distinct) };
    weigh(distinct, vector.ids, vector.values, 0);
    return vector;
  }

  /** To be asked for after the vector, which says where each feature stands in it. */
  function ownersMet(): Int32Array {
    const found = owners.slice(0, owned);
    for (let i = 0; i < owned; i += 3) found[i] = places[found[i] as number] as number;
    return found;
  }

  function vectors(phrases: readonly (readonly string[])[]): Vectors {
    const ends = new Int32Array(phrases.length + 1);
    let [ids, values] = [new Int32Array(phrases.length * 128), new Float32Array(phrases.length * 128)];
    phrases.forEach((keys, n) => {
      const start = ends[n] as number;
      const distinct = meetAll(keys);
      if (start + distinct > ids.length) {
        const [shortIds, shortValues, room] = [ids, values, (start + distinct) * 2];
        [ids, values] = [new Int32Array(room), new Float32Array(room)];
        ids.set(shortIds);
        values.set(shortValues);
      }
      weigh(distinct, ids, values, start);
      ends[n + 1] = start + distinct;
    });
    const all = ends[phrases.length];
    return { ends, ids: ids.subarray(0, all), values: values.subarray(0, all) };
  }

  return {
    size: hashes.length,
    vector: (keys) => vectorOf(meetAll(keys)),
    owned: (keys) => {
      const vector = vectorOf(meetAll(keys));
      return { vector, owners: ownersMet() };
    },
    vectors,
  };
}
