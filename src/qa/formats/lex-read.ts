import { InputError } from '../../service/errors.ts';
import type { Expected, SuiteCase } from '../suite.ts';
import { readTable, withoutGuard, type Row } from '../table.ts';
import { casesOf, type Labelled } from './conversation.ts';
import { fieldOf, outcomeStep, type Pair } from './fields.ts';
import type { Found, Known, Lose, TextFile } from './format.ts';
import { expectedOf } from './intents.ts';
import { promptFinder } from './prompts.ts';
import { stepOf } from './turns.ts';

/** Names that the documents and the console use, lower-case. */
const CONVERSATION = ['conversation #', 'conversation number', 'conversation'];
const SOURCE = ['source', 'conversation participant'];
const INPUT = ['input', 'utterance'];
const INTENT = ['expected output intent'];
const NUMBER = ['line #', 'line number'];
const SLOT = /^expected output slot\b/u;
const SINGLE = /^(?:-|n\/a)?$/iu;

/** @throws InputError for a table without the columns of a test set */
export function readLex(files: readonly TextFile[], known: Known, lose: Lose): readonly Found[] {
  return files.flatMap(({ name, text }) => readOne(name, text, known, lose));
}

function readOne(file: string, text: string, known: Known, lose: Lose): Found[] {
  const { headers, rows } = readTable(apartHeaders(text), file, INPUT);
  if (!headers.some((name) => SOURCE.includes(name))) throw new InputError(`${file}:1: no column is called source (User or Agent); this is not a test set of Amazon Lex`);
  loseColumns(headers, rows, file, lose);
  const found: Found[] = [];
  for (const group of groupsOf(rows)) found.push(...(group.conversation === null ? single(group.rows, file, known, lose) : conversation(group.conversation, group.rows, file, known, lose)));
  return found;
}

/** Lex repeats some headers (Session Attribute); a number makes them tell apart. */
function apartHeaders(text: string): string {
  return text.replace(/^(?:\uFEFF?sep=.(?:\r\n|\r|\n))?[^\r\n]*/iu, (header) => {
    const seen = new Map<string, number>();
    return header.toLowerCase().replace(/[^,;\t|"\r\n]+/gu, (name) => {
      const count = (seen.get(name.trim()) ?? 0) + 1;
      seen.set(name.trim(), count);
      return count === 1 || name.trim() === '' ? name : `${name} (${count})`;
    });
  });
}

function loseColumns(headers: readonly string[], rows: readonly Row[], file: string, lose: Lose): void {
  const used: ReadonlySet<string> = new Set([...CONVERSATION, ...SOURCE, ...INPUT, ...INTENT, ...NUMBER]);
  for (const name of headers.filter((header) => !used.has(header) && !SLOT.test(header))) {
    for (const { line, cells } of rows) if ((cells[name] ?? '') !== '') lose({ file, line }, `${name}: ${cells[name] ?? ''}`, 'a suite has no such field');
  }
}

function cell({ cells }: Row, names: readonly string[]): string {
  return withoutGuard(names.map((name) => cells[name] ?? '').find((value) => value !== '') ?? '');
}

/** Rows of one conversation together, in the order of their first rows; each single input is a group of its own. */
function groupsOf(rows: readonly Row[]): { conversation: string | null; rows: Row[] }[] {
  const groups: { conversation: string | null; rows: Row[] }[] = [];
  for (const row of rows) {
    const number = cell(row, CONVERSATION).trim();
    const group = SINGLE.test(number) ? undefined : groups.find(({ conversation: name }) => name === number);
    if (group) group.rows.push(row);
    else groups.push({ conversation: SINGLE.test(number) ? null : number, rows: [row] });
  }
  return groups;
}

function single([row]: readonly Row[], file: string, known: Known, lose: Lose): Found[] {
  if (!row) return [];
  const place = { file, line: row.line };
  const say = cell(row, INPUT);
  if (say === '' || !isUser(row)) {
    lose(place, say === '' ? 'a row without an input' : `agent "${say}"`, say === '' ? 'there is nothing to say' : 'it belongs to no conversation');
    return [];
  }
  const entry: SuiteCase = { kind: 'utterance', name: say, line: row.line, at: known.at, say, expected: { ...expectedIn(row, file, known, lose), ...fieldsIn(slotsOf(row, file, lose), place, lose) } };
  return [{ file, entry }];
}

function isUser(row: Row): boolean {
  return cell(row, SOURCE).trim().toLowerCase() === 'user';
}

function expectedIn(row: Row, file: string, known: Known, lose: Lose): Expected {
  const intent = cell(row, INTENT).trim();
  return intent === '' ? {} : expectedOf(intent, known, { file, line: row.line }, lose);
}

/** `Name = value`, a column each. */
function slotsOf(row: Row, file: string, lose: Lose): Pair[] {
  return Object.entries(row.cells).flatMap(([header, text]): Pair[] => {
    const value = withoutGuard(text);
    if (!SLOT.test(header) || value.trim() === '') return [];
    const at = value.indexOf('=');
    if (at > 0) return [[value.slice(0, at).trim(), value.slice(at + 1).trim()]];
    lose({ file, line: row.line }, `slot "${value}"`, 'not written Name = value');
    return [];
  });
}

function fieldsIn(slots: readonly Pair[], at: { file: string; line: number }, lose: Lose): Expected {
  let expected: Expected = {};
  for (const [name, value] of slots) {
    const field = fieldOf(name, value, at, lose);
    if (field === null) lose(at, `slot ${name} = ${value}`, 'a suite has no such field');
    else expected = { ...expected, ...field };
  }
  return expected;
}

function conversation(number: string, rows: readonly Row[], file: string, known: Known, lose: Lose): Found[] {
  const idOf = promptFinder(known.service);
  const steps: { step: NonNullable<ReturnType<typeof stepOf>>; line: number }[] = [];
  const labelled: Labelled[] = [];
  let end: (typeof steps)[number] | null = null;
  const close = () => {
    if (end) steps.push(end);
    end = null;
  };
  for (const row of rows) {
    const place = { file, line: row.line };
    const input = cell(row, INPUT);
    if (isUser(row)) {
      close();
      const step = stepOf(input);
      if (step === null) lose(place, input === '' ? 'a row without an input' : `"${input}"`, 'nothing that a caller can do');
      else steps.push({ step, line: row.line });
      const slots = slotsOf(row, file, lose);
      const ends = slots[0]?.[0].toLowerCase() === 'disposition';
      const outcome = ends ? outcomeStep(slots.map(([name, value]) => [name.toLowerCase(), value] as const), place, lose) : null;
      if (outcome) end = { step: outcome, line: row.line };
      const expected = { ...expectedIn(row, file, known, lose), ...(ends ? {} : fieldsIn(slots, place, lose)) };
      if (step !== null && 'say' in step && Object.keys(expected).length > 0) labelled.push({ say: step.say, line: row.line, expected });
    } else {
      const prompt = idOf(input);
      if (prompt === null) lose(place, `agent "${input}"`, 'no prompt of the service has these words');
      else steps.push({ step: { hear: prompt }, line: row.line });
    }
  }
  close();
  const settings = { at: known.at, dialled: 'private', lang: 'sv', queue: null } as const;
  return casesOf({ file, line: rows[0]?.line ?? 1, name: `Conversation ${number}`, kind: null, settings, steps, labelled }, lose);
}
