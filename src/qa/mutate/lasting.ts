import { createCallMachine, type CallMachine } from '../../../machines/call.ts';
import type { World } from '../../../machines/types.ts';
import type { Tampering } from '../../simulator/engine.ts';
import { memoized, withHoursRemembered } from '../memoized.ts';

/** A list that is made as it is walked through, once. */
export function remembered<T, R>(source: Iterable<T>, of: (one: T) => R): { readonly made: readonly R[]; readonly all: () => Iterable<R> } {
  const made: R[] = [];
  const rest = source[Symbol.iterator]();
  return {
    made,
    * all() {
      for (let i = 0; ; i++) {
        const next = i < made.length ? null : rest.next();
        if (next?.done === true) return;
        if (next) made.push(of(next.value));
        yield made[i] as R;
      }
    },
  };
}

/**
 * One world and one machine for all calls of an engine: to make them anew for each costs more than to play it.
 * Sound, as both are pure; they differ only by the queue, which does not depend on anything.
 */
export function lasting(change: (machine: CallMachine) => CallMachine = (machine) => machine): Required<Tampering> {
  const worlds = new Map<string, World>();
  return {
    world(world) {
      const queue = JSON.stringify(world.queueAt('private', 0));
      const known = worlds.get(queue) ?? withHoursRemembered(world);
      worlds.set(queue, known);
      return known;
    },
    machine: memoized((world) => change(createCallMachine(world))),
  };
}
