import { z } from 'zod';
import { parseTime } from '../../../machines/stockholm.ts';
import { utteranceSchema, type UtteranceCase } from '../suite.ts';
import { withoutGuard, type Row } from '../table.ts';
import { FORBIDDEN } from '../../service/forbidden.ts';
import { didYouMean } from '../../service/nearest.ts';
import { problemsOf } from './problems.ts';

/** An utterance is at most 1,000 characters; a line that is longer is no row of ours, and is not parsed. */
export const LONGEST_LINE = 100_000;
/** Where a row names no time. Nothing that a row can expect depends on it; a Monday morning when all lines are open. */
export const USUAL_TIME = '2025-03-03T10:15';

const rowSchema = z.strictObject({ id: z.string({ error: 'text is expected; put it in quotes' }).min(1, 'empty').optional(), ...utteranceSchema.shape });
const KEYS = Object.keys(rowSchema.shape);
/** Columns of a table: `utterance` is what `route` and corpora call it. */
const COLUMNS: readonly string[] = [...KEYS, 'utterance'];

export interface NamedCase {
  readonly entry: UtteranceCase;
  /** Whether the row has an id of its own. */
  readonly isNamed: boolean;
}

/** A row as a case, or what is wrong with it. */
export type ReadRow = NamedCase | { readonly problems: readonly string[] };

/** One line of a JSONL suite. */
export function readJsonRow(text: string, line: number): ReadRow {
  if (text.length > LONGEST_LINE) return { problems: [`a line of more than ${LONGEST_LINE} characters; one utterance a line`] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: ['not valid JSON; one object a line, without a comma after it'] };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problems: ['not an object; write {"say": …, "topic": …}'] };
  const { utterance, ...rest } = value as Record<string, unknown>;
  return caseOf(utterance === undefined || 'say' in rest ? value as Record<string, unknown> : { say: utterance, ...rest }, line);
}

/** One record of a CSV suite: an empty cell expects nothing; null in it, that there is none. */
export function readTableRow({ line, cells }: Row): ReadRow {
  const filled = Object.entries(cells).filter(([name, cell]) => name !== '' && (cell !== '' || name === 'say' || name === 'utterance'));
  return caseOf(Object.fromEntries(filled.map(([name, cell]) => {
    if (name === 'say' || name === 'utterance') return ['say', withoutGuard(cell)];
    return [name, cell === 'null' || cell === '~' ? null : name === 'id' ? withoutGuard(cell) : cell.trim()];
  })), line);
}

/** Columns that no row can have, each as what is wrong with it. */
export function unknownColumns(headers: readonly string[]): string[] {
  const unknown = headers.filter((name) => name !== '' && !COLUMNS.includes(name)).map((name) => `no column is called ${name}${didYouMean(name, COLUMNS) || `; use ${COLUMNS.join(', ')}`}`);
  return headers.includes('say') && headers.includes('utterance') ? [...unknown, 'say and utterance are the same; keep one of the columns'] : unknown;
}

function caseOf(value: Readonly<Record<string, unknown>>, line: number): ReadRow {
  const own = Object.getOwnPropertyNames(value).find((name) => FORBIDDEN.has(name));
  if (own !== undefined) return { problems: [`no key may be called ${own}`] };
  const result = rowSchema.safeParse(value);
  if (!result.success) return { problems: problemsOf(result.error.issues, value, () => KEYS).map(({ path, message }) => `${path.length === 0 ? '' : `${path.map(String).join('.')}: `}${message}`) };
  const { id, say, at = USUAL_TIME, ...expected } = result.data;
  return { entry: { kind: 'utterance', name: id ?? say, line, at: parseTime(at), say, expected }, isNamed: id !== undefined };
}
