import { readFileSync } from 'node:fs';
import type { LabelledUtterance } from '../../src/qa/score.ts';

/** Reads utterances with labels, one JSON object a line. Rows without an outcome and a topic list are no labels and left out. */
export function readUtterances(path: string): LabelledUtterance[] {
  return (rowsIn(path) as Partial<LabelledUtterance>[]).filter((row): row is LabelledUtterance => row.utterance !== undefined && row.outcome !== undefined && Array.isArray(row.topic));
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
export const readOpen = (path: string): OpenRow[] => rowsIn(path) as OpenRow[];

export interface CallerRow {
  readonly utterance: string;
  readonly role: string;
  /** The line that such a caller belongs to. */
  readonly line: string;
}

/** Reads utterances of callers on duty, and of private persons who sound like them, one JSON object a line. */
export const readCallers = (path: string): CallerRow[] => rowsIn(path) as CallerRow[];

/** Reads sentences that tell or do not tell of danger, one JSON object a line. */
export const readDanger = (path: string): DangerRow[] => rowsIn(path) as DangerRow[];

function rowsIn(path: string): unknown[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as unknown);
}
