import type { TraceEntry } from '../../simulator/trace.ts';
import type { Stop } from './journey.ts';

/**
 * The stop of a journey that a step of the trace tells of. Counted from the end, since a long trace has lost its
 * beginning; a move of the queue is the only fact that the trace does not tell.
 */
export function stopOf(stops: readonly Stop[], trace: readonly TraceEntry[], n: number): Stop | null {
  const later = trace.filter((entry) => entry.n > n && isFact(entry)).length;
  return stops.filter(({ fact }) => fact !== null && fact.type !== 'queue.moved').at(-1 - later) ?? null;
}

function isFact(entry: TraceEntry): boolean {
  return entry.type === 'caller.spoke' || entry.type === 'caller.stayedSilent' || entry.type === 'caller.hungUp' || entry.type === 'bankid.answered'
    || (entry.type === 'caller.pressed' && entry.heard !== null);
}
