import { InputError } from '../../service/errors.ts';
import type { CallStart } from '../record.ts';
import type { Expected, SuiteCase } from '../suite.ts';
import { readTable, withoutGuard, type Row } from '../table.ts';
import { casesOf, type Labelled } from './conversation.ts';
import { fieldOf, outcomeStep, settingOf, usualSettings, type Pair } from './fields.ts';
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
const ATTRIBUTE = /^session attribute\b/u;
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
  for (const name of headers.filter((header) => !used.has(header) && !SLOT.test(header) && !ATTRIBUTE.test(header))) {
    for (const { line, cells } of rows) if ((cells[name] ?? '') !== '') lose({ file, line }, `${name}: ${cells[name] ?? ''}`, 'a suite has no such field');
  }
}

function cell({ cells }: Row, names: readonly string[]): string {
  return withoutGuard(names.map((name) => cells[name] ?? '').find((value) => value !== '') ?? '');
}

/** Rows of one conversation together, in the order of their first rows; each single input is a group of its own. */
function groupsOf(rows: readonly Row[]): { conversation: string | null; rows: Row[] }[] {
  const groups: { conversation: string | null; rows: Row[] }[] = [];
  const byNumber = new Map<string, Row[]>();
  for (const row of rows) {
    const number = cell(row, CONVERSATION).trim();
    const isSingle = SINGLE.test(number);
    const group = isSingle ? undefined : byNumber.get(number);
    const begun = group ?? [];
    begun.push(row);
    if (!group) groups.push({ conversation: isSingle ? null : number, rows: begun });
    if (!isSingle) byNumber.set(number, begun);
  }
  return groups;
}

function single([row]: readonly Row[], file: string, known: Known, lose: Lose): Found[] {
  if (!row) return [];
  attributesIn([row], file, known, lose);
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
function slotsOf(row: Row, file: string, lose: Lose, columns = SLOT): Pair[] {
  return Object.entries(row.cells).flatMap(([header, text]): Pair[] => {
    const value = withoutGuard(text);
    if (!columns.test(header) || value.trim() === '') return [];
    const at = value.indexOf('=');
    if (at > 0) return [[value.slice(0, at).trim(), value.slice(at + 1).trim()]];
    lose({ file, line: row.line }, `${header}: ${value}`, 'not written Name = value');
    return [];
  });
}

function fieldsIn(slots: readonly Pair[], at: { file: string; line: number }, lose: Lose): Expected {
  const expected: Expected = {};
  for (const [name, value] of slots) {
    const field = fieldOf(name, value, at, lose);
    if (field === null) lose(at, `slot ${name} = ${value}`, 'a suite has no such field');
    else Object.assign(expected, field);
  }
  return expected;
}

/** What session attributes say of a conversation. A time among them shows that it is a call of ours. */
function attributesIn(rows: readonly Row[], file: string, known: Known, lose: Lose): { name?: string; kind: 'call' | null; settings: CallStart } {
  const settings = usualSettings(known.at);
  let [name, kind]: [string | undefined, 'call' | null] = [undefined, null];
  for (const row of rows) {
    for (const pair of slotsOf(row, file, lose, ATTRIBUTE)) {
      const setting = settingOf(pair);
      if (setting) Object.assign(settings, setting);
      if (pair[0] === 'name') [, name] = pair;
      else if (pair[0] === 'at' && setting) kind = 'call';
      else if (!setting) lose({ file, line: row.line }, `the session attribute ${pair.join(' = ')}`, 'a caller cannot set it');
    }
  }
  return { ...(name === undefined ? {} : { name }), kind, settings };
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
  const { name = `Conversation ${number}`, kind, settings } = attributesIn(rows, file, known, lose);
  return casesOf({ file, line: rows[0]?.line ?? 1, name, kind, settings, steps, labelled }, lose);
}
