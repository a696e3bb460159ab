import { MAX_UTTERANCE } from '../../simulator/gate.ts';
import type { Edit } from './rule.ts';

/** An edit with where it can be found in what was heard. */
export interface Change extends Edit {
  readonly heardAt: number;
}

/** An utterance as it was heard, and by which rules it came to be so. */
export interface Variant {
  readonly heard: string;
  readonly changes: readonly Change[];
}

/** In the order of the utterance; what is put in before a word comes before what happens to the word. */
function inOrder(one: Edit, other: Edit): number {
  return one.at - other.at || one.from.length - other.from.length;
}

/** Whether two edits are about the same words, or put something in at the same place. */
export function clash(one: Edit, other: Edit): boolean {
  const [first, second] = inOrder(one, other) <= 0 ? [one, other] : [other, one];
  return first.at === second.at ? first.from !== '' || second.from === '' : first.at + first.from.length > second.at;
}

/** The utterance with edits made in it that do not clash; null where nothing would be left to hear, or too much. */
export function applied(utterance: string, edits: readonly Edit[]): Variant | null {
  let heard = '';
  let at = 0;
  const changes: Change[] = [];
  for (const edit of edits.toSorted(inOrder)) {
    heard += utterance.slice(at, edit.at);
    changes.push({ ...edit, heardAt: heard.length });
    heard += edit.to;
    at = edit.at + edit.from.length;
  }
  heard += utterance.slice(at);
  return heard.length > MAX_UTTERANCE || !/[\p{L}\p{N}]/u.test(heard) ? null : { heard, changes };
}
