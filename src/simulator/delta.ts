import type { Call } from './call.ts';
import { MAX_LINES, MAX_STEPS } from './journal.ts';
import type { CallRecord } from './record.ts';

/** What one turn adds to a call's record; what did not change is left out. Plain JSON. */
export type Delta = Pick<CallRecord, 'at' | 'facts' | 'reached' | 'lines' | 'trace' | 'heardUntil'> & Partial<Pick<CallRecord, 'decision'>>;

/** How far a record went at one moment. */
export interface Mark {
  readonly facts: number;
  readonly step: number;
  readonly line: number;
  readonly decision: CallRecord['decision'];
}

export function markOf(call: Call): Mark {
  const { facts, trace, lines, decision } = call.record();
  return { facts: facts.length, step: trace.at(-1)?.n ?? -1, line: lines.at(-1)?.n ?? -1, decision };
}

/**
 * What has come to a call since the mark.
 * @returns null where the call has become so long that its beginning was dropped: a new envelope tells it then
 */
export function deltaSince(call: Call, mark: Mark): Delta | null {
  const { at, facts, reached, lines, trace, decision, heardUntil = -1 } = call.record();
  // Numbers go on whatever was dropped, and whatever of the beginning is not at hand.
  if ((trace.at(-1)?.n ?? -1) + 1 >= MAX_STEPS || (lines.at(-1)?.n ?? -1) + 1 >= MAX_LINES) return null;
  return {
    at, reached, heardUntil,
    facts: facts.slice(mark.facts),
    lines: lines.filter(({ n }) => n > mark.line),
    trace: trace.filter(({ n }) => n > mark.step),
    ...(decision === mark.decision ? {} : { decision }),
  };
}

/** The record with what has come to it since. */
export function withDeltas(record: CallRecord, deltas: readonly Delta[]): CallRecord {
  const last = deltas.at(-1);
  const { decision = record.decision } = deltas.findLast((delta) => 'decision' in delta) ?? {};
  return {
    ...record,
    at: last?.at ?? record.at,
    reached: last?.reached ?? record.reached,
    facts: [...record.facts, ...deltas.flatMap(({ facts }) => facts)],
    lines: [...record.lines, ...deltas.flatMap(({ lines }) => lines)],
    trace: [...record.trace, ...deltas.flatMap(({ trace }) => trace)],
    decision,
    ...heardBy(last ?? record),
  };
}

function heardBy({ heardUntil }: Pick<CallRecord, 'heardUntil'>): Pick<CallRecord, 'heardUntil'> {
  return heardUntil === undefined ? {} : { heardUntil };
}
