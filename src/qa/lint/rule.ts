import type { Matcher } from '../../../intents/understand.ts';
import type { Service } from '../../service/types.ts';
import type { Documents, Place } from './documents.ts';

/** An error fails a build; a warning is looked at; a note is for whoever asks for it. */
export type Severity = 'error' | 'warning' | 'note';

/** What the rules look at: a service that fits together, with the files it was read from. */
export interface Subject {
  readonly service: Service;
  readonly matcher: Matcher;
  readonly documents: Documents;
  /** The day that calendars are looked at, ms since 1970. */
  readonly at: number;
  /** The ids that docs/domain.md explains; null when that page is not there. */
  readonly facts: ReadonlySet<string> | null;
}

/** One place where a rule is broken. */
export interface Sighting {
  readonly place: Place;
  /** What it is about, as an allowance names it: a prompt, topic, question, desk or phrase. */
  readonly about: string;
  /** What is wrong and what to do, in one line. */
  readonly message: string;
  /** Further fields for machines. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What the rule asks for, in one line. */
  readonly says: string;
  /** Where that is written. */
  readonly source: string;
  /** Every place where it is broken, in the order of the files. */
  readonly find: (subject: Subject) => readonly Sighting[];
}

/** A sighting with its rule, its file and its line: one row of a report. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly about: string;
  readonly message: string;
  readonly source: string;
  readonly [detail: string]: unknown;
}
