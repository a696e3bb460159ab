import { ERRANDS, ROLES } from '../../intents/types.ts';
import type { CallEvent, Dialled, Heard, HeardNeed, Hours, HoursState, Need, Queue, World } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { createWorld } from '../simulator/world.ts';

/**
 * What may happen in a call, as classes: everything that a caller can say falls into one of some forty kinds, and all
 * needs that lead to the same line on the same terms are one. Times are 0 (before closing) and `LATE` (after it).
 */
export const LATE = 1_000_000;

/** One setting in which calls are explored. */
export interface Setting {
  readonly name: string;
  readonly dialled: Dialled;
  readonly hours: HoursState | 'closing';
  readonly queue: Queue | null;
}

const PACE = 60_000;
const setting = (dialled: Dialled, hours: Setting['hours'], queue: Queue | null = null): Setting =>
  ({ name: `${dialled}, ${hours}${queue === null ? '' : queue === 'full' ? ', the queue full' : ', a queue'}`, dialled, hours, queue });

/** Every number dialled, every kind of hours, and queues. */
export const SETTINGS: readonly Setting[] = [
  setting('private', 'open'), setting('private', 'closed'), setting('partner', 'open'), setting('partner', 'closed'),
  setting('press', 'open'), setting('press', 'closed'), setting('press', 'unknown'), setting('abroad', 'open'), setting('abroad', 'closed'),
  setting('private', 'open', { place: 2, pace: PACE }), setting('private', 'closing', { place: 2, pace: PACE }), setting('private', 'open', 'full'),
];

/** The service's own rules, under the hours and the queue of a setting. */
export function worldOf(service: Service, { hours, queue }: Setting): World {
  const stateAt = (at: number): HoursState => (hours === 'closing' ? (at < LATE ? 'open' : 'closed') : hours);
  const next = '2030-01-01T08:00+01:00';
  return {
    ...createWorld(service, () => queue),
    hoursAt: (_, at): Hours => ({
      state: stateAt(at), basis: 'published', next: stateAt(at) === 'closed' ? next : null, until: null, source: 'A-030', because: null,
    }),
  };
}

/** One need for each way in which needs can differ in a call: line, identification, protection. Which desk it is decides nothing. */
export function representativeNeeds(service: Service): Need[] {
  const world = createWorld(service);
  const byKind = new Map<string, Need>();
  for (const role of ROLES) {
    for (const topic of [null, ...service.catalogue.topics.map(({ id }) => id)]) {
      for (const errand of [null, ...ERRANDS]) {
        const need = { topic, errand, role };
        const places = (['private', 'partner', 'press'] as const).map((dialled) => world.destinationOf(need, dialled).line);
        const kind = [...places, world.isPersonal(need), world.isProtected(need), role === 'business-unspecified'].join(' ');
        if (!byKind.has(kind) && topic !== null) byKind.set(kind, need);
      }
    }
  }
  return [...byKind.values()];
}

const BARE = { ask: 'nothing', authority: null, pair: null, topics: [], needs: [] } as const;
const heardNeed = (need: Need, changes: Partial<HeardNeed> = {}): Heard => ({ kind: 'need', need: { ...BARE, ...need, ...changes } });

/** Questions that stand for all others where not every one is gone through: one among topics, one with an authority among them. */
function fewQuestions({ questions }: Service): Service['questions'] {
  const hasAuthority = ({ choices }: Service['questions'][number]) => choices.some((choice) => 'authority' in choice);
  return [questions.find((question) => !hasAuthority(question)), questions.find(hasAuthority)].flatMap((question) => question ?? []);
}

/** All that can be heard in a setting; each question between confusable topics is gone through in the first. */
export function alphabetOf(service: Service, { name }: Setting): readonly Heard[] {
  const questions = name === SETTINGS[0]?.name ? service.questions : fewQuestions(service);
  const needs = representativeNeeds(service);
  const plain: Need = { topic: 'vab', errand: 'payment', role: 'private' };
  const company: Need = { topic: 'sjukpenning', errand: 'question', role: 'business-unspecified' };
  return [
    ...(['crisis', 'agent', 'repeat', 'help', 'back', 'callback', 'skip', 'yes', 'no', 'vague', 'nothing'] as const).map((kind) => ({ kind })),
    ...[0, 1, 2, 3, 8].map((index) => ({ kind: 'choice', index }) as const),
    { kind: 'personal-number', valid: true }, { kind: 'personal-number', valid: false },
    ...needs.map((need) => heardNeed(need, need.role === 'business-unspecified' ? { ask: 'role' } : {})),
    heardNeed(plain, { ask: 'confirm' }), heardNeed(company, { ask: 'confirm' }),
    ...questions.map(({ id, choices }) => heardNeed({ ...plain, topic: choices.flatMap((choice) => ('topic' in choice ? [choice.topic] : []))[0] ?? null }, { ask: 'topic', pair: id })),
    heardNeed(plain, { ask: 'topic', topics: ['vab', 'foraldrapenning'] }),
    heardNeed({ topic: null, errand: null, role: 'private' }, { ask: 'signpost', authority: service.authorities[0]?.id ?? '' }),
    heardNeed(plain, { ask: 'need', needs: [{ topic: 'vab', errand: 'payment' }, { topic: 'bostadsbidrag', errand: 'apply' }] }),
  ];
}

/** What BankID can answer, by what it means for the call. */
export const CODES = ['complete', 'userSign', 'userCancel', 'userDeclinedCall', 'expiredTransaction', 'no-such-code'] as const;

/** What can be heard from the keypad. */
const PRESSED: ReadonlySet<Heard['kind']> = new Set(['agent', 'repeat', 'yes', 'personal-number', 'nothing']);

/** What the events depend on. */
interface Listener {
  readonly context: { readonly at: number; readonly bankidAsks: number };
  readonly hasTag: (tag: 'queueing' | 'bankid') => boolean;
}

/** All events of a setting at a moment: time never runs backwards. */
export function eventsOf(alphabet: readonly Heard[], { hours, queue }: Setting, listener: Listener): CallEvent[] {
  const { at: now, bankidAsks: asks } = listener.context;
  const times = hours === 'closing' && now < LATE ? [0, LATE] : [now];
  const [isQueueing, isIdentifying] = [listener.hasTag('queueing'), listener.hasTag('bankid')];
  return times.flatMap((at): CallEvent[] => [
    ...alphabet.map((heard): CallEvent => ({ type: 'caller.spoke', at, heard })),
    ...alphabet.filter((heard) => PRESSED.has(heard.kind)).map((heard): CallEvent => ({ type: 'caller.pressed', at, heard })),
    { type: 'caller.spoke', at, heard: { kind: 'help' }, manner: { lang: 'en', isTextTelephony: true } },
    { type: 'caller.stayedSilent', at }, { type: 'caller.hungUp', at },
    // Where nobody waits for them, one answer of BankID and one word from the queue stand for all.
    ...(isIdentifying ? CODES : CODES.slice(0, 1)).map((code): CallEvent => ({ type: 'bankid.answered', at, code, order: Math.max(1, asks) })),
    ...(isIdentifying ? [1, 2].filter((order) => order !== asks).map((order): CallEvent => ({ type: 'bankid.answered', at, code: 'complete', order })) : []),
    ...(queue === null || !isQueueing ? [0] : [0, 1, 2]).map((place): CallEvent => ({ type: 'queue.moved', at, place })),
  ]);
}
