/** From a caller's utterance to the words that the matcher reads. Pure and locale-free. */

const FOLD: Record<string, string> = { å: 'a', ä: 'a', ö: 'o', æ: 'a', ø: 'o', é: 'e', è: 'e', ü: 'u', á: 'a', ß: 'ss' };

/** Most words need no folding. */
const PLAIN = /^[a-z0-9]*$/u;

/** Folds case and diacritics: people and recognisers lose them, so the matcher does without. Never used for display. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  const folded = text.toLowerCase().replace(/[åäöæøéèüáß]/gu, (letter) => FOLD[letter] ?? letter);
  return PLAIN.test(folded) ? folded : folded.normalize('NFD').replace(/\p{M}+/gu, '');
}

/** A word of the utterance: `text` as the caller said it, `key` as the matcher reads it, `at` where it stands. */
export interface Word {
  readonly text: string;
  readonly key: string;
  readonly at: number;
  /** Punctuation or the start of the utterance stands before it. */
  readonly opensClause: boolean;
}

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
      key: fold(match[0]),
      at: match.index,
      opensClause: found.length === 0 || /[,.;:!?…]|\s-\s/u.test(between),
    });
    end = match.index + match[0].length;
  }
  return found;
}

/** A text as space-separated keys, the form in which phrases, cues and utterances are compared. */
export function keyOf(text: string): string {
  return words(text).map((word) => word.key).join(' ');
}
