import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { NameCheck } from '../qa/suite/names.ts';
import { createRepeatCheck } from '../qa/suite/repeats.ts';
import { LONGEST_LINE, readJsonRow, readTableRow, unknownColumns, type ReadRow } from '../qa/suite/rows.ts';
import { expectsSomething, type SuiteCase } from '../qa/suite.ts';
import { createTableReader, type Row } from '../qa/table.ts';
import { InputError } from '../service/errors.ts';
import { streamLines } from './lines.ts';
import type { SuiteFile } from './suite-files.ts';

/** A case, or what is wrong with a row, as "file:line: what". */
type Found = { readonly entry: SuiteCase } | { readonly problem: string };
type Numbered = { readonly line: number; readonly read: ReadRow };

const MOST_KEPT = 50;

/** Looks through a .csv or .jsonl suite once; its cases are read again when they are run, so that none is kept. */
export async function openRows(path: string, file: string, check: NameCheck, isChosen: (entry: SuiteCase) => boolean): Promise<SuiteFile> {
  const hash = createHash('sha256');
  const problems: string[] = [];
  let [total, chosen, wrong] = [0, 0, 0];
  let expects = false;
  for await (const found of casesIn(path, file, check, hash)) {
    if ('problem' in found) {
      if (wrong++ < MOST_KEPT) problems.push(found.problem);
    } else {
      total++;
      expects ||= expectsSomething(found.entry);
      if (isChosen(found.entry)) chosen++;
    }
  }
  if (total === 0 && wrong === 0) throw new InputError(`${file}: the suite is empty; give it utterances`);
  const sha256 = hash.digest('hex');
  if (wrong > MOST_KEPT) problems.push(`and ${wrong - MOST_KEPT} more`);
  return { name: basename(path, extname(path)), path, file, sha256, total, expects, chosen, problems, cases: () => again(path, file, check, sha256) };
}

async function* again(path: string, file: string, check: NameCheck, sha256: string): AsyncGenerator<SuiteCase> {
  const hash = createHash('sha256');
  for await (const found of casesIn(path, file, check, hash)) if ('entry' in found) yield found.entry;
  if (hash.digest('hex') !== sha256) throw new InputError(`${file}: the file changed while it was tested; run it again`);
}

async function* casesIn(path: string, file: string, check: NameCheck, hash: ReturnType<typeof createHash>): AsyncGenerator<Found> {
  const place = createRepeatCheck();
  for await (const item of extname(path).toLowerCase() === '.csv' ? tableRows(path, file, hash) : jsonRows(path, hash)) {
    if (typeof item === 'string') {
      yield { problem: item };
      continue;
    }
    const { line, read } = item;
    const at = (what: string): Found => ({ problem: `${file}:${line}: ${what}` });
    if ('problems' in read) yield* read.problems.map(at);
    else {
      const unknown = check(read.entry);
      const placed = unknown.length > 0 ? null : place(read.entry, read.isNamed);
      if (placed === null) yield* unknown.map(({ message }) => at(message));
      else yield 'entry' in placed ? placed : at(placed.problem);
    }
  }
}

async function* jsonRows(path: string, hash: ReturnType<typeof createHash>): AsyncGenerator<Numbered> {
  for await (const { text, number } of streamLines(path, /\r\n|[\r\n]/u, hash)) if (text.trim() !== '') yield { line: number, read: readJsonRow(text, number) };
}

/** Spreadsheets write separators alone for rows that were emptied. */
function isBlank({ cells }: Row): boolean {
  return Object.values(cells).every((cell) => cell.trim() === '');
}

async function* tableRows(path: string, file: string, hash: ReturnType<typeof createHash>): AsyncGenerator<Numbered | string> {
  const reader = createTableReader(file, ['say', 'utterance']);
  let told = 0;
  let areColumnsKnown = false;
  for await (const { text, number } of streamLines(path, /\r\n|[\r\n\u2028\u2029]/u, hash)) {
    if (text.length > LONGEST_LINE) throw new InputError(`${file}:${number}: a line of more than ${LONGEST_LINE} characters; one utterance a line`);
    const row = reader.push(text);
    if (!areColumnsKnown && reader.headers.length > 0) {
      const [unknown] = unknownColumns(reader.headers);
      if (unknown !== undefined) throw new InputError(`${file}:${number}: ${unknown}`);
      areColumnsKnown = true;
    }
    yield* reader.problems.slice(told);
    told = reader.problems.length;
    if (row !== null && !isBlank(row)) yield { line: row.line, read: readTableRow(row) };
  }
  const last = reader.end();
  yield* reader.problems.slice(told);
  if (last !== null && !isBlank(last)) yield { line: last.line, read: readTableRow(last) };
}
