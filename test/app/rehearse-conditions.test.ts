import { describe, expect, it } from 'vitest';
import { isoInStockholm, parseTime } from '../../machines/stockholm.ts';
import { hoursAt } from '../../machines/hours.ts';
import { presetsFrom, PRESETS } from '../../src/app/rehearse/conditions/presets.ts';
import { calendarOf } from '../../src/simulator/world.ts';
import { OTHER_OUTCOMES, PLAIN_OUTCOMES, sequenceOf } from '../../src/app/rehearse/bankid/sequence.ts';
import { meaningOf } from '../../machines/identification.ts';
import { service } from '../engine.ts';

const calendar = calendarOf(service, 'private');
const timesFrom = (now: string) => presetsFrom(calendar, parseTime(now)).map(({ name, at, day, queue }) => [name, at === null ? null : isoInStockholm(at).slice(0, 16), day, queue]);

describe('times worth rehearsing', () => {
  it('are the next ones that come, by published hours', () => {
    expect(timesFrom('2025-03-03T10:15')).toEqual([
      ['now', null, null, null],
      ['lunch', '2025-03-04T12:00', null, 20],
      ['closing', '2025-03-04T15:55', null, null],
      ['early', '2025-03-04T07:30', null, null],
      ['saturday', '2025-03-08T10:00', null, null],
      ['summer', '2025-06-30T15:15', null, null],
      ['half-day', '2025-04-17T12:00', 'skartorsdagen', null],
      ['midsummer', '2025-06-20T10:00', 'midsommarafton', null],
      ['christmas', '2025-12-24T10:00', 'julafton', null],
      ['easter', '2025-04-18T10:00', 'langfredagen', null],
    ]);
  });

  it('come from next year when this year’s has been', () => {
    expect(Object.fromEntries(timesFrom('2025-12-24T12:00').map(([name, at]) => [name, at]))).toMatchObject({
      christmas: '2026-12-24T10:00', midsummer: '2026-06-19T10:00', 'half-day': '2026-04-02T12:00', easter: '2026-04-03T10:00', lunch: '2025-12-29T12:00',
    });
  });

  it.each(['2025-01-01T00:00', '2025-07-10T12:00', '2026-02-27T23:59', '2027-12-31T09:00'])('are all there and mean what they are called, from %s', (now) => {
    const presets = presetsFrom(calendar, parseTime(now));
    expect(presets.map(({ name }) => name)).toEqual(PRESETS);
    const stateOf = (name: string) => hoursAt(calendar, presets.find((one) => one.name === name)?.at ?? 0).state;
    expect(['lunch', 'closing'].map(stateOf)).toEqual(['open', 'open']);
    expect(['early', 'saturday', 'summer', 'half-day', 'midsummer', 'christmas', 'easter'].map(stateOf)).toEqual(Array.from({ length: 7 }, () => 'closed'));
    for (const { at } of presets) if (at !== null) expect(at).toBeGreaterThan(parseTime(now));
  });

  it('are only now where no calendar is known', () => {
    expect(presetsFrom(null, 0).map(({ name }) => name)).toEqual(['now']);
  });
});

describe('what BankID answers on the way to an outcome', () => {
  it('comes in the real order', () => {
    expect(sequenceOf('complete')).toEqual([{ afterMs: 4000, code: 'userCallConfirm' }, { afterMs: 8000, code: 'userSign' }, { afterMs: 14_000, code: 'complete' }]);
    expect(sequenceOf('userDeclinedCall').map(({ code }) => code)).toEqual(['userCallConfirm', 'userDeclinedCall']);
    expect(sequenceOf('alreadyInProgress')).toEqual([{ afterMs: 0, code: 'alreadyInProgress' }]);
  });

  it.each([...PLAIN_OUTCOMES, ...OTHER_OUTCOMES])('ends for %s, and with nothing after the end', (code) => {
    const states = sequenceOf(code).map((step) => meaningOf(step.code).state);
    expect(states.pop()).not.toBe('pending');
    expect(states.every((state) => state === 'pending')).toBe(true);
  });
});
