import { createCallMachine, type CallMachine } from '../../machines/call.ts';
import { lineOf, outcomeOf, contextOf, type CallContext, type CallInput } from '../../machines/context.ts';
import type { CallEvent, CallOutcome, Prompt, World } from '../../machines/types.ts';
import { admit, type Refusal } from './boundary.ts';
import type { Tampering } from './engine.ts';
import { createStepper, type Moment, type ResumingStepper, type Snapshot, type Stepped } from './stepper.ts';

/** The machine of one call behind its boundary: the only way in is `send`, and it lets in public events only. */
export interface CallActor {
  /** @param before told what was let in, before it takes effect; not called for what is refused or comes after the end */
  readonly send: (event: unknown, before?: (fact: CallEvent) => void) => void;
  /** Of status `error` after a fault; then without a context where the very first state could not be entered. */
  readonly getSnapshot: () => Snapshot;
}

export interface Watcher {
  readonly speak: (prompt: Prompt) => void;
  /** Told of every fault inside the call. Must not throw. */
  readonly rescue: (error: unknown) => void;
  readonly refuse: (refusal: Refusal) => void;
}

/** Making a machine takes longer than most calls do, and it holds nothing of any: calls in the same world share one. */
const machines = new WeakMap<World, CallMachine>();
/** What steps through a machine holds nothing of a call either: an actor of its own for each takes more memory than all else of a call. */
const steppers = new WeakMap<CallMachine, ResumingStepper>();

/** The machine of all calls in a world, made when it is first asked for. */
export function machineOf(world: World): CallMachine {
  const known = machines.get(world) ?? createCallMachine(world);
  machines.set(world, known);
  return known;
}

function stepperOf(machine: CallMachine): ResumingStepper {
  const known = steppers.get(machine) ?? createStepper(machine);
  steppers.set(machine, known);
  return known;
}

/**
 * The one place where the machine of a call is started: whatever throws in it is told to the watcher, so that a fault in one call stays in it.
 * @param moment where a call of before stands; without it the call begins
 */
export function startActor(world: World, input: CallInput, { speak, rescue, refuse }: Watcher, machineFor: NonNullable<Tampering['machine']> = machineOf, moment: Moment | null = null): CallActor {
  const { begin, step, resume } = stepperOf(machineFor(world));
  // Where the very first state cannot be entered there is no context, whatever the types say.
  let snapshot = { status: 'error' } as Snapshot;

  const guarded = (work: () => void) => {
    try {
      work();
    } catch (error) {
      rescue(error);
    }
  };

  function take(work: () => Stepped): void {
    let taken: Stepped;
    try {
      taken = work();
    } catch (error) {
      snapshot = { ...snapshot, status: 'error' } as Snapshot;
      return rescue(error);
    }
    snapshot = taken.snapshot;
    // A first state that cannot be entered is no throw of XState's but a snapshot that says so.
    if (snapshot.status === 'error') return rescue(snapshot.error);
    for (const prompt of taken.prompts) guarded(() => speak(prompt));
  }

  take(() => (moment ? { snapshot: resume(moment), prompts: [] } : begin(input)));
  return {
    send(event, before) {
      const admitted = admit(event);
      if (!admitted.ok) return refuse(admitted);
      if (snapshot.status !== 'active') return;
      before?.(admitted.event);
      take(() => step(snapshot, admitted.event));
    },
    getSnapshot: () => snapshot,
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
