import { visible } from '../visible.ts';
import type { Problem } from './batch.ts';
import type { Subject } from './evaluation.ts';
import type { Tally } from './tally.ts';

/** What judging a corpus or a part of it came to: all that a report is made of. */
export interface Judged extends Subject {
  /** Whether other thresholds were tried. */
  readonly sweeping: boolean;
  /** Rows that were read, bad ones among them. */
  readonly rows: number;
  /** What is wrong with the bad rows, the first 50. */
  readonly problems: readonly Problem[];
  readonly tally: Tally;
}

const MOST_LISTED = 50;

/** The first problems of several lists, in the order of the corpus whatever the order of the lists. */
export function firstOf(...lists: readonly (readonly Problem[])[]): Problem[] {
  return lists.flat().toSorted((a, b) => a.line - b.line || (a.what < b.what ? -1 : Number(a.what > b.what))).slice(0, MOST_LISTED);
}

/** What is wrong with the bad rows, a line each, and what was done about it; null without any. */
export function problemsOf({ file, rows, badRows, problems }: Judged, keepGoing: boolean): string | null {
  if (badRows === 0) return null;
  return [
    ...problems.map(({ line, what }) => `${file}:${line}: ${visible(what)}`),
    ...(badRows > problems.length ? [`and ${badRows - problems.length} more`] : []),
    `${badRows} of ${rows} rows are bad; ${badRows === rows ? 'nothing was evaluated' : keepGoing ? 'the others were evaluated' : 'mend them, or evaluate the others with --keep-going'}`,
  ].join('\n');
}
