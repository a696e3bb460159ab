import { createCueScanner } from './cue-scanner.ts';
import type { CompiledCue, Spoken } from './cues.ts';
import { distance, LONGEST, prepare } from './distance.ts';
import { logistic } from './linear.ts';
import { onDemand, remembered } from './memory.ts';
import { policy } from './policy.ts';
import type { Seen } from './reading.ts';
import type { Vocabulary } from './spelling.ts';

/** How likely words tell of danger, 0..1, by what was learnt of people who said so. */
export function dangerIn({ scores }: Seen): number {
  return logistic(scores.danger[0] as number, policy.sharpness.danger);
}

/** Shorter words are one slip from too many others. */
const SHORTEST = 4;

/**
 * Whether words tell of danger to life though somebody mistyped them: who is in danger does. A word that nobody knows is
 * taken for the word of a cue that is a single slip away ("itne", "hppa"), also where it is too short to be repaired otherwise.
 */
export function createMistypedDanger(crisis: readonly CompiledCue[], vocabulary: Vocabulary): (spoken: Spoken) => boolean {
  // Made when somebody first says a word that nobody knows: most calls never do.
  const made = onDemand(() => ({ scan: createCueScanner([crisis]), words: [...new Set(crisis.flatMap(wordsOf))].filter((word) => word.length >= SHORTEST && word.length <= LONGEST) }));
  const meant = remembered((key: string): string => {
    if (key.length < SHORTEST || key.length > LONGEST || vocabulary.has(key)) return key;
    const prepared = prepare(key);
    const near = made().words.filter((word) => Math.abs(word.length - key.length) <= 1 && distance(prepared, word) <= 1);
    // Two letters that changed places are likelier than another one.
    return near.find((word) => lettersOf(word) === lettersOf(key)) ?? near[0] ?? key;
  });
  return ({ keys, opens }) => {
    const read = keys.map((key) => meant(key));
    return read.some((key, i) => key !== keys[i]) && made().scan({ keys: read, opens })(crisis) !== null;
  };
}

function lettersOf(word: string): string {
  return Array.from(word).toSorted().join('');
}

function wordsOf({ steps, and }: CompiledCue): string[] {
  return [...steps.flatMap((step) => (typeof step === 'string' ? [] : [...step.whole, ...step.beginnings])), ...(and === null ? [] : wordsOf(and))];
}
