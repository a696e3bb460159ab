import { judgeBatch, type Item } from '../../../qa/evaluate/batch.ts';
import { DEFAULT_COSTS } from '../../../qa/evaluate/costs.ts';
import { evaluationOf, type Evaluation } from '../../../qa/evaluate/evaluation.ts';
import { createJudge, emptyTally } from '../../../qa/evaluate/tally.ts';
import type { SuiteCase } from '../../../qa/suite.ts';
import type { Engine } from '../../../simulator/engine.ts';
import type { Loaded } from './jobs.ts';
import { said, type Read } from './read.ts';
import type { Problem } from './wire.ts';

/** Rows judged between two looks at the progress. */
const PORTION = 50;

/** What was found, and the rows that could not be read. */
export interface Evaluated {
  /** Null where nothing is labelled. */
  readonly evaluation: Evaluation | null;
  readonly problems: readonly Problem[];
}

/**
 * Judges how well is understood what people have labelled: the corpora among the files, or else what the suites expect
 * of single utterances.
 */
export function evaluate(engine: Engine, suites: readonly Loaded[], read: readonly Read[], at: (done: number, of: number) => void): Evaluated {
  const corpora = read.flatMap(({ corpus, source }) => (corpus ? [{ file: source.name, ...corpus }] : []));
  const named = corpora.length > 0 ? corpora : suites.map(({ file, cases }) => ({ file, items: cases.flatMap(labelled), sha256: '' }));
  const of = named.reduce((sum, { items }) => sum + items.length, 0);
  if (of === 0) return { evaluation: null, problems: [] };
  const { service } = engine;
  const known = { topics: service.catalogue.topics.map(({ id }) => id), authorities: service.authorities.map(({ id }) => id) };
  const tally = emptyTally();
  const judge = createJudge(engine, true);
  const bad: string[] = [];
  let done = 0;
  for (const { file, items } of named) {
    for (let from = 0; from < items.length; from += PORTION) {
      const portion = items.slice(from, from + PORTION);
      at(done, of);
      bad.push(...judgeBatch(portion, known, judge, tally, false).map(({ line, what }) => `${file}:${line}: ${what}`));
      done += portion.length;
    }
  }
  const file = corpora.length > 0 ? corpora.map((corpus) => corpus.file).join(', ') : 'suites';
  const subject = { file, sha256: corpora.map(({ sha256 }) => sha256).join(' '), badRows: bad.length, service: service.version };
  return { evaluation: tally.rows === 0 ? null : evaluationOf(tally, subject, DEFAULT_COSTS, [], true), problems: said(bad) };
}

/** An utterance of a suite as a row of a corpus, where it says what should be understood. */
function labelled(entry: SuiteCase): Item[] {
  if (entry.kind !== 'utterance') return [];
  const { topic, outcome, line, authority } = entry.expected;
  if ((topic ?? null) === null && outcome === undefined) return [];
  return [{ line: entry.line, fields: { utterance: entry.say, topic, line, authority, outcome: outcome === 'confirm' ? 'route' : outcome } }];
}
