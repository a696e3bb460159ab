import { remembered } from './memory.ts';

/** From a caller's utterance to the words that the matcher reads. Pure and locale-free. */

const FOLD: Record<string, string> = { å: 'a', ä: 'a', ö: 'o', æ: 'a', ø: 'o', é: 'e', è: 'e', ü: 'u', á: 'a', ß: 'ss' };

function foldAny(text: string): string {
  return text.toLowerCase().replace(/[åäöæøéèüáß]/gu, (letter) => FOLD[letter] ?? letter).normalize('NFD').replace(/\p{M}+/gu, '');
}

/** What each letter of a European language is folded to; undefined where it stays as it is. */
const FOLDED = Array.from({ length: 0x180 }, (_, code) => {
  const letter = String.fromCharCode(code);
  const folded = foldAny(letter);
  return folded === letter ? undefined : folded;
});

/** Folds case and diacritics: people and recognisers lose them, so the matcher does without. Never used for display. */
export function fold(text: string): string {
  let folded = '';
  let done = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= FOLDED.length) return foldAny(text);
    const letter = FOLDED[code];
    if (letter === undefined) continue;
    folded += text.slice(done, at) + letter;
    done = at + 1;
  }
  return done === 0 ? text : folded + text.slice(done);
}

/** A word of the utterance: `text` as the caller said it, `key` as the matcher reads it, `at` where it stands. */
export interface Word {
  readonly text: string;
  readonly key: string;
  readonly at: number;
  /** Punctuation or the start of the utterance stands before it. */
  readonly opensClause: boolean;
}

/** The same for single words; of each there is then one key, and what is remembered under it is found the faster. */
const foldWord = remembered(fold);

const CLAUSE = /[,.;:!?…&+/]|\s-\s/u;
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;

/** Splits an utterance into words. Hyphens separate ("EU-kort" is two words; joining is the compounds' business). */
export function words(utterance: string): Word[] {
  const text = utterance.normalize('NFC').replace(/[\u2010-\u2015\u2212]/gu, '-');
  const found: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index);
    found.push({
      text: match[0],
      key: foldWord(match[0]),
      at: match.index,
      opensClause: found.length === 0 || (between !== ' ' && CLAUSE.test(between)),
    });
    end = match.index + match[0].length;
  }
  return found;
}

const ENDING = /(?:en|et|n|t|s)$/u;

/** A noun's key without its commonest endings: "bostadsbidraget" → "bostadsbidrag". */
export function withoutEnding(key: string): string {
  return key.replace(ENDING, '');
}

/** A text as space-separated keys, the form in which phrases, cues and utterances are compared. */
export function keyOf(text: string): string {
  return words(text).map((word) => word.key).join(' ');
}
