import { createCallMachine } from '../../../machines/call.ts';
import type { World } from '../../../machines/types.ts';
import { structureOf, type Reason } from './structure.ts';

/** How a machine is built depends on no world: any serves. */
const ANYWHERE: World = {
  destinationOf: () => ({ line: 'private', desk: '', source: '' }), hoursAt: () => ({ state: 'open', basis: 'unknown', next: null, until: null, source: '', because: null }),
  choicesOf: () => [], isPersonal: () => false, isProtected: () => false, queueAt: () => null,
};

/** What the machine of calls is made of. */
export const structure = structureOf(createCallMachine(ANYWHERE));

const ARROW_OF = new Map<string, string>(structure.arrows.flatMap(({ id, parts }) => parts.map((part) => [part, id])));

/** The arrow that a transition is drawn in, by the name that coverage counts it under. */
export function arrowOf(part: string): string | null {
  return ARROW_OF.get(part) ?? null;
}

/** Why a transition is taken, by the same name. */
export function reasonOf(part: string): Reason | null {
  const arrow = structure.arrows.find(({ id }) => id === arrowOf(part));
  return arrow?.reasons[arrow.parts.findIndex((one) => one === part)] ?? null;
}

/** A state and all that hold it, the innermost first. */
export function withHolders(id: string): string[] {
  const parent = structure.states.find((state) => state.id === id)?.parent ?? null;
  return parent === null ? [id] : [id, ...withHolders(parent)];
}
