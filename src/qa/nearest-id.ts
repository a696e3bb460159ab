import { distance, LONGEST, prepare } from '../../intents/distance.ts';

/** Of so many letters one may be wrong before a word is no longer a likely slip. */
const LETTERS_PER_SLIP = 3;

/** The known word that a misspelt one most likely stands for; null when none is near. */
export function nearestId(word: string, known: readonly string[]): string | null {
  if (word === '' || word.length > LONGEST) return null;
  const prepared = prepare(word.toLowerCase());
  const ranked = known.map((id) => ({ id, edits: distance(prepared, id) })).toSorted((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(1, Math.floor(word.length / LETTERS_PER_SLIP)) ? best.id : null;
}

/** ", did you mean X?" or nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  const nearest = nearestId(word, known);
  return nearest === null ? '' : `, did you mean ${nearest}?`;
}
