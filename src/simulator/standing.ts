import type { Matcher } from '../../intents/understand.ts';
import type { Service } from '../service/types.ts';
import { continueCall, type Call } from './call.ts';
import { textChecksum } from './checksum.ts';
import { CALL_VERSION } from './envelope.ts';
import { isKeying, type CallRecord } from './record.ts';
import type { Moment } from './stepper.ts';

/**
 * Where a call stands: all that its next step needs, and nothing else of what has been said and noted. A tenth of what a
 * call in memory takes, and taken up without playing anything again. It is made by whoever goes on from it: what comes
 * from elsewhere is an envelope.
 */
interface Standing {
  readonly machine: number;
  /** The fingerprint of the rules that the call goes by. */
  readonly service: string;
  readonly call: string;
  readonly moment: Moment;
  /** Of the lines those that may be talked over, of the trace the last step. */
  readonly state: CallRecord;
}

const SUM = 8;

/** @returns its checksum and JSON; null for a call that is over, and within a number that is being keyed in: its digits are nowhere but in the call itself */
export function standingOf(call: Call): string | null {
  const moment = call.moment();
  const record = call.record();
  if (moment === null || isKeying(record)) return null;
  const { lines, trace, heardUntil = -1, ...rest } = record;
  const last = lines.at(-1)?.n ?? -1;
  const state = { ...rest, heardUntil, lines: lines.filter(({ n }) => n > heardUntil || n === last), trace: trace.slice(-1) };
  const text = JSON.stringify({ machine: CALL_VERSION, service: call.service, call: call.id, moment, state } satisfies Standing);
  return textChecksum(text) + text;
}

/**
 * The call that stands there, with the end of its lines and trace only; their numbers go on.
 * @returns null where it is damaged or of another version, other rules or another call: then its envelope tells
 */
export function callStanding(service: Service, matcher: Matcher, standing: string, id: string): Call | null {
  const text = standing.slice(SUM);
  if (textChecksum(text) !== standing.slice(0, SUM)) return null;
  const { machine, service: rules, call, moment, state } = JSON.parse(text) as Standing;
  if (machine !== CALL_VERSION || rules !== service.version || call !== id) return null;
  return continueCall(service, matcher, state, { id, at: state.at, interrupted: false }, moment);
}
