import { createCallMachine, type CallMachine } from '../../../machines/call.ts';
import type { CallContext } from '../../../machines/context.ts';
import { BANKID_CODES, meaningOf } from '../../../machines/identification.ts';
import { callPolicy } from '../../../machines/policy.ts';
import { createWorld } from '../../simulator/world.ts';
import type { Footprint } from './footprint.ts';
import type { Mutant, Operator, Subject } from './mutant.ts';
import { claimNames, orderNames, withClaims, withMemory, withoutOrder, withPrompts } from './tamper.ts';

const inMachine = (where: string, what: string, machine: (machine: CallMachine) => CallMachine, reaches: (footprint: Footprint) => boolean): Mutant =>
  ({ where, what, change: { of: 'machine', machine, reaches } });
/** Names stand in the machine, whatever the world. */
const sound = ({ service }: Subject) => createCallMachine(createWorld(service));

function* claims(subject: Subject): Generator<Mutant> {
  for (const name of claimNames(sound(subject))) {
    for (const value of [false, true]) {
      yield inMachine(`claims.ts, ${name}`, value ? 'always holds' : 'never holds',
        (machine) => withClaims(machine, (at) => (at === name ? () => value : null)), ({ claims: seen }) => seen.has(`${name}=${!value}`));
    }
  }
}

function* orders(subject: Subject): Generator<Mutant> {
  for (const name of orderNames(sound(subject))) {
    yield inMachine(`call.ts, ${name}`, 'does nothing', (machine) => withoutOrder(machine, name), ({ orders: seen }) => seen.has(name));
  }
}

function* prompts({ service }: Subject): Generator<Mutant> {
  const ids = Object.keys(service.prompts.sv);
  for (const [i, id] of ids.entries()) {
    const other = ids[(i + 1) % ids.length] as string;
    yield inMachine(`call.ts, ${id}`, `${other} is said instead`,
      (machine) => withPrompts(machine, (prompt) => (prompt.id === id ? { ...prompt, id: other } : prompt)), (footprint) => footprint.prompts.has(id));
  }
}

/** Which count each number of the policy bounds, and the claims that look at it. */
const COUNTS = [
  ['misses', 'misses', ['missedBefore']],
  ['rejections', 'rejections', ['restartsTooOften', 'saysNoAgain']],
  ['repeats', 'repeats', ['asksTooOften']],
  ['turns', 'turns', ['hasTalkedLong']],
  ['bankidAsks', 'bankidAsks', ['mayTryAgain']],
] as const satisfies readonly (readonly [keyof typeof callPolicy, keyof CallContext, readonly string[]])[];

/** A limit that is one higher is a count that is one lower, where it is compared. */
function* counts(): Generator<Mutant> {
  for (const [limit, count, names] of COUNTS) {
    for (const by of [1, -1]) {
      yield inMachine(`policy.ts, ${limit}`, `${callPolicy[limit] + by} instead of ${callPolicy[limit]}`, (machine) => withClaims(machine, (name, claim) => ((names as readonly string[]).includes(name)
        ? ({ context, event }) => claim({ event, context: { ...context, [count]: context[count] - by } }) : null)), ({ claims: seen }) => names.some((name) => seen.has(`${name}=true`) || seen.has(`${name}=false`)));
    }
  }
}

/** Waits, by the order that sets when they end. */
const WAITS = [['silence', ['awaitCaller']], ['bankidProgress', ['startOrder', 'awaitOrder']], ['bankidLifetime', ['startOrder', 'awaitOrder']]] as const;

function* waits(): Generator<Mutant> {
  for (const [limit, names] of WAITS) {
    for (const share of [0.5, 2]) {
      yield inMachine(`policy.ts, ${limit}`, `${(callPolicy[limit] * share) / 1000} s instead of ${callPolicy[limit] / 1000} s`,
        (machine) => withMemory(machine, (made, { context }, order) => ((names as readonly string[]).includes(order) ? { ...made, deadline: stretched(made.deadline ?? null, limit, context.at, share) } : made)),
        ({ orders: seen }) => names.some((name) => seen.has(name)));
    }
  }
}

function stretched(deadline: CallContext['deadline'], limit: (typeof WAITS)[number][0], at: number, share: number): CallContext['deadline'] {
  const isOurs = deadline !== null && (limit === 'bankidLifetime' ? deadline.as === 'bankid-expiry' : deadline.as === 'silence');
  return isOurs ? { ...deadline, at: at + (deadline.at - at) * share } : deadline;
}

function* codes(): Generator<Mutant> {
  for (const code of BANKID_CODES) {
    const { state, retry } = meaningOf(code);
    const turned = (what: string, claim: string, value: boolean) => inMachine(`identification.ts, ${code}`, what, (machine) => withClaims(machine, (name, old) => (name === claim
      ? (moment, params) => (moment.event.type === 'bankid.answered' && moment.event.code === code ? value : old(moment, params)) : null)), ({ codes: seen }) => seen.has(code));
    if (state !== 'complete') yield turned('counts as complete', 'isComplete', true);
    if (state === 'complete') yield turned('does not count as complete', 'isComplete', false);
    if (state === 'pending') yield turned('ends the order', 'isPending', false);
    if (state === 'failed') yield turned('is waited on', 'isPending', true);
    if (state === 'failed') yield turned(retry ? 'gives no other try' : 'gives another try', 'mayTryAgain', !retry);
    yield inMachine(`identification.ts, ${code}`, 'is told in other words', (machine) => withPrompts(machine, (prompt, { event }, order) => (order === 'sayOrderState' && event.type === 'bankid.answered' && event.code === code
      ? { ...prompt, id: prompt.id === 'bankid-fault' ? 'bankid-complete' : 'bankid-fault' } : prompt)), ({ codes: seen }) => seen.has(code));
  }
}

export const CALL: readonly Operator[] = [
  { id: 'claims', says: 'a guard of the call always or never holds', of: (subject) => [...claims(subject)] },
  { id: 'orders', says: 'an order of the call does nothing', of: (subject) => [...orders(subject)] },
  { id: 'prompts', says: 'another prompt is said', of: (subject) => [...prompts(subject)] },
  { id: 'call-policy', says: 'a number of the call policy is another', of: () => [...counts(), ...waits()] },
  { id: 'bankid-codes', says: 'a code of BankID means something else', of: () => [...codes()] },
];
