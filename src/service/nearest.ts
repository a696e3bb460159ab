import { distance, LONGEST, prepare } from '../../intents/distance.ts';

/** Of so many letters one may be wrong before a word is no longer a likely slip. */
const LETTERS_PER_SLIP = 3;

/** The known word that a misspelt one most likely stands for; null when none is near. */
export function nearestTo(word: string, known: Iterable<string>): string | null {
  if (word === '' || word.length > LONGEST) return null;
  const prepared = prepare(word.toLowerCase());
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / LETTERS_PER_SLIP)) + 1;
  for (const entry of known) {
    const edits = entry === '' || entry.length > LONGEST ? Infinity : distance(prepared, entry.toLowerCase());
    if (edits < least) [best, least] = [entry, edits];
  }
  return best;
}

/** ", did you mean vab?", or nothing where no known word is near. @param prefix what stands before a word: "--" for options */
export function didYouMean(word: string, known: Iterable<string>, prefix = ''): string {
  const nearest = nearestTo(word, known);
  return nearest === null ? '' : `, did you mean ${prefix}${nearest}?`;
}
