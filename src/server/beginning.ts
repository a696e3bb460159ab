import type { z } from 'zod';
import { queueOf } from '../qa/queue.ts';
import { checked } from './body.ts';
import type { Beginning, Channel } from './exchange.ts';
import { Problem } from './problem.ts';
import { beginning } from './schemas.ts';
import { instantOf } from './time.ts';

/** What clients may say of a call that begins; the name of the turn is each channel's own. */
const settings = beginning.omit({ turn: true });

/** @param bankid what BankID answers in calls that do not say */
export function beginningOf(channel: Channel, { dial, lang, queue, at, ...asked }: z.output<typeof settings>, bankid: string | null): Beginning {
  return {
    channel, at: instantOf(at), bankid: asked.bankid ?? bankid, queue: queue === undefined ? null : queueOf(queue),
    ...(dial ? { dialled: dial } : {}), ...(lang ? { lang } : {}),
  };
}

/**
 * How a call begins that a typed message begins: `/session_start`, as Rasa's own, or with settings behind it,
 * `/session_start {"dial": "partner", "at": "2025-03-03T10:15"}`. Null for any other message. @throws Problem 400
 */
export function typedBeginning(channel: Channel, text: string, bankid: string | null): Beginning | null {
  const found = /^\/(?:session_start|restart)(?:\s*(\{.*\}))?$/su.exec(text.trim());
  return found && beginningOf(channel, checked(settingsIn(found[1] ?? '{}'), settings), bankid);
}

function settingsIn(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Problem(400, 'TV-TURN', 'what stands behind /session_start is not JSON; it takes the fields of POST /v1/calls');
  }
}

/** Settings in the query of an address, as a telephone number's webhook may have them: ?dial=partner. @throws Problem 400 */
export function queriedBeginning(channel: Channel, query: Readonly<Record<string, string>>, bankid: string | null): Beginning {
  const { queue, ...rest } = query;
  return beginningOf(channel, checked(queue === undefined ? rest : { ...rest, queue: /^\d+$/u.test(queue) ? Number(queue) : queue }, settings), bankid);
}
