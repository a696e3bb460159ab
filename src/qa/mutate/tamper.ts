import { assign, emit } from 'xstate';
import type { CallMachine } from '../../../machines/call.ts';
import type { CallContext, Moment } from '../../../machines/context.ts';
import type { Prompt } from '../../../machines/types.ts';

/** The machine's own claims and orders, wrapped: nothing of them is written a second time. */
export type Claim = (moment: Moment, params?: unknown) => boolean;
type Assignment = (moment: Moment, params: unknown) => Partial<CallContext>;
type Emission = (moment: Moment, params: unknown) => Prompt;
/** What XState keeps of an order; it has no types for it. */
interface Order {
  readonly assignment?: Assignment | Partial<CallContext>;
  readonly event?: Emission | Prompt;
}

const claims = (machine: CallMachine) => machine.implementations.guards as unknown as Readonly<Record<string, Claim>>;
const orders = (machine: CallMachine) => machine.implementations.actions as unknown as Readonly<Record<string, Order>>;

export const claimNames = (machine: CallMachine): string[] => Object.keys(claims(machine));
export const orderNames = (machine: CallMachine): string[] => Object.keys(orders(machine));

/** The machine with the claims that `change` gives something for; null leaves a claim as it is. */
export function withClaims(machine: CallMachine, change: (name: string, claim: Claim) => Claim | null): CallMachine {
  const changed = Object.entries(claims(machine)).flatMap(([name, claim]) => {
    const other = change(name, claim);
    return other === null ? [] : [[name, other] as const];
  });
  return machine.provide({ guards: Object.fromEntries(changed) });
}

/** The machine with one order that does nothing. */
export function withoutOrder(machine: CallMachine, name: string): CallMachine {
  return machine.provide({ actions: { [name]: () => undefined } });
}

/** The machine with another prompt wherever `change` says so. */
export function withPrompts(machine: CallMachine, change: (prompt: Prompt, moment: Moment, order: string) => Prompt): CallMachine {
  const changed = Object.entries(orders(machine)).flatMap(([name, { event }]) => (event === undefined ? []
    : [[name, emit(((moment: Moment, params: unknown) => change(typeof event === 'function' ? event(moment, params) : event, moment, name)) as never)] as const]));
  return machine.provide({ actions: Object.fromEntries(changed) });
}

/** The machine with another result of the orders that change what a call remembers. */
export function withMemory(machine: CallMachine, change: (made: Partial<CallContext>, moment: Moment, order: string) => Partial<CallContext>): CallMachine {
  const changed = Object.entries(orders(machine)).flatMap(([name, { assignment }]) => (assignment === undefined ? []
    : [[name, assign(((moment: Moment, params: unknown) => change(typeof assignment === 'function' ? assignment(moment, params) : assignment, moment, name)))] as const]));
  return machine.provide({ actions: Object.fromEntries(changed) });
}
