import type { CallContext, CallInput } from '../../../machines/context.ts';
import type { CallEvent, Queue } from '../../../machines/types.ts';
import type { PartId } from '../../qa/coverage/part.ts';
import { watchCalls } from '../../qa/coverage/watched.ts';
import { queueOf } from '../../qa/queue.ts';
import type { Service } from '../../service/types.ts';
import type { Snapshot, Step } from '../../simulator/stepper.ts';
import { createWorld } from '../../simulator/world.ts';
import type { Conversation } from '../call/conversation.ts';
import { arrowOf } from './machine.ts';

/** One thing that happened and what the machine made of it. */
export interface Stop {
  /** Null for the beginning of the call. */
  readonly fact: CallEvent | null;
  /** The states gone through, those that are left at once among them; the last is where it came to rest. */
  readonly states: readonly string[];
  /** The transitions taken, in order, by the names that coverage counts them under. */
  readonly taken: readonly PartId[];
  readonly context: CallContext;
}

export interface Journey {
  readonly stops: readonly Stop[];
  /** The present moment, from which `imagine` steps on. */
  readonly snapshot: Snapshot;
  /** What would come of an event now; nothing is done. */
  readonly imagine: (event: CallEvent) => Stop;
}

export type Player = (how: Pick<Conversation, 'at' | 'dialled' | 'lang'>, facts: readonly CallEvent[]) => Journey;

/** Plays the facts of a call to a machine that is watched; the call itself is left alone. @param queue as the conditions name it */
export function createPlayer(service: Service, queue: Conversation['queue']): Player {
  const waiting: Queue | null = queue === null ? null : queueOf(queue);
  let seen: PartId[] = [];
  const { begin, step } = watchCalls(createWorld(service, () => waiting), { see: (part) => seen.push(part) });

  function stop(fact: CallEvent | null, play: () => Snapshot): { readonly snapshot: Snapshot; readonly stop: Stop } {
    seen = [];
    const snapshot = play();
    const named = (dimension: string) => seen.filter((part) => part.startsWith(`${dimension}:`));
    const states = named('states').map((part) => part.slice('states:'.length));
    return { snapshot, stop: { fact, states: states.filter((state, i) => state !== states[i - 1]), taken: named('transitions'), context: snapshot.context } };
  }

  return ({ at, dialled, lang }, facts) => {
    const input: CallInput = { at, dialled, lang };
    let { snapshot, stop: first } = stop(null, () => begin(input).snapshot);
    const stops = [first];
    for (const fact of facts) {
      const next = take(snapshot, fact, step);
      if (next === null) break;
      snapshot = next.snapshot;
      stops.push(next.stop);
    }
    const last = snapshot;
    return { stops, snapshot: last, imagine: (event) => take(last, event, step)?.stop ?? { fact: event, states: [], taken: [], context: last.context } };
  };

  /** Null where the machine fails at it, as it did in the call: there a person took over. */
  function take(from: Snapshot, fact: CallEvent, by: Step) {
    try {
      return stop(fact, () => by(from, fact).snapshot);
    } catch {
      return null;
    }
  }
}

/** The arrows of a journey in the order taken. */
export function arrowsOf(stops: readonly Stop[]): string[] {
  return stops.flatMap(({ taken }) => taken.flatMap((part) => arrowOf(part) ?? []));
}

/** The states of a journey in the order entered; what stayed where it was is not told again. */
export function statesOf(stops: readonly Stop[]): string[] {
  const all = stops.flatMap(({ states }) => states);
  return all.filter((state, i) => state !== all[i - 1]);
}
