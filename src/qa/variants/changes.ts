import type { Lang } from '../../../intents/types.ts';
import { applied, type Change } from './apply.ts';
import type { Edit } from './rule.ts';
import { editsOf } from './rules.ts';

/**
 * By which rules something said came to be heard so: the fewest that explain it. A call keeps only what was said and what
 * was heard; this is how the rules are found again. Null where the rules do not explain it.
 */
export function changesBetween(said: string, heard: string, lang: Lang): readonly Change[] | null {
  const text = said.normalize('NFC');
  const startingAt = new Map<number, Edit[]>();
  for (const edit of editsOf(text, lang).flat()) startingAt.set(edit.at, [...(startingAt.get(edit.at) ?? []), edit]);
  const known = new Map<number, readonly Edit[] | null>();

  /** The fewest edits that make the rest of what was said the rest of what was heard; only one thing is put in at a place. */
  function rest(at: number, heardAt: number, mayPutIn = true): readonly Edit[] | null {
    let [i, j, isFree] = [at, heardAt, mayPutIn];
    // What stands the same and begins no edit is passed over.
    while (i < text.length && !startingAt.has(i) && text[i] === heard[j]) [i, j, isFree] = [i + 1, j + 1, true];
    if (i === text.length && j === heard.length) return [];
    const key = (i * (heard.length + 1) + j) * 2 + Number(isFree);
    const before = known.get(key);
    if (before !== undefined) return before;
    let best = i < text.length && text[i] === heard[j] ? rest(i + 1, j + 1) : null;
    for (const edit of startingAt.get(i) ?? []) {
      const isPutIn = edit.from === '';
      if ((isPutIn && !isFree) || !heard.startsWith(edit.to, j)) continue;
      const more = rest(i + edit.from.length, j + edit.to.length, !isPutIn);
      if (more && (!best || more.length + 1 < best.length)) best = [edit, ...more];
    }
    known.set(key, best);
    return best;
  }

  const edits = rest(0, 0);
  return edits && (edits.length === 0 ? [] : (applied(text, edits)?.changes ?? null));
}
