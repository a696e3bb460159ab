import { createActor, type SnapshotFrom } from 'xstate';
import { createCallMachine, type CallMachine } from '../../machines/call.ts';
import { lineOf, outcomeOf, contextOf, type CallContext, type CallInput } from '../../machines/context.ts';
import type { CallEvent, CallOutcome, Prompt, World } from '../../machines/types.ts';
import { admit, type Refusal } from './boundary.ts';
import type { Tampering } from './engine.ts';

/** The machine of one call behind its boundary: the only way in is `send`, and it lets in public events only. */
export interface CallActor {
  /** @param before told what was let in, before it takes effect; not called for what is refused or comes after the end */
  readonly send: (event: unknown, before?: (fact: CallEvent) => void) => void;
  readonly getSnapshot: () => SnapshotFrom<CallMachine>;
}

export interface Watcher {
  readonly speak: (prompt: Prompt) => void;
  /** Told of every fault inside the call. Must not throw. */
  readonly rescue: (error: unknown) => void;
  readonly refuse: (refusal: Refusal) => void;
}

/** Making a machine takes longer than most calls do, and it holds nothing of any: calls in the same world share one. */
const machines = new WeakMap<World, CallMachine>();

/** The machine of all calls in a world, made when it is first asked for. */
export function machineOf(world: World): CallMachine {
  const known = machines.get(world) ?? createCallMachine(world);
  machines.set(world, known);
  return known;
}

/** The one place where call actors are made: watched before they start, so that a fault in one call stays in it. */
export function startActor(world: World, input: CallInput, { speak, rescue, refuse }: Watcher, machineFor: NonNullable<Tampering['machine']> = machineOf): CallActor {
  const actor = createActor(machineFor(world), { input });
  const guarded = <T>(work: (given: T) => void) => (given: T) => {
    try {
      work(given);
    } catch (error) {
      rescue(error);
    }
  };
  actor.subscribe({ error: rescue });
  // XState would throw a listener's error out of the process.
  actor.on('prompt', guarded(speak));
  guarded(() => actor.start())(null);
  return {
    send(event, before) {
      const admitted = admit(event);
      if (!admitted.ok) return refuse(admitted);
      if (actor.getSnapshot().status !== 'active') return;
      before?.(admitted.event);
      guarded((fact: CallEvent) => actor.send(fact))(admitted.event);
    },
    getSnapshot: () => actor.getSnapshot(),
  };
}

/** Where a call goes on when something inside it has failed: to a person on the dialled line, or its opening hours. Never throws. */
export function rescueOutcome(world: World, context: CallContext | undefined, input: CallInput): CallOutcome {
  const known = context ?? contextOf(input);
  try {
    const isClosed = world.hoursAt(lineOf(known.dialled), known.at).state === 'closed';
    return outcomeOf(known, world, isClosed ? 'closed' : 'transfer');
  } catch {
    // Not even the hours can be told: somebody answers, or nobody does.
    const line = lineOf(known.dialled);
    return {
      disposition: 'transfer', line, desk: line === 'press' ? 'press' : 'general', authority: null, topic: null, errand: null,
      role: 'private', identified: known.identified, alsoAbout: null, hours: null,
    };
  }
}

/** { conversing: 'confirming' } → "conversing.confirming" */
export function stateName(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[parent, child] = ['', '']] = Object.entries(value as Record<string, unknown>);
  return `${parent}.${stateName(child)}`;
}
