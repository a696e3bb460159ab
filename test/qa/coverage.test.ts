import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCallMachine } from '../../machines/call.ts';
import { instantOf, parseTime } from '../../machines/stockholm.ts';
import type { LineId } from '../../machines/types.ts';
import { casesAt } from '../../src/qa/coverage/calendar.ts';
import { coverageOf, percentOf, type Coverage } from '../../src/qa/coverage/coverage.ts';
import { createObserver } from '../../src/qa/coverage/observe.ts';
import { coveragePage } from '../../src/qa/coverage/page.ts';
import { DIMENSIONS, dimensionOf, type Dimension, type PartId } from '../../src/qa/coverage/part.ts';
import { reportOf, suggestedSuite } from '../../src/qa/coverage/report.ts';
import { suggestFor, type Suggestions } from '../../src/qa/coverage/suggest.ts';
import { coverageLines } from '../../src/qa/coverage/text.ts';
import { watchCalls } from '../../src/qa/coverage/watched.ts';
import { wiringOf } from '../../src/qa/coverage/wiring.ts';
import { parseSuite, type Suite } from '../../src/qa/suite.ts';
import { createWorld } from '../../src/simulator/world.ts';
import { matcher, service } from '../engine.ts';

const engine = { service, matcher };
const observe = createObserver(engine);
/** On a machine with other work, walking through calls takes long. */
const PATIENCE = 240_000;

const suite = (...lines: readonly string[]) => parseSuite(['suite: Tiny', 'at: 2025-03-03T10:15', ...lines].join('\n'), 'tiny.yaml');
const TINY = suite('calls:', '  - name: Asks for a person', '    steps:', '      - say: handläggare', '      - transfer: { line: private, desk: general }');
const ASKS = suite('utterances:', '  - { say: utbetalning av föräldrapenning, topic: foraldrapenning }');

const dimension = ({ dimensions }: Pick<Coverage, 'dimensions'>, name: Dimension) => {
  const found = dimensions.find((entry) => entry.dimension === name);
  if (!found) throw new Error(`no dimension is called ${name}`);
  return found;
};
const gapsIn = (coverage: Pick<Coverage, 'dimensions'>) => coverage.dimensions.flatMap(({ gaps }) => gaps);
const onlyGaps = (gaps: readonly PartId[]): Pick<Coverage, 'dimensions'> =>
  ({ dimensions: DIMENSIONS.map((name) => ({ dimension: name, total: 0, covered: 0, percent: 0, gaps: gaps.filter((part) => dimensionOf(part) === name) })) });

describe('one call in which somebody asks for a person', () => {
  const [entry] = TINY.cases;
  if (!entry) throw new Error('no case');
  const { parts } = observe(entry);
  const covered = (name: Dimension) => [...parts].filter((part) => dimensionOf(part) === name).map((part) => part.slice(name.length + 1)).toSorted();

  it.each<[Dimension, string[]]>([
    ['states', ['answering', 'connecting', 'conversing.describing', 'over', 'transferring']],
    ['transitions', [
      'answering, at once, otherwise → conversing', 'connecting, at once, otherwise → over',
      'conversing, caller.spoke, asksForPerson → transferring', 'transferring, at once, otherwise → connecting',
    ]],
    ['guards', [
      'asksForPerson: true', 'hasMoreToSay: false', 'hasTalkedLong: false', 'isClosed: false', 'isCrisis: false', 'isNotOpen: false',
      'isQueueFull: false', 'isQueueing: false', 'isVague: false', 'saysNeed: false',
    ]],
    ['prompts', ['describe', 'recording-notice', 'to-person', 'transfer', 'welcome']],
    ['destinations', ['private general']],
    ['dispositions', ['transfer']],
    ['outcomes', ['agent']],
    ['roles', ['private']],
    ['calendar', ['private: Monday, open', 'private: hours published']],
    ['topics', []],
    ['bankid', []],
  ])('covers of %s exactly these', (name, expected) => {
    expect(covered(name)).toEqual(expected);
  });

  it('leaves a guard that was only seen true half covered', () => {
    const { gaps, covered: count } = dimension(coverageOf(engine, [TINY]), 'guards');
    expect(count).toBe(10);
    expect(gaps).toContain('guards:asksForPerson: false');
    expect(gaps).not.toContain('guards:asksForPerson: true');
  });
});

describe('what is counted', () => {
  it('is what cases that hold go through; one that fails covers nothing and is named', () => {
    const wrong = suite('calls:', '  - name: Hopes for another desk', '    steps:', '      - say: handläggare', '      - transfer: { desk: family }');
    const found = coverageOf(engine, [wrong]);
    expect(found.failing).toEqual([{ file: 'tiny.yaml', line: 7, name: 'Hopes for another desk' }]);
    expect(found.dimensions.map(({ covered }) => covered)).toEqual(DIMENSIONS.map(() => 0));
  });

  it('is of an utterance what it leads to, and never its hours, which no utterance can expect', () => {
    const found = coverageOf(engine, [ASKS]);
    expect(Object.fromEntries(found.dimensions.filter(({ covered }) => covered > 0).map(({ dimension: name, covered }) => [name, covered]))).toEqual({ destinations: 1, topics: 1, outcomes: 1, roles: 1 });
  });

  it('grows with each suite and loses nothing', () => {
    const [one, both] = [coverageOf(engine, [TINY]), coverageOf(engine, [TINY, ASKS])];
    expect(both.cases).toBe(2);
    expect(gapsIn(one)).toEqual(expect.arrayContaining(gapsIn(both)));
    expect(dimension(both, 'topics').gaps).not.toContain('topics:foraldrapenning');
  });

  it('reaches 100 percent only when nothing is missing', () => {
    expect([percentOf(9_999, 10_000), percentOf(10_000, 10_000), percentOf(0, 0)]).toEqual([99.9, 100, 100]);
  });

  it('has parts in every dimension, and none of them twice', () => {
    const { dimensions, exceptions } = coverageOf(engine, []);
    expect(dimensions.filter(({ total }) => total === 0)).toEqual([]);
    const all = [...gapsIn({ dimensions }), ...exceptions.map(({ part }) => part)];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('the wiring of the machine', () => {
  it('has a name of its own for each transition', () => {
    const { transitions } = wiringOf(createCallMachine(createWorld(service)));
    expect(new Set(transitions.values()).size).toBe(transitions.size);
    expect(transitions.size).toBeGreaterThan(100);
  });
});

describe('the cases of a calendar', () => {
  it.each<[LineId, string, string[]]>([
    // line, moment, cases
    ['private', '2025-03-03T07:59', ['hours published', 'Monday, closed', '8.00–16.00, the minute before']],
    ['private', '2025-03-03T08:00', ['hours published', 'Monday, open', '8.00–16.00, the first minute']],
    ['private', '2025-03-03T15:59:59', ['hours published', 'Monday, open', '8.00–16.00, the last minute']],
    ['private', '2025-03-03T16:00', ['hours published', 'Monday, closed', '8.00–16.00, the minute of closing']],
    ['private', '2025-03-08T10:15', ['hours published', 'Saturday, closed']],
    ['private', '2025-06-20T10:15', ['hours published', 'midsommarafton, closed']],
    ['private', '2025-04-30T11:29', ['hours published', 'valborgsmassoafton, open', '8.00–11.30, the last minute']],
    ['private', '2025-07-15T15:30', ['hours published', 'sommar, closed']],
    ['private', '2026-03-03T10:15', ['hours projected', 'Tuesday, open']],
    ['press', '2025-06-20T10:15', ['hours unknown', 'midsommarafton, unknown']],
    ['press', '2025-07-15T15:30', ['hours published', 'sommar, open']],
    ['partner', '2025-07-15T15:30', ['hours unknown']],
  ])('of the %s line at %s are %j', (line, at, expected) => {
    expect(casesAt(service, line, parseTime(at))).toEqual(expected.map((name) => `calendar:${line}: ${name}`));
  });
});

describe('shipped suites', () => {
  const folder = fileURLToPath(new URL('../../suites/', import.meta.url));
  const suites = ['courses-of-a-call.yaml', 'ways-to-a-person.yaml'].map((name) => parseSuite(readFileSync(folder + name, 'utf8'), name));
  let observed: readonly { readonly entry: Suite['cases'][number]; readonly parts: ReadonlySet<PartId> }[] = [];
  beforeAll(() => { observed = suites.flatMap(({ cases }) => cases.map((entry) => ({ entry, parts: observe(entry).parts }))); }, PATIENCE);

  it('lose a part when the calls that go through it are taken away, and a call is suggested that brings it back', () => {
    const part: PartId = 'transitions:conversing.offeringSignpost, caller.spoke, saysYes → signposting';
    const rest: Suite = { name: 'Rest', file: 'rest.yaml', cases: observed.filter(({ parts }) => !parts.has(part)).map(({ entry }) => entry) };
    expect(rest.cases.length).toBeLessThan(observed.length);
    const found = coverageOf(engine, [rest]);
    expect(gapsIn(found)).toContain(part);
    const suggested = suggestFor(engine, onlyGaps([part]));
    expect(suggested.cases.map(({ closes }) => closes)).toEqual([[part]]);
    const text = suggestedSuite(reportOf(found, suggested));
    expect(gapsIn(coverageOf(engine, [rest, parseSuite(text, 'suggested.yaml')]))).not.toContain(part);
  }, PATIENCE);
});

describe('a call that is watched', () => {
  it('says word for word what the simulator says', () => {
    const talk = suite('calls:', '  - name: Identifies', '    steps:', ...['say: utbetalning av föräldrapenning', 'say: ja', 'press: "199001019802"', 'wait: 25s', 'bankid: userCancel', 'say: nej', 'transfer'].map((step) => `      - ${step}`));
    const [entry] = talk.cases;
    if (entry?.kind !== 'call') throw new Error('no call');
    const { result: { trace, facts, failure } } = observe(entry);
    expect(failure).toBeNull();
    const { begin, step } = watchCalls(createWorld(service), { see: () => undefined });
    let next = begin({ at: entry.at, dialled: 'private', lang: 'sv' });
    const said = [...next.prompts];
    for (const fact of facts) {
      next = step(next.snapshot, fact);
      said.push(...next.prompts);
    }
    expect(said.map(({ id }) => id)).toEqual(trace.flatMap((entered) => (entered.type === 'prompt' ? [entered.id] : [])));
  });
});

describe('suggestions', () => {
  let found: Coverage = coverageOf(engine, []);
  let suggested: Suggestions = { cases: [], unreached: [] };
  beforeAll(() => {
    found = coverageOf(engine, [TINY]);
    // The exceptions are looked for as well: none of them may be found.
    suggested = suggestFor(engine, onlyGaps([...gapsIn(found), ...found.exceptions.map(({ part }) => part)]));
  }, PATIENCE);

  it('close every gap, and hold when they are run', () => {
    const draft = parseSuite(suggestedSuite(reportOf(found, suggested)), 'suggested.yaml');
    const after = coverageOf(engine, [TINY, draft]);
    expect({ failing: after.failing, gaps: gapsIn(after) }).toEqual({ failing: [], gaps: [] });
    expect(after.dimensions.map(({ percent }) => percent)).toEqual(DIMENSIONS.map(() => 100));
  }, PATIENCE);

  it('are found for nothing that is known as an exception', () => {
    expect(suggested.unreached.map(({ part }) => part).toSorted()).toEqual(found.exceptions.map(({ part }) => part).toSorted());
    expect(suggested.unreached.every(({ reason }) => /^no call was found that leads there, of \d+ moments/u.test(reason))).toBe(true);
  });

  it('come the shortest call first, each closing what none before it closes', () => {
    const closed = suggested.cases.flatMap(({ closes }) => closes);
    expect(new Set(closed).size).toBe(closed.length);
    expect(suggested.cases.every(({ closes }) => closes.length > 0)).toBe(true);
  });

  it('are not looked for where nothing is missing', () => {
    expect(suggestFor(engine, onlyGaps([]), () => { throw new Error('looked for something'); })).toEqual({ cases: [], unreached: [] });
  });
});

describe('the report', () => {
  const found = coverageOf(engine, [TINY]);
  const gap: PartId = 'guards:asksForPerson: false';
  const suggested: Suggestions = {
    cases: [{ closes: [gap], written: { kind: 'call', name: '<b>&"', at: instantOf('2025-03-03', 615), dial: 'press', queue: 2, steps: [{ say: 'no' }, { press: '1' }, { 'hang-up': null }, { 'hung-up': null }] } }],
    unreached: [],
  };
  const report = reportOf(found, suggested);

  it('names each gap with the case that closes it', () => {
    const guards = report.dimensions.find(({ dimension: name }) => name === 'guards');
    expect(guards?.gaps.find(({ name }) => name === 'asksForPerson: false')).toEqual({ name: 'asksForPerson: false', suggestion: 0 });
    expect(guards?.gaps.find(({ name }) => name === 'isCrisis: true')).toEqual({ name: 'isCrisis: true', suggestion: null });
  });

  it('tells people figures, gaps, ready-made cases and exceptions, in this order', () => {
    const text = coverageLines(report).map((line) => line.text).join('\n');
    expect(text).toMatch(/^destinations +█*░* +3\.1 % {2}1 of 32\n[\s\S]*guards: 68 not covered\n[\s\S]* {2}asksForPerson was never false\n[\s\S]*One case closes these gaps[\s\S]* {4}steps:\n {6}- say: "no"\n {6}- press: "1"\n {6}- hang-up\n[\s\S]*33 exceptions/u);
  });

  it('writes what it suggests as a suite that reads back the same', () => {
    expect(parseSuite(suggestedSuite(report), 'suggested.yaml').cases).toMatchObject([
      { kind: 'call', name: '<b>&"', at: parseTime('2025-03-03T10:15'), dialled: 'press', queue: { place: 2 }, steps: [{ step: { say: 'no' } }, { step: { press: '1' } }, { step: { 'hang-up': null } }, { step: { 'hung-up': null } }] },
    ]);
  });

  it('is a page with nothing but itself, and no markup from outside', () => {
    const page = coveragePage(report);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(page).toContain('&lt;b&gt;&amp;');
    expect(page).not.toMatch(/<script|<b>|src=|https?:/u);
  });
});
