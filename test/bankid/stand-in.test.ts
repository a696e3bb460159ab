import { describe, expect, it } from 'vitest';
import { BANKID_CODES } from '../../machines/identification.ts';
import type { PhoneAuthRequest, RpApi } from '../../src/bankid/api.ts';
import { createStandIn, SCENARIOS, scenarioNamed } from '../../src/bankid/stand-in.ts';

const PERSON = '199001019802';
const OTHER = '197010632391';
const MINUTE = 60_000;

const standIn = (name: string) => createStandIn(scenarioNamed(name) ?? { steps: [] });

function place(api: RpApi, at = 0, personalNumber = PERSON): string {
  const { body } = api.phoneAuth({ personalNumber, callInitiator: 'user' }, at);
  if (!('orderRef' in body)) throw new Error(body.errorCode);
  return body.orderRef;
}

/** Status and code of an answer, or the HTTP status and its error. */
function seen(api: RpApi, orderRef: string, at: number): string {
  const { status, body } = api.collect({ orderRef }, at);
  if ('errorCode' in body) return `${status} ${body.errorCode}`;
  return body.status === 'complete' ? body.status : `${body.status} ${body.hintCode}`;
}

describe('a phone order', () => {
  it('has a reference and nothing to scan', () => {
    expect(standIn('complete').phoneAuth({ personalNumber: PERSON, callInitiator: 'user' }, 0)).toEqual({ status: 200, body: { orderRef: '00000000-0000-4000-8001-000000000001' } });
  });

  it('goes on by the time alone, whenever it is asked', () => {
    const api = standIn('complete');
    const ref = place(api, 1000);
    expect([15_000, 1000, 9000, 5000, 14_999].map((at) => seen(api, ref, at)))
      .toEqual(['complete', 'pending outstandingTransaction', 'pending userSign', 'pending userCallConfirm', 'pending userSign']);
  });

  it('gets references that count, the same in every run', () => {
    const refs = () => {
      const api = standIn('complete');
      return [place(api), place(api, 1, OTHER), place(api, 2, '191212121212')];
    };
    expect(refs()).toEqual(refs());
    expect(new Set(refs()).size).toBe(3);
  });

  it('is unanswered for three minutes at the most', () => {
    const api = standIn('unanswered');
    const ref = place(api);
    expect([seen(api, ref, 3 * MINUTE - 1), seen(api, ref, 3 * MINUTE)]).toEqual(['pending outstandingTransaction', 'failed expiredTransaction']);
  });

  it('can be cancelled once, and is gone', () => {
    const api = standIn('unanswered');
    const orderRef = place(api);
    expect([api.cancel({ orderRef }, 1).status, api.cancel({ orderRef }, 1).status, seen(api, orderRef, 2)]).toEqual([200, 400, '400 invalidParameters']);
  });

  it.each(['complete', 'userCancel'])('that has ended (%s) cannot be cancelled', (name) => {
    const api = standIn(name);
    const orderRef = place(api);
    expect(api.cancel({ orderRef }, 20_000).status).toBe(400);
  });
});

describe('what can be collected, and for how long', () => {
  it.each([
    ['complete', 14_000, 3 * MINUTE],
    ['userCancel', 8000, 5 * MINUTE],
  ])('%s, from %i ms for %i ms', (name, endedAt, lasts) => {
    const api = standIn(name);
    const ref = place(api);
    expect(seen(api, ref, endedAt)).toMatch(/complete|failed/u);
    expect(seen(api, ref, endedAt + lasts)).toBe(seen(api, ref, endedAt));
    expect(seen(api, ref, endedAt + lasts + 1)).toBe('400 invalidParameters');
  });

  it.each(['', 'no-such-order', '__proto__'])('nothing by the reference %j', (orderRef) => {
    expect(seen(standIn('complete'), orderRef, 0)).toBe('400 invalidParameters');
  });

  it('and what can no longer be is forgotten at the next order, number and all', () => {
    const api = standIn('userCancel');
    const ref = place(api);
    place(api, 6 * MINUTE, OTHER);
    expect(seen(api, ref, 0)).toBe('400 invalidParameters');
  });

  it('nothing before the order was placed', () => {
    const api = standIn('complete');
    expect(seen(api, place(api, 1000), 999)).toBe('400 invalidParameters');
  });
});

describe('a second order for the same person', () => {
  it('is not made, and cancels the first', () => {
    const api = standIn('complete');
    const first = place(api);
    expect(api.phoneAuth({ personalNumber: PERSON, callInitiator: 'user' }, 5000)).toMatchObject({ status: 400, body: { errorCode: 'alreadyInProgress' } });
    expect([5000, 14_000, 5000 + 5 * MINUTE].map((at) => seen(api, first, at))).toEqual(Array(3).fill('failed cancelled'));
    expect(seen(api, first, 5001 + 5 * MINUTE)).toBe('400 invalidParameters');
  });

  it('is made at the third try, because both are gone', () => {
    const api = standIn('complete');
    place(api);
    api.phoneAuth({ personalNumber: PERSON, callInitiator: 'user' }, 1);
    expect(seen(api, place(api, 2), 2)).toBe('pending outstandingTransaction');
  });

  it.each([['the first is complete', 14_000], ['another person has one', 1]])('is made when %s', (_, at) => {
    const api = standIn('complete');
    place(api, 0, at === 1 ? OTHER : PERSON);
    expect(() => place(api, at)).not.toThrow();
  });

  it('counts on the web too, but only where the web order names the person', () => {
    const api = standIn('complete');
    const ref = place(api);
    expect([1, 1].map((at) => api.auth({ endUserIp: '192.0.2.1' }, at).status)).toEqual([200, 200]);
    expect(api.auth({ endUserIp: '192.0.2.1', requirement: { personalNumber: PERSON } }, 2)).toMatchObject({ status: 400, body: { errorCode: 'alreadyInProgress' } });
    expect(seen(api, ref, 3)).toBe('failed cancelled');
  });
});

describe('bad arguments', () => {
  it.each([
    ['ten digits', { personalNumber: '9001019802', callInitiator: 'user' }],
    ['a dash', { personalNumber: '19900101-9802', callInitiator: 'user' }],
    ['digits of another script', { personalNumber: '１９９００１０１９８０２', callInitiator: 'user' }],
    ['no number', { callInitiator: 'user' }],
    ['a number that is not text', { personalNumber: 199001019802, callInitiator: 'user' }],
    ['User', { personalNumber: PERSON, callInitiator: 'User' }],
    ['rp', { personalNumber: PERSON, callInitiator: 'rp' }],
    ['no initiator', { personalNumber: PERSON }],
  ])('are refused without being repeated: %s', (_, request) => {
    const reply = standIn('complete').phoneAuth(request as PhoneAuthRequest, 0);
    expect(reply).toMatchObject({ status: 400, body: { errorCode: 'invalidParameters' } });
    expect(JSON.stringify(reply)).not.toMatch(/\d{6}/u);
  });

  it('do not include a call from the organisation', () => {
    expect(standIn('complete').phoneAuth({ personalNumber: PERSON, callInitiator: 'RP' }, 0).status).toBe(200);
  });

  it('of a web order: no address, or half a number', () => {
    const api = standIn('complete');
    expect([api.auth({ endUserIp: '' }, 0).status, api.auth({ endUserIp: '192.0.2.1', requirement: { personalNumber: '1990' } }, 0).status]).toEqual([400, 400]);
  });
});

describe('the scenarios', () => {
  it('hold every code that the call knows', () => {
    expect(BANKID_CODES.filter((code) => scenarioNamed(code) === null)).toEqual([]);
  });

  it('are not found by a name that there is none of', () => {
    expect(['toString', '__proto__', ''].map(scenarioNamed)).toEqual([null, null, null]);
  });

  it.each([
    ['alreadyInProgress', 400], ['invalidParameters', 400], ['unauthorized', 401], ['forbidden', 403], ['notFound', 404], ['methodNotAllowed', 405],
    ['requestTimeout', 408], ['unsupportedMediaType', 415], ['tooManyRequests', 429], ['internalError', 500], ['maintenance', 503],
  ])('refuse with %s as %i, at the order or at collect', (name, status) => {
    const api = standIn(`${name}-at-collect`);
    expect(standIn(name).phoneAuth({ personalNumber: PERSON, callInitiator: 'user' }, 0).status).toBe(status);
    expect(api.collect({ orderRef: place(api) }, 2000).status).toBe(status);
  });

  it('are plain data', () => {
    expect(JSON.parse(JSON.stringify(SCENARIOS))).toEqual(SCENARIOS);
  });
});
