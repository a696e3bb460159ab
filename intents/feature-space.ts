import { BLOCKS, createJoint, eachOwn, findJoint, type Concepts, type FeatureTable, type Hashed, type Vector } from './features.ts';
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
  // Of the utterance at hand, by feature: how often it stands there, its block, its place in the vector.
  const counts = new Uint16Array(hashes.length);
  const blockOf = new Uint8Array(hashes.length);
  const places = new Uint16Array(hashes.length);
  const joint = createJoint();
  // Its features, each once, in the order in which they are met.
  let met = new Int32Array(1024);

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

  function owned(keys: readonly string[]): Owned {
    const own: OwnFeatures[] = [];
    for (const key of keys) own.push(ownOf(key));
    findJoint(joint, own);
    let most = joint.count;
    for (const { ids } of own) most += ids.length;
    if (met.length < most) met = new Int32Array(most * 2);
    const owners = new Int32Array(most * 3);
    let [distinct, all] = [0, 0];
    const meet = (id: number, block: number, word: number, other: number) => {
      if (counts[id] === 0) {
        met[distinct++] = id;
        blockOf[id] = block;
      }
      counts[id] = (counts[id] as number) + 1;
      owners[all++] = id;
      owners[all++] = word;
      owners[all++] = other;
    };
    // Unknown features count in the length only: an utterance full of unknown words is a weaker witness.
    const unknown = [0, 0, 0];
    for (let word = 0; word < own.length; word++) {
      const { ids, blocks, unknown: more } = own[word] as OwnFeatures;
      for (let i = 0; i < ids.length; i++) meet(ids[i] as number, blocks[i] as number, word, -1);
      for (let block = 0; block < BLOCKS; block++) unknown[block] = (unknown[block] as number) + (more[block] as number);
    }
    for (let i = 0; i < joint.count; i++) {
      const id = idOf(joint.hashes[i] as number);
      const block = joint.blocks[i] as number;
      if (id < 0) unknown[block] = (unknown[block] as number) + 1;
      else meet(id, block, joint.words[i] as number, joint.others[i] as number);
    }
    const vector = weighed(met.subarray(0, distinct), unknown);
    for (let i = 0; i < all; i += 3) owners[i] = places[owners[i] as number] as number;
    return { vector, owners: owners.subarray(0, all) };
  }

  /** The features met, block by block, each block in its length; notes their places. */
  function weighed(features: Int32Array, unknown: readonly number[]): Vector {
    const ids = new Int32Array(features.length);
    const values = new Float32Array(features.length);
    let at = 0;
    for (let block = 0; block < BLOCKS; block++) {
      const from = at;
      let length = (unknown[block] as number) * unseen * unseen;
      for (let i = 0; i < features.length; i++) {
        const id = features[i] as number;
        if (blockOf[id] !== block) continue;
        const count = counts[id] as number;
        const value = (count === 1 ? 1 : 1 + Math.log(count)) * (rarity[id] as number);
        length += value * value;
        counts[id] = 0;
        places[id] = at;
        ids[at] = id;
        values[at++] = value;
      }
      const factor = (weights[block] as number) / (Math.sqrt(length) || 1);
      for (let i = from; i < at; i++) values[i] = (values[i] as number) * factor;
    }
    return { ids, values };
  }

  return { size: hashes.length, vector: (keys) => owned(keys).vector, owned };
}
