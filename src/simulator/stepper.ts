import { createActor, type ActorScope, type SnapshotFrom } from 'xstate';
import type { CallMachine } from '../../machines/call.ts';
import type { CallEvent, Prompt } from '../../machines/types.ts';

export type Snapshot = SnapshotFrom<CallMachine>;

/** One step of a call as a pure function: the moment after an event, and what is said on the way. */
export type Step = (snapshot: Snapshot, event: CallEvent) => { readonly snapshot: Snapshot; readonly prompts: readonly Prompt[] };

interface Said {
  readonly type: string;
  readonly params?: unknown;
}

/** XState's own pure `transition` makes an actor for every step, which costs nine tenths of the time: here one serves them all. */
export function createStepper(machine: CallMachine): Step {
  let actions: Said[] = [];
  const { system, ...rest } = createActor(machine, { input: { at: 0, dialled: 'private', lang: 'sv' } });
  const scope = {
    self: { system, ...rest }, system, id: '', sessionId: '', logger: () => undefined, defer: () => undefined, stopChild: () => undefined,
    emit: () => undefined, actionExecutor: (action: Said) => actions.push(action),
  } as unknown as ActorScope<Snapshot, CallEvent>;
  return (before, event) => {
    actions = [];
    const snapshot = machine.transition(before, event, scope as never);
    return { snapshot, prompts: promptsIn(actions) };
  };
}

/** The prompts among what a step orders. */
export function promptsIn(actions: readonly Said[]): Prompt[] {
  return actions.flatMap(({ type, params }) => (type === 'xstate.emit' ? [(params as { readonly event: Prompt }).event] : []));
}
