import { z } from 'zod';
import { InputError } from '../../service/errors.ts';
import { listed } from '../table.ts';
import type { Expected, UtteranceCase } from '../suite.ts';
import { writtenTime } from '../write-suite.ts';
import { fieldFrom, timeOf } from './fields.ts';
import type { Format, Found, Known, Lose } from './format.ts';
import { expectedOf, withKnownTopic } from './intents.ts';
import { suiteSlug } from './slug.ts';

/** Utterances as one JSON object a line, with the fields of a suite. */
export const jsonl: Format = {
  name: 'jsonl',
  summary: 'utterances as JSON lines: say (or utterance) and the fields of a suite, or an intent',
  reads: (name) => /\.(?:jsonl|ndjson)$/iu.test(name),
  read(files, known, lose) {
    const problems: string[] = [];
    const found = files.flatMap((file) => file.text.replace(/^\uFEFF/u, '').split(/\r\n|[\r\n]/u).flatMap((text, i): Found[] => {
      if (text.trim() === '') return [];
      const row = rowOf(text);
      if (row !== null) return [{ file: file.name, entry: caseOf(row, file.name, i + 1, known, lose) }];
      problems.push(`${file.name}:${i + 1}: not a JSON object with "say" or "utterance" (a text that is not empty)`);
      return [];
    }));
    if (problems.length > 0) throw new InputError(listed(problems));
    return found;
  },
  write({ name, file, cases }, known, lose) {
    for (const entry of cases) if (entry.kind === 'call') lose({ file, line: entry.line }, `the call "${entry.name}"`, 'a line holds a single utterance only');
    const lines = cases.filter((entry) => entry.kind === 'utterance').map(({ say, at, expected, line }) => JSON.stringify({ say, ...(at === known.at ? {} : { at: writtenTime(at) }), ...withKnownTopic(expected, known, { file, line }, lose) }));
    return lines.length === 0 ? [] : [{ name: `${suiteSlug(name)}.jsonl`, text: `${lines.join('\n')}\n` }];
  },
};

type Row = Readonly<Record<string, unknown>>;
const row = z.record(z.string(), z.unknown());
/** JSON of a line is flat; anything deeper is not one of ours and may be made to exhaust the parser. */
const LONGEST_LINE = 1_000_000;

function rowOf(text: string): Row | null {
  if (text.length > LONGEST_LINE || /[[{]{50}/u.test(text)) return null;
  try {
    const read = row.safeParse(JSON.parse(text));
    return read.success && sayOf(read.data) !== '' && !/"__proto__"\s*:/u.test(text) ? read.data : null;
  } catch {
    return null;
  }
}

function sayOf({ say, utterance, text }: Row): string {
  const words = say ?? utterance ?? text;
  return typeof words === 'string' ? words : '';
}

function caseOf(fields: Row, file: string, line: number, known: Known, lose: Lose): UtteranceCase {
  const place = { file, line };
  const say = sayOf(fields);
  const spoken = ['say', 'utterance', 'text'].find((name) => fields[name] === say);
  const expected: Expected = {};
  let { at } = known;
  for (const [name, value] of Object.entries(fields)) {
    if (name === spoken) continue;
    const time = name === 'at' && typeof value === 'string' ? timeOf(value) : null;
    const isIntent = (name === 'intent' || name === 'topic') && typeof value === 'string';
    const field = isIntent ? expectedOf(value, known, place, lose) : fieldFrom(name, value, place, lose);
    if (time !== null) at = time;
    else if (field === null) lose(place, `${name} ${JSON.stringify(value)}`, 'a suite has no such field or value');
    else Object.assign(expected, field);
  }
  return { kind: 'utterance', name: say, line, at, say, expected };
}
