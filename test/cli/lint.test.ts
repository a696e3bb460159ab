import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { parseTime } from '../../machines/stockholm.ts';
import { lint } from '../../src/cli/lint.ts';
import { runningOut } from '../../src/qa/calendars.ts';
import { collisions, type Finding } from '../../src/qa/lint/collisions.ts';
import { service } from '../engine.ts';

// Judging the whole catalogue takes seconds and is tested elsewhere.
vi.mock('../../src/qa/lint/collisions.ts', () => ({ collisions: vi.fn<() => Finding[]>() }));

/** Calendars that differ in their published years only. */
const calendars = (years: Readonly<Record<string, readonly number[]>>) => {
  const model = service.calendars['customer-centre'];
  if (!model) throw new Error('no calendar is called customer-centre');
  return Object.fromEntries(Object.entries(years).map(([id, publishedYears]) => [id, { ...model, id, publishedYears }]));
};

describe('a published calendar', () => {
  it.each([
    // now, days left when warned
    ['2025-06-20T10:15', null],
    ['2025-10-31T23:59', null],
    ['2025-11-01T00:00', 60],
    ['2025-12-31T23:59', 0],
    ['2026-01-01T00:00', -1],
    ['2027-03-01T12:00', -425],
    // Already tomorrow in Stockholm.
    ['2025-12-31T23:30Z', -1],
  ])('of 2025 is warned of at %s with %s days left', (now, daysLeft) => {
    expect(runningOut(calendars({ a: [2025] }), parseTime(now)).map((warning) => warning.daysLeft)).toEqual(daysLeft === null ? [] : [daysLeft]);
  });

  it('runs out with its last year, wherever that stands in the list', () => {
    expect(runningOut(calendars({ a: [2026, 2024, 2025] }), parseTime('2026-10-31'))).toEqual([]);
    expect(runningOut(calendars({ a: [2026, 2024, 2025] }), parseTime('2026-12-01'))).toMatchObject([{ year: 2026, lastDay: '2026-12-31', daysLeft: 30 }]);
  });

  it('that has no year has none to run out', () => {
    expect(runningOut(calendars({ a: [] }), parseTime('2030-01-01'))).toEqual([]);
  });

  it('is named together with others of the same last year, the earliest year first', () => {
    expect(runningOut(calendars({ a: [2026], b: [2025], c: [2025, 2026], d: [2027] }), parseTime('2027-01-01'))).toEqual([
      { rule: 'calendar-runs-out', severity: 'warning', calendars: ['b'], year: 2025, lastDay: '2025-12-31', daysLeft: -366 },
      { rule: 'calendar-runs-out', severity: 'warning', calendars: ['a', 'c'], year: 2026, lastDay: '2026-12-31', daysLeft: -1 },
    ]);
  });
});

/** Runs the verb in this process, on the shipped service, with as many collisions as are given. */
async function lintWith(found: readonly Finding[], options: Readonly<Record<string, string | boolean>>): Promise<{ status: number; out: string; err: string }> {
  vi.mocked(collisions).mockReturnValue([...found]);
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const status = await lint.run({ words: [], options });
    const written = (stream: typeof out) => stripVTControlCharacters(stream.mock.calls.map(([chunk]) => String(chunk)).join(''));
    return { status, out: written(out), err: written(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
const COLLISION: Finding = { rule: 'name-of-two', phrase: 'bidrag', owners: ['a', 'b'] };

describe('talsvar lint', () => {
  it.each([[[], 0], [[COLLISION], 1]] as const)('warns on standard error; findings and status are those of %j alone', async (found, status) => {
    const before = await lintWith(found, { at: '2025-06-20' });
    const after = await lintWith(found, { at: '2026-06-20' });
    expect(before).toMatchObject({ status, err: '' });
    expect(after).toMatchObject({ status, out: before.out });
    expect(after.err).toMatch(/^warning: calendar-runs-out: customer-centre, online-meeting, press: 2025, the last published year, ended on 2025-12-31;.*docs\/calendar\.md.*\n$/u);
  });

  it('marks the warning in JSON', async () => {
    const { status, out, err } = await lintWith([COLLISION], { json: true, at: '2025-12-01' });
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(out.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      COLLISION,
      { rule: 'calendar-runs-out', severity: 'warning', calendars: ['customer-centre', 'online-meeting', 'press'], year: 2025, lastDay: '2025-12-31', daysLeft: 30 },
    ]);
  });

  it('refuses a day that does not exist', async () => {
    await expect(lintWith([], { at: '2025-02-30' })).rejects.toThrow('"2025-02-30" is not a date');
  });
});
