import { distance, LONGEST, prepare } from '../../../intents/distance.ts';

/** Slips of the fingers, not other words. */
const MOST_EDITS = 2;

/** ", did you mean vab?", or nothing where no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  if (word === '' || word.length > LONGEST) return '';
  const prepared = prepare(word.toLowerCase());
  let best: string | null = null;
  // A short word is near to too many.
  let least = Math.min(MOST_EDITS, Math.floor(word.length / 2)) + 1;
  for (const entry of known) {
    const edits = entry === '' || entry.length > LONGEST ? Infinity : distance(prepared, entry.toLowerCase());
    if (edits < least) [best, least] = [entry, edits];
  }
  return best === null ? '' : `, did you mean ${best}?`;
}
