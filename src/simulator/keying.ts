import type { Heard } from '../../machines/types.ts';
import { hearKeys, type Listening } from './hear.ts';

/** Digits of a personal number come key by key; nothing of them is kept once they are judged. */
export interface Keying {
  /** @returns what was heard, and whether the keys may be shown; null while a number is not complete */
  readonly press: (keys: string, listening: Listening) => { readonly heard: Heard; readonly isSecret: boolean } | null;
  /** What was keyed in so far is forgotten. */
  readonly clear: () => void;
}

const LONGEST = 32;
const NUMBER = 12;
/** So many digits at once are a number pasted or read in, with or without the century. */
const AT_ONCE = 10;

/** @param isBroken whether some of a number's digits were keyed in before, where they were forgotten: whoever keys on is asked for all of it */
export function createKeying(isBroken = false): Keying {
  let sofar = '';
  return {
    press(keys, listening) {
      if (!listening.tags.has('personal-number')) return { heard: hearKeys(keys, listening), isSecret: false };
      if (isBroken) {
        isBroken = false;
        return { heard: { kind: 'personal-number', valid: false }, isSecret: true };
      }
      // A lone 0 before any digit is a person here too: no twelve-digit number begins with it; and a star is the question again.
      if (sofar === '' && (keys === '0' || keys === '*')) return { heard: hearKeys(keys, listening), isSecret: false };
      sofar += keys;
      if (!sofar.endsWith('#') && sofar.replace(/\D/gu, '').length < NUMBER && keys.length < AT_ONCE && sofar.length < LONGEST) return null;
      const heard = hearKeys(sofar, listening);
      sofar = '';
      return { heard, isSecret: true };
    },
    clear() {
      isBroken = false;
      sofar = '';
    },
  };
}
