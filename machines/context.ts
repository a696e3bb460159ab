import type { Lang } from '../intents/types.ts';
import { callPolicy } from './policy.ts';
import type { CallEvent, CallOutcome, Choice, Dialled, Disposition, Heard, HeardNeed, LineId, Need, Queue, World } from './types.ts';

/** What a call remembers. Plain data: it can be stored, compared and walked through. */
export interface CallContext {
  readonly at: number;
  readonly dialled: Dialled;
  readonly lang: Lang;
  /** The question that stands, as a prompt id, with what fills its gaps. */
  readonly question: string;
  readonly gaps: Readonly<Record<string, string>>;
  readonly choices: readonly Choice[];
  /** Misses at the present question; silence and no-match share it. */
  readonly misses: number;
  /** Guesses that the caller turned down, or went back from. */
  readonly rejections: number;
  /** How often the present question was said again on demand. */
  readonly repeats: number;
  /** What the caller did, in number. */
  readonly turns: number;
  readonly isTextTelephony: boolean;
  /** Protected personal data: nothing of the need is read back. */
  readonly isProtected: boolean;
  readonly need: HeardNeed | null;
  /** A second need, kept for the hand-over. */
  readonly alsoAbout: string | null;
  readonly bankidAsks: number;
  readonly identified: boolean;
  /** When the present wait ends, and as what. Absolute, so that it survives a restart. */
  readonly deadline: { readonly at: number; readonly as: 'silence' | 'bankid-expiry' | 'queue' } | null;
  readonly orderEndsAt: number | null;
  /** How often the caller was told that BankID is waited for. */
  readonly waits: number;
  /** Place in the queue; null outside it. */
  readonly place: number | null;
  readonly outcome: CallOutcome | null;
}

export interface CallInput {
  /** A queue to play with; without one somebody answers at once. */
  readonly queue?: Queue | null;
  readonly at: number;
  readonly dialled: Dialled;
  readonly lang: Lang;
}

export type Moment = { readonly context: CallContext; readonly event: CallEvent };

export function contextOf({ at, dialled, lang }: CallInput): CallContext {
  return {
    at, dialled, lang, question: 'describe', gaps: {}, choices: [], misses: 0, rejections: 0,
    repeats: 0, turns: 0, isTextTelephony: false, isProtected: false, need: null, alsoAbout: null,
    bankidAsks: 0, identified: false, deadline: null, orderEndsAt: null, waits: 0, place: null, outcome: null,
  };
}

/** The line that answers a dialled number. */
export function lineOf(dialled: Dialled): LineId {
  return dialled === 'abroad' ? 'private' : dialled;
}

const UNKNOWN_NEED: Need = { topic: null, errand: null, role: 'private' };

export function needOf(context: CallContext): Need {
  return context.need ?? UNKNOWN_NEED;
}

export function heardIn(event: CallEvent): Heard | null {
  return 'heard' in event ? event.heard : null;
}

export function choiceIn({ context, event }: Moment): Choice | null {
  const heard = heardIn(event);
  return heard?.kind === 'choice' ? (context.choices[heard.index] ?? null) : null;
}

/** What fills the gaps of a question that offers choices. */
export function choiceGaps(choices: readonly Choice[]): Record<string, string> {
  return Object.fromEntries(choices.map((choice, i) => [`choice${i + 1}`, 'topic' in choice ? `topic:${choice.topic}` : `authority:${choice.authority}`]));
}

/** What of the need may be said aloud. */
export function needGaps({ need, isProtected }: CallContext): Record<string, string> {
  if (isProtected) return { topic: '', authority: '' };
  return { topic: need?.topic ?? '', authority: need?.authority ?? '' };
}

/** The end of the call: the wanted desk if it is behind this line, else the line's general one. */
export function outcomeOf(context: CallContext, world: World, disposition: Disposition): CallOutcome {
  const wanted = world.destinationOf(needOf(context), lineOf(context.dialled));
  const line = disposition === 'signpost' || disposition === 'hung-up' ? null : disposition === 'referral' ? wanted.line : lineOf(context.dialled);
  const desk = line === null ? null : wanted.line === line ? wanted.desk : line === 'press' ? 'press' : 'general';
  return {
    disposition, line, desk,
    authority: disposition === 'signpost' ? (context.need?.authority ?? null) : null,
    topic: context.need?.topic ?? null,
    errand: context.need?.errand ?? null,
    role: needOf(context).role,
    identified: context.identified,
    alsoAbout: context.alsoAbout,
    hours: line === null ? null : world.hoursAt(line, context.at),
  };
}

/** The next word on how BankID goes, or the order's end, whichever is first. Each word waits twice as long as the one before. */
export function orderDeadline(at: number, endsAt: number, waits: number): NonNullable<CallContext['deadline']> {
  const next = at + callPolicy.bankidProgress * 2 ** waits;
  return next < endsAt ? { at: next, as: 'silence' } : { at: endsAt, as: 'bankid-expiry' };
}

/** What every event tells, whatever comes of it: the time, that the caller did something, and how it was said. */
export function notedOf(context: CallContext, event: CallEvent): Partial<CallContext> {
  const manner = 'manner' in event ? event.manner : undefined;
  return {
    at: event.at,
    turns: context.turns + (event.type.startsWith('caller.') ? 1 : 0),
    lang: manner?.lang ?? context.lang,
    isTextTelephony: context.isTextTelephony || manner?.isTextTelephony === true,
  };
}

/** The caller's place in the queue and when it next changes. @param place null on entering */
export function queueing(context: CallContext, world: World, place: number | null): Partial<CallContext> {
  const queue = world.queueAt(lineOf(context.dialled), context.at);
  if (queue === null || queue === 'full') return {};
  return { place: place ?? queue.place, deadline: { at: context.at + queue.pace, as: 'queue' } };
}

/** How long the queue is likely to take, in whole minutes from 1 on, as text; empty when it cannot be told. */
export function minutesLeft({ dialled, at, place }: CallContext, world: World): string {
  const queue = world.queueAt(lineOf(dialled), at);
  return queue === null || queue === 'full' || place === null ? '' : String(Math.max(1, Math.round((place * queue.pace) / 60_000)));
}
