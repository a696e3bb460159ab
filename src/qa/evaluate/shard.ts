import { z } from 'zod';
import { InputError } from '../../service/errors.ts';
import type { Shard } from '../report/report.ts';
import { checkComplete, checkSame } from '../report/shards.ts';
import { nothingScored } from '../score.ts';
import { EVENTS } from './event.ts';
import { firstOf, type Judged } from './judged.ts';
import { SWEEPS } from './sweep.ts';
import { addTally, emptyTally } from './tally.ts';

const FORMAT = 'talsvar-evaluation-shard';
const VERSION = 1;

/**
 * What one part of a corpus came to (`evaluate --shard i/n`). It holds counts of rows and no share, mean or interval:
 * whole numbers add up to those of the whole corpus, and its report is computed from them as if it had been judged in one go.
 */
export interface EvaluationShard extends Judged {
  readonly shard: Shard;
  /** Rows of the whole corpus, bad ones among them. */
  readonly corpusRows: number;
}

export interface ShardPart {
  readonly file: string;
  readonly report: EvaluationShard;
}

/** On one line; numbers as they are, so that nothing is rounded twice. */
export function shardAsJson(report: EvaluationShard): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, ...report });
}

/** Which kind of evaluation a JSON report is by its beginning; null where it is none. */
export function evaluationIn(text: string): 'shard' | 'whole' | null {
  const [, kind] = /^\s*\{\s*"format"\s*:\s*"talsvar-evaluation(-shard)?"/u.exec(text.slice(0, 200)) ?? [null, null];
  return kind === null ? null : kind === undefined ? 'whole' : 'shard';
}

const count = z.number().int().min(0);
const place = z.number().int().min(1);
const counts = z.record(z.string(), count);
const event = z.enum(EVENTS);
const change = z.string().regex(new RegExp(`^(?:${EVENTS.join('|')})>(?:${EVENTS.join('|')})$`, 'u'));
const example = z.object({ line: count, utterance: z.string(), wanted: z.string(), got: z.string(), confidence: z.number().min(0).max(1) });
const tally = z.object({
  rows: count,
  scores: z.record(z.enum(Object.keys(nothingScored())), z.object({ hits: count, of: count })),
  events: z.partialRecord(event, count),
  outcomes: z.record(z.string(), counts), topics: z.record(z.string(), counts), bins: z.record(z.string(), counts),
  slices: z.record(z.string(), z.record(z.string(), counts)),
  sweeps: z.partialRecord(z.enum(SWEEPS.map(({ limit }) => limit)), z.record(z.string(), z.record(change, count))),
  examples: z.partialRecord(event, z.array(example)),
}).refine(({ rows, events }) => Object.values(events).reduce((sum, each) => sum + each, 0) === rows, { path: ['events'], error: 'not as many as rows' });
const shardSchema = z.object({
  format: z.literal(FORMAT), version: z.literal(VERSION), file: z.string(), sha256: z.string(), service: z.string(), sweeping: z.boolean(),
  shard: z.object({ index: place, of: place }).refine(({ index, of }) => index <= of),
  corpusRows: place, rows: count, badRows: count, problems: z.array(z.object({ line: count, what: z.string() })), tally,
}).refine((report) => report.rows === report.tally.rows + report.badRows, { path: ['rows'], error: 'not the judged and the bad ones together' });

/** @throws InputError when the text is no whole report of a shard in this version */
export function parseShard(text: string, file: string): EvaluationShard {
  if (evaluationIn(text) === 'whole') throw new InputError(`${file}: the report of a whole corpus; merge joins those of its shards (talsvar evaluate --shard i/n)`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(`${file}: not a whole JSON report; write it again with talsvar evaluate --shard i/n --output FILE`);
  }
  const version = (value as { readonly version?: unknown } | null)?.version;
  if (typeof version === 'number' && version !== VERSION) throw new InputError(`${file}: a report of version ${version}; this talsvar reads version ${VERSION}`);
  const result = shardSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(`${file}: a damaged report: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'not as expected'}; evaluate its shard again`);
  }
  const { format: _, version: __, ...report } = value as EvaluationShard & { readonly format: string; readonly version: number };
  return report;
}

/**
 * The shards of a corpus as if it had been judged in one go, in whatever order they are given.
 * @throws InputError for a shard that is missing, doubled or of another run
 */
export function joinShards(parts: readonly ShardPart[]): Judged {
  const [first, ...others] = parts;
  if (!first) throw new InputError('nothing to merge; name the JSON reports of the shards');
  for (const other of others) checkSameRun(first, other);
  checkComplete(parts.map(({ file, report: { shard } }) => ({ file, shard })));
  const sum = (of: 'rows' | 'badRows') => parts.reduce((total, { report }) => total + report[of], 0);
  const { file, sha256, service, sweeping, corpusRows } = first.report;
  if (sum('rows') !== corpusRows) throw new InputError(`${file}: ${sum('rows')} of ${corpusRows} rows are in the reports; they are not of one run`);
  const joined = emptyTally();
  for (const { report } of parts) addTally(joined, report.tally);
  return { file, sha256, service, sweeping, rows: corpusRows, badRows: sum('badRows'), problems: firstOf(...parts.map(({ report }) => report.problems)), tally: joined };
}

function checkSameRun(first: ShardPart, other: ShardPart): void {
  const differ = (what: string, of: (report: EvaluationShard) => string | number) => checkSame(what, first, of(first.report), other, of(other.report));
  differ('evaluated the corpus', ({ file }) => file);
  differ('evaluated a corpus with the content', ({ sha256 }) => sha256);
  differ('evaluated a corpus of rows', ({ corpusRows }) => corpusRows);
  differ('evaluated the service', ({ service }) => service);
  differ('tried other thresholds:', ({ sweeping }) => (sweeping ? 'yes' : 'no'));
}
