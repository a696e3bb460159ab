import { words } from '../../../intents/text.ts';
import { digitsIn, MASK, maskPersonalNumbers } from '../../simulator/redact.ts';
import { spokenDigits } from '../../simulator/digits.ts';

/** A word of an utterance, and how it stands there. */
export interface Spoken {
  readonly text: string;
  readonly low: string;
  readonly at: number;
  /** Nothing may happen to it: a mask, or part of a number that has to be masked whole. */
  readonly isFixed: boolean;
  /** Nothing may be put in before it either. */
  readonly clings: boolean;
  /** What stands between it and the next word; everything after it for the last one. */
  readonly after: string;
}

/** Digits from which on they may be (part of) a personal number. */
const A_NUMBER = 4;

/**
 * The words of an utterance that is in NFC. A personal number that something happened to would no longer be known for one
 * and be shown: its words are left alone.
 */
export function spokenOf(utterance: string): Spoken[] {
  const found = words(utterance);
  const isGuarded = maskPersonalNumbers(utterance) !== utterance || digitsIn(utterance).length >= A_NUMBER;
  const isNumber = (text: string) => isGuarded && (/\p{Nd}/u.test(text) || spokenDigits(text) !== null);
  return found.map(({ text, at }, i) => {
    const isMask = utterance.startsWith(MASK, at - 1);
    const before = found[i - 1];
    return {
      text, low: text.toLowerCase(), at,
      isFixed: isMask || isNumber(text),
      clings: isMask || (isNumber(text) && before !== undefined && isNumber(before.text)),
      after: utterance.slice(at + text.length, found[i + 1]?.at ?? utterance.length),
    };
  });
}
