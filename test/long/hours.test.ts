import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { service } from '../engine.ts';
import { HOST_ZONES, hoursCodeIn } from '../machines/hours-host-zone.ts';
import { opinionAt, type Opinion } from '../machines/hours-oracle.ts';

const MINUTE = 60_000;
/** Both years whole, in Stockholm time. */
const START = Date.UTC(2024, 11, 31, 23);
const END = Date.UTC(2026, 11, 31, 23);
/** Minutes. */
const DAY = 24 * 60;

/** The oracle's answer for each minute from START; equal answers are one string, so that two years fit in memory. */
let expected: readonly string[] = [];
const hostZone = process.env['TZ'];

beforeAll(async () => {
  const kept = new Map<string, string>();
  expected = await everyMinute('the oracle', (at) => {
    const text = inOneLine(opinionAt('customer-centre', at));
    if (!kept.has(text)) kept.set(text, text);
    return kept.get(text) ?? text;
  });
});
afterAll(() => {
  if (hostZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = hostZone;
});

describe('the private line in 2025 and 2026', () => {
  it('has 1,051,200 minutes, for the clock gives back in October what it took in March', () => {
    expect(expected).toHaveLength(1_051_200);
  });

  it("opens next, says the oracle, at the first later minute that is open in the oracle's own list", () => {
    let next: string | null = null;
    let wrong = 0;
    for (let i = expected.length - 1; i >= 0; i--) {
      const opinion = JSON.parse(expected[i] ?? '') as Opinion;
      if (opinion.state === 'open') next = new Date(START + i * MINUTE).toISOString();
      else if (next !== null && Date.parse(opinion.next ?? '') !== Date.parse(next)) wrong++;
    }
    expect(wrong).toBe(0);
  });

  it.each(HOST_ZONES)('answers as the oracle at every minute on a host in %s', async (zone) => {
    const { hoursAt } = await hoursCodeIn(zone);
    const { calendar: id } = service.lines.private;
    const calendar = id === null ? undefined : service.calendars[id];
    if (!calendar) throw new Error('the private line has no calendar');
    const differences: { at: string; answer: string; expected: string | undefined }[] = [];
    await everyMinute(`a host in ${zone}`, (at, i) => {
      const answer = inOneLine(hoursAt(calendar, at));
      if (answer !== expected[i]) differences.push({ at: new Date(at).toISOString(), answer, expected: expected[i] });
    });
    console.log(`a host in ${zone}: ${differences.length.toLocaleString('en-GB')} differences`);
    expect(differences.slice(0, 5)).toEqual([]);
  });
});

/** What `look` says of each minute, with a line a quarter; gives way daily, so that the test runner hears that its worker lives. */
async function everyMinute<T>(label: string, look: (at: number, i: number) => T): Promise<T[]> {
  const startedAt = Date.now();
  const all: T[] = [];
  const count = (n: number) => n.toLocaleString('en-GB');
  for (let at = START; at < END; at += MINUTE) {
    all.push(look(at, all.length));
    if (all.length % DAY !== 0) continue;
    if (all.length % (91 * DAY) === 0 || at + MINUTE === END) console.log(`${label}: ${count(all.length)} of ${count((END - START) / MINUTE)} minutes (${Math.round((Date.now() - startedAt) / 1000)} s)`);
    await setImmediate();
  }
  return all;
}

function inOneLine({ state, basis, next, until }: Opinion): string {
  return JSON.stringify({ state, basis, next, until });
}
