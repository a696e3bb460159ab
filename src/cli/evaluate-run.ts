import { createReadStream } from 'node:fs';
import type { Item, Problem } from '../qa/evaluate/batch.ts';
import { firstOf, type Judged } from '../qa/evaluate/judged.ts';
import { isInShard, type Shard } from '../qa/report/report.ts';
import { InputError } from '../service/errors.ts';
import { openCorpus, type CorpusFile } from './corpus-file.ts';
import { loadEngine } from './engine.ts';
import { poolHere, poolOfThreads, type OnJudged, type Pool } from './evaluate-pool.ts';
import { shownName } from './io.ts';
import { showProgress } from './progress.ts';

/** What a corpus, or a part of it, came to, and how many rows the whole corpus has. */
export interface JudgedPart {
  readonly judged: Judged;
  readonly corpusRows: number;
}

interface Manner {
  readonly sweeping: boolean;
  readonly keepGoing: boolean;
  /** Null for all rows. */
  readonly shard: Shard | null;
}

interface How extends Manner {
  readonly threads: number;
  /** Another folder of service files and catalogue. */
  readonly folder: string | undefined;
}

/**
 * Judges a corpus as it is read: memory does not grow with it, and the result does not depend on the number of threads.
 * @throws InputError for a corpus that cannot be read or holds no row
 */
export async function judgeCorpus(file: string, { threads, folder, ...manner }: How): Promise<JudgedPart> {
  const corpus = openCorpus(file, true);
  const lines = process.stderr.isTTY ? await lineCount(file) : 0;
  const progress = showProgress('Evaluating', Math.ceil(lines / (manner.shard?.of ?? 1)));
  const makePool = (onJudged: OnJudged) => (threads === 1 ? poolHere(loadEngine(folder), manner.sweeping, onJudged) : poolOfThreads(new URL(import.meta.url), threads, manner.sweeping, onJudged));
  try {
    return await judgeRows(shownName(file), corpus, makePool, manner, progress.at);
  } finally {
    progress.end();
  }
}

/**
 * Judges the rows of an open corpus. A part's rows are dealt out like cards, by their place among all rows, bad ones among
 * them; the others are read and passed over, so that each part knows the fingerprint of the whole.
 * @param name the corpus as it is shown
 */
export async function judgeRows(name: string, { batches, sha256 }: CorpusFile, makePool: (onJudged: OnJudged) => Pool, { sweeping, keepGoing, shard }: Manner, show: (done: number) => void): Promise<JudgedPart> {
  let [rows, badRows, corpusRows] = [0, 0, 0];
  let problems: readonly Problem[] = [];
  const pool = makePool((judged, more) => {
    rows += judged;
    badRows += more.length;
    if (more.length > 0) problems = firstOf(problems, more);
    show(rows);
  });
  try {
    let own: Item[] = [];
    const judge = (items: readonly Item[]) => pool.judge(items, badRows > 0 && !keepGoing);
    for await (const batch of batches) {
      for (const item of batch) if (isInShard(corpusRows++, shard)) own.push(item);
      // A small part of many batches is worth one message.
      if (own.length < batch.length) continue;
      await judge(own);
      own = [];
    }
    if (own.length > 0) await judge(own);
    const { tally, service } = await pool.end();
    if (corpusRows === 0) throw new InputError(`${name}: the corpus is empty; give it rows with an utterance and a topic or an outcome`);
    return { corpusRows, judged: { file: name, sha256: sha256(), service, sweeping, rows, badRows, problems, tally } };
  } finally {
    pool.close();
  }
}

/** How many lines there are to come, for the bar; 0 where that cannot be known. */
async function lineCount(file: string): Promise<number> {
  if (file === '-') return 0;
  let lines = 0;
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Uint8Array>) for (const byte of bytes) if (byte === 10) lines++;
  } catch {
    return 0;
  }
  return lines;
}
