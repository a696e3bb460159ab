import type { Matcher } from '../../intents/understand.ts';
import { isoInStockholm } from '../../machines/stockholm.ts';
import type { Service } from '../service/types.ts';
import type { Refusal } from './boundary.ts';
import { continueCall, lostCall, type Call, type CallOptions } from './call.ts';
import { checksum } from './checksum.ts';
import { readRecord, type CallRecord } from './record.ts';
import { withDeltas, type Delta } from './delta.ts';
import { fieldOf, fields, integer, MISFIT, oneOf, textUpTo } from './shape.ts';

const SCHEMA = 'talsvar-call' as const;
/** The form of the envelope. */
const VERSION = 1;
/**
 * The version of the call itself: raised by hand when calls of before no longer lead to the same state (a changed
 * machine, or a number in machines/policy.ts). The envelopes kept in test/data/calls tell when that is.
 */
export const CALL_VERSION = 2;
/** Longer than any call that the bounds of journal and facts allow, in UTF-16 units. */
const MAX_LENGTH = 16_000_000;

/** A call laid aside: plain JSON. */
export interface Envelope {
  readonly schema: typeof SCHEMA;
  readonly version: number;
  readonly machine: number;
  /** The fingerprint of the rules that the call began with. */
  readonly service: string;
  /** Which call it is. */
  readonly call: string;
  /** Grows with every step of the call: of two envelopes the later has the higher one. */
  readonly seq: number;
  /** The call's time, as Stockholm ISO time. */
  readonly takenAt: string;
  readonly state: CallRecord;
  readonly checksum: string;
}

export type SnapshotCode =
  | 'TV-SNAP-INVALID' | 'TV-SNAP-VERSION' | 'TV-SNAP-DAMAGED' | 'TV-SNAP-SERVICE' | 'TV-SNAP-CALL' | 'TV-SNAP-OLD' | 'TV-SNAP-STATE';
type Opened = { readonly ok: true; readonly record: CallRecord } | (Refusal & { readonly code: SnapshotCode });

export interface RestoreOptions extends Pick<CallOptions, 'at' | 'dialled' | 'lang'> {
  /** Which call is wanted; an envelope of another one is refused. */
  readonly id: string;
  /** The `seq` of the latest envelope that is known of; an older one is refused. */
  readonly seq?: number;
  /** What has come to the call since the envelope was taken, turn by turn (delta.ts). */
  readonly deltas?: readonly Delta[];
  /** Whether the call lay still since (the usual case), or was only moved from one place to another between two turns. */
  readonly interrupted?: boolean;
}

/** Lays a call aside. The facts are kept, not the machine's own snapshot: the same facts lead to the same state. */
export function persist(call: Call): Envelope {
  // A copy: the call goes on, the envelope stays.
  return JSON.parse(persistAsText(call)) as Envelope;
}

/** The same as JSON text. */
export function persistAsText(call: Call): string {
  const state = call.record();
  const content = {
    schema: SCHEMA, version: VERSION, machine: CALL_VERSION, service: call.service, call: call.id,
    seq: state.trace.at(-1)?.n ?? 0, takenAt: isoInStockholm(state.at), state,
  } as const;
  return JSON.stringify({ ...content, checksum: checksum(content) });
}

/** An envelope with what has come to its call since, without its seal and without playing the call; null for one that is damaged. */
export function told(envelope: string, deltas: readonly Delta[]): Omit<Envelope, 'checksum'> | null {
  const plain = plainly(envelope) as Envelope | null;
  if (plain === null || !isSound(plain)) return null;
  const { checksum: _, ...content } = plain;
  const state = withDeltas(content.state, deltas);
  return { ...content, seq: state.trace.at(-1)?.n ?? 0, takenAt: isoInStockholm(state.at), state };
}

/** The same, sealed anew. */
export function extended(envelope: string, deltas: readonly Delta[]): Envelope | null {
  const content = told(envelope, deltas);
  return content && { ...content, checksum: checksum(content) };
}

/**
 * The call in an envelope (text or plain JSON), at `options.at`: the same state, question, lines and trace. A deadline
 * that has passed fires at once and once; one that lies ahead stays where it is. A BankID order that was pending is
 * not started again: the caller is told that it was interrupted.
 * An envelope that cannot be trusted gives a call that is over, in state `fault`, put through to a person or told the
 * opening hours; its trace has the reason (TV-SNAP-*). Never throws for what the envelope is.
 */
export function restoreCall(service: Service, matcher: Matcher, envelope: unknown, options: RestoreOptions): Call {
  const opened = open(envelope, service, options);
  if (!opened.ok) return lostCall(service, matcher, options, opened);
  return continueCall(service, matcher, opened.record, { ...options, interrupted: options.interrupted ?? true })
    ?? lostCall(service, matcher, options, refused('TV-SNAP-STATE', 'the facts do not lead to the state that the envelope names'));
}

const count = integer(0, Number.MAX_SAFE_INTEGER);
const word = textUpTo(200);
/** All fields of an envelope; the state is read by itself. */
const readHead = fields<Omit<Envelope, 'state'> & { readonly state: unknown }>({
  schema: oneOf([SCHEMA]), version: count, machine: count, service: word, call: word, seq: count, takenAt: word, checksum: word, state: (value) => value,
});

function open(envelope: unknown, service: Service, { id, seq = 0, deltas = [] }: RestoreOptions): Opened {
  const plain = plainly(envelope);
  if (fieldOf(plain, 'schema') !== SCHEMA) return refused('TV-SNAP-INVALID', 'not an envelope of a call');
  if (fieldOf(plain, 'version') !== VERSION) return refused('TV-SNAP-VERSION', `the envelope is not of version ${VERSION}`);
  if (!isSound(plain as object)) return refused('TV-SNAP-DAMAGED', 'the envelope is damaged');
  const head = readHead(plain);
  if (head === MISFIT || Object.keys(plain as object).length !== Object.keys(head).length) return refused('TV-SNAP-INVALID', 'a field of the envelope is missing, wrong or unknown');
  if (head.machine !== CALL_VERSION) return refused('TV-SNAP-VERSION', `the call is not of version ${CALL_VERSION}`);
  if (head.service !== service.version) return refused('TV-SNAP-SERVICE', 'the call began with other rules');
  if (head.call !== id) return refused('TV-SNAP-CALL', 'the envelope is of another call');
  if (head.seq < seq) return refused('TV-SNAP-OLD', 'a later envelope of this call is known of');
  const record = recordIn(head.state, head, deltas);
  return record ? { ok: true, record } : refused('TV-SNAP-INVALID', 'the state in the envelope is not one of a call');
}

/** The record with what has come to it since; null when it is none, or not the one that the envelope tells of. */
function recordIn(state: unknown, { seq, takenAt }: Pick<Envelope, 'seq' | 'takenAt'>, deltas: readonly Delta[]): CallRecord | null {
  try {
    const taken = state as CallRecord;
    if (taken.trace.at(-1)?.n !== seq || isoInStockholm(taken.at) !== takenAt) return null;
    return readRecord(deltas.length === 0 ? taken : withDeltas(taken, deltas));
  } catch {
    // Not of the shape of a record: nothing that could be read.
    return null;
  }
}

/** Null for what is too deep for JSON that was made here. */
function checksumOf(content: unknown): string | null {
  try {
    return checksum(content);
  } catch {
    return null;
  }
}

function isSound(plain: object): boolean {
  const { checksum: sum, ...content } = plain as Readonly<Record<string, unknown>>;
  return sum === checksumOf(content);
}

function refused(code: SnapshotCode, message: string): Refusal & { readonly code: SnapshotCode } {
  return { ok: false, code, message };
}

/** Whatever it is as plain JSON data; null when it cannot be. */
function plainly(envelope: unknown): unknown {
  try {
    const json = typeof envelope === 'string' ? envelope : JSON.stringify(envelope);
    if (json.length > MAX_LENGTH) return null;
    return JSON.parse(json);
  } catch {
    return null;
  }
}
