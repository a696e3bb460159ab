import type { CallCase, UtteranceCase } from '../suite.ts';
import { writeTable } from '../table.ts';
import { stringify } from './intent-map.ts';
import { tableText } from './csv.ts';
import { outcomePairs, pairsOf, settingPairs, type Pair } from './fields.ts';
import type { Format, Known, Lose, TextFile } from './format.ts';
import { intentOf, lexName } from './intents.ts';
import { readLex } from './lex-read.ts';
import { isOneLine } from './lines.ts';
import { promptFinder, wordsOf } from './prompts.ts';
import { suiteSlug } from './slug.ts';
import { turnsOf, typed } from './turns.ts';

/** One row of a test set; cells that are formulas are guarded when written. */
interface LexRow {
  readonly conversation: string;
  readonly source: 'User' | 'Agent';
  readonly input: string;
  readonly intent: string;
  readonly slots: readonly Pair[];
  /** What holds for a conversation, on its first row. */
  readonly attributes: readonly Pair[];
}

/** The CSV of Amazon Lex V2's Test Workbench. Fields and ends of calls stand in slots, settings and names of calls in session attributes. */
export const lex: Format = {
  name: 'lex',
  summary: 'Amazon Lex V2 Test Workbench, a CSV of utterances and conversations',
  reads: (name) => /\.csv$/iu.test(name),
  read: readLex,
  write({ name, file, cases }, known, lose) {
    const idOf = promptFinder(known.service);
    const renamed = new Map<string, string>();
    let conversation = 0;
    const rows = cases.flatMap((entry) => {
      if (entry.kind === 'utterance') return [utteranceRow(entry, file, known, renamed, lose)];
      conversation++;
      return callRows(entry, String(conversation), file, known, idOf, lose);
    });
    if (rows.length === 0) return [];
    const files: TextFile[] = [{ name: `${suiteSlug(name)}.csv`, text: tableOf(rows) }];
    return renamed.size === 0 ? files : [...files, { name: `${suiteSlug(name)}.intents.yaml`, text: stringify(renamed) }];
  },
};

function tableOf(rows: readonly LexRow[]): string {
  const most = (lists: readonly (readonly Pair[])[]) => lists.reduce((width, list) => Math.max(width, list.length), 0);
  const slotColumns = numbers(Math.max(1, most(rows.map(({ slots }) => slots))));
  const attributeColumns = numbers(most(rows.map(({ attributes }) => attributes)));
  const cells = (pairs: readonly Pair[], columns: readonly number[]) => columns.map((i) => (pairs[i] ? `${pairs[i][0]} = ${pairs[i][1]}` : ''));
  const headers = ['Line #', 'Conversation #', 'Source', 'Input', 'Expected Output Intent', ...slotColumns.map((i) => `Expected Output Slot ${i + 1}`), ...attributeColumns.map((i) => `Session Attribute ${i + 1}`)];
  return writeTable(headers, rows.map(({ conversation, source, input, intent, slots, attributes }, i) => [
    i + 1, conversation, source, input, intent, ...cells(slots, slotColumns), ...cells(attributes, attributeColumns),
  ]));
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

function utteranceRow({ say, at, expected, line }: UtteranceCase, file: string, known: Known, renamed: Map<string, string>, lose: Lose): LexRow {
  const place = { file, line };
  if (at !== known.at) lose(place, 'at', 'a row has no time');
  const topic = intentOf(expected, known, place, lose);
  const intent = topic === null ? '' : lexName(topic);
  if (topic !== null && intent !== topic) renamed.set(intent, topic);
  const { topic: _, ...rest } = expected;
  const pairs = pairsOf(expected.topic === null ? expected : rest, place, lose).filter(([name, value]) => {
    const fits = isOneLine(value);
    if (!fits) lose(place, `${name} "${value}"`, 'a slot holds one line without blanks around it');
    return fits;
  });
  return { conversation: '', source: 'User', input: tableText(say, 'say', place, lose), intent, slots: pairs, attributes: [] };
}

function callRows(call: CallCase, conversation: string, file: string, known: Known, idOf: (text: string) => string | null, lose: Lose): LexRow[] {
  const place = { file, line: call.line };
  if (!isOneLine(call.name)) lose(place, `the name "${call.name}"`, 'an attribute holds one line without blanks around it');
  const attributes: Pair[] = [...(isOneLine(call.name) ? [['name', call.name] as const] : []), ...settingPairs(call)];
  const rows = turnsOf(call.steps.map((entry, index) => ({ ...entry, index }))).flatMap(({ caller, heard, outcome, late }): LexRow[] => {
    const pairs = outcome === null ? [] : (outcomePairs(outcome.step) ?? []);
    if (outcome !== null && caller === null) lose({ file, line: outcome.line }, `the end ${pairs[0]?.[1] ?? ''}`, 'it stands in slots of a user\'s row, and no user spoke before it');
    for (const { step, line } of late) lose({ file, line }, Object.keys(step).join(), 'it stands after the end, and a row has room for one end');
    const agent = heard.flatMap(({ step, line, index }): LexRow[] => {
      const words = 'hear' in step ? wordsOf(call, index, step.hear, known, idOf, { file, line }, lose) : null;
      return words === null ? [] : [{ conversation, source: 'Agent', input: words, intent: '', slots: [], attributes: [] }];
    });
    if (caller === null) return agent;
    const input = tableText(typed(caller.step) ?? '', 'say', { file, line: caller.line }, lose);
    return [{ conversation, source: 'User', input, intent: '', slots: fitting(pairs, { file, line: outcome?.line ?? 0 }, lose), attributes: [] }, ...agent];
  });
  return rows.map((row, i) => (i === 0 ? { ...row, attributes } : row));
}

function fitting(pairs: readonly Pair[], at: { file: string; line: number }, lose: Lose): readonly Pair[] {
  const bad = pairs.find(([, value]) => !isOneLine(value));
  if (bad) lose(at, `${bad[0]} "${bad[1]}"`, 'a slot holds one line without blanks around it');
  return bad ? [] : pairs;
}
