import { createReader, createWriter, type Coded, type Context, type Reader, type Writer } from './coding.ts';
import { yesNoAmong, type Trained } from './model.ts';
import { packLinear, unpackingLinear, type PackedLinear } from './packing.ts';
import { atOnce, type Steps } from './steps.ts';
import { packWords, unpackingWords, type PackedWords } from './word-list.ts';

/** What was learnt, as JSON: made once by the build, read by the page and the command. */
export interface StoredTrained {
  readonly features: number;
  readonly unseen: number;
  readonly exceptions: number;
  /** The commonest first. */
  readonly vocabulary: PackedWords;
  readonly linear: PackedLinear;
  /** Everything else, coded: hashes, rarities, weights, exceptions, the words' order (coding.ts). */
  readonly coded: Coded;
}

/** A distance between two hashes is told in two parts: the lower one is mere chance. */
const CHANCE_BITS = 8;

function packHashes(writer: Writer, near: Context, ascending: ArrayLike<number>): void {
  const far = writer.contexts();
  for (let i = 0; i < ascending.length; i++) {
    const distance = (ascending[i] as number) - (ascending[i - 1] ?? 0);
    writer.write(far, distance >> CHANCE_BITS);
    writer.write(near, distance % (1 << CHANCE_BITS));
  }
}

function unpackHashes(reader: Reader, near: Context, count: number): Int32Array {
  const far = reader.contexts();
  const hashes = new Int32Array(count);
  let hash = 0;
  for (let i = 0; i < count; i++) {
    hash += reader.read(far) << CHANCE_BITS;
    hash += reader.read(near);
    hashes[i] = hash;
  }
  return hashes;
}

export function store({ table, vocabulary, linear, exceptions }: Trained): StoredTrained {
  const writer = createWriter();
  const fingerprints = [...exceptions.keys()].toSorted((a, b) => a - b);
  const near = writer.contexts();
  packHashes(writer, near, table.hashes);
  const rarities = writer.contexts();
  for (const rarity of table.rarity) writer.write(rarities, rarity);
  const words = packWords(writer, vocabulary);
  const packed = packLinear(writer, linear, table.rarity, yesNoAmong(linear.classes));
  packHashes(writer, near, fingerprints);
  const ofLabels = writer.contexts();
  for (const fingerprint of fingerprints) writer.write(ofLabels, exceptions.get(fingerprint) as number);
  return { features: table.hashes.length, unseen: table.unseen, exceptions: fingerprints.length, vocabulary: words, linear: packed, coded: writer.done() };
}

export function restore(stored: StoredTrained): Trained {
  return atOnce(restoring(stored));
}

/** The same, step by step, in the order in which it was written. */
export function* restoring({ features, unseen, exceptions, vocabulary, linear, coded }: StoredTrained): Steps<Trained> {
  const reader = createReader(coded);
  const near = reader.contexts();
  const hashes = unpackHashes(reader, near, features);
  yield;
  const rarities = reader.contexts();
  const rarity = new Uint8Array(features);
  for (let f = 0; f < features; f++) rarity[f] = reader.read(rarities);
  yield;
  const words = yield* unpackingWords(reader, vocabulary);
  const model = yield* unpackingLinear(reader, linear, rarity);
  const fingerprints = unpackHashes(reader, near, exceptions);
  const labels = reader.contexts();
  return { table: { hashes, rarity, unseen }, vocabulary: words, linear: model, exceptions: new Map(Array.from(fingerprints, (fingerprint) => [fingerprint, reader.read(labels)])) };
}
