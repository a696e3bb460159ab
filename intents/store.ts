import { BESIDE_LABELS, type Trained } from './model.ts';
import { fromLetters, packLinear, toLetters, unpackingLinear, type PackedLinear } from './packing.ts';
import { atOnce, type Steps } from './steps.ts';
import { packWords, unpackingWords, type PackedWords } from './word-list.ts';

/** What was learnt, as JSON: made once by the build, read by the page and the command. */
export interface StoredTrained {
  /** Each feature's distance from the one before, in two parts: hundreds vary, units do not compress. */
  readonly far: string;
  readonly near: string;
  readonly rarity: string;
  readonly unseen: number;
  /** The commonest first. */
  readonly vocabulary: PackedWords;
  readonly linear: PackedLinear;
  /** Fingerprints as the features' hashes are, ascending, and the place of each one's label. */
  readonly exceptions: { readonly far: string; readonly near: string; readonly labels: string };
}

const PART = 90;

function packHashes(ascending: ArrayLike<number>): { readonly far: string; readonly near: string } {
  const gaps = Array.from(ascending, (hash, i) => hash - (ascending[i - 1] ?? 0));
  return { far: toLetters(gaps.map((gap) => Math.floor(gap / PART))), near: toLetters(gaps.map((gap) => gap % PART)) };
}

function unpackHashes({ far, near }: { readonly far: string; readonly near: string }): Int32Array {
  const units = fromLetters(near);
  const hashes = fromLetters(far);
  let hash = 0;
  for (let i = 0; i < hashes.length; i++) hash = hashes[i] = hash + (hashes[i] as number) * PART + (units[i] as number);
  return hashes;
}

export function store({ table, vocabulary, linear, exceptions }: Trained): StoredTrained {
  const labels = BESIDE_LABELS.reduce((rest, classes) => rest - classes, linear.classes);
  const fingerprints = [...exceptions.keys()].toSorted((a, b) => a - b);
  return {
    ...packHashes(table.hashes),
    rarity: toLetters(table.rarity), unseen: table.unseen,
    vocabulary: packWords(vocabulary),
    linear: packLinear(linear, [labels, ...BESIDE_LABELS]),
    exceptions: { ...packHashes(fingerprints), labels: toLetters(fingerprints.map((fingerprint) => exceptions.get(fingerprint) as number)) },
  };
}

export function restore(stored: StoredTrained): Trained {
  return atOnce(restoring(stored));
}

/** The same, step by step. */
export function* restoring({ far, near, rarity, unseen, vocabulary, linear, exceptions }: StoredTrained): Steps<Trained> {
  const hashes = unpackHashes({ far, near });
  yield;
  const table = { hashes, rarity: new Uint8Array(fromLetters(rarity)), unseen };
  const labels = fromLetters(exceptions.labels);
  yield;
  return {
    table,
    vocabulary: yield* unpackingWords(vocabulary),
    linear: yield* unpackingLinear(linear, linear.bias.length),
    exceptions: new Map(Array.from(unpackHashes(exceptions), (fingerprint, i) => [fingerprint, labels[i] as number])),
  };
}
