import type { Errand, Outcome, Role } from '../../../intents/types.ts';
import type { Dialled, Disposition, HoursState, LineId } from '../../../machines/types.ts';
import type { LabelledUtterance } from '../score.ts';

/** What a change of service or catalogue can move for a caller, worst first. */
export const SEVERITIES = ['lost', 'destination', 'signpost', 'hours', 'question', 'need', 'wording'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Those in which the caller ends somewhere else: a diff that holds any of them falls short. */
export const MOVES_DESTINATION: ReadonlySet<Severity> = new Set(['lost', 'destination', 'signpost']);

/** Something that a caller may say, and where it was found. */
export interface Utterance {
  readonly text: string;
  /** "suites/a.yaml:12", "phrase of vab", "corpus.jsonl:3" */
  readonly from: string;
  /** What people judged to be right; null where nobody did. */
  readonly label: LabelledUtterance | null;
}

/** One set of circumstances that a call is played in. */
export interface Condition {
  /** Short and unique: "private, open, identified". */
  readonly name: string;
  readonly dialled: Dialled;
  /** ms since 1970 */
  readonly at: number;
  /** What the line's hours are at that instant before the change; the instant is chosen so that they are after it too. */
  readonly hours: HoursState;
  /** Whether the caller accepts when identification is offered. */
  readonly identifies: boolean;
}

/** How a call ends along one way through its questions; `asked-again` where the voice response needs other words. */
export interface End {
  readonly disposition: Disposition | 'asked-again';
  readonly line: LineId | null;
  readonly desk: string | null;
  readonly authority: string | null;
  readonly topic: string | null;
  readonly errand: Errand | null;
  readonly role: Role;
  readonly alsoAbout: string | null;
}

export interface Question {
  /** The prompt's id. */
  readonly id: string;
  /** Topics, authorities or roles that can be chosen; empty for yes or no. */
  readonly choices: readonly string[];
}

/** Everything that one utterance leads to under one condition, with every answer to every question. */
export interface Course {
  readonly questions: readonly Question[];
  readonly ends: readonly End[];
  /** Ids of the prompts after the utterance, each once. */
  readonly prompts: readonly string[];
}

/** What came of an utterance on one side. */
export interface Side extends Course {
  readonly outcome: Outcome;
}

/** An utterance that something moves for. */
export interface Move {
  readonly utterance: string;
  readonly from: string;
  /** The worst over all conditions. */
  readonly severity: Severity;
  /** What moved, in words: the places, the questions … of each side. Moves with the same words belong together. */
  readonly change: { readonly before: string; readonly after: string };
  /** The conditions under which it is this that moves. */
  readonly conditions: readonly string[];
  readonly before: Side;
  readonly after: Side;
  /** By its label: whether that is for the better; null without a label. */
  readonly verdict: Verdict | null;
}

export type Verdict = 'better' | 'worse' | 'neither';

/** Callers whose destination the rules give otherwise, whatever they say: every combination of what the four lists hold. `any` is all there are. */
export interface RuleMove {
  /** `identification`: whether it is offered; `protected`: whether nothing is said aloud. */
  readonly kind: 'destination' | 'identification' | 'protected';
  readonly before: string;
  readonly after: string;
  readonly topics: readonly string[] | 'any';
  readonly errands: readonly string[] | 'any';
  readonly roles: readonly string[] | 'any';
  readonly dialled: readonly string[] | 'any';
  /** How many combinations these are. */
  readonly combinations: number;
}

/** Opening hours that differ: on these weekdays (1 is Monday) between two dates, both included. */
export interface HoursMove {
  /** A calendar's id, or "line private" where the line goes by another calendar. */
  readonly calendar: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly weekdays: readonly number[];
  /** "8-16", "closed", "unknown"; with " (projected)" where only the basis differs. */
  readonly before: string;
  readonly after: string;
  /** Wall-clock spans that opened and closed, "15-16"; empty where the hours are unknown on one side. */
  readonly opened: readonly string[];
  readonly closed: readonly string[];
}

/** One value of the service or the catalogue that differs. */
export interface DataMove {
  readonly kind: 'lines' | 'authorities' | 'desks' | 'routing' | 'questions' | 'topics' | 'prompts' | 'words' | 'guidance' | 'catalogue';
  /** "lines.private.number" */
  readonly path: string;
  /** Null where it was added or dropped. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Two versions compared. Plain data. */
export interface Diff {
  readonly versions: { readonly before: string; readonly after: string };
  readonly utterances: number;
  readonly conditions: readonly Condition[];
  /** How many utterances move in each way. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly moves: readonly Move[];
  readonly rules: readonly RuleMove[];
  readonly hours: readonly HoursMove[];
  readonly data: readonly DataMove[];
}
