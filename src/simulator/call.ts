import type { Matcher } from '../../intents/understand.ts';
import type { Lang } from '../../intents/types.ts';
import type { Dialled, Queue } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import type { Refusal } from './boundary.ts';
import { isSame } from './checksum.ts';
import type { Tampering } from './engine.ts';
import { openCall } from './open-call.ts';
import type { CallRecord } from './record.ts';
import type { Moment } from './stepper.ts';
import type { TraceEntry } from './trace.ts';
import type { CallView } from './view.ts';

export type { CallView } from './view.ts';

export interface CallOptions extends Tampering {
  /** When the call begins, ms since 1970. */
  readonly at: number;
  readonly dialled?: Dialled;
  readonly lang?: Lang;
  /** A queue before somebody answers; none unless told. */
  readonly queue?: Queue | null;
  /** What BankID answers by itself: a hint or error code, or `complete`. Without it, `bankid()` must be called. */
  readonly bankid?: string | null;
  /** Tells calls apart where there is more than one; whoever keeps them gives it. */
  readonly id?: string;
}

/** A call as seen from the caller's chair. Every verb is a fact; facts after the end are ignored. */
export interface Call {
  readonly id: string;
  /** The fingerprint of the rules that the call goes by. */
  readonly service: string;
  /** @param over the prompt that was being read when the caller began (barge-in); without it, everything had been said */
  readonly say: (utterance: string, over?: string) => void;
  readonly press: (keys: string, over?: string) => void;
  /** The prompts since the caller's last step: what can be talked over. */
  readonly saying: () => readonly string[];
  readonly staySilent: () => void;
  readonly hangUp: () => void;
  /** What BankID answers: a hint or error code of the relying-party API. @param order which order of the call, from 1 on; the one that stands unless told */
  readonly bankid: (code: string, order?: number) => void;
  /** Lets time pass; silence and order deadlines fire on the way. */
  readonly wait: (ms: number) => void;
  /** It has become `at`, and nobody listened for silence meanwhile: only what BankID and the queue do falls due. Time never runs back. */
  readonly advanceTo: (at: number) => void;
  readonly snapshot: () => CallView;
  readonly trace: () => readonly TraceEntry[];
  /** The call as plain data, to be laid aside (envelope.ts). */
  readonly record: () => CallRecord;
  /** What its machine remembers; null for a call that is over. */
  readonly moment: () => Moment | null;
  /** Calls back after each change; returns how to stop. */
  readonly subscribe: (listener: (view: CallView) => void) => () => void;
}

/** Starts a call. Nothing is read from a clock: time is `options.at` and what `wait` adds. */
export function startCall(service: Service, matcher: Matcher, options: CallOptions): Call {
  const { call, settle } = openCall(service, matcher, options, null, -1);
  settle();
  return call;
}

/** How a call goes on that was laid aside. */
export interface Continuing {
  readonly id: string;
  /** Now, ms since 1970. */
  readonly at: number;
  /** Whether the call lay still for longer than from one turn to the next: the BankID order that stood is then lost, and silence may have fallen due. */
  readonly interrupted: boolean;
}

/**
 * The call in a record, at `at`; null when its facts do not lead to the state that it names.
 * @param moment where the facts lead to, where that is known
 */
export function continueCall(service: Service, matcher: Matcher, record: CallRecord, { id, at, interrupted }: Continuing, moment: Moment | null = null): Call | null {
  const { call, resume } = openCall(service, matcher, { ...record.start, id }, record, interrupted ? null : (record.heardUntil ?? null), moment);
  if (!isSame(call.record().reached, record.reached)) return null;
  if (interrupted) resume(at);
  return call;
}

/** A call of which nothing is left that can be trusted: over, and put through to a person or told the opening hours. */
export function lostCall(service: Service, matcher: Matcher, options: CallOptions, reason: Refusal): Call {
  const { call, lose } = openCall(service, matcher, options, 'lost', null);
  lose(reason);
  return call;
}
