import { readFileSync } from 'node:fs';
import type { LabelledUtterance } from '../../src/qa/score.ts';

/** Reads utterances with labels, one JSON object a line. Rows without an outcome and a topic list are no labels and left out. */
export function readUtterances(path: string): LabelledUtterance[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Partial<LabelledUtterance>)
    .filter((row): row is LabelledUtterance => row.utterance !== undefined && row.outcome !== undefined && Array.isArray(row.topic));
}

export interface DangerRow {
  readonly utterance: string;
  /** Whether somebody is in danger, or it only sounds so. */
  readonly danger: boolean;
}

export interface OpenRow {
  readonly utterance: string;
  /** The topic or authority that it is about; null where it is open between the topics of a pair. */
  readonly settled: string | null;
}

/** Reads utterances that are open between two topics, or just not, one JSON object a line. */
export function readOpen(path: string): OpenRow[] {
  return readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as OpenRow);
}

/** Reads sentences that tell or do not tell of danger, one JSON object a line. */
export function readDanger(path: string): DangerRow[] {
  return readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as DangerRow);
}
