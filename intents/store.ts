import type { Trained } from './model.ts';
import { fromLetters, packLinear, toLetters, unpackLinear, type PackedLinear } from './packing.ts';

/** What was learnt, as JSON: made once by the build, read by the page and the command. */
export interface StoredTrained {
  /** Each feature's distance from the one before, in two parts: hundreds vary, units do not compress. */
  readonly far: string;
  readonly near: string;
  readonly rarity: string;
  readonly unseen: number;
  /** The commonest first. */
  readonly vocabulary: string;
  readonly models: Readonly<Record<keyof Trained['models'], PackedLinear>>;
  /** Fingerprint, place of the label, one after the other. */
  readonly exceptions: readonly number[];
}

const PART = 90;

export function store({ table, vocabulary, models, exceptions }: Trained): StoredTrained {
  const gaps = Array.from(table.hashes, (hash, i) => hash - (table.hashes[i - 1] ?? 0));
  return {
    far: toLetters(gaps.map((gap) => Math.floor(gap / PART))), near: toLetters(gaps.map((gap) => gap % PART)),
    rarity: toLetters(table.rarity), unseen: table.unseen,
    vocabulary: vocabulary.join(' '),
    models: { topics: packLinear(models.topics), errands: packLinear(models.errands), languages: packLinear(models.languages), roles: packLinear(models.roles) },
    exceptions: [...exceptions].flat(),
  };
}

export function restore({ far, near, rarity, unseen, vocabulary, models, exceptions }: StoredTrained): Trained {
  const units = fromLetters(near);
  let hash = 0;
  const hashes = fromLetters(far).map((part, i) => (hash += part * PART + (units[i] as number)));
  const unpack = (packed: PackedLinear) => unpackLinear(packed, packed.bias.length);
  return {
    table: { hashes, rarity: Uint8Array.from(fromLetters(rarity)), unseen },
    vocabulary: vocabulary.split(' '),
    models: { topics: unpack(models.topics), errands: unpack(models.errands), languages: unpack(models.languages), roles: unpack(models.roles) },
    exceptions: new Map(exceptions.flatMap((fingerprint, i) => (i % 2 === 0 ? [[fingerprint, exceptions[i + 1] as number] as const] : []))),
  };
}
