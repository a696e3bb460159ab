import type { Matcher } from '../../intents/understand.ts';
import type { Ask, Decision, Errand, Evidence, Hypothesis, Need, Outcome, Role } from '../../intents/types.ts';
import type { Destination, Hours, LineId, World } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { withoutMask } from './redact.ts';
import { worldOf } from './world.ts';

/** One utterance routed: the contract of `talsvar route --json` (docs/cli.md). */
export interface Routed {
  readonly id?: string;
  readonly utterance: string;
  readonly outcome: Outcome;
  readonly ask: Ask | null;
  readonly topic: string | null;
  readonly errand: Errand | null;
  readonly role: Role;
  readonly line: LineId | null;
  readonly desk: string | null;
  readonly authority: string | null;
  readonly confidence: number;
  readonly topics: readonly Hypothesis[];
  readonly needs: readonly Need[];
  readonly evidence: readonly Evidence[];
  readonly hours: Pick<Hours, 'state' | 'basis' | 'next' | 'source'> | null;
}

/**
 * Understands one utterance that has passed the gate, and says which line and desk it leads to at an instant.
 * An asker has no dialled line: crisis, none, signposts and an open role lead to no line.
 */
export function routeUtterance(service: Service, matcher: Matcher, utterance: string, at: number): Routed {
  return routeDecision(service, matcher.understand(withoutMask(utterance)), utterance, at);
}

export function routeDecision(service: Service, decision: Decision, utterance: string, at: number): Routed {
  const world = worldOf(service, null);
  const { outcome, ask, errand, role, authority, confidence, topics, needs, evidence } = decision;
  const { topic, destination } = placeOf(world, decision);
  const hours = destination ? hoursOf(world.hoursAt(destination.line, at)) : null;
  return {
    utterance, outcome, ask, topic, errand, role,
    line: destination?.line ?? null,
    desk: destination?.desk ?? null,
    authority, confidence, topics, needs, evidence,
    hours,
  };
}

/** The topic that a decision leads to, and where; hours do not change it. */
export function placeOf(world: World, decision: Pick<Decision, 'outcome' | 'ask' | 'topic' | 'errand' | 'role'>): { readonly topic: string | null; readonly destination: Destination | null } {
  const { outcome, ask, errand, role } = decision;
  const hasTopic = outcome === 'route' || outcome === 'confirm' || outcome === 'ambiguous';
  const hasLine = outcome !== 'signpost' && outcome !== 'crisis' && outcome !== 'none' && ask !== 'role';
  const topic = hasTopic ? decision.topic : null;
  return { topic, destination: hasLine ? world.destinationOf({ topic, errand, role }, null) : null };
}

function hoursOf({ state, basis, next, source }: Hours): NonNullable<Routed['hours']> {
  return { state, basis, next, source };
}
