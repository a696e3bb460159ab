import type { Errand, Lang, Role } from '../intents/types.ts';

/** The vocabulary of a call. Times are milliseconds since 1970 (UTC) and always come in from outside. */
export type LineId = 'private' | 'partner' | 'press';
/** The number that was dialled; `abroad` reaches the private line. */
export type Dialled = LineId | 'abroad';

export type HoursState = 'open' | 'closed' | 'unknown';
/** Whether the hours stand in a source, are derived for another year, or are in no source at all. */
export type Basis = 'published' | 'projected' | 'unknown';

export interface Hours {
  readonly state: HoursState;
  readonly basis: Basis;
  /** When it opens next, as a Stockholm ISO time; null when open or unknown. */
  readonly next: string | null;
  /** When it closes today, as a Stockholm ISO time; null unless open. */
  readonly until: string | null;
  /** The fact that the answer rests on, e.g. "A-030". */
  readonly source: string;
  /** The named day or season that decided, if one did. */
  readonly because: string | null;
}

/** Minutes after midnight, half-open: [from, to). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Calendar {
  readonly id: string;
  /** Years whose seasons and days stand in a source. Any other year is projected. */
  readonly publishedYears: readonly number[];
  /** Monday first; null is closed, "unknown" is in no source. */
  readonly week: readonly (Span | null | 'unknown')[];
  readonly source: string;
  readonly seasons: readonly Season[];
  readonly days: readonly NamedHours[];
  /** This calendar follows another one and closes so many minutes earlier. */
  readonly closesEarlier: number;
}

export interface Season {
  readonly name: string;
  readonly span: Span;
  readonly source: string;
  /** Dates as they stand in the source, inclusive, "2025-06-30". */
  readonly published: readonly { readonly from: string; readonly to: string }[];
  /** ISO weeks that other years are projected by; null when nothing can be projected. */
  readonly isoWeeks: readonly [number, number] | null;
}

export interface NamedHours {
  readonly day: string;
  readonly hours: Span | null | 'unknown';
  readonly source: string;
}

/** What is known of the caller's need when a destination is sought. */
export interface Need {
  readonly topic: string | null;
  readonly errand: Errand | null;
  readonly role: Role;
}

export interface Destination {
  readonly line: LineId;
  readonly desk: string;
  /** The facts that the rule rests on. */
  readonly source: string;
}

/** One answer that a question offers. */
export type Choice = { readonly topic: string } | { readonly authority: string };

/** Where a caller stands in the queue of a line: a place from 1 on, and how long one place takes, in ms; or that nobody more is let in. */
export type Queue = { readonly place: number; readonly pace: number } | 'full';

/** What a call must know of the world. Pure functions of their arguments, given when the machine is made. */
export interface World {
  /** Where a need belongs; `dialled` is the line that was called, null for an asker who has called none. */
  readonly destinationOf: (need: Need, dialled: LineId | null) => Destination;
  readonly hoursAt: (line: LineId, at: number) => Hours;
  /** The choices of a confusable pair's question, in the order spoken. */
  readonly choicesOf: (pair: string) => readonly Choice[];
  /** Whether the errand is about the caller's own case, so that identification helps. */
  readonly isPersonal: (need: Need) => boolean;
  /** Whether the need tells that the caller's data are protected: then nothing of it is said aloud. */
  readonly isProtected: (need: Need) => boolean;
  /** The queue that meets a caller; null where somebody answers at once. */
  readonly queueAt: (line: LineId, at: number) => Queue | null;
}

/** What the exchange made of the caller's words, in view of the question that was asked. */
export type Heard =
  | { readonly kind: 'crisis' | 'agent' | 'repeat' | 'help' | 'back' | 'callback' | 'skip' | 'yes' | 'no' | 'vague' | 'nothing' }
  | { readonly kind: 'choice'; readonly index: number }
  | { readonly kind: 'personal-number'; readonly valid: boolean }
  | { readonly kind: 'need'; readonly need: HeardNeed };

/** A need that was understood, as far as it was. */
export interface HeardNeed extends Need {
  readonly ask: 'nothing' | 'confirm' | 'topic' | 'role' | 'need' | 'signpost';
  readonly authority: string | null;
  readonly pair: string | null;
  /** Two or three topics between which the caller must choose when no pair's question fits. */
  readonly topics: readonly string[];
  readonly needs: readonly { readonly topic: string; readonly errand: Errand | null }[];
}

/** How something was said, whatever it was. */
export interface Manner {
  readonly lang?: Lang;
  /** The caller writes by text telephony, and so takes longer to answer. */
  readonly isTextTelephony?: boolean;
}

export type CallEvent =
  | { readonly type: 'caller.spoke'; readonly at: number; readonly heard: Heard; readonly manner?: Manner }
  | { readonly type: 'caller.pressed'; readonly at: number; readonly heard: Heard }
  | { readonly type: 'caller.stayedSilent'; readonly at: number }
  | { readonly type: 'caller.hungUp'; readonly at: number }
  /** `order`: which order of this call is answered, from 1 on; an answer to another one than stands comes too late. */
  | { readonly type: 'bankid.answered'; readonly at: number; readonly code: string; readonly order: number }
  /** The caller's place from now on; at 0 somebody answers. */
  | { readonly type: 'queue.moved'; readonly at: number; readonly place: number };

export type Disposition = 'transfer' | 'referral' | 'signpost' | 'closed' | 'queue-full' | 'hung-up';

export interface CallOutcome {
  readonly disposition: Disposition;
  readonly line: LineId | null;
  readonly desk: string | null;
  readonly authority: string | null;
  readonly topic: string | null;
  readonly errand: Errand | null;
  readonly role: Role;
  readonly identified: boolean;
  /** A second need that goes along in the hand-over. */
  readonly alsoAbout: string | null;
  readonly hours: Hours | null;
}

/** What the voice response says: an id of service/prompts and what stands in its gaps. */
export interface Prompt {
  readonly type: 'prompt';
  readonly id: string;
  readonly gaps: Readonly<Record<string, string>>;
}
