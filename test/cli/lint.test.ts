import { describe, expect, it, vi } from 'vitest';
import { parseTime } from '../../machines/stockholm.ts';
import { lint } from '../../src/cli/lint.ts';
import { runVerb } from './in-process.ts';
import { collisions, type Collision } from '../../src/qa/lint/collisions.ts';
import { RULES } from '../../src/qa/lint/rules.ts';
import { runningOut } from '../../src/qa/lint/running-out.ts';
import { service } from '../engine.ts';

// Judging the whole catalogue takes seconds and is tested elsewhere.
vi.mock('../../src/qa/lint/collisions.ts', () => ({ collisions: vi.fn<() => Collision[]>() }));
// The shipped files stay as they are from one run to the next, and to read them all takes seconds: they are read once.
vi.mock('../../src/service/parse.ts', async (load) => {
  const real = await load<typeof import('../../src/service/parse.ts')>();
  let whole: ReturnType<typeof real.parseService> | null = null;
  return { ...real, parseService: (...texts: Parameters<typeof real.parseService>) => (whole ??= real.parseService(...texts)) };
});
vi.mock('../../src/cli/engine.ts', async (load) => {
  const real = await load<typeof import('../../src/cli/engine.ts')>();
  let engine: ReturnType<typeof real.loadEngine> | null = null;
  return { ...real, loadEngine: (folder: string | undefined) => (engine ??= real.loadEngine(folder)) };
});

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
    ['2025-10-01T23:59', null],
    ['2025-10-02T00:00', 90],
    ['2025-12-31T23:59', 0],
    ['2026-01-01T00:00', -1],
    ['2027-03-01T12:00', -425],
    // Already tomorrow in Stockholm.
    ['2025-12-31T23:30Z', -1],
  ])('of 2025 is warned of at %s with %s days left', (now, daysLeft) => {
    expect(runningOut(calendars({ a: [2025] }), parseTime(now)).map((warning) => warning.daysLeft)).toEqual(daysLeft === null ? [] : [daysLeft]);
  });

  it('runs out with its last year, wherever that stands in the list', () => {
    expect(runningOut(calendars({ a: [2026, 2024, 2025] }), parseTime('2026-10-01'))).toEqual([]);
    expect(runningOut(calendars({ a: [2026, 2024, 2025] }), parseTime('2026-12-01'))).toMatchObject([{ year: 2026, lastDay: '2026-12-31', daysLeft: 30 }]);
  });

  it('that has no year has none to run out', () => {
    expect(runningOut(calendars({ a: [] }), parseTime('2030-01-01'))).toEqual([]);
  });

  it('is named together with others of the same last year, the earliest year first', () => {
    expect(runningOut(calendars({ a: [2026], b: [2025], c: [2025, 2026], d: [2027] }), parseTime('2027-01-01'))).toEqual([
      { calendars: ['b'], year: 2025, lastDay: '2025-12-31', daysLeft: -366 },
      { calendars: ['a', 'c'], year: 2026, lastDay: '2026-12-31', daysLeft: -1 },
    ]);
  });
});

/** Runs the verb in this process, on the shipped service, with as many collisions as are given. */
async function lintWith(found: readonly Collision[], options: Readonly<Record<string, string | boolean>>): Promise<{ status: number; out: string; err: string }> {
  vi.mocked(collisions).mockReturnValue([...found]);
  return runVerb(lint, [], options);
}
const COLLISION: Collision = { rule: 'name-of-two', phrase: 'barnbidrag', owners: ['vab', 'barnbidrag'] };
const json = (text: string) => text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

describe('talsvar lint', () => {
  it.each([[[], 0], [[COLLISION], 1]] as const)('lets errors alone decide the status: with %j it is %d', async (found, status) => {
    const before = await lintWith(found, { at: '2025-06-20', only: 'name-of-two,calendar-runs-out' });
    const after = await lintWith(found, { at: '2026-06-20', only: 'name-of-two,calendar-runs-out' });
    expect(before).toMatchObject({ status, err: '' });
    expect(before.out).not.toContain('calendar-runs-out');
    expect(after).toMatchObject({ status, err: '' });
    expect(after.out).toMatch(/^service\/hours\.yaml:\d+: warning: customer-centre, online-meeting, press: 2025, the last published year, ended on 2025-12-31;.*docs\/calendar\.md.* \[calendar-runs-out\]$/mu);
  });

  it('shows file, line, rule and what to do; notes only in number', async () => {
    const { status, out } = await lintWith([COLLISION, { rule: 'phrase-is-exception', phrase: 'x', owner: 'vab', winner: 'barnbidrag', confidence: 0.5 }], { at: '2025-06-20' });
    expect(status).toBe(1);
    expect(out).toMatch(/^intents\/catalogue\/family\.yaml:\d+: error: the name "barnbidrag" stands in vab and barnbidrag; keep it where callers mean it \[name-of-two\]$/mu);
    expect(out).toMatch(/^note: phrase-is-exception: 1; lint --only phrase-is-exception lists them$/mu);
    expect(out).toMatch(/^1 error, \d+ warnings?, \d+ notes; \d+ allowed by lint\.yaml\.$/mu);
  });

  it('prints one object a finding, with its rule, place and source', async () => {
    const { status, out, err } = await lintWith([COLLISION], { json: true, at: '2025-12-01', only: 'name-of-two,jargon,source-missing,prompt-unused,calendar-runs-out' });
    expect({ status, err }).toEqual({ status: 1, err: '' });
    const rows = json(out);
    for (const row of rows) expect(row).toMatchObject({ rule: expect.any(String) as string, severity: expect.stringMatching(/^(?:error|warning|note)$/u) as string, file: expect.stringMatching(/\.yaml$/u) as string, line: expect.any(Number) as number, about: expect.any(String) as string, message: expect.any(String) as string, source: expect.any(String) as string });
    expect(rows[0]).toMatchObject({ rule: 'name-of-two', severity: 'error', phrase: 'barnbidrag', owners: ['vab', 'barnbidrag'] });
    expect(rows).toContainEqual(expect.objectContaining({ rule: 'calendar-runs-out', severity: 'warning', calendars: ['customer-centre', 'online-meeting', 'press'], year: 2025, lastDay: '2025-12-31', daysLeft: 30 }));
  });

  it('lists its rules with their sources, one by one or one alone', async () => {
    const { status, out } = await lintWith([], { rules: true, json: true });
    expect(status).toBe(0);
    expect(json(out).map(({ rule }) => rule)).toEqual([...RULES.map(({ id }) => id), 'allowance-unused']);
    expect((await lintWith([], { rules: true, only: 'jargon' })).out).toMatch(/^jargon \(warning\)\n.*everyday words\.\n.*Svarta listan.*\n$/u);
  });

  it('refuses a day that does not exist, and a rule that there is none of', async () => {
    await expect(lintWith([], { at: '2025-02-30' })).rejects.toThrow('"2025-02-30" is not a date');
    await expect(lintWith([], { only: 'allowance-unused' })).rejects.toThrow('allowance-unused is judged beside the other rules');
    await expect(lintWith([], { only: 'jargon,jargn' })).rejects.toThrow('no rule is called "jargn"; lint --rules lists them');
  });
});
