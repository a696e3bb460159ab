import type { Lang } from '../../../intents/types.ts';
import type { Matcher } from '../../../intents/understand.ts';
import type { CallEvent, Heard } from '../../../machines/types.ts';
import { gate } from '../../simulator/gate.ts';
import { hearKeys, hearSpeech, wordsOf, type Listening } from '../../simulator/hear.ts';
import { EXAMPLES, repliesFor } from '../../simulator/replies.ts';
import { QUEUE_STEP, type Act } from '../call/conversation.ts';
import type { Engine } from '../call/engine.ts';
import type { Journey } from './journey.ts';
import { arrowOf, reasonOf, structure, withHolders } from './machine.ts';
import type { Reason } from './structure.ts';

/** Something that the person can do now, and where the call would come to. */
export interface Offer {
  readonly act: Act;
  /** What stands on the button of the same answer, where there is one. */
  readonly label: string | null;
  readonly ends: string;
}

/** A claim that would hold, with all that can be done to make it hold. */
export interface Possibility {
  readonly reason: Reason;
  readonly offers: readonly Offer[];
}

export interface Possible {
  readonly doable: readonly Possibility[];
  /** Ways that lead from here, but that nothing of the above takes. */
  readonly notNow: readonly Reason[];
}

/** One sentence for each thing that can be said to a voice response. */
export const SAYINGS: Readonly<Record<Lang, readonly string[]>> = {
  sv: ['dumdidum trallan', ...EXAMPLES.sv, 'jag har en fråga', 'nej', 'hoppa över', 'hjälp', 'ring upp mig', 'börja om', 'ring en ambulans'],
  en: ['blueberries and cream', ...EXAMPLES.en, 'I have a question', 'no', 'skip', 'help', 'call me back', 'start over', 'call an ambulance'],
};
/** Answers of BankID that stand for all: done, on its way, worth another try, and not. */
export const CODES = ['complete', 'userSign', 'userCancel', 'userDeclinedCall'] as const;
/** Ways of doing the same that are worth showing; of what is not understood, one of a kind says it all. */
const MOST = 3;

/** What can happen at this moment of a call, found by trying it on the machine; nothing is done. */
export function possibleAt({ service, matcher }: Engine, { snapshot, imagine }: Pick<Journey, 'snapshot' | 'imagine'>, present: string): Possible {
  if (snapshot.status !== 'active') return { doable: [], notNow: [] };
  const { context, tags } = snapshot;
  const listening: Listening = { tags, context };
  const { at, lang } = context;
  const pressed = (key: string, heard: Heard = hearKeys(key, listening)): CallEvent => ({ type: 'caller.pressed', at, heard });
  const tried: { readonly act: Act; readonly label?: string; readonly event: CallEvent }[] = [
    ...repliesFor(service, tags, context).flatMap(({ key, label }) => (key === null ? [] : [{ act: { kind: 'press', key } as const, label, event: pressed(key) }])),
    ...(tags.has('personal-number') ? [true, false].map((accepted) => ({ act: { kind: 'number', accepted, keyed: false } as const, event: pressed('', { kind: 'personal-number', valid: accepted }) })) : []),
    ...(tags.has('bankid') ? CODES.map((code) => ({ act: { kind: 'bankid', code } as const, event: { type: 'bankid.answered', at, code, order: context.bankidAsks } as const })) : []),
    ...(context.place === null || !tags.has('queueing') ? [] : [{ act: { kind: 'wait', ms: QUEUE_STEP } as const, event: { type: 'queue.moved', at: at + QUEUE_STEP, place: Math.max(0, context.place - 1) } as const }]),
    ...SAYINGS[lang].flatMap((text) => {
      const gated = gate(text);
      if (!gated.ok) return [];
      const { heard, manner } = hearSpeech(service, remembering(matcher), wordsOf(text, gated.text, { tags }), listening);
      return [{ act: { kind: 'say', text } as const, event: { type: 'caller.spoke', at, heard, manner } as const }];
    }),
    ...['0', '*'].map((key) => ({ act: { kind: 'press', key } as const, event: pressed(key) })),
    { act: { kind: 'silent' }, event: { type: 'caller.stayedSilent', at } },
    { act: { kind: 'hangUp' }, event: { type: 'caller.hungUp', at } },
  ];
  const found = new Map<string, { reason: Reason; offers: Offer[] }>();
  for (const { act, label = null, event } of tried) {
    const { taken, states } = imagine(event);
    const reason = taken[0] === undefined ? null : reasonOf(taken[0]);
    if (reason === null || taken[0] === undefined) continue;
    const key = `${arrowOf(taken[0])} ${sameFor(reason)}`;
    const entry = found.get(key) ?? { reason, offers: [] };
    const isMore = entry.offers.length < MOST && (reason.guard !== null || entry.offers.every((offer) => offer.act.kind !== act.kind));
    if (isMore) entry.offers.push({ act, label, ends: states.at(-1) ?? present });
    found.set(key, entry);
  }
  return { doable: [...found.values()], notNow: restOf(present, new Set([...found.values()].map(({ reason }) => sameFor(reason)))) };
}

function restOf(present: string, known: ReadonlySet<string>): Reason[] {
  const arrows = withHolders(present).flatMap((from) => structure.arrows.filter((arrow) => arrow.from === from));
  const rest = arrows.flatMap(({ reasons }) => reasons).filter((reason) => !known.has(sameFor(reason)));
  return [...new Map(rest.map((reason) => [sameFor(reason), reason])).values()];
}

const remembered = new WeakMap<Matcher, Matcher>();
/** The same few sentences are looked at after every turn: what was made of them is kept. */
function remembering(matcher: Matcher): Matcher {
  const known = remembered.get(matcher) ?? { ...matcher, understand: once(matcher.understand), wish: once(matcher.wish), yesOrNo: once(matcher.yesOrNo) };
  remembered.set(matcher, known);
  return known;
}

function once<T>(work: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text) ?? work(text);
    results.set(text, known);
    return known;
  };
}

/** Speech and keypad are one at every question. */
function sameFor({ event, guard }: Reason): string {
  return `${event === 'caller.pressed' ? 'caller.spoke' : event} ${guard}`;
}
