import { createActor, type ActorScope, type InspectionEvent, type SnapshotFrom } from 'xstate';
import { createCallMachine, type CallMachine } from '../../../machines/call.ts';
import { createClaims } from '../../../machines/claims.ts';
import { lineOf, type CallContext, type CallInput } from '../../../machines/context.ts';
import type { CallEvent, LineId, Prompt, World } from '../../../machines/types.ts';
import { stateName } from '../../simulator/actor.ts';
import type { PartId } from './part.ts';
import { wiringOf } from './wiring.ts';

export type Snapshot = SnapshotFrom<CallMachine>;

/** What came of one event, or of answering. */
export interface Stepped {
  readonly snapshot: Snapshot;
  readonly prompts: readonly Prompt[];
}

/** The machine of calls under observation, stepped by hand: the same event at the same snapshot always gives the same. */
export interface Watched {
  readonly begin: (input: CallInput) => Stepped;
  readonly step: (before: Snapshot, event: CallEvent) => Stepped;
}

export interface Watcher {
  /** Told of every state entered, transition taken and guard asked. */
  readonly see: (part: PartId) => void;
  /** Told whenever a guard looks whether a line is open. */
  readonly lookAtHours?: (line: LineId, at: number) => void;
}

/** The guards that look at the clock. */
const OF_HOURS: ReadonlySet<string> = new Set(['isClosed', 'isNotOpen']);

/** @param world under which the calls run, one after the other */
export function watchCalls(world: World, watcher: Watcher): Watched {
  const machine = createCallMachine(world).provide({ guards: watchedGuards(world, watcher) });
  const { transitions } = wiringOf(machine);
  const inspect = (event: InspectionEvent) => {
    if (event.type !== '@xstate.microstep') return;
    const { _transitions: taken } = event;
    for (const transition of taken) {
      const part = transitions.get(transition);
      if (part) watcher.see(part);
    }
    if ('value' in event.snapshot) watcher.see(`states:${stateName(event.snapshot.value)}`);
  };
  let actions: Action[] = [];
  const scope = scopeFor(machine, inspect, (action) => actions.push(action));
  const watched = (work: () => Snapshot): Stepped => {
    actions = [];
    const snapshot = work();
    return { snapshot, prompts: promptsIn(actions) };
  };
  return {
    begin: (input) => watched(() => {
      // The first state of all is entered before XState tells of anything.
      watcher.see(`states:${machine.root.initial.target[0]?.path.join('.') ?? ''}`);
      return machine.getInitialSnapshot(scope as never, input);
    }),
    step: (before, event) => watched(() => machine.transition(before, event, scope as never)),
  };
}

type Claims = ReturnType<typeof createClaims>;

function watchedGuards(world: World, { see, lookAtHours }: Watcher): Claims {
  return Object.fromEntries(Object.entries(createClaims(world)).map(([name, claim]) => [name, (moment: { context: CallContext; event: CallEvent }) => {
    if (OF_HOURS.has(name)) lookAtHours?.(lineOf(moment.context.dialled), moment.context.at);
    const holds = claim(moment);
    see(`guards:${name}: ${holds}`);
    return holds;
  }])) as Claims;
}

interface Action {
  readonly type: string;
  readonly params?: unknown;
}

function promptsIn(actions: readonly Action[]): Prompt[] {
  return actions.flatMap(({ type, params }) => (type === 'xstate.emit' ? [(params as { readonly event: Prompt }).event] : []));
}

/** One scope for all steps: making an actor for each costs nine tenths of the time. */
function scopeFor(machine: CallMachine, inspect: (event: InspectionEvent) => void, act: (action: Action) => void) {
  const { system, ...rest } = createActor(machine, { input: { at: 0, dialled: 'private', lang: 'sv' }, inspect });
  return {
    self: { system, ...rest }, system, id: '', sessionId: '', logger: () => undefined, defer: () => undefined, stopChild: () => undefined,
    emit: () => undefined, actionExecutor: act,
  } as unknown as ActorScope<Snapshot, CallEvent>;
}
