import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DEVELOPMENT } from '../data/sets.ts';
import { readCallers, readDanger, readOpen, readUtterances } from '../data/utterances.ts';
import { calibrationError } from '../../src/qa/calibration.ts';
import { spread, type Spread } from '../measures.ts';
import { scoreCorpus, topicClaims, type Count, type Scores } from '../../src/qa/score.ts';
import { stopwatch } from '../stopwatch.ts';
import { gated, loadProduct } from './engine.ts';

export interface Corpus {
  readonly name: string;
  /** Utterances. */
  readonly size: number;
  readonly scores: Scores;
  /** Of the confidence in the topic, 0..1. */
  readonly calibrationError: number;
}

export interface ProductResult {
  readonly corpora: readonly Corpus[];
  /** Of people in danger those who are heard, and of sentences that only sound so those that are taken for it. */
  readonly danger: { readonly heard: Count; readonly falseAlarms: Count };
  /** Of utterances that are open between two topics those that are asked about, and those that are put through unasked; of those that are just not open, those that are asked about. */
  readonly open: { readonly asked: Count; readonly unasked: Count; readonly needless: Count };
  /** Of callers on duty those who are taken to their line, and those who are taken to another; of private persons who sound like them those who are taken to another. */
  readonly callers: { readonly right: Count; readonly wrong: Count; readonly privateWrong: Count };
  /** ms an utterance; null without development utterances. */
  readonly speed: { readonly cold: Spread; readonly warm: Spread; readonly rounds: number } | null;
}

/** The development utterances where they are, then every corpus with labels that the product's tests hold. */
function corporaIn(folder: string, root: string): string[] {
  const tests = join(root, 'test/data');
  return [join(folder, DEVELOPMENT), ...readdirSync(tests).filter((name) => name.endsWith('.jsonl')).toSorted().map((name) => join(tests, name))];
}

export async function measureProduct(folder: string, root: string, rounds: number): Promise<ProductResult> {
  const product = await loadProduct();
  const corpora = corporaIn(folder, root).map((path) => ({ name: basename(path, '.jsonl'), rows: rowsOf(path) })).filter(({ rows }) => rows.length > 0);
  const timed = (texts: readonly string[]) => texts.map((text) => {
    const taken = stopwatch();
    product.understand(text);
    return taken();
  });
  const texts = (corpora[0]?.rows ?? []).map(({ utterance }) => gated(utterance));
  const cold = timed(texts);
  const warm = Array.from({ length: rounds }, () => timed(texts)).flat();
  return {
    danger: dangerHeard(root, (utterance) => product.route(utterance).outcome === 'crisis'),
    open: openAsked(root, (utterance) => product.route(utterance).outcome),
    callers: callersTaken(root, (utterance) => product.route(utterance)),
    speed: texts.length === 0 ? null : { cold: spread(cold), warm: spread(warm), rounds },
    corpora: corpora.map(({ name, rows }): Corpus => {
      const got = rows.map(({ utterance }) => product.route(utterance));
      return { name, size: rows.length, scores: scoreCorpus(rows, got), calibrationError: calibrationError(topicClaims(rows, got)) };
    }),
  };
}

function dangerHeard(root: string, isHeard: (utterance: string) => boolean): ProductResult['danger'] {
  const rows = readDanger(join(root, 'test/data/danger.jsonl'));
  const count = (of: readonly { readonly utterance: string }[]): Count => ({ hits: of.filter(({ utterance }) => isHeard(utterance)).length, of: of.length });
  return { heard: count(rows.filter(({ danger }) => danger)), falseAlarms: count(rows.filter(({ danger }) => !danger)) };
}

function openAsked(root: string, outcomeOf: (utterance: string) => string): ProductResult['open'] {
  const rows = readOpen(join(root, 'test/data/pairs/open.jsonl')).map(({ utterance, settled }) => ({ isOpen: settled === null, outcome: outcomeOf(utterance) }));
  const [open, settled] = [rows.filter(({ isOpen }) => isOpen), rows.filter(({ isOpen }) => !isOpen)];
  const count = (of: typeof rows, outcome: string): Count => ({ hits: of.filter((row) => row.outcome === outcome).length, of: of.length });
  return { asked: count(open, 'ambiguous'), unasked: count(open, 'route'), needless: count(settled, 'ambiguous') };
}

function callersTaken(root: string, route: (utterance: string) => { readonly outcome: string; readonly line: string | null }): ProductResult['callers'] {
  const rows = readCallers(join(root, 'test/data/callers/on-duty.jsonl')).map(({ utterance, line }) => {
    const got = route(utterance);
    const isTaken = got.outcome === 'route' || got.outcome === 'confirm';
    return { isPrivate: line === 'private', isRight: isTaken && got.line === line, isWrong: isTaken && got.line !== line };
  });
  const count = (of: typeof rows, isSo: (row: (typeof rows)[number]) => boolean): Count => ({ hits: of.filter(isSo).length, of: of.length });
  const onDuty = rows.filter(({ isPrivate }) => !isPrivate);
  return { right: count(onDuty, ({ isRight }) => isRight), wrong: count(onDuty, ({ isWrong }) => isWrong), privateWrong: count(rows.filter(({ isPrivate }) => isPrivate), ({ isWrong }) => isWrong) };
}

function rowsOf(path: string) {
  try {
    return readUtterances(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
