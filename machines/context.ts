import type { Lang } from '../intents/types.ts';
import { callPolicy } from './policy.ts';
import type { CallEvent, CallOutcome, Choice, Dialled, Disposition, Heard, HeardNeed, LineId, Need, World } from './types.ts';

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
  readonly rejections: number;
  readonly need: HeardNeed | null;
  /** A second need, kept for the hand-over. */
  readonly alsoAbout: string | null;
  readonly bankidAsks: number;
  readonly identified: boolean;
  /** When the present wait ends, and as what. Absolute, so that it survives a restart. */
  readonly deadline: { readonly at: number; readonly as: 'silence' | 'bankid-expiry' } | null;
  readonly orderEndsAt: number | null;
  readonly outcome: CallOutcome | null;
}

export interface CallInput {
  readonly at: number;
  readonly dialled: Dialled;
  readonly lang: Lang;
}

export type Moment = { readonly context: CallContext; readonly event: CallEvent };

export function contextOf({ at, dialled, lang }: CallInput): CallContext {
  return {
    at, dialled, lang, question: 'describe', gaps: {}, choices: [], misses: 0, rejections: 0, need: null, alsoAbout: null,
    bankidAsks: 0, identified: false, deadline: null, orderEndsAt: null, outcome: null,
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

export function needGaps({ need }: CallContext): Record<string, string> {
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

/** The next word on how BankID goes, or the order's end, whichever is first. */
export function orderDeadline(at: number, endsAt: number): NonNullable<CallContext['deadline']> {
  const next = at + callPolicy.bankidProgress;
  return next < endsAt ? { at: next, as: 'silence' } : { at: endsAt, as: 'bankid-expiry' };
}
