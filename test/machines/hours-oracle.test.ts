import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { service } from '../engine.ts';
import { HOST_ZONES, hoursCodeIn } from './hours-host-zone.ts';
import { edgesOf, nextOpeningAfter, opinionAt, rowOn, type Channel } from './hours-oracle.ts';

const CHANNELS: readonly Channel[] = ['customer-centre', 'online-meeting', 'press', 'service-centres'];
const YEARS = [2025, 2026, 2027, 2028, 2029, 2030];

const expectations = new Map<string, string>();
const hostZone = process.env['TZ'];
afterAll(() => {
  if (hostZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = hostZone;
});

describe('the oracle', () => {
  it('has the fifteen rows of the source table in 2025, on their dates', () => {
    const dates = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10));
    expect(dates.flatMap((date) => (rowOn(date) === null ? [] : [`${date} ${rowOn(date)}`]))).toEqual([
      '2025-01-01 closed', '2025-01-06 closed', '2025-04-17 8-11.30', '2025-04-18 closed', '2025-04-21 closed', '2025-04-30 8-11.30', '2025-05-01 closed',
      '2025-05-29 closed', '2025-06-06 closed', '2025-06-20 closed', '2025-10-31 8-11.30', '2025-12-24 closed', '2025-12-25 closed', '2025-12-26 closed', '2025-12-31 closed',
    ]);
  });

  it.each([
    ['customer-centre', '2025-07-15T12:59Z', 'open', '2025-07-15T15:00+02:00'],
    ['online-meeting', '2025-04-30T08:59Z', 'open', '2025-04-30T11:00+02:00'],
    ['press', '2025-07-15T13:30Z', 'open', '2025-07-15T16:00+02:00'],
    ['press', '2025-06-20T08:00Z', 'unknown', null],
    ['service-centres', '2026-06-19T08:00Z', 'closed', null],
    ['service-centres', '2026-06-18T08:00Z', 'unknown', null],
  ] as const)('takes the %s to be at %s %s', (channel, when, state, until) => {
    expect(opinionAt(channel, Date.parse(when))).toMatchObject({ state, until });
  });
});

describe.each(HOST_ZONES)('on a host in %s', (zone) => {
  let code: Awaited<ReturnType<typeof hoursCodeIn>>;
  beforeAll(async () => {
    code = await hoursCodeIn(zone);
  });

  // Ordinary days cost the most and know least of zones: once is enough (npm run test:long takes every minute in every zone).
  it.each(CHANNELS)('the %s and the oracle agree at all edges of 2025 to 2030, and on the next opening', (channel) => {
    const calendar = service.calendars[channel];
    if (!calendar) throw new Error(`no calendar is called ${channel}`);
    const edges = YEARS.flatMap((year) => edgesOf(channel, year, zone === 'UTC' ? 'all' : 'turning'));
    const differences = edges.flatMap((at) => {
      const { state, basis, next, until } = code.hoursAt(calendar, at);
      const answer = JSON.stringify({ state, basis, next, until, after: state === 'open' ? code.nextOpening(calendar, at) : next });
      const expected = expectedAt(channel, at);
      return answer === expected ? [] : [{ at: new Date(at).toISOString(), answer, expected }];
    });
    expect(edges.length).toBeGreaterThan(1000);
    expect(differences.slice(0, 5)).toEqual([]);
  }, 60_000);
});

/** The oracle's answer and the opening after it, kept for the next host zone: it has none of its own. */
function expectedAt(channel: Channel, at: number): string {
  const key = `${channel} ${at}`;
  const known = expectations.get(key);
  if (known !== undefined) return known;
  const opinion = opinionAt(channel, at);
  const text = JSON.stringify({ ...opinion, after: opinion.state === 'open' ? nextOpeningAfter(channel, at) : opinion.next });
  expectations.set(key, text);
  return text;
}
