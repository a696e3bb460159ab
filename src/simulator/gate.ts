import { maskPersonalNumbers } from './redact.ts';

/** The longest utterance, in code points. Nobody says more in one breath, and all later steps stay fast. */
export const MAX_UTTERANCE = 1000;
/** Combining marks kept per letter (Unicode's stream-safe limit); more of them make normalising quadratic. */
const MAX_MARKS = 30;

/** ESC or CSI, parameters, and the letter that ends them. */
const ESCAPE = new RegExp('(?:\\u001B\\[|\\u009B)[0-9;?]*[A-Za-z]', 'gu');

export type Gated =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'TV-IN-EMPTY' | 'TV-IN-TOO-LONG'; readonly message: string };

/**
 * The input gate: everything a caller says or types passes here once, before anything reads, stores or shows it.
 * Order matters: length, then marks, then normalisation, then personal numbers.
 */
export function gate(input: string): Gated {
  // 2 × because a code point takes at most two units; a longer string is refused without being looked at.
  if (input.length > MAX_UTTERANCE * 2 || codePoints(input) > MAX_UTTERANCE) {
    return { ok: false, code: 'TV-IN-TOO-LONG', message: `the utterance is longer than ${MAX_UTTERANCE} characters; shorten it` };
  }
  const capped = input.toWellFormed().replace(new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu'), '$1');
  const text = maskPersonalNumbers(
    capped
      .normalize('NFC')
      // A terminal's escape sequences go whole, not only their first byte.
      .replace(ESCAPE, ' ')
      // Control characters, direction marks and invisible fillers are neither said nor seen.
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .replace(/[\p{Cf}\uFFFE\uFFFF\u3164\u115F\u1160]+/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  if (!/[\p{L}\p{N}]/u.test(text)) return { ok: false, code: 'TV-IN-EMPTY', message: 'the utterance is empty; say or type what the call is about' };
  return { ok: true, text };
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
