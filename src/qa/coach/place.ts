import type { Decision } from '../../../intents/types.ts';
import { lineOf } from '../../../machines/context.ts';
import type { CallOutcome, Dialled, LineId, World } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';

/** Where a caller ends up: at a desk behind a line, or at another authority. */
export interface Place {
  readonly line: LineId | null;
  readonly desk: string | null;
  readonly authority: string | null;
}

/** What an utterance leads to, seen from where its caller should end up. */
export interface Led {
  /** There at once; there after a question; to a question about what it is; somewhere else. */
  readonly kind: 'there' | 'asked' | 'again' | 'elsewhere';
  /** Where it leads, or what is asked about; null when nothing was understood. */
  readonly place: Place | null;
  /** The topic that it was taken for. */
  readonly topic: string | null;
}

/** What is asked when a decision is followed: where needs belong from the number that was dialled. */
export interface Surroundings {
  readonly service: Service;
  readonly world: World;
  readonly dialled: Dialled;
}

export function samePlace(one: Place, other: Place): boolean {
  return one.line === other.line && one.desk === other.desk && one.authority === other.authority;
}

/** Where a call led; null when nothing was reached. */
export function placeReached(outcome: CallOutcome | null): Place | null {
  if (outcome === null || (outcome.line === null && outcome.authority === null)) return null;
  const { line, desk, authority } = outcome;
  return authority === null ? { line, desk, authority } : { line: null, desk: null, authority };
}

/** Where a decision leads by itself, without a question; null where it does not. */
export function placeOf(around: Surroundings, { outcome, topic, errand, role, authority }: Decision): Place | null {
  if (outcome === 'signpost') return authority === null ? null : at(authority);
  return outcome === 'route' || outcome === 'agent' ? behind(around, { topic, errand, role }) : null;
}

/** Follows a decision, and sees whether it leads to where the caller should be. */
export function followed(around: Surroundings, decision: Decision, target: Place): Led {
  const { outcome, topic } = decision;
  const place = placeOf(around, decision);
  if (place) return { kind: samePlace(place, target) ? 'there' : 'elsewhere', place, topic };
  const offered = outcome === 'confirm' || outcome === 'ambiguous' ? offeredBy(around, decision) : [];
  const right = offered.find((one) => samePlace(one, target));
  return right ? { kind: 'asked', place: right, topic } : { kind: outcome === 'crisis' ? 'elsewhere' : 'again', place: null, topic };
}

/** The places that a question would lead to, by its answers. */
function offeredBy(around: Surroundings, { outcome, ask, topic, errand, role, pair, topics, needs }: Decision): Place[] {
  if (outcome === 'confirm') return [behind(around, { topic, errand, role })];
  if (ask === 'role') return around.service.company.map((choice) => behind(around, { topic, errand, role: choice.role }));
  if (ask === 'need') return needs.map((need) => behind(around, { ...need, role }));
  const choices = pair === null ? topics.slice(0, 2) : around.world.choicesOf(pair);
  return choices.map((choice) => ('topic' in choice ? behind(around, { topic: choice.topic, errand, role }) : at(choice.authority)));
}

function behind({ world, dialled }: Surroundings, need: Pick<Decision, 'topic' | 'errand' | 'role'>): Place {
  const { line, desk } = world.destinationOf(need, lineOf(dialled));
  return { line, desk, authority: null };
}

function at(authority: string): Place {
  return { line: null, desk: null, authority };
}
