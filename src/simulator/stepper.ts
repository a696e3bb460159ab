import { createActor, type ActorScope, type InspectionEvent, type SnapshotFrom } from 'xstate';
import type { CallMachine } from '../../machines/call.ts';
import type { CallContext, CallInput } from '../../machines/context.ts';
import type { CallEvent, Prompt } from '../../machines/types.ts';

export type Snapshot = SnapshotFrom<CallMachine>;

/** All that a machine remembers of a call, as plain JSON: it is in one state, with no invoked work, no timers and no history. */
export interface Moment {
  readonly value: Snapshot['value'];
  readonly context: CallContext;
}

/** The moment after answering or after an event, and what is said on the way. */
export interface Stepped {
  readonly snapshot: Snapshot;
  readonly prompts: readonly Prompt[];
}

/** One step of a call as a pure function: the same event at the same moment always gives the same. */
export type Step = (snapshot: Snapshot, event: CallEvent) => Stepped;

/** A call that is stepped through by hand. */
export interface Stepper {
  readonly begin: (input: CallInput) => Stepped;
  readonly step: Step;
}

/** One that also goes on from where a call stood. */
export interface ResumingStepper extends Stepper {
  /** The snapshot at a moment of before; nothing is said. */
  readonly resume: (moment: Moment) => Snapshot;
}

interface Said {
  readonly type: string;
  readonly params?: unknown;
}

/**
 * XState's own pure `transition` makes an actor for every step, which costs nine tenths of the time: here one serves them all.
 * @param inspect told of everything that XState does on the way
 */
export function createStepper(machine: CallMachine, inspect?: (event: InspectionEvent) => void): ResumingStepper {
  let actions: Said[] = [];
  const { system, ...rest } = createActor(machine, { input: { at: 0, dialled: 'private', lang: 'sv' }, ...(inspect ? { inspect } : {}) });
  const scope = {
    self: { system, ...rest }, system, id: '', sessionId: '', logger: () => undefined, defer: () => undefined, stopChild: () => undefined,
    emit: () => undefined, actionExecutor: (action: Said) => actions.push(action),
  } as unknown as ActorScope<Snapshot, CallEvent>;
  const stepped = (work: () => Snapshot): Stepped => {
    actions = [];
    const snapshot = work();
    return { snapshot, prompts: promptsIn(actions) };
  };
  return {
    begin: (input) => stepped(() => machine.getInitialSnapshot(scope as never, input)),
    step: (before, event) => stepped(() => machine.transition(before, event, scope as never)),
    resume: ({ value, context }) => machine.resolveState({ value, context }),
  };
}

/** The prompts among what a step orders. */
function promptsIn(actions: readonly Said[]): Prompt[] {
  return actions.flatMap(({ type, params }) => (type === 'xstate.emit' ? [(params as { readonly event: Prompt }).event] : []));
}
