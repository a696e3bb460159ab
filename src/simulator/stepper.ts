import { createActor, type ActorScope, type InspectionEvent, type SnapshotFrom } from 'xstate';
import type { CallMachine } from '../../machines/call.ts';
import type { CallInput } from '../../machines/context.ts';
import type { CallEvent, Prompt } from '../../machines/types.ts';

export type Snapshot = SnapshotFrom<CallMachine>;

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

interface Said {
  readonly type: string;
  readonly params?: unknown;
}

/**
 * XState's own pure `transition` makes an actor for every step, which costs nine tenths of the time: here one serves them all.
 * @param inspect told of everything that XState does on the way
 */
export function createStepper(machine: CallMachine, inspect: (event: InspectionEvent) => void = () => undefined): Stepper {
  let actions: Said[] = [];
  const { system, ...rest } = createActor(machine, { input: { at: 0, dialled: 'private', lang: 'sv' }, inspect });
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
  };
}

/** The prompts among what a step orders. */
function promptsIn(actions: readonly Said[]): Prompt[] {
  return actions.flatMap(({ type, params }) => (type === 'xstate.emit' ? [(params as { readonly event: Prompt }).event] : []));
}
