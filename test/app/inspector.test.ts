import { beforeEach, describe, expect, it } from 'vitest';
import { perform } from '../../src/app/inspector/acts.ts';
import { branchesOf } from '../../src/app/inspector/branches.ts';
import { createPlayer, statesOf, type Journey } from '../../src/app/inspector/journey.ts';
import { stopOf } from '../../src/app/inspector/moment.ts';
import { possibleAt } from '../../src/app/inspector/possible.ts';
import { jsonLines } from '../../src/app/inspector/trace-words.ts';
import { createCaller, type Caller } from '../../src/app/call/caller.ts';
import type { Act } from '../../src/app/call/conversation.ts';
import { USUAL } from '../../src/app/shell/settings.ts';
import { traceEntry } from '../../src/qa/schemas/trace.ts';
import { TEST_NUMBER } from '../../src/simulator/test-number.ts';
import { matcher, OPEN, service } from '../engine.ts';

const engine = { service, matcher };
let caller: Caller = createCaller(engine, () => OPEN);
beforeEach(() => {
  caller = createCaller(engine, () => OPEN);
});

function journeyOf(of: Caller): Journey {
  const { at, dialled, lang, queue } = of.conversation();
  return createPlayer(service, queue)({ at, dialled, lang }, of.getSnapshot().view.facts);
}
const stateOf = (of: Caller) => of.getSnapshot().view.state;
const lastOf = (journey: Journey) => statesOf(journey.stops).at(-1);

/** Calls that come to every kind of question, queue and end. */
const CALLS: Readonly<Record<string, (of: Caller) => void>> = {
  'that has just begun': () => undefined,
  'that was not understood': (of) => of.say('dumdidum trallan'),
  'that asks for more': (of) => of.say('jag har en fråga'),
  'that offers identification': (of) => of.say('utbetalning av föräldrapenning'),
  'that asks for the number': (of) => { of.say('utbetalning av föräldrapenning'); of.press('1'); },
  'that waits for BankID': (of) => { of.say('utbetalning av föräldrapenning'); of.press('1'); of.giveNumber(TEST_NUMBER); },
  'that waits in a queue': (of) => { of.restart({ ...USUAL, queue: 3 }); of.say('vab'); },
  'that refers to another number': (of) => of.say('jag är journalist'),
  'that is over': (of) => of.hangUp(),
};

describe('the way of a call, played again from its facts,', () => {
  it.each(Object.entries(CALLS))('comes to where the call is: one %s', (_, make) => {
    make(caller);
    expect(lastOf(journeyOf(caller))).toBe(stateOf(caller));
  });

  it('tells the states that are left at once, and what led to them', () => {
    caller.say('utbetalning av föräldrapenning');
    const { stops } = journeyOf(caller);
    expect(statesOf(stops)).toEqual(['answering', 'conversing.describing', 'conversing.considering', 'conversing.offeringIdentification']);
    expect(stops.at(-1)?.taken[0]).toContain('saysNeed');
  });

  it('leaves the call alone', () => {
    caller.say('jag är sjuk');
    const before = jsonLines(caller.getSnapshot().trace);
    const journey = journeyOf(caller);
    journey.imagine({ type: 'caller.hungUp', at: OPEN });
    expect(jsonLines(caller.getSnapshot().trace)).toBe(before);
    expect(lastOf(journeyOf(caller))).toBe(stateOf(caller));
  });

  it('has what the call remembered at each utterance, counted from the end', () => {
    caller.restart({ ...USUAL, queue: 3 });
    caller.say('dumdidum trallan');
    caller.say('vab');
    caller.waitInQueue();
    const { trace } = caller.getSnapshot();
    const [first, second] = trace.filter(({ type }) => type === 'caller.spoke');
    const { stops } = journeyOf(caller);
    expect(stopOf(stops, trace, first?.n ?? -1)?.context.misses).toBe(1);
    expect(stopOf(stops, trace, second?.n ?? -1)?.context.need?.topic).toBe('vab');
    expect(stopOf(stops, trace.slice(-2), trace.at(-1)?.n ?? -1)?.context.need?.topic).toBe('vab');
  });
});

describe('what can happen now', () => {
  it.each(Object.entries(CALLS))('happens when it is done: in a call %s', (_, make) => {
    make(caller);
    const { doable } = possibleAt(engine, journeyOf(caller), stateOf(caller));
    const offers = doable.flatMap((possibility) => possibility.offers);
    for (const { act, ends } of offers) {
      const other = createCaller(engine, () => OPEN);
      make(other);
      perform(other, act);
      expect({ act, ends: stateOf(other) }).toEqual({ act, ends });
    }
  });

  it('always is that one hangs up, gets a person or stays silent, until the call is over', () => {
    const acts = (journey: Journey): Act[] => possibleAt(engine, journey, stateOf(caller)).doable.flatMap(({ offers }) => offers.map(({ act }) => act));
    expect(acts(journeyOf(caller))).toEqual(expect.arrayContaining([{ kind: 'hangUp' }, { kind: 'press', key: '0' }, { kind: 'silent' }]));
    caller.hangUp();
    expect(acts(journeyOf(caller))).toEqual([]);
  });

  it('and what cannot are together all that XState knows to lead from here', () => {
    const guards = (journey: Journey) => {
      const { doable, notNow } = possibleAt(engine, journey, stateOf(caller));
      return new Set([...doable.map(({ reason }) => reason), ...notNow].map(({ event, guard }) => `${event.replace('pressed', 'spoke')} ${guard}`));
    };
    expect(guards(journeyOf(caller))).toEqual(new Set([
      ...['isCrisis', 'asksForPerson', 'asksTooOften', 'asksAgain', 'asksForHelp', 'asksForCallback', 'restartsTooOften', 'startsOver', 'missedBefore', 'saysNeed', 'isVague', 'null'].map((guard) => `caller.spoke ${guard}`),
      'caller.stayedSilent missedBefore', 'caller.stayedSilent null', 'caller.hungUp null', ' hasTalkedLong',
    ]));
  });
});

describe('going back', () => {
  it('keeps what was left, and going there comes to the same trace', () => {
    caller.say('utbetalning av föräldrapenning');
    caller.press('2');
    const before = jsonLines(caller.getSnapshot().trace);
    const branches = branchesOf(caller);
    branches.backTo(1);
    expect(stateOf(caller)).toBe('conversing.offeringIdentification');
    caller.say('jag är sjuk');
    const [left] = branches.all();
    if (left) branches.goTo(left);
    expect(jsonLines(caller.getSnapshot().trace)).toBe(before);
    expect(branches.all()).toHaveLength(2);
  });

  it('and forward again goes one step at a time along what was left last', () => {
    caller.say('utbetalning av föräldrapenning');
    caller.press('2');
    const branches = branchesOf(caller);
    branches.backTo(0);
    for (const turns of [1, 2]) {
      const ahead = branches.ahead();
      if (ahead) branches.goTo(ahead, turns);
      expect(caller.getSnapshot().turns).toHaveLength(turns);
    }
    expect(branches.ahead()).toBeNull();
    // What only leads to the same end is no branch of its own.
    expect(branches.all()).toHaveLength(1);
  });

  it('finds the same branches whenever the inspector is opened, and no others for another caller', () => {
    caller.say('vab');
    branchesOf(caller).backTo(0);
    expect(branchesOf(caller).all()).toHaveLength(1);
    expect(branchesOf(createCaller(engine, () => OPEN)).all()).toHaveLength(0);
  });

  it('keeps no personal number', () => {
    caller.say('utbetalning av föräldrapenning');
    caller.press('1');
    caller.giveNumber(TEST_NUMBER);
    caller.say(`mitt nummer är ${TEST_NUMBER}`);
    branchesOf(caller).backTo(0);
    expect(JSON.stringify(branchesOf(caller).all())).not.toContain(TEST_NUMBER);
  });
});

describe('a trace as a file', () => {
  it('holds lines that fit the schema', () => {
    caller.say('utbetalning av föräldrapenning');
    caller.press('1');
    caller.giveNumber(TEST_NUMBER);
    caller.bankid('complete');
    const lines = jsonLines(caller.getSnapshot().trace).trim().split('\n');
    expect(lines.map((line) => traceEntry.safeParse(JSON.parse(line)).success)).not.toContain(false);
    expect(lines.join('')).not.toContain(TEST_NUMBER);
  });
});
