import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANKID_CODES, meaningOf } from '../../machines/identification.ts';
import type { Reply, RpApi } from '../../src/bankid/api.ts';
import { orderPolicy, startOrder, type Order } from '../../src/bankid/order.ts';
import { createStandIn, SCENARIOS, scenarioNamed, type Scenario } from '../../src/bankid/stand-in.ts';

const PERSON = '199001019802';
const OFFICIAL = [PERSON, '191212121212', '197010632391'];
const START = 1_000_000;
const NAMES = Object.keys(SCENARIOS);

const named = (name: string): Scenario => scenarioNamed(name) ?? { steps: [] };

/** The stand-in, and what was asked of it when. */
function watched(scenario: Scenario) {
  const asked: { readonly what: string; readonly at: number }[] = [];
  const api = createStandIn(scenario);
  const note = <Request, Answer>(what: string, ask: (request: Request, at: number) => Answer) => (request: Request, at: number) => {
    asked.push({ what, at });
    return ask(request, at);
  };
  const noting: RpApi = { phoneAuth: note('phoneAuth', api.phoneAuth), auth: note('auth', api.auth), collect: note('collect', api.collect), cancel: note('cancel', api.cancel) };
  return { api: noting, times: (what: string) => asked.filter((request) => request.what === what).map(({ at }) => at - START) };
}

/** Lets time pass until `until` (from the start), looking whenever the order is due: what the call heard. */
function follow(order: Order, until = Infinity): string[] {
  const heard: string[] = [];
  for (let due = order.dueAt(); due !== null && due - START <= until; due = order.dueAt()) {
    const code = order.next(due);
    if (code !== null) heard.push(code);
  }
  return heard;
}

const hear = (name: string) => follow(startOrder(createStandIn(named(name)), PERSON, START));

/** An order whose collects get these answers, one after the other; the last one stays. */
function answering(...replies: Reply<unknown>[]) {
  const { api, times } = watched(named('unanswered'));
  let turn = 0;
  const collect = () => replies[Math.min(turn++, replies.length - 1)] as ReturnType<RpApi['collect']>;
  return { order: startOrder({ ...api, collect }, PERSON, START), times };
}
const orderRef = '00000000-0000-4000-8001-000000000001';
const answer = (status: string, hintCode?: string) => ({ status: 200, body: { orderRef, status, hintCode } });

describe('what the call hears of an order', () => {
  it('is each step once, up to the end', () => {
    expect(hear('complete')).toEqual(['outstandingTransaction', 'userCallConfirm', 'userSign', 'complete']);
  });

  it.each(BANKID_CODES.filter((code) => meaningOf(code).state === 'pending'))('is the pending %s on the way to complete', (code) => {
    const heard = hear(code);
    expect(heard).toContain(code);
    expect(heard.at(-1)).toBe('complete');
  });

  it.each(BANKID_CODES.filter((code) => meaningOf(code).state === 'failed'))('is %s, and then nothing', (code) => {
    const heard = hear(code);
    expect(heard.at(-1)).toBe(code);
    expect(heard.slice(0, -1).every((earlier) => meaningOf(earlier).state === 'pending')).toBe(true);
  });

  it('is that it goes on, for a pending code that nobody knows', () => {
    expect(hear('unknownPending')).toEqual(['outstandingTransaction', 'userCallConfirm', 'processing', 'complete']);
  });

  it.each(['unknownFailed', 'unknownError'])('is a fault that may be tried again, for %s', (code) => {
    expect(hear(code).at(-1)).toBe(code);
    expect(meaningOf(code)).toMatchObject({ state: 'failed', rfa: 'RFA22', retry: true });
  });

  it.each([
    ['success among the failures', answer('failed', 'complete'), 'unknown'],
    ['a pending code among the failures', answer('failed', 'userSign'), 'unknown'],
    ['a failure without a code', answer('failed'), 'unknown'],
    ['a failure among the pending', answer('pending', 'userCancel'), 'processing'],
    ['a success that only a pending code claims', answer('pending', 'complete'), 'processing'],
    ['a word from the prototype', answer('failed', '__proto__'), 'unknown'],
    ['a code with a number in it', answer('failed', `gone${PERSON}`), 'unknown'],
    ['an error that calls itself success', { status: 400, body: { errorCode: 'complete', details: '' } }, 'unknown'],
    ['an error page', { status: 403, body: '<html>' }, 'unauthorized'],
    ['nothing at all', { status: 502, body: null }, 'internalError'],
    ['an answer about another order', { status: 200, body: { orderRef: 'another', status: 'complete' } }, 'internalError'],
    ['a status that nobody knows', answer('paused'), 'internalError'],
  ])('is never mistaken: %s', (_, reply, code) => {
    expect(follow(answering(reply).order)[0]).toBe(code);
  });

  it('is the refusal of an order that was not placed, and no collect is made', () => {
    const { api, times } = watched(named('maintenance'));
    const order = startOrder(api, PERSON, START);
    expect([order.next(START), order.next(START + 5000), order.dueAt()]).toEqual(['maintenance', null, null]);
    expect([times('phoneAuth').length, times('collect').length, times('cancel').length]).toEqual([1, 0, 0]);
  });

  it('is unauthorized for 401 and 403 alike', () => {
    expect([hear('unauthorized'), hear('forbidden')]).toEqual([['unauthorized'], ['unauthorized']]);
  });

  it('is a fault when an order has no reference', () => {
    const api: RpApi = { ...createStandIn(named('complete')), phoneAuth: () => ({ status: 200, body: {} as { orderRef: string } }) };
    expect(follow(startOrder(api, PERSON, START))).toEqual(['internalError']);
  });
});

describe('faults while the order is followed', () => {
  it.each(['requestTimeout', 'internalError', 'maintenance'])('%s is waited out in silence', (code) => {
    expect(hear(`${code}-passing`)).toEqual(['userSign', 'complete']);
  });

  it.each(['requestTimeout', 'internalError', 'maintenance'])('%s is told when it lasts, and the order is cancelled', (code) => {
    const { api, times } = watched(named(`${code}-at-collect`));
    expect(follow(startOrder(api, PERSON, START))).toEqual([code]);
    expect([times('collect'), times('cancel')]).toEqual([[2000, 4000, 6000, 8000], [8000]]);
  });

  it('tooManyRequests makes it slower and slower', () => {
    const { api, times } = watched(named('tooManyRequests-at-collect'));
    expect(follow(startOrder(api, PERSON, START))).toEqual(['tooManyRequests']);
    expect(times('collect')).toEqual([2000, 6000, 14_000, 30_000]);
  });

  it('are counted in a row only', () => {
    const fault = { status: 503, body: {} };
    const { order } = answering(fault, fault, fault, answer('pending', 'userSign'), fault, fault, fault, answer('complete'));
    expect(follow(order)).toEqual(['userSign', 'complete']);
  });

  it.each(['unauthorized', 'notFound', 'methodNotAllowed', 'unsupportedMediaType', 'invalidParameters', 'unknownError'])('%s is told at once', (code) => {
    const { api, times } = watched(named(`${code}-at-collect`));
    expect(follow(startOrder(api, PERSON, START))).toEqual([code]);
    expect([times('collect'), times('cancel')]).toEqual([[2000], [2000]]);
  });
});

describe('two orders for one person', () => {
  it('are both cancelled, and each hears its own reason', () => {
    const api = createStandIn(named('complete'));
    const first = startOrder(api, PERSON, START);
    follow(first, 5000);
    const second = startOrder(api, PERSON, START + 5000);
    expect([follow(first), follow(second)]).toEqual([['cancelled'], ['alreadyInProgress']]);
  });

  it('are one when the first is cancelled before the second, and the first is not heard again', () => {
    const api = createStandIn(named('complete'));
    const first = startOrder(api, PERSON, START);
    first.cancel(START + 5000);
    const second = startOrder(api, PERSON, START + 5000);
    expect([follow(second).at(-1), first.next(START + 19_000)]).toEqual(['complete', null]);
  });
});

describe('the end of an order', () => {
  it.each([60_000, 61_000])('comes at the deadline of %i ms, when it is cancelled', (lifetime) => {
    const { api, times } = watched(named('unanswered'));
    const order = startOrder(api, PERSON, START, { ...orderPolicy, lifetime });
    expect(follow(order)).toEqual(['outstandingTransaction', 'expiredTransaction']);
    expect([times('cancel'), times('collect').at(-1)]).toEqual([[lifetime], lifetime === 60_000 ? 58_000 : 60_000]);
  });

  it('comes at the deadline even while BankID is waited for', () => {
    const { api, times } = watched(named('tooManyRequests-at-collect'));
    expect(follow(startOrder(api, PERSON, START, { ...orderPolicy, lifetime: 20_000 }))).toEqual(['expiredTransaction']);
    expect(times('cancel')).toEqual([20_000]);
  });

  it('is the deadline, not an answer that comes too late', () => {
    const { api, times } = watched(named('complete'));
    const order = startOrder(api, PERSON, START);
    expect(order.next(START + orderPolicy.lifetime)).toBe('expiredTransaction');
    expect(times('collect')).toEqual([]);
  });

  it('is told by BankID where BankID is first, and nothing is cancelled', () => {
    const { api, times } = watched(named('expiredTransaction'));
    expect(follow(startOrder(api, PERSON, START)).at(-1)).toBe('expiredTransaction');
    expect(times('cancel')).toEqual([]);
  });

  it('comes once when the caller hangs up, however often that is said', () => {
    const { api, times } = watched(named('complete'));
    const order = startOrder(api, PERSON, START);
    follow(order, 5000);
    for (const after of [5000, 5000, 6000]) order.cancel(START + after);
    expect(times('cancel')).toEqual([5000]);
    expect([order.dueAt(), order.next(START + 14_000), times('collect')]).toEqual([null, null, [2000, 4000]]);
  });

  it('needs no cancelling when the order has ended, or was never placed', () => {
    for (const name of ['complete', 'userCancel', 'maintenance']) {
      const { api, times } = watched(named(name));
      const order = startOrder(api, PERSON, START);
      follow(order);
      order.cancel(START + 20_000);
      expect(times('cancel')).toEqual([]);
    }
  });

  it('silences a refusal that was not heard before the caller hung up', () => {
    const order = startOrder(createStandIn(named('maintenance')), PERSON, START);
    order.cancel(START);
    expect(order.next(START)).toBeNull();
  });

  it('silences an answer that was on its way', () => {
    const api = createStandIn(named('complete'));
    const order: Order = startOrder({
      ...api,
      collect(_, at) {
        order.cancel(at);
        return answer('complete') as ReturnType<RpApi['collect']>;
      },
    }, PERSON, START);
    expect(order.next(START + 2000)).toBeNull();
  });
});

describe('at any rhythm of looking', () => {
  const ticks = fc.array(fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 60_000 }), fc.constant(-2500)), { maxLength: 150 });

  it('collects are at least two seconds apart, and never after the end', () => {
    fc.assert(fc.property(fc.constantFrom(...NAMES), ticks, (name, steps) => {
      const { api, times } = watched(named(name));
      const order = startOrder(api, PERSON, START);
      const heard: string[] = [];
      let at = START;
      for (const step of steps) {
        at = Math.max(START, at + step);
        const code = order.next(at);
        if (code !== null) heard.push(code);
      }
      const collects = [0, ...times('collect')];
      for (const [i, time] of collects.entries()) if (i > 0) expect(time - (collects[i - 1] ?? 0)).toBeGreaterThanOrEqual(orderPolicy.collectEvery);
      expect(collects.every((time) => time < orderPolicy.lifetime)).toBe(true);
      expect(times('cancel').length).toBeLessThanOrEqual(1);
      expect(heard.every((code, i) => code !== heard[i - 1])).toBe(true);
      expect(heard.slice(0, -1).every((code) => meaningOf(code).state === 'pending')).toBe(true);
      expect(order.dueAt() === null).toBe(heard.length > 0 && meaningOf(heard.at(-1) ?? '').state !== 'pending');
    }), { numRuns: 300 });
  });

  it.each(NAMES)('%s is heard the same by one who looks ten times a second and one who looks when it is due', (name) => {
    const order = startOrder(createStandIn(named(name)), PERSON, START);
    const heard: string[] = [];
    for (let at = START; order.dueAt() !== null; at += 100) {
      const code = order.next(at);
      if (code !== null) heard.push(code);
    }
    expect(heard).toEqual(hear(name));
  });

  it('a time that is none is never due', () => {
    const { api, times } = watched(named('complete'));
    const order = startOrder(api, PERSON, START);
    expect([order.next(Number.NaN), order.next(0), times('collect')]).toEqual([null, null, []]);
  });
});

describe('who the caller is', () => {
  it.each(NAMES)('is in nothing that comes out of an order (%s)', (name) => {
    for (const number of OFFICIAL) {
      const order = startOrder(createStandIn(named(name)), number, START);
      const seen = JSON.stringify([follow(order), order, Object.values(order).map(String)]);
      expect(seen).not.toContain(number);
      expect(seen).not.toMatch(/\d{6}|Testsson/u);
    }
  });

  it('is in no refusal, even when BankID repeats it', () => {
    const api: RpApi = { ...createStandIn(named('complete')), phoneAuth: ({ personalNumber }) => ({ status: 400, body: { errorCode: personalNumber, details: personalNumber } }) };
    expect(follow(startOrder(api, PERSON, START))).toEqual(['unknown']);
  });

  it('is asked of BankID as a call that the caller made', () => {
    const requests: unknown[] = [];
    const api = createStandIn(named('complete'));
    startOrder({ ...api, phoneAuth: (request, at) => { requests.push(request); return api.phoneAuth(request, at); } }, PERSON, START);
    expect(requests).toEqual([{ personalNumber: PERSON, callInitiator: 'user' }]);
  });
});
