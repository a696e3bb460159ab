import * as fc from 'fast-check';
import { initialTransition, transition } from 'xstate';
import { createCallMachine } from '../../machines/call.ts';
import type { CallEvent } from '../../machines/types.ts';
import { alphabetOf, eventsOf, SETTINGS, worldOf } from '../../src/check/alphabet.ts';
import { service } from '../engine.ts';

/** More turns than any call may take. */
const FORTY = 40;
const machines = SETTINGS.map((setting) => ({ setting, machine: createCallMachine(worldOf(service, setting)), alphabet: alphabetOf(service, setting) }));

export interface Ended {
  readonly turns: number;
  readonly isOver: boolean;
  readonly disposition: string | null;
}

/** A call of things that happen at random; a queue moves on, and the caller hangs up on nobody. */
export function randomCall(setting: number, picks: readonly number[]): Ended {
  const { setting: chosen, machine, alphabet } = machines[setting % machines.length] as (typeof machines)[number];
  let [snapshot] = initialTransition(machine, { at: 0, dialled: chosen.dialled, lang: 'sv' });
  let turns = 0;
  for (let i = 0; snapshot.status === 'active' && turns <= FORTY; i++) {
    const events = eventsOf(alphabet, chosen, snapshot);
    // An order that only ever waits runs out.
    const event: CallEvent = snapshot.hasTag('bankid') && i % 9 === 8 ? { type: 'bankid.answered', at: snapshot.context.at, code: 'expiredTransaction', order: Math.max(1, snapshot.context.bankidAsks) } : snapshot.hasTag('queueing')
      ? { type: 'queue.moved', at: snapshot.context.at, place: (snapshot.context.place ?? 1) - 1 }
      : (events[(picks[i % picks.length] as number) % events.length] as CallEvent);
    if (event.type.startsWith('caller.')) turns++;
    [snapshot] = transition(machine, snapshot, event);
  }
  return { turns, isOver: snapshot.status === 'done', disposition: snapshot.context.outcome?.disposition ?? null };
}

/** The shortest call that does not end, ends without an outcome or takes too long, with the seed that finds it; null when there is none. */
export function badCall(numRuns: number, given?: number): { readonly seed: number; readonly call: unknown } | null {
  const { failed, seed, counterexample } = fc.check(fc.property(fc.nat(SETTINGS.length - 1), fc.array(fc.nat(10_000), { minLength: 8, maxLength: 60 }), (setting, picks) => {
    const { turns, isOver, disposition } = randomCall(setting, picks);
    return isOver && disposition !== null && turns <= FORTY;
  }), { numRuns, ...(given === undefined ? {} : { seed: given }) });
  return failed ? { seed, call: counterexample } : null;
}
