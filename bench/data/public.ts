import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sample, seeded } from '../random.ts';
import type { DataSet, LabelledText, Query } from '../types.ts';
import { parseCsv } from './csv.ts';
import { byLabel } from './group.ts';

type Pair = readonly [text: string, label: string];
type Clinc = Readonly<Record<'train' | 'val' | 'test' | 'oos_val' | 'oos_test', readonly Pair[]>>;
interface Massive {
  readonly partition: 'train' | 'dev' | 'test';
  readonly intent: string;
  readonly utt: string;
}

const labelled = ([text, label]: Pair): LabelledText => ({ text, label });
const query = ([text, label]: Pair): Query => ({ text, labels: [label] });
const textOf = ([text]: Pair) => text;

/** CLINC150 with its queries out of scope. */
export function clinc(folder: string): DataSet {
  const data = JSON.parse(readFileSync(join(folder, 'clinc150.json'), 'utf8')) as Clinc;
  return {
    lang: 'en',
    train: data.train.map(labelled),
    test: data.test.map(query),
    outOfScope: data.oos_test.map(textOf),
    validation: { inScope: data.val.map(query), outOfScope: data.oos_val.map(textOf) },
  };
}

export function banking(folder: string): DataSet {
  const read = (name: string) => parseCsv(readFileSync(join(folder, name), 'utf8')).slice(1).map(([text = '', label = '']): Pair => [text, label]);
  return {
    lang: 'en', train: read('banking77-train.csv').map(labelled), test: read('banking77-test.csv').map(query), outOfScope: [], validation: null,
  };
}

/** MASSIVE in Swedish. */
export function massive(folder: string): DataSet {
  const rows = readFileSync(join(folder, 'massive-sv.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Massive);
  const part = (name: Massive['partition']) => rows.filter(({ partition }) => partition === name).map(({ utt, intent }): Pair => [utt, intent]);
  return { lang: 'sv', train: part('train').map(labelled), test: part('test').map(query), outOfScope: [], validation: null };
}

/** The same set with so many phrases a label, drawn at random. */
export function drawn(set: DataSet, phrases: number): DataSet {
  const random = seeded(`${phrases} phrases a label`);
  return { ...set, train: [...byLabel(set.train).values()].flatMap((all) => sample(all, phrases, random)) };
}
