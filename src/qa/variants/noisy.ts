import type { Lang } from '../../../intents/types.ts';
import { dice } from '../mutate/random.ts';
import { applied, clash, type Variant } from './apply.ts';
import { variantPolicy, type Level } from './policy.ts';
import type { Edit } from './rule.ts';
import { editsOf } from './rules.ts';
import { spokenOf } from './spoken.ts';

export interface Noise {
  /** 0 is silence around the caller, 3 a bad line. */
  readonly level: Level;
  readonly seed: number;
  /** Which thing said in the call it is: each has its own noise. */
  readonly turn: number;
  readonly lang?: Lang;
}

/**
 * What a speech recogniser might make of an utterance, without any audio. The same seed and turn give the same on every
 * machine. Places in the changes are those of the utterance in NFC.
 */
export function noisy(utterance: string, { level, seed, turn, lang = 'sv' }: Noise): Variant {
  if (level === 0) return { heard: utterance, changes: [] };
  const text = utterance.normalize('NFC');
  const { roll, pick } = dice(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(turn + 1, 0x85ebca6b));
  const groups = editsOf(text, lang).map((group) => [...group]);
  const per = variantPolicy.wordsPerChange[level];
  // Rounded up or down at random, so that the share holds over many turns.
  const wanted = Math.floor((spokenOf(text).length + roll(per)) / per);
  let variant: Variant = { heard: text, changes: [] };
  const made: Edit[] = [];
  while (made.length < wanted && groups.length > 0) {
    const group = pick(groups);
    const [edit] = group.splice(roll(group.length), 1);
    if (group.length === 0) groups.splice(groups.indexOf(group), 1);
    if (!edit || made.some((one) => clash(one, edit))) continue;
    const next = applied(text, [...made, edit]);
    if (!next) continue;
    made.push(edit);
    variant = next;
  }
  return variant;
}
