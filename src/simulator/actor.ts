import { createActor, type ActorRefFrom } from 'xstate';
import { createCallMachine, type CallMachine } from '../../machines/call.ts';
import { lineOf, outcomeOf, contextOf, type CallContext, type CallInput } from '../../machines/context.ts';
import type { CallOutcome, Prompt, World } from '../../machines/types.ts';

export type CallActor = ActorRefFrom<CallMachine>;

/** The one place where call actors are made: watched before they start, so that a fault in one call stays in it. */
export function startActor(world: World, input: CallInput, speak: (prompt: Prompt) => void, rescue: (error: unknown) => void): CallActor {
  const actor = createActor(createCallMachine(world), { input });
  actor.subscribe({ error: rescue });
  actor.on('prompt', speak);
  actor.start();
  return actor;
}

/** Where a call goes on when something inside it has failed: to a person on the dialled line, or its opening hours. */
export function rescueOutcome(world: World, context: CallContext | undefined, input: CallInput): CallOutcome {
  const known = context ?? contextOf(input);
  const isClosed = world.hoursAt(lineOf(known.dialled), known.at).state === 'closed';
  return outcomeOf(known, world, isClosed ? 'closed' : 'transfer');
}

/** { conversing: 'confirming' } → "conversing.confirming" */
export function stateName(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[parent, child] = ['', '']] = Object.entries(value as Record<string, unknown>);
  return `${parent}.${stateName(child)}`;
}
