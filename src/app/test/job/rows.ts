import type { Item } from '../../../qa/evaluate/batch.ts';
import { checkFields } from '../../../qa/corpus.ts';
import type { NameCheck } from '../../../qa/suite/names.ts';
import { createRepeatCheck } from '../../../qa/suite/repeats.ts';
import { readJsonRow, readTableRow, unknownColumns, type ReadRow } from '../../../qa/suite/rows.ts';
import type { SuiteCase } from '../../../qa/suite.ts';
import { createTableReader, withoutGuard, type Row } from '../../../qa/table.ts';
import { InputError } from '../../../service/errors.ts';
import { readDocument } from '../../../service/yaml.ts';
import { endingOf } from './kind.ts';

/** What stands on each line of a table, or what is wrong with it. */
type TableItem = { readonly row: Row } | { readonly problem: string };

/** Cases of a suite of rows; a row that cannot be read costs only itself. */
export function suiteRows(text: string, file: string, check: NameCheck): { readonly cases: SuiteCase[]; readonly problems: string[] } {
  const place = createRepeatCheck();
  const cases: SuiteCase[] = [];
  const problems: string[] = [];
  const take = (line: number, read: ReadRow) => {
    const tell = (what: string) => problems.push(`${file}:${line}: ${what}`);
    if ('problems' in read) return read.problems.forEach(tell);
    const unknown = check(read.entry);
    if (unknown.length > 0) return unknown.forEach(({ message }) => tell(message));
    const placed = place(read.entry, read.isNamed);
    if ('entry' in placed) cases.push(placed.entry);
    else tell(placed.problem);
  };
  if (isTable(file)) {
    for (const item of tableItems(text, file, ['say', 'utterance'], (headers) => unknownColumns(headers)[0] ?? null)) {
      if ('problem' in item) problems.push(item.problem);
      else take(item.row.line, readTableRow(item.row));
    }
  } else linesOf(text).forEach((line, i) => { if (line.trim() !== '') take(i + 1, readJsonRow(line, i + 1)); });
  return { cases, problems };
}

/** Rows of a labelled corpus, still to be judged. @throws InputError for a table or document that is none */
export function corpusItems(text: string, file: string): Item[] {
  if (isTable(file)) {
    return tableItems(text, file, ['utterance'], wrongHeader).map((item): Item => ('row' in item
      ? { line: item.row.line, fields: { ...item.row.cells, utterance: withoutGuard(item.row.cells['utterance'] ?? '') } }
      : { line: Number(/:(\d+): /u.exec(item.problem)?.[1] ?? 1), problem: item.problem.replace(/^.*?:\d+: /su, '') }));
  }
  if (['jsonl', 'ndjson'].includes(endingOf(file))) return linesOf(text).flatMap((json, i): Item[] => (json.trim() === '' ? [] : [{ line: i + 1, json }]));
  const { value, lineOf } = readDocument(text, file);
  const isList = Array.isArray(value);
  const rows: unknown = isList ? value : (value as { utterances?: unknown } | null)?.utterances;
  if (!Array.isArray(rows)) throw new InputError(`${file}:1: neither a list of rows nor "utterances:" with one`);
  return rows.map((fields: unknown, i): Item => ({ line: lineOf(isList ? [i] : ['utterances', i]), fields }));
}

function isTable(file: string): boolean {
  return ['csv', 'tsv'].includes(endingOf(file));
}

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/u, '').split(/\r\n|[\r\n]/u);
}

/** @param wrong what is wrong with the columns, if anything is */
function tableItems(text: string, file: string, required: readonly string[], wrong: (headers: readonly string[]) => string | null): TableItem[] {
  const reader = createTableReader(file, required);
  const items: TableItem[] = [];
  let told = 0;
  let areColumnsKnown = false;
  const take = (row: Row | null) => {
    if (!areColumnsKnown && reader.headers.length > 0) {
      const what = wrong(reader.headers);
      if (what !== null) throw new InputError(`${file}:1: ${what}`);
      areColumnsKnown = true;
    }
    items.push(...reader.problems.slice(told).map((problem) => ({ problem })));
    told = reader.problems.length;
    // Spreadsheets write separators alone for rows that were emptied.
    if (row !== null && Object.values(row.cells).some((cell) => cell.trim() !== '')) items.push({ row });
  };
  for (const line of text.split(/\r\n|[\r\n\u2028\u2029]/u)) take(reader.push(line));
  take(reader.end());
  return items;
}

function wrongHeader(headers: readonly string[]): string | null {
  const wrong = checkFields(headers.filter((header) => header !== ''));
  if (wrong !== null) return wrong;
  return headers.includes('topic') || headers.includes('outcome') ? null : 'no column is called topic or outcome; a row needs one of them';
}
