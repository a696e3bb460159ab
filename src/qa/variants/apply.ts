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

/** Whether two edits are about the same words. */
export function clash(one: Edit, other: Edit): boolean {
  const [first, second] = one.at <= other.at ? [one, other] : [other, one];
  return first.at === second.at || first.at + first.from.length > second.at;
}

/** The utterance with edits made in it that do not clash; null where nothing would be left to hear, or too much. */
export function applied(utterance: string, edits: readonly Edit[]): Variant | null {
  let heard = '';
  let at = 0;
  const changes: Change[] = [];
  for (const edit of edits.toSorted((a, b) => a.at - b.at)) {
    heard += utterance.slice(at, edit.at);
    changes.push({ ...edit, heardAt: heard.length });
    heard += edit.to;
    at = edit.at + edit.from.length;
  }
  heard += utterance.slice(at);
  return heard.length > MAX_UTTERANCE || !/[\p{L}\p{N}]/u.test(heard) ? null : { heard, changes };
}
