import { OUTCOMES, type Decision } from '../../intents/types.ts';
import type { CallContext } from '../../machines/context.ts';
import type { CallEvent, CallOutcome, Dialled, Queue } from '../../machines/types.ts';
import type { Lang } from '../../intents/types.ts';
import { readEvent } from './boundary.ts';
import { isSame } from './checksum.ts';
import { MAX_LINES, MAX_STEPS } from './journal.ts';
import { boolean, fieldOf, fields, integer, list, maybe, MISFIT, number, oneOf, orNull, textUpTo, type Reader } from './shape.ts';
import type { Line, TraceEntry } from './trace.ts';

/** Facts that one call may be made of. Turns are limited by the machine; this also bounds BankID's words and a long queue. */
export const MAX_FACTS = 1000;

/**
 * A call as plain data: how it began and the facts since, which lead the machine to the same state again, and what
 * people and tools have seen of it. No personal number is in it: facts hold what was understood, texts are masked.
 * The digits of a number that is being keyed in are left out; the caller keys it in from its beginning.
 */
export interface CallRecord {
  readonly start: { readonly at: number; readonly dialled: Dialled; readonly lang: Lang; readonly bankid: string | null; readonly queue: Queue | null };
  /** The time of the call, ms since 1970. */
  readonly at: number;
  readonly facts: readonly CallEvent[];
  readonly reached: Reached;
  readonly lines: readonly Line[];
  readonly trace: readonly TraceEntry[];
  readonly decision: Decision | null;
  /** Records of before tell what the decision is about; the trace does. */
  readonly described?: string;
  /** The last line that had been heard out when the last step came; what stands after it may be talked over. Records of before do not tell. */
  readonly heardUntil?: number;
}

/** Where the facts lead to. Checked when a call is continued, so that it never goes on from somewhere else. */
export interface Reached {
  readonly state: string;
  readonly question: string;
  /** Absolute, ms since 1970. */
  readonly deadline: CallContext['deadline'];
  readonly identified: boolean;
  readonly end: Pick<CallOutcome, 'disposition' | 'line' | 'desk'> | null;
}

export function reachedBy(state: string, context: CallContext | undefined, outcome: CallOutcome | null): Reached {
  return {
    state,
    question: context?.question ?? '',
    deadline: context?.deadline ?? null,
    identified: context?.identified ?? false,
    end: outcome && { disposition: outcome.disposition, line: outcome.line, desk: outcome.desk },
  };
}

const moment = number(-8.64e15, 8.64e15);
const lang = oneOf(['sv', 'en']);
const word = textUpTo(100);
const place = fields<Exclude<Queue, 'full'>>({ place: integer(1, 100_000), pace: number(1, 86_400_000) });
const queue: Reader<Queue> = (value) => (value === 'full' ? value : place(value));
/** What a renderer of lines and cards may rely on; the rest of a trace is for tools and looked at no further. */
const step: Reader<TraceEntry> = (value) =>
  (fields({ v: integer(1, 1), n: integer(0, Number.MAX_SAFE_INTEGER), at: word, ms: moment, type: word })(value) === MISFIT ? MISFIT : (value as TraceEntry));
const decision: Reader<Decision> = (value) =>
  (fields({ outcome: oneOf(OUTCOMES), topic: orNull(word), evidence: list(fields({ heard: textUpTo(2000), for: word, weight: number(0, 1) }), 100) })(value) === MISFIT ? MISFIT : (value as Decision));

const record = fields<CallRecord>({
  start: fields<CallRecord['start']>({ at: moment, dialled: oneOf(['private', 'partner', 'press', 'abroad']), lang, bankid: orNull(word), queue: orNull(queue) }),
  at: moment,
  facts: list(readEvent, MAX_FACTS),
  reached: fields<Reached>({
    state: word, question: word, identified: boolean,
    deadline: orNull(fields({ at: moment, as: oneOf(['silence', 'bankid-expiry', 'queue']) })),
    end: orNull(fields({
      disposition: oneOf(['transfer', 'referral', 'signpost', 'closed', 'queue-full', 'hung-up']), line: orNull(oneOf(['private', 'partner', 'press'])), desk: orNull(word),
    })),
  }),
  lines: list(fields<Line>({ n: integer(0, Number.MAX_SAFE_INTEGER), who: oneOf(['voice', 'caller', 'system']), text: textUpTo(10_000), lang, prompt: orNull(word) }), MAX_LINES),
  trace: list(step, MAX_STEPS),
  decision: orNull(decision),
  described: maybe(textUpTo(2000)),
  heardUntil: maybe(integer(-1, Number.MAX_SAFE_INTEGER)),
});

/** The record in a plain JSON value; null when anything is missing, of a wrong type, too much, or not known. */
export function readRecord(value: unknown): CallRecord | null {
  const read = record(value);
  if (read === MISFIT || !isSame(read, value)) return null;
  const times = [read.start.at, ...read.facts.map(({ at }) => at), read.at];
  const isInOrder = times.every((at, i) => i === 0 || at >= (times[i - 1] as number));
  return isInOrder && fieldOf(read.trace[0], 'type') === 'call.started' ? read : null;
}

/** Whether a record ends within a number that was being keyed in; its digits are not in it. */
export function isKeying({ trace }: Pick<CallRecord, 'trace'>): boolean {
  const last = trace.at(-1);
  return last?.type === 'caller.pressed' && last.heard === null;
}
