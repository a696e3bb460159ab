import type { Matcher } from '../../../intents/understand.ts';
import { createCallMachine, type CallMachine } from '../../../machines/call.ts';
import type { World } from '../../../machines/types.ts';
import type { Engine } from '../../simulator/engine.ts';
import { withClaims, withMemory, withPrompts } from './tamper.ts';

/**
 * What a case looked at on the sound rules. A mutant that changes nothing of it cannot change the case: until something
 * differs, both runs are one. So hundreds of mutants need run only the few cases that they can reach.
 */
export interface Footprint {
  /** What was put to the matcher. */
  readonly said: Set<string>;
  /** What was asked of the world, by number in the list of all questions. */
  readonly asked: Set<number>;
  /** "isClosed=true" */
  readonly claims: Set<string>;
  readonly orders: Set<string>;
  readonly prompts: Set<string>;
  /** BankID's answers. */
  readonly codes: Set<string>;
}

/** A question to the world, with what the sound one answers. */
export interface Asked {
  readonly about: keyof World;
  readonly put: (world: World) => string;
  readonly answer: string;
}

export const emptyFootprint = (): Footprint => ({ said: new Set(), asked: new Set(), claims: new Set(), orders: new Set(), prompts: new Set(), codes: new Set() });

/** An engine that leaves footprints: in `print.now`, whatever that is at the time. */
export interface Tracker {
  readonly engine: Engine;
  readonly print: { now: Footprint };
  readonly questions: readonly Asked[];
}

/** @param engine with a matcher that remembers */
export function track({ service, matcher }: Engine): Tracker {
  const print = { now: emptyFootprint() };
  const questions: Asked[] = [];
  const numbers = new Map<string, number>();
  const ask: Ask = (about, world, key, put) => {
    const number = numbers.get(key) ?? questions.push({ about, put, answer: put(world) }) - 1;
    numbers.set(key, number);
    print.now.asked.add(number);
  };
  return { engine: { service, matcher: heardBy(matcher, print), world: (world) => asked(world, ask), machine: (world) => watched(createCallMachine(world), print) }, print, questions };
}

function heardBy(matcher: Matcher, print: Tracker['print']): Matcher {
  const noted = (utterance: string) => {
    print.now.said.add(utterance);
    return utterance;
  };
  return {
    ...matcher,
    understand: (utterance) => matcher.understand(noted(utterance)),
    yesOrNo: (utterance) => matcher.yesOrNo(noted(utterance)),
    wish: (utterance) => matcher.wish(noted(utterance)),
  };
}

type Ask = (about: Asked['about'], world: World, key: string, put: Asked['put']) => void;

function asked(world: World, ask: Ask): World {
  const noting = <A extends readonly unknown[], R>(about: Asked['about'], question: (world: World) => (...given: A) => R, told: (answer: R) => unknown = (answer) => answer) => (...given: A): R => {
    ask(about, world, JSON.stringify([about, ...given]), (other) => JSON.stringify(told(question(other)(...given))));
    return question(world)(...given);
  };
  return {
    destinationOf: noting('destinationOf', (of) => of.destinationOf, ({ line, desk }) => [line, desk]),
    // No step of a suite tells more of the hours than their state.
    hoursAt: noting('hoursAt', (of) => of.hoursAt, ({ state }) => state),
    choicesOf: noting('choicesOf', (of) => of.choicesOf),
    isPersonal: noting('isPersonal', (of) => of.isPersonal),
    isProtected: noting('isProtected', (of) => of.isProtected),
    queueAt: world.queueAt,
  };
}

function watched(machine: CallMachine, print: Tracker['print']): CallMachine {
  const claims = withClaims(machine, (name, claim) => (moment, params) => {
    const holds = claim(moment, params);
    print.now.claims.add(`${name}=${holds}`);
    if (moment.event.type === 'bankid.answered') print.now.codes.add(moment.event.code);
    return holds;
  });
  const memory = withMemory(claims, (made, _, order) => {
    print.now.orders.add(order);
    return made;
  });
  return withPrompts(memory, (prompt, _, order) => {
    print.now.orders.add(order);
    print.now.prompts.add(prompt.id);
    return prompt;
  });
}
