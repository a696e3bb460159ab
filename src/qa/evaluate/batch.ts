import { gate } from '../../simulator/gate.ts';
import { readCorpusRow, type Known } from '../corpus.ts';
import type { Judge, Tally } from './tally.ts';

/** A row as a reader found it: a line of JSON still to be parsed, fields, or what is wrong already. */
export type Item = { readonly line: number } & ({ readonly json: string } | { readonly fields: unknown } | { readonly problem: string });

export interface Problem {
  readonly line: number;
  readonly what: string;
}

/** No row that holds an utterance of 1,000 characters is longer. */
const LONGEST_JSON = 65_536;

/**
 * Judges rows into a tally.
 * @param onlyCheck rows are read, but not judged any more: something before them was wrong
 * @returns what is wrong, row by row
 */
export function judgeBatch(items: readonly Item[], known: Known, judge: Judge, tally: Tally, onlyCheck: boolean): Problem[] {
  return items.flatMap((item): Problem[] => {
    const found = valueIn(item);
    if ('problem' in found) return [{ line: item.line, what: found.problem }];
    const row = readCorpusRow(found.value, known);
    if (typeof row === 'string') return [{ line: item.line, what: row }];
    const wrong = onlyCheck ? refused(row.utterance) : judge(row, item.line, tally);
    return wrong === null ? [] : [{ line: item.line, what: wrong }];
  });
}

/** The fields of a row, or what is wrong with it. */
export function valueIn(item: Item): { readonly value: unknown } | { readonly problem: string } {
  if (!('json' in item)) return 'fields' in item ? { value: item.fields } : item;
  const { json } = item;
  if (json.length > LONGEST_JSON) return { problem: `longer than ${LONGEST_JSON} characters; one row holds one utterance` };
  if (json.includes('\uFFFD')) return { problem: 'not UTF-8 text; save the file as UTF-8' };
  try {
    return { value: JSON.parse(json) as unknown };
  } catch {
    return { problem: 'not valid JSON; each line is an object with "utterance"' };
  }
}

function refused(utterance: string): string | null {
  const gated = gate(utterance);
  return gated.ok ? null : gated.message;
}
