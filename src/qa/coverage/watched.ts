import type { InspectionEvent } from 'xstate';
import { createCallMachine } from '../../../machines/call.ts';
import { createClaims } from '../../../machines/claims.ts';
import { lineOf, type CallContext } from '../../../machines/context.ts';
import type { CallEvent, LineId, World } from '../../../machines/types.ts';
import { stateName } from '../../simulator/actor.ts';
import { createStepper, type Stepper } from '../../simulator/stepper.ts';
import type { PartId } from './part.ts';
import { wiringOf } from './wiring.ts';

export interface Watcher {
  /** Told of every state entered, transition taken and guard asked. */
  readonly see: (part: PartId) => void;
  /** Told whenever a guard looks whether a line is open. */
  readonly lookAtHours?: (line: LineId, at: number) => void;
}

/** The guards that look at the clock. */
const OF_HOURS: ReadonlySet<string> = new Set(['isClosed', 'isNotOpen']);

/** The machine of calls under observation. @param world under which the calls run, one after the other */
export function watchCalls(world: World, watcher: Watcher): Stepper {
  const machine = createCallMachine(world).provide({ guards: watchedGuards(world, watcher) });
  const { transitions } = wiringOf(machine);
  const { begin, step } = createStepper(machine, (event: InspectionEvent) => {
    if (event.type !== '@xstate.microstep') return;
    const { _transitions: taken } = event;
    for (const transition of taken) {
      const part = transitions.get(transition);
      if (part) watcher.see(part);
    }
    if ('value' in event.snapshot) watcher.see(`states:${stateName(event.snapshot.value)}`);
  });
  return {
    begin(input) {
      // The first state of all is entered before XState tells of anything.
      watcher.see(`states:${machine.root.initial.target[0]?.path.join('.') ?? ''}`);
      return begin(input);
    },
    step,
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
