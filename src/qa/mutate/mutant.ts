import type { Exceptions } from '../../../intents/exceptions.ts';
import type { Catalogue } from '../../../intents/types.ts';
import type { Matcher } from '../../../intents/understand.ts';
import type { CallMachine } from '../../../machines/call.ts';
import type { Service } from '../../service/types.ts';
import type { Engine } from '../../simulator/engine.ts';
import type { Footprint } from './footprint.ts';

/** What is broken: the engine, and what it takes to make a matcher of a changed catalogue without learning anew. */
export interface Subject extends Engine {
  /** @param exceptions other ones than were learnt */
  readonly rematch: (catalogue: Catalogue, exceptions?: Exceptions) => Matcher;
}

/** One break. Which cases it can reach is told by what they left behind on the sound rules; the others need not be run. */
export type Change =
  | { readonly of: 'service'; readonly service: Service; /** Prompts after which the service's own words are looked at. */ readonly heard?: readonly string[] }
  | { readonly of: 'matcher'; readonly matcher: () => Matcher; readonly reaches: (utterance: string) => boolean }
  | { readonly of: 'machine'; readonly machine: (machine: CallMachine) => CallMachine; readonly reaches: (footprint: Footprint) => boolean };

export interface Mutant {
  /** The rule or place that is broken: "lines, rule 3". */
  readonly where: string;
  /** What is broken, in words. */
  readonly what: string;
  readonly change: Change;
}

/** A way to break things, and where it applies. */
export interface Operator {
  readonly id: string;
  readonly says: string;
  readonly of: (subject: Subject) => readonly Mutant[];
}

/** A mutant of the service's own data. */
export function inService(service: Service, where: string, what: string, changed: Partial<Service>, heard: readonly string[] = []): Mutant {
  return { where, what, change: { of: 'service', service: { ...service, ...changed }, heard } };
}

export function without<T>(list: readonly T[], place: number): T[] {
  return list.filter((_, i) => i !== place);
}

export function replaced<T>(list: readonly T[], place: number, by: T): T[] {
  return list.map((entry, i) => (i === place ? by : entry));
}

/** The list with two places exchanged. */
export function swapped<T>(list: readonly T[], one: number, other: number): T[] {
  return list.map((entry, i) => (i === one ? (list[other] as T) : i === other ? (list[one] as T) : entry));
}
