import type { Queue } from '../../machines/types.ts';

/** A minute a place: a rehearsal should not take as long as the real queue. */
export const PACE = 60_000;
export const LONGEST_QUEUE = 500;

/** A queue to play with, as suites and the command line name it: a place from 1 on, or `full`. */
export function queueOf(named: number | 'full'): Queue {
  return named === 'full' ? 'full' : { place: named, pace: PACE };
}
