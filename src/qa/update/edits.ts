import Papa from 'papaparse';
import { readDocument } from '../../service/yaml.ts';
import type { Engine } from '../../simulator/engine.ts';
import type { Step } from '../step.ts';
import type { Expected, SuiteCase, UtteranceCase } from '../suite.ts';
import { createTableReader } from '../table.ts';
import type { LineEdit } from './diff.ts';
import { proposeCall, proposeUtterance } from './propose.ts';

/** Changes to a suite's text, and how many failing expectations they leave as they are. */
export interface Edits {
  readonly edits: readonly LineEdit[];
  readonly open: number;
}

interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** @param cases all of the suite, in its order; @param isChosen which of them may be changed */
export function yamlEdits(engine: Engine, text: string, file: string, cases: readonly SuiteCase[], isChosen: (entry: SuiteCase) => boolean): Edits {
  const { placeOf } = readDocument(text, file);
  const changes: Change[] = [];
  let open = 0;
  const change = (path: readonly PropertyKey[], write: (old: string) => string) => {
    const place = placeOf(path);
    if (place === null) {
      open++;
      return;
    }
    // The comment behind a value stays where it is.
    const old = text.slice(...place).trimEnd().replace(/\s+#[^\n]*$/u, '');
    changes.push({ from: place[0], to: place[0] + old.length, text: write(old) });
  };
  const calls = cases.filter(({ kind }) => kind === 'call').length;
  cases.forEach((entry, i) => {
    if (!isChosen(entry)) return;
    const proposal = entry.kind === 'call' ? proposeCall(engine, entry) : proposeUtterance(engine, entry);
    open += proposal.open;
    if (proposal.changes instanceof Map) for (const [step, instead] of proposal.changes as ReadonlyMap<number, Step>) change(['calls', i, 'steps', step], (old) => stepInYaml(instead, old.startsWith('{')));
    else for (const [key, value] of Object.entries(proposal.changes)) change(['utterances', i - calls, key], () => String(value));
  });
  return { edits: toLines(text, changes.toSorted((a, b) => a.from - b.from)), open };
}

function stepInYaml(step: Step, isFlow: boolean): string {
  const [key, value] = Object.entries(step)[0] as [string, string | Readonly<Record<string, string>> | null];
  if (value === null) return isFlow ? `{ ${key}: null }` : key;
  const written = typeof value === 'string' ? value : `{ ${Object.entries(value).map(([name, text]) => `${name}: ${text}`).join(', ')} }`;
  return isFlow ? `{ ${key}: ${written} }` : `${key}: ${written}`;
}

/** Changes of characters as changes of whole lines; those of one line together. */
function toLines(text: string, changes: readonly Change[]): LineEdit[] {
  const lines = text.split('\n');
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const lineAt = (offset: number) => starts.findLastIndex((start) => start <= offset);
  const edits: { first: number; last: number; changes: Change[] }[] = [];
  for (const change of changes) {
    const [first, last] = [lineAt(change.from), lineAt(Math.max(change.from, change.to - 1))];
    const before = edits.at(-1);
    if (before && before.last >= first) {
      before.last = Math.max(before.last, last);
      before.changes.push(change);
    } else edits.push({ first, last, changes: [change] });
  }
  return edits.map(({ first, last, changes: inside }) => {
    const start = starts[first] ?? 0;
    const old = lines.slice(first, last + 1).join('\n');
    const changed = inside.toReversed().reduce((result, { from, to, text: instead }) => result.slice(0, from - start) + instead + result.slice(to - start), old);
    return { first, count: last - first + 1, lines: changed.split('\n') };
  });
}

/** @param entries the failing ones, in the order of their lines */
export function rowEdits(engine: Engine, text: string, isTable: boolean, entries: readonly UtteranceCase[]): Edits {
  const lines = text.split('\n');
  const write = isTable ? tableWriter(lines) : jsonRow;
  let open = 0;
  const edits = entries.flatMap((entry): LineEdit[] => {
    const { changes, open: left } = proposeUtterance(engine, entry);
    open += left;
    const first = entry.line - 1;
    if (Object.keys(changes).length === 0) return [];
    const count = isTable ? recordLength(lines, first) : 1;
    const old = lines.slice(first, first + count).join('\n');
    const end = old.endsWith('\r') ? '\r' : '';
    return [{ first, count, lines: `${write(old.slice(0, old.length - end.length), changes)}${end}`.split('\n') }];
  });
  return { edits, open };
}

/** How many lines a record of a table takes: until its quotes are closed. */
function recordLength(lines: readonly string[], first: number): number {
  let quotes = 0;
  for (let i = first; i < lines.length; i++) {
    quotes += (lines[i] ?? '').split('"').length - 1;
    if (quotes % 2 === 0) return i - first + 1;
  }
  return lines.length - first;
}

function jsonRow(old: string, changes: Expected): string {
  return JSON.stringify({ ...JSON.parse(old) as Record<string, unknown>, ...changes });
}

function tableWriter(lines: readonly string[]): (old: string, changes: Expected) => string {
  const reader = createTableReader('');
  for (const line of lines) {
    reader.push(line.replace(/\r$/u, ''));
    if (reader.headers.length > 0) break;
  }
  const { headers, delimiter } = reader;
  return (old, changes) => {
    const { data: [cells = []] } = Papa.parse<string[]>(old, { delimiter });
    const instead = headers.map((name, i) => (name in changes ? String(changes[name as keyof Expected]) : (cells[i] ?? '')));
    return Papa.unparse([instead], { delimiter });
  };
}
