import type { StateValueFrom } from 'xstate';
import type { Lang } from '../../../intents/types.ts';
import type { CallMachine } from '../../../machines/call.ts';
import type { createClaims } from '../../../machines/claims.ts';
import type { CallEvent } from '../../../machines/types.ts';
import { en } from './machine-words.en.ts';
import { sv } from './machine-words.sv.ts';
import type { Arrow, Reason, StateBox, Structure } from './structure.ts';

type Paths<V> = V extends string ? V : { [K in keyof V & string]: K | `${K}.${Paths<V[K]> & string}` }[keyof V & string];
export type StateId = 'call' | Paths<StateValueFrom<CallMachine>>;
export type Guard = keyof ReturnType<typeof createClaims>;

/** The machine in plain words, as it looks from the caller's chair. A state or claim without words is a type error. */
export interface MachineWords {
  readonly states: Readonly<Record<StateId, string>>;
  /** Of states that hold others: what stands for all of them. */
  readonly always: Readonly<Record<'call' | 'conversing', string>>;
  readonly guards: Readonly<Record<Guard, string>>;
  /** What happens where no claim holds. */
  readonly otherwise: Readonly<Record<CallEvent['type'] | '', string>>;
  /** Instead of "otherwise", where there is only one way. */
  readonly atOnce: string;
  readonly silentAgain: string;
}

export const machineWords: Readonly<Record<Lang, MachineWords>> = { sv, en };

export function stateName(words: MachineWords, id: string): string {
  return Object.hasOwn(words.states, id) ? words.states[id as StateId] : id;
}

/** A state as it stands in the chart: one that holds others stands for what can happen at each of them. */
export function boxName(words: MachineWords, { id, holds }: Pick<StateBox, 'id' | 'holds'>): string {
  return holds.length > 0 && Object.hasOwn(words.always, id) ? words.always[id as keyof MachineWords['always']] : stateName(words, id);
}

export function reasonWords(words: MachineWords, { event, guard }: Reason): string {
  if (guard === null) return Object.hasOwn(words.otherwise, event) ? words.otherwise[event as CallEvent['type'] | ''] : event;
  if (event === 'caller.stayedSilent' && guard === 'missedBefore') return words.silentAgain;
  return Object.hasOwn(words.guards, guard) ? words.guards[guard as Guard] : guard;
}

/** The reasons of an arrow, each once: speech and keypad are one at every question. */
export function arrowWords(words: MachineWords, { arrows }: Structure, { from, reasons }: Arrow): readonly string[] {
  const isOnlyWay = arrows.filter((other) => other.from === from).every((other) => other.reasons.every(({ event, guard }) => event === '' && guard === null));
  return isOnlyWay ? [words.atOnce] : [...new Set(reasons.map((reason) => reasonWords(words, reason)))];
}
