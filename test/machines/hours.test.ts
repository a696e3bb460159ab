import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursAt, hoursOn, nextOpening } from '../../machines/hours.ts';
import { namedDays } from '../../machines/days.ts';
import { dateOf, dayNumber, instantOf, isoInStockholm, isoWeek, localTime, parseTime, weekdayOf } from '../../machines/stockholm.ts';
import { service } from '../engine.ts';

const calendar = (id: string) => {
  const found = service.calendars[id];
  if (!found) throw new Error(id);
  return found;
};
const centre = calendar('customer-centre');
const press = calendar('press');
const online = calendar('online-meeting');

describe('the customer centre', () => {
  it.each([
    // when, state, basis, next, source
    ['2025-03-03T07:59', 'closed', 'published', '2025-03-03T08:00+01:00', 'A-030'],
    ['2025-03-03T08:00', 'open', 'published', null, 'A-030'],
    ['2025-03-03T15:59:59', 'open', 'published', null, 'A-030'],
    ['2025-03-03T16:00', 'closed', 'published', '2025-03-04T08:00+01:00', 'A-030'],
    ['2025-03-07T16:00', 'closed', 'published', '2025-03-10T08:00+01:00', 'A-030'],
    ['2025-03-08T12:00', 'closed', 'published', '2025-03-10T08:00+01:00', 'A-030'],
    ['2025-04-30T11:29', 'open', 'published', null, 'A-032'],
    ['2025-04-30T11:30', 'closed', 'published', '2025-05-02T08:00+02:00', 'A-032'],
    ['2025-04-17T11:30', 'closed', 'published', '2025-04-22T08:00+02:00', 'A-032'],
    ['2025-06-20T10:15', 'closed', 'published', '2025-06-23T08:00+02:00', 'A-032'],
    ['2025-06-30T14:59', 'open', 'published', null, 'A-031'],
    ['2025-07-15T15:30', 'closed', 'published', '2025-07-16T08:00+02:00', 'A-031'],
    ['2025-08-22T15:30', 'closed', 'published', '2025-08-25T08:00+02:00', 'A-031'],
    ['2025-08-25T15:30', 'open', 'published', null, 'A-030'],
    ['2025-12-24T10:00', 'closed', 'published', '2025-12-29T08:00+01:00', 'A-032'],
    ['2025-12-31T10:00', 'closed', 'published', '2026-01-02T08:00+01:00', 'A-032'],
    ['2026-06-19T10:00', 'closed', 'projected', '2026-06-22T08:00+02:00', 'A-032'],
    ['2026-07-01T15:30', 'closed', 'projected', '2026-07-02T08:00+02:00', 'A-031'],
    ['2026-01-05T10:00', 'open', 'projected', null, 'A-030'],
    ['2027-07-01T15:30', 'open', 'projected', null, 'A-030'],
    // The nights when the clock changes.
    ['2025-03-30T02:30', 'closed', 'published', '2025-03-31T08:00+02:00', 'A-030'],
    ['2025-10-26T02:30', 'closed', 'published', '2025-10-27T08:00+01:00', 'A-030'],
  ])('at %s is %s (%s), next %s, by %s', (when, state, basis, next, source) => {
    const hours = hoursAt(centre, parseTime(when));
    expect({ state: hours.state, basis: hours.basis, next: hours.next, source: hours.source }).toEqual({ state, basis, next, source });
  });

  it('is open or closed on exactly the fifteen days of the 2025 table', () => {
    const table: Record<string, string> = {
      '2025-01-01': 'closed', '2025-01-06': 'closed', '2025-04-17': '8-11.5', '2025-04-18': 'closed', '2025-04-21': 'closed', '2025-04-30': '8-11.5',
      '2025-05-01': 'closed', '2025-05-29': 'closed', '2025-06-06': 'closed', '2025-06-20': 'closed', '2025-10-31': '8-11.5', '2025-12-24': 'closed',
      '2025-12-25': 'closed', '2025-12-26': 'closed', '2025-12-31': 'closed',
    };
    const found: Record<string, string> = {};
    for (let day = dayNumber('2025-01-01'); day <= dayNumber('2025-12-31'); day++) {
      const date = dateOf(day);
      const { span, source } = hoursOn(centre, date);
      if (source === 'A-032') found[date] = span === null || span === 'unknown' ? 'closed' : `${span.from / 60}-${span.to / 60}`;
    }
    expect(found).toEqual(table);
  });
});

describe('the other calendars', () => {
  it('keeps the press line open at 15.30 in July, when the customer centre has closed', () => {
    const at = parseTime('2025-07-15T15:30');
    expect(hoursAt(press, at).state).toBe('open');
    expect(hoursAt(centre, at).state).toBe('closed');
  });

  it('does not know the press hours on Midsummer Eve, outside the summer of 2025, or in another year', () => {
    for (const when of ['2025-06-20T10:00', '2025-03-03T10:00', '2026-07-15T10:00']) expect(hoursAt(press, parseTime(when)).state).toBe('unknown');
  });

  it('closes the press line at weekends in its summer', () => {
    expect(hoursAt(press, parseTime('2025-07-12T10:00'))).toMatchObject({ state: 'closed', next: '2025-07-14T08:00+02:00', source: 'A-033' });
  });

  it('ends the online meeting half an hour before the customer centre', () => {
    for (const [when, state] of [['2025-03-03T15:29', 'open'], ['2025-03-03T15:30', 'closed'], ['2025-07-15T14:30', 'closed'], ['2025-04-30T10:59', 'open'], ['2025-04-30T11:00', 'closed']] as const) {
      expect([when, hoursAt(online, parseTime(when)).state]).toEqual([when, state]);
    }
  });

  it('says that the partner line has no published hours', () => {
    expect(hoursAt(null, parseTime('2025-03-03T10:00'))).toMatchObject({ state: 'unknown', basis: 'unknown', next: null, source: 'A-038' });
  });
});

describe('opening times', () => {
  it('agree with each other at every quarter of an hour of 2025: closed until next, then open', () => {
    const end = parseTime('2026-01-01');
    for (let at = parseTime('2025-01-01'); at < end; at += 15 * 60_000) {
      const { state } = hoursAt(centre, at);
      if (state === 'open') continue;
      const next = nextOpening(centre, at);
      if (next === null) throw new Error(`no opening after ${isoInStockholm(at)}`);
      const opens = parseTime(next);
      if (!(opens > at && hoursAt(centre, opens).state === 'open' && hoursAt(centre, opens - 1).state === 'closed')) throw new Error(`${isoInStockholm(at)} → ${next}`);
    }
    expect(hoursAt(centre, end).state).toBe('closed');
  });
});

describe('Swedish days', () => {
  it.each([
    [2025, 'midsommarafton', '2025-06-20'], [2026, 'midsommarafton', '2026-06-19'], [2027, 'midsommarafton', '2027-06-25'],
    [2026, 'skartorsdagen', '2026-04-02'], [2027, 'langfredagen', '2027-03-26'], [2026, 'kristi-himmelsfardsdag', '2026-05-14'],
    [2026, 'dag-fore-alla-helgons-dag', '2026-10-30'], [2027, 'dag-fore-alla-helgons-dag', '2027-11-05'], [2024, 'paskdagen', '2024-03-31'], [2038, 'paskdagen', '2038-04-25'],
  ] as const)('in %i put %s on %s', (year, name, date) => {
    expect(namedDays(year).get(date)).toContain(name);
  });

  it('put Ascension Day and the first of May on one date in 2008', () => {
    expect(namedDays(2008).get('2008-05-01')).toEqual(['forsta-maj', 'kristi-himmelsfardsdag']);
  });
});

describe('Stockholm time', () => {
  it('counts weekdays and ISO weeks', () => {
    expect(weekdayOf('2025-06-20')).toBe(5);
    expect(isoWeek('2025-06-30')).toEqual({ week: 27, year: 2025 });
    expect(isoWeek('2027-01-03')).toEqual({ week: 53, year: 2026 });
  });

  it('reads an ISO time without an offset as Stockholm time', () => {
    expect(parseTime('2025-07-01T12:00')).toBe(Date.UTC(2025, 6, 1, 10));
    expect(parseTime('2025-01-01T12:00')).toBe(Date.UTC(2025, 0, 1, 11));
    expect(parseTime('2025-07-01T12:00:30Z')).toBe(Date.UTC(2025, 6, 1, 12, 0, 30));
    expect(parseTime('2025-07-01T12:00-03:30')).toBe(Date.UTC(2025, 6, 1, 15, 30));
  });

  it.each(['2026-02-30', '2026-13-01', '2025-03-03T24:00', '2025-03-03T10:60', 'tomorrow', ''])('refuses %s rather than moving it', (text) => {
    expect(() => parseTime(text)).toThrow(RangeError);
  });

  it('takes the first of the two half past twos in October, and moves the one that March lacks to half past three', () => {
    expect(isoInStockholm(instantOf('2025-10-26', 150))).toBe('2025-10-26T02:30+02:00');
    expect(isoInStockholm(instantOf('2025-03-30', 150))).toBe('2025-03-30T03:30+02:00');
  });

  it('gives back every wall time that exists', () => {
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2026, 0, 1); at += 7 * 3_600_000) {
      const { date, minutes } = localTime(at);
      expect(instantOf(date, minutes)).toBe(at);
    }
  });

  it('tells the same time as Intl, in every hour of a year and at any moment since 1970', () => {
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
    const hours = Array.from({ length: 8760 }, (_, i) => Date.UTC(2026, 0, 1) + i * 3_600_000 + 1_799_999);
    fc.assert(fc.property(fc.constantFrom(...hours), fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }), (hour, moment) => {
      for (const at of [hour, moment]) {
        const { date, minutes } = localTime(at);
        const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
        expect(`${date} ${two(minutes / 60)}:${two(minutes % 60)}:${two(Math.round((minutes % 1) * 60))}`).toBe(wall.format(at));
      }
    }), { numRuns: 2000 });
  });

  it('changes to and from summer time at the instant at which Intl does, in every year from 1996 to 2099', () => {
    const hourOf = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Stockholm', hourCycle: 'h23', hour: '2-digit' });
    const hourAt = (when: number) => Math.floor(localTime(when).minutes / 60);
    const changes = [];
    for (let at = Date.UTC(1996, 0, 1); at < Date.UTC(2100, 0, 1); at += 86_400_000) {
      if (hourAt(at) === hourAt(at + 86_400_000)) continue;
      const change = at + 3_600_000;
      changes.push(change);
      for (const when of [change - 1, change]) expect(hourAt(when)).toBe(Number(hourOf.format(when)));
    }
    expect(changes).toHaveLength(2 * 104);
  });
});
