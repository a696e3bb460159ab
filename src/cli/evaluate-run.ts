import { createReadStream } from 'node:fs';
import type { Problem } from '../qa/evaluate/batch.ts';
import type { Tally } from '../qa/evaluate/tally.ts';
import { InputError } from '../service/errors.ts';
import { openCorpus } from './corpus-file.ts';
import { loadEngine } from './engine.ts';
import { poolHere, poolOfThreads } from './evaluate-pool.ts';
import { shownName, visible } from './io.ts';
import { showProgress } from './progress.ts';

export interface JudgedCorpus {
  /** Null where bad rows leave nothing to report on. */
  readonly tally: Tally | null;
  readonly badRows: number;
  /** What is wrong with the bad rows, a line each; null without any. */
  readonly problems: string | null;
  readonly sha256: string;
  /** The fingerprint of service and catalogue. */
  readonly service: string;
}

interface How {
  readonly sweeping: boolean;
  readonly keepGoing: boolean;
  readonly threads: number;
  /** Another folder of service files and catalogue. */
  readonly folder: string | undefined;
}

const MOST_LISTED = 50;

/**
 * Judges a corpus as it is read: memory does not grow with it, and the result does not depend on the number of threads.
 * @throws InputError for a corpus that cannot be read or holds no row
 */
export async function judgeCorpus(file: string, { sweeping, keepGoing, threads, folder }: How): Promise<JudgedCorpus> {
  const { batches, sha256 } = openCorpus(file, true);
  const progress = showProgress('Evaluating', process.stderr.isTTY ? await lineCount(file) : 0);
  let [rows, badRows] = [0, 0];
  let first: Problem[] = [];
  const onJudged = (judged: number, problems: readonly Problem[]) => {
    rows += judged;
    badRows += problems.length;
    if (problems.length > 0) first = [...first, ...problems].toSorted((a, b) => a.line - b.line).slice(0, MOST_LISTED);
    progress.at(rows);
  };
  const pool = threads === 1 ? poolHere(loadEngine(folder), sweeping, onJudged) : poolOfThreads(new URL(import.meta.url), threads, sweeping, onJudged);
  try {
    for await (const batch of batches) await pool.judge(batch, badRows > 0 && !keepGoing);
    const { tally, service } = await pool.end();
    if (rows === 0) throw new InputError(`${shownName(file)}: the corpus is empty; give it rows with an utterance and a topic or an outcome`);
    return { tally: tally.rows > 0 && (badRows === 0 || keepGoing) ? tally : null, badRows, problems: listed(first, badRows, rows, shownName(file), keepGoing), sha256: sha256(), service };
  } finally {
    progress.end();
    pool.close();
  }
}

function listed(problems: readonly Problem[], badRows: number, rows: number, name: string, keepGoing: boolean): string | null {
  if (badRows === 0) return null;
  return [
    ...problems.map(({ line, what }) => `${name}:${line}: ${visible(what)}`),
    ...(badRows > problems.length ? [`and ${badRows - problems.length} more`] : []),
    `${badRows} of ${rows} rows are bad; ${badRows === rows ? 'nothing was evaluated' : keepGoing ? 'the others were evaluated' : 'mend them, or evaluate the others with --keep-going'}`,
  ].join('\n');
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
