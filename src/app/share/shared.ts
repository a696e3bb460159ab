import { LONGEST_QUEUE } from '../../qa/queue.ts';
import { canonical } from '../../simulator/checksum.ts';
import { CALL_VERSION } from '../../simulator/envelope.ts';
import { boolean, fieldOf, fields, integer, list, maybe, MISFIT, number, oneOf, orNull, text, textUpTo, type Reader } from '../../simulator/shape.ts';
import type { Act, Conversation, Part } from '../call/conversation.ts';
import { DIALS } from '../shell/settings.ts';

const SCHEMA = 'talsvar-conversation' as const;
/** The form of what is shared; raised when older pages would no longer understand it. */
const VERSION = 1;
/** The longest text that is written or read, in UTF-16 units. Nobody does so much in one call. */
export const MAX_LENGTH = 500_000;

/** A conversation as it is handed on: what was done, under which rules, and with which noise. */
export interface Shared {
  readonly conversation: Conversation;
  /** The seed of the noise that the call was rehearsed in; null without any. */
  readonly seed: number | null;
  /** The fingerprint of the service whose rules it was made under. */
  readonly service: string;
  /** The version of the call machine that it was made with. */
  readonly machine: number;
}

export type Unreadable = 'damaged' | 'newer';

/** Whether the same acts lead to the same call under today's rules. */
export function isOfToday({ service, machine }: Shared, today: string): boolean {
  return service === today && machine === CALL_VERSION;
}

export function sharedOf(conversation: Conversation, { service, seed }: Pick<Shared, 'service' | 'seed'>): Shared {
  return { conversation, seed, service, machine: CALL_VERSION };
}

/** As JSON, the same for link and file; null when it is longer than anybody's call. */
export function written({ conversation, ...rest }: Shared, indent = 0): string | null {
  const json = JSON.stringify({ schema: SCHEMA, version: VERSION, ...rest, ...conversation }, null, indent);
  return json.length <= MAX_LENGTH ? json : null;
}

/** What was shared, looked at in full; why not when it cannot be read. Never throws. */
export function readShared(json: string): Shared | Unreadable {
  const plain = plainly(json);
  if (fieldOf(plain, 'schema') !== SCHEMA) return 'damaged';
  const version = fieldOf(plain, 'version');
  if (typeof version === 'number' && version > VERSION) return 'newer';
  const made = whole(plain);
  // Nothing is dropped in silence: what has a field more than is known is not ours.
  if (made === MISFIT || canonical(made) !== canonical(plain)) return 'damaged';
  const { schema: _, version: __, seed, service, machine, ...conversation } = made;
  return { conversation, seed, service, machine };
}

const WEEK = 7 * 86_400_000;
/** What the gate lets through, and a mask that is longer than what it stands for. */
const said = textUpTo(2100);
const over = maybe(text(/^[a-z][a-z\d-]{0,99}$/u));
const part: Reader<Part> = fields({ at: integer(0, 100), digits: integer(1, 32), of: maybe(integer(1, 100)) }) as Reader<Part>;

type Acts = { readonly [K in Act['kind']]: Reader<Extract<Act, { kind: K }>> };
const ACTS: Acts = {
  say: fields({ kind: oneOf(['say']), text: said, said: maybe(said), over, number: maybe(boolean) }) as Acts['say'],
  press: fields({ kind: oneOf(['press']), key: text(/^[\d*#]{0,32}$/u), over }) as Acts['press'],
  number: fields({ kind: oneOf(['number']), accepted: boolean, keyed: boolean, part: maybe(part) }) as Acts['number'],
  bankid: fields({ kind: oneOf(['bankid']), code: text(/^[a-z][a-z-]{0,63}$/iu) }),
  silent: fields({ kind: oneOf(['silent']) }),
  wait: fields({ kind: oneOf(['wait']), ms: number(0, WEEK) }),
  hangUp: fields({ kind: oneOf(['hangUp']) }),
};
const act: Reader<Act> = (value) => {
  const kind = fieldOf(value, 'kind');
  return typeof kind === 'string' && Object.hasOwn(ACTS, kind) ? (ACTS[kind as Act['kind']] as Reader<Act>)(value) : MISFIT;
};

const place = integer(1, LONGEST_QUEUE);
const whole = fields<Omit<Shared, 'conversation'> & Conversation & { readonly schema: typeof SCHEMA; readonly version: number }>({
  schema: oneOf([SCHEMA]),
  version: integer(VERSION, VERSION),
  seed: orNull(integer(0, Number.MAX_SAFE_INTEGER)),
  service: text(/^[\w.:-]{1,100}$/u),
  machine: integer(1, 1000),
  // The years that an address can name.
  at: integer(Date.UTC(-1, 11, 31), Date.UTC(10_000, 0, 1)),
  dialled: oneOf(DIALS),
  lang: oneOf(['sv', 'en']),
  queue: (value) => (value === null || value === 'full' ? value : place(value)),
  acts: list(act, 1000),
});

function plainly(json: string): unknown {
  if (json.length > MAX_LENGTH) return null;
  try {
    const plain: unknown = JSON.parse(json);
    // Deeper than anything made here: said before anything else walks into it.
    canonical(plain);
    return plain;
  } catch {
    return null;
  }
}
