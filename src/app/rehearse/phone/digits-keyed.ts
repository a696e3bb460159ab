import type { TraceEntry } from '../../../simulator/trace.ts';

/** How many digits of a number have been keyed so far; which ones is kept nowhere. */
export function digitsKeyed(trace: readonly TraceEntry[]): number {
  return trace.length - 1 - trace.findLastIndex((step) => step.type !== 'caller.pressed' || step.heard !== null);
}
