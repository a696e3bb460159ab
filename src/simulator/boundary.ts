import { ERRANDS, ROLES } from '../../intents/types.ts';
import type { CallEvent, Heard, HeardNeed, Manner } from '../../machines/types.ts';
import { boolean, fieldOf, fields, integer, list, maybe, MISFIT, number, oneOf, orNull, text, type Reader } from './shape.ts';

/** Why something from outside was turned away. The message never repeats what it was. */
export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}

export type Admitted = { readonly ok: true; readonly event: CallEvent } | (Refusal & { readonly code: 'TV-EV-SHAPE' | 'TV-EV-RESERVED' });

/** Events of the machinery itself: whoever could send these could pretend to be BankID or the clock. */
const RESERVED = /^(?:@?xstate\.|done\.|error\.|\*)/u;
/** Ids of topics, authorities and pairs, and BankID's codes: words, so that no personal number fits in. */
const ID = /^[a-z][a-z-]*(?:[0-9]{1,4}[a-z-]*)?$/u;
const CODE = /^[a-z][a-z-]{0,63}$/iu;
const MOMENT = number(-8.64e15, 8.64e15);

const id: Reader<string> = (value) => (typeof value === 'string' && value.length <= 64 ? text(ID)(value) : MISFIT);
const errand = orNull(oneOf(ERRANDS));

const need = fields<HeardNeed>({
  topic: orNull(id), errand, role: oneOf(ROLES),
  ask: oneOf(['nothing', 'confirm', 'topic', 'role', 'need', 'signpost']),
  authority: orNull(id), pair: orNull(id), topics: list(id, 9),
  needs: list(fields<HeardNeed['needs'][number]>({ topic: id, errand }), 9),
});

/** Kinds of `heard` that say it all by themselves. */
const PLAIN = ['crisis', 'agent', 'repeat', 'help', 'back', 'callback', 'skip', 'yes', 'no', 'vague', 'nothing'] as const;
type Plain = (typeof PLAIN)[number];
/** How each kind of `heard` looks; the compiler sees to it that none is missing. */
const HEARD: { readonly [K in Heard['kind']]: Reader<unknown> } = {
  ...(Object.fromEntries(PLAIN.map((kind) => [kind, fields({ kind: oneOf([kind]) })])) as Record<Plain, Reader<unknown>>),
  choice: fields({ kind: oneOf(['choice']), index: integer(0, 8) }),
  'personal-number': fields({ kind: oneOf(['personal-number']), valid: boolean }),
  need: fields({ kind: oneOf(['need']), need }),
};
const heard = by<Heard>('kind', HEARD);
const manner = maybe(fields<Manner>({ lang: maybe(oneOf(['sv', 'en'])), isTextTelephony: maybe(boolean) }));

type Events = { readonly [T in CallEvent['type']]: Reader<Extract<CallEvent, { type: T }>> };
/** The public events: facts about the caller, BankID and the line. Nothing else reaches a call. */
const EVENTS: Events = {
  'caller.spoke': fields({ type: oneOf(['caller.spoke']), at: MOMENT, heard, manner }) as Events['caller.spoke'],
  'caller.pressed': fields({ type: oneOf(['caller.pressed']), at: MOMENT, heard }),
  'caller.stayedSilent': fields({ type: oneOf(['caller.stayedSilent']), at: MOMENT }),
  'caller.hungUp': fields({ type: oneOf(['caller.hungUp']), at: MOMENT }),
  'bankid.answered': fields({ type: oneOf(['bankid.answered']), at: MOMENT, code: text(CODE), order: integer(1, 9) }),
  'queue.moved': fields({ type: oneOf(['queue.moved']), at: MOMENT, place: integer(0, 100_000) }),
};
export const readEvent = by<CallEvent>('type', EVENTS);

/** The names of all public events. */
export const PUBLIC_EVENTS = Object.keys(EVENTS) as readonly CallEvent['type'][];

/**
 * Lets a public event in, as a copy that holds its known fields only. Whatever else it is (nothing, a list, a
 * cycle, a getter that throws) is refused: TV-EV-RESERVED for events of the machinery, TV-EV-SHAPE for the rest.
 */
export function admit(value: unknown): Admitted {
  try {
    const type = fieldOf(value, 'type');
    if (typeof type === 'string' && RESERVED.test(type)) return { ok: false, code: 'TV-EV-RESERVED', message: 'an event of the machinery cannot come from outside; send what the caller did' };
    const event = readEvent(value);
    if (event !== MISFIT) return { ok: true, event };
  } catch {
    // A getter or a proxy that throws is a wrong shape like any other.
  }
  return { ok: false, code: 'TV-EV-SHAPE', message: `not a public event; known are ${PUBLIC_EVENTS.join(', ')}, each with "at" and its own fields` };
}

/** One reader of several, by the word in one field. */
function by<T>(name: string, readers: Readonly<Record<string, Reader<unknown>>>): Reader<T> {
  return (value) => {
    const word = fieldOf(value, name);
    return typeof word === 'string' && Object.hasOwn(readers, word) ? (readers[word] as Reader<T>)(value) : MISFIT;
  };
}
