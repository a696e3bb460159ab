import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { getNextTransitions, initialTransition, transition, type SnapshotFrom } from 'xstate';
import { createCallMachine, type CallMachine } from '../../machines/call.ts';
import type { CallEvent, Dialled, Heard, HeardNeed, HoursState, Need, World } from '../../machines/types.ts';

/** A small world: the topic alone decides the line, and the hours are what the test says. */
function worldOf(state: HoursState): World {
  return {
    destinationOf: ({ role }) => ({ line: role === 'journalist' ? 'press' : role === 'sole-trader' ? 'partner' : 'private', desk: 'family', source: 'test' }),
    hoursAt: () => ({ state, basis: 'published', next: null, until: null, source: 'test', because: null }),
    choicesOf: () => [{ topic: 'bostadsbidrag' }, { topic: 'bostadstillagg' }, { authority: 'pensionsmyndigheten' }],
    isPersonal: ({ errand }: Need) => errand !== null,
  };
}

const need = (changes: Partial<HeardNeed>): Heard => ({
  kind: 'need',
  need: { topic: 'vab', errand: 'payment', role: 'private', ask: 'nothing', authority: null, pair: null, topics: [], needs: [], lang: null, ...changes },
});
const HEARD: readonly Heard[] = [
  ...(['crisis', 'agent', 'repeat', 'skip', 'yes', 'no', 'vague', 'nothing'] as const).map((kind) => ({ kind })),
  { kind: 'choice', index: 0 }, { kind: 'choice', index: 1 }, { kind: 'choice', index: 2 }, { kind: 'choice', index: 7 },
  { kind: 'personal-number', valid: true }, { kind: 'personal-number', valid: false },
  need({}), need({ errand: null }), need({ role: 'journalist' }), need({ ask: 'confirm' }), need({ ask: 'role', role: 'business-unspecified' }),
  need({ ask: 'confirm', role: 'business-unspecified' }), need({ ask: 'topic', pair: 'housing' }), need({ ask: 'topic', topics: ['vab', 'foraldrapenning'] }),
  need({ ask: 'signpost', topic: null, authority: 'csn' }),
  need({ ask: 'need', needs: [{ topic: 'vab', errand: 'payment' }, { topic: 'bostadsbidrag', errand: 'apply' }] }),
];
const EVENTS: readonly CallEvent[] = [
  ...HEARD.flatMap((heard): CallEvent[] => [{ type: 'caller.spoke', at: 1, heard }, { type: 'caller.pressed', at: 1, heard }]),
  { type: 'caller.stayedSilent', at: 1 }, { type: 'caller.hungUp', at: 1 },
  ...['complete', 'userSign', 'userCancel', 'userDeclinedCall', 'no-such-code'].map((code): CallEvent => ({ type: 'bankid.answered', at: 1, code })),
];

type Snapshot = SnapshotFrom<CallMachine>;
/** What tells two moments of a call apart. Time and words do not. */
const keyOf = (snapshot: Snapshot) => {
  const { at: _at, deadline: _deadline, orderEndsAt: _ends, ...context } = snapshot.context;
  return JSON.stringify([snapshot.value, snapshot.status, context]);
};

/** All moments that can be reached, with the shortest way to each. */
function explore(machine: CallMachine, dialled: Dialled) {
  const [first] = initialTransition(machine, { at: 0, dialled, lang: 'sv' });
  const found = new Map<string, { snapshot: Snapshot; depth: number }>([[keyOf(first), { snapshot: first, depth: 0 }]]);
  let transitions = 0;
  for (const { snapshot, depth } of found.values()) {
    if (snapshot.status !== 'active') continue;
    for (const event of EVENTS) {
      const [next] = transition(machine, snapshot, event);
      transitions++;
      const key = keyOf(next);
      if (!found.has(key)) found.set(key, { snapshot: next, depth: depth + 1 });
    }
  }
  return { moments: [...found.values()], transitions };
}

describe.each([['open', 'private'], ['open', 'partner'], ['closed', 'private'], ['unknown', 'press']] as const)('every moment of a call when the line is %s (%s dialled)', (state, dialled) => {
  const machine = createCallMachine(worldOf(state));
  const { moments, transitions } = explore(machine, dialled);
  const active = moments.filter(({ snapshot }) => snapshot.status === 'active');
  const to = (snapshot: Snapshot, event: CallEvent) => transition(machine, snapshot, event)[0];

  it('is reached without an error, and there are many', () => {
    expect(transitions).toBeGreaterThan(500);
    expect(moments.filter(({ snapshot }) => snapshot.status === 'error')).toEqual([]);
  });

  it('leads to a person or the opening hours at the word', () => {
    const outcomes = new Set(active.map(({ snapshot }) => to(snapshot, { type: 'caller.spoke', at: 1, heard: { kind: 'agent' } }).context.outcome?.disposition));
    expect([...outcomes]).toEqual([state === 'closed' ? 'closed' : 'transfer']);
  });

  it('ends at a hang-up, in one step', () => {
    for (const { snapshot } of active) expect(to(snapshot, { type: 'caller.hungUp', at: 1 })).toMatchObject({ status: 'done', context: { outcome: { disposition: 'hung-up' }, deadline: null } });
  });

  it('leads out of two silences, or of a BankID order that runs out', () => {
    for (const { snapshot } of active) {
      let now = snapshot;
      for (let i = 0; i < 12 && now.status === 'active'; i++) {
        now = to(now, now.hasTag('bankid') ? { type: 'bankid.answered', at: 1, code: 'expiredTransaction' } : { type: 'caller.stayedSilent', at: 1 });
      }
      expect([snapshot.value, now.status]).toEqual([snapshot.value, 'done']);
    }
  });

  it('keeps its promises: at most two asks for BankID, one outcome, a deadline at every wait', () => {
    for (const { snapshot } of moments) {
      expect(snapshot.context.bankidAsks).toBeLessThanOrEqual(2);
      if (snapshot.status === 'done') expect(snapshot.context.outcome).not.toBeNull();
      else expect(snapshot.context.deadline).not.toBeNull();
    }
  });

  it('transfers nobody to a closed line', () => {
    const transfers = moments.filter(({ snapshot }) => snapshot.context.outcome?.disposition === 'transfer');
    expect(transfers.length > 0).toBe(state !== 'closed');
  });

  it('answers danger before anything else', () => {
    for (const { snapshot } of active) {
      const [, actions] = transition(machine, snapshot, { type: 'caller.spoke', at: 1, heard: { kind: 'crisis' } });
      const spoken = (actions as readonly { type: string; params: unknown }[]).flatMap(({ type, params }) => (type === 'xstate.emit' ? [(params as { event: { id: string } }).event.id] : []));
      expect([snapshot.value, spoken[0]]).toEqual([snapshot.value, 'crisis']);
    }
  });

  it('has something to do next while it lasts', () => {
    for (const { snapshot } of active) expect(getNextTransitions(snapshot).length).toBeGreaterThan(0);
  });
});

describe('two thousand random calls', () => {
  it('end with one outcome in at most forty turns when the caller then asks for a person', () => {
    const machines = { open: createCallMachine(worldOf('open')), closed: createCallMachine(worldOf('closed')), unknown: createCallMachine(worldOf('unknown')) };
    fc.assert(fc.property(fc.constantFrom('open', 'closed', 'unknown'), fc.constantFrom<Dialled>('private', 'partner', 'press', 'abroad'), fc.array(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 38 }), (state, dialled, events) => {
      const machine = machines[state as HoursState];
      let [snapshot] = initialTransition(machine, { at: 0, dialled, lang: 'sv' });
      for (const event of [...events, { type: 'caller.spoke', at: 1, heard: { kind: 'agent' } } as const]) [snapshot] = transition(machine, snapshot, event);
      expect(snapshot.status).toBe('done');
      expect(snapshot.context.outcome).not.toBeNull();
    }), { numRuns: 2000 });
  });
});
