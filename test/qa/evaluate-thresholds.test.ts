import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide } from '../../intents/decide.ts';
import { policy } from '../../intents/policy.ts';
import { readCorpusRow, type CorpusRow } from '../../src/qa/corpus.ts';
import { DEFAULT_COSTS, parseCosts } from '../../src/qa/evaluate/costs.ts';
import { checkLimits, readLimits } from '../../src/qa/evaluate/limits.ts';
import { MEASURES } from '../../src/qa/evaluate/measures.ts';
import { redecide, SWEEPS } from '../../src/qa/evaluate/sweep.ts';
import { createJudge, emptyTally } from '../../src/qa/evaluate/tally.ts';
import { curvesOf } from '../../src/qa/evaluate/thresholds.ts';
import { matcher, service } from '../engine.ts';

const known = { topics: matcher.catalogue.topics.map(({ id }) => id), authorities: service.authorities.map(({ id }) => id) };
const rows = readFileSync(new URL('../data/utterances-fresh.jsonl', import.meta.url), 'utf8').trim().split('\n')
  .map((line) => readCorpusRow(JSON.parse(line) as unknown, known) as CorpusRow).slice(0, 120);

describe('a threshold that is tried', () => {
  it.each(SWEEPS)('$limit has today’s value among those tried', ({ limit, values }) => {
    expect(values).toContain(policy.decision[limit]);
  });

  it.each(SWEEPS)('$limit decides each reading as if it alone had been changed', (swept) => {
    for (const { utterance } of rows) {
      const reading = matcher.read(utterance);
      const found: string[] = [];
      redecide(reading, matcher.catalogue, swept, (from, to, { outcome, topic, authority }) => {
        for (let i = from; i < to; i++) found[i] = `${outcome} ${topic} ${authority}`;
      });
      expect(found).toEqual(swept.values.map((value) => {
        const { outcome, topic, authority } = decide(reading, matcher.catalogue, { ...policy.decision, [swept.limit]: value });
        return `${outcome} ${topic} ${authority}`;
      }));
    }
  });

  it('keeps every row at every value, and changes nothing at today’s', () => {
    const tally = emptyTally();
    const judge = createJudge({ service, matcher }, true);
    rows.forEach((row, i) => expect(judge(row, i + 1, tally)).toBeNull());
    for (const { points, today } of curvesOf(tally, DEFAULT_COSTS)) {
      for (const { events } of points) expect(Object.values(events).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
      expect(today).toMatchObject({ difference: 0, events: tally.events });
      // More is asked where more must be sure.
      if (today.value === policy.decision.route) expect(points.at(-1)?.events.confirmed).toBeGreaterThan(points[0]?.events.confirmed ?? Infinity);
    }
  });
});

/** A corpus of `rows` right rows of which `changed` come to `then` at 0.5. */
function curve(all: number, changed: number, then: string, today = 'misroute') {
  const tally = emptyTally();
  tally.rows = all;
  tally.events[today] = all;
  tally.sweeps['route'] = { 0.5: { [`${today}>${then}`]: changed } };
  const [route] = curvesOf(tally, DEFAULT_COSTS);
  if (!route) throw new Error('no curve');
  return route;
}

describe('a recommendation', () => {
  it('is the cheapest value where that is cheaper beyond chance, with what it costs against today', () => {
    const { today, cheapest, recommended, isClear } = curve(100, 50, 'needless-question');
    expect([today.cost, cheapest.cost, cheapest.difference]).toEqual([8, 4.5, -3.5]);
    // differences of -7 and 0, half each: their standard error is 3.5 / √99
    expect(cheapest.high).toBeCloseTo(-3.5 + 1.959964 * (3.5 / Math.sqrt(99)), 6);
    expect([recommended.value, isClear]).toEqual([0.5, true]);
  });

  it('is today’s where a few rows make the difference', () => {
    const { cheapest, recommended, isClear } = curve(100, 1, 'needless-question');
    expect([cheapest.value, recommended.value, isClear]).toEqual([0.5, policy.decision.route, false]);
  });

  it('is today’s where nothing is cheaper', () => {
    const { cheapest, recommended } = curve(100, 50, 'lost-crisis');
    expect([cheapest.value, recommended.value]).toEqual([policy.decision.route, policy.decision.route]);
  });
});

describe('a file of costs', () => {
  it('changes what it names, and leaves the rest as it is by default', () => {
    expect(parseCosts('unit: minutes\nmisroute: 12.5\n', 'costs.yaml')).toEqual({ unit: 'minutes', of: { ...DEFAULT_COSTS.of, misroute: 12.5 } });
  });

  it.each([
    ['misroute: 8\nmisrout: 4', /costs\.yaml:2: no event is called "misrout", did you mean misroute\?/u],
    ['misroute: -1', /costs\.yaml:1: misroute: a cost is 0 or more/u],
    ['misroute: many', /costs\.yaml:1: misroute: a number is expected/u],
    ['- misroute', /costs\.yaml:1/u],
    ['misroute: .inf', /costs\.yaml:1: misroute/u],
  ])('%j is refused with file and line', (text, why) => {
    expect(() => parseCosts(text, 'costs.yaml')).toThrow(why);
  });
});

describe('a limit', () => {
  it.each([
    ['topic=0.92', 0.92], ['topic=92', 0.92], ['topic=92%', 0.92], ['topic=0', 0], ['misroutes=2', 0.02], ['misroutes=0.5%', 0.005], ['misroutes=0.02', 0.02], ['cost=1.5', 1.5],
  ] as const)('%s is %f', (text, bound) => {
    expect(readLimits([text], 'min')).toEqual([{ id: text.split('=')[0], bound }]);
  });

  it('may be one of several, joined by commas', () => {
    expect(readLimits(['topic=0.9,line=0.95', 'ece=5%'], 'min').map(({ id }) => id)).toEqual(['topic', 'line', 'ece']);
  });

  it.each([
    ['topc=0.9', 'min', /no measure is called "topc", did you mean topic\?/u],
    ['zzzzzzzzzz=0.9', 'min', /there are first-try, topic/u],
    ['topic', 'min', /write measure=value/u],
    ['topic=', 'min', /write measure=value/u],
    ['topic=good', 'min', /a share is a number/u],
    ['topic=101', 'min', /a share is a number/u],
    ['topic=-1', 'min', /a share is a number/u],
    ['topic=1', 'min', /write topic=1% or topic=100%/u],
    ['topic=0.9', 'max', /more of it is better; write --min topic=0\.9/u],
    ['cost=5%', 'max', /a cost is a number/u],
  ] as const)('%s to --%s is refused with what to do', (text, option, why) => {
    expect(() => readLimits([text], option)).toThrow(why);
  });

  it.each([
    ['topic', 0.9, 0.9, true], ['topic', 0.9, 0.89, false], ['misroutes', 0.02, 0.02, true], ['misroutes', 0.02, 0.021, false],
    // Nothing shows that it holds.
    ['crisis', 0, null, false],
  ] as const)('%s of %f is met by %j: %s', (id, bound, value, isMet) => {
    const described = MEASURES.find((each) => each.id === id);
    if (!described) throw new Error(`no measure ${id}`);
    const [result] = checkLimits([{ id, bound }], [{ ...described, isCost: false, value, hits: null, of: null, low: null, high: null }]);
    expect(result).toMatchObject({ id, isMet, kind: described.better === 'high' ? 'at least' : 'at most' });
  });
});
