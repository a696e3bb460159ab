import { readTable, withoutGuard, writeTable, type Row } from '../table.ts';
import type { Expected, UtteranceCase } from '../suite.ts';
import { writtenTime } from '../write-suite.ts';
import { EXPECTED_FIELDS, fieldOf, pairsOf, timeOf } from './fields.ts';
import type { Format, Found, Known, Lose, Place } from './format.ts';
import { expectedOf, withKnownTopic } from './intents.ts';
import { suiteSlug } from './slug.ts';

const SAY = ['say', 'utterance', 'text', 'query'];
const INTENT = ['intent', 'expected intent', 'expected_intent'];

/** Utterances as a table whose columns are the fields of a suite. */
export const csv: Format = {
  name: 'csv',
  summary: 'utterances as a table: say (or utterance) and the fields of a suite, or an intent',
  reads: (name) => /\.(?:csv|tsv)$/iu.test(name),
  read: (files, known, lose) => files.flatMap(({ name, text }) => readOne(text, name, known, lose)),
  write({ name, file, cases }, known, lose) {
    for (const entry of cases) if (entry.kind === 'call') lose({ file, line: entry.line }, `the call "${entry.name}"`, 'the table holds single utterances only');
    const utterances = cases.filter((entry) => entry.kind === 'utterance');
    if (utterances.length === 0) return [];
    const rows = utterances.map((entry) => cellsOf(entry, known, { file, line: entry.line }, lose));
    const columns = ['say', 'at', ...EXPECTED_FIELDS].filter((column) => column === 'topic' || rows.some((row) => row.has(column))); // One column alone would hide the delimiter.
    return [{ name: `${suiteSlug(name)}.csv`, text: writeTable(columns, rows.map((row) => columns.map((column) => row.get(column) ?? ''))) }];
  },
};

function cellsOf({ say, at, expected }: UtteranceCase, known: Known, place: Place, lose: Lose): Map<string, string> {
  const cell = (name: string, value: string) => [name, tableText(value, name, place, lose)] as const;
  const time = at === known.at ? [] : [['at', writtenTime(at)] as const];
  return new Map([cell('say', say), ...time, ...pairsOf(withKnownTopic(expected, known, place, lose), place, lose).map(([name, value]) => cell(name, value))]);
}

/** A text as a cell can hold it: one kind of line break, and no NUL. What changes is told. */
export function tableText(text: string, name: string, at: Place, lose: Lose): string {
  const written = text.replace(/\r\n|[\r\u2028\u2029]/gu, '\n').replaceAll('\0', '').toWellFormed();
  if (written !== text) lose(at, `${name} "${text}"`, 'a table has one kind of line break, no NUL and no half characters; they were changed');
  return written;
}

function readOne(text: string, file: string, known: Known, lose: Lose): Found[] {
  const { headers, rows } = readTable(lowerHeader(text), file, SAY);
  const say = SAY.find((name) => headers.includes(name)) ?? '';
  const used: ReadonlySet<string> = new Set([say, 'at', ...EXPECTED_FIELDS, ...INTENT]);
  for (const column of headers.filter((name) => !used.has(name))) {
    const filled = rows.filter(({ cells }) => (cells[column] ?? '') !== '');
    if (filled[0]) lose({ file, line: filled[0].line }, `the column "${column}" (${filled.length} cells)`, 'a suite has no such field');
  }
  return rows.flatMap((row) => {
    const entry = caseOf(row, say, file, known, lose);
    return entry === null ? [] : [{ file, entry }];
  });
}

/** Column names are read in any case. The header is the first line, or the second after `sep=;`. */
function lowerHeader(text: string): string {
  return text.replace(/^(?:\uFEFF?sep=.(?:\r\n|\r|\n))?[^\r\n]*/iu, (header) => header.toLowerCase());
}

function caseOf({ line, cells }: Row, column: string, file: string, known: Known, lose: Lose): UtteranceCase | null {
  const place = { file, line };
  const say = withoutGuard(cells[column] ?? '');
  if (say === '') {
    lose(place, 'a row without an utterance', 'there is nothing to say; the row was passed over');
    return null;
  }
  const expected: Expected = {};
  for (const name of INTENT) {
    const intent = withoutGuard(cells[name] ?? '');
    if (intent !== '') Object.assign(expected, expectedOf(intent, known, place, lose));
  }
  for (const name of EXPECTED_FIELDS) {
    const value = withoutGuard(cells[name] ?? '');
    if (value === '') continue;
    if (name === 'topic' && value.includes('|')) lose(place, `${name} "${value}"`, 'several answers are right there; a suite has room for one');
    else if (name === 'topic' && value !== 'null') Object.assign(expected, expectedOf(value, known, place, lose));
    else Object.assign(expected, fieldOf(name, value, place, lose));
  }
  return { kind: 'utterance', name: say, line, at: timeIn(withoutGuard(cells['at'] ?? ''), known, place, lose), say, expected };
}

function timeIn(text: string, known: Known, at: Place, lose: Lose): number {
  const time = text === '' ? known.at : timeOf(text);
  if (time === null) lose(at, `at "${text}"`, 'not a time; write 2025-03-03T10:15 (Stockholm time)');
  return time ?? known.at;
}
