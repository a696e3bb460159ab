import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBaselineCheck } from '../../src/qa/report/baseline.ts';
import { githubReporter } from '../../src/qa/report/github.ts';
import { joinReports } from '../../src/qa/report/join.ts';
import { jsonReporter } from '../../src/qa/report/json.ts';
import { junitReporter } from '../../src/qa/report/junit.ts';
import { parseReport } from '../../src/qa/report/read.ts';
import { statusOf, type CaseRow, type ReportEnd, type Reporter, type Shard, type SuiteHead } from '../../src/qa/report/report.ts';
import { runSuites, type SuiteToRun } from '../../src/qa/report/run-suites.ts';
import { PLAIN, textReporter } from '../../src/qa/report/text.ts';
import { parseSuite, type SuiteCase } from '../../src/qa/suite.ts';
import { matcher, service } from '../engine.ts';
import { readXml, type Element } from './xml.ts';

type Write = (text: string) => void;
const MAKE: Readonly<Record<string, (write: Write) => Reporter>> = {
  json: jsonReporter, junit: junitReporter, github: githubReporter, text: (write) => textReporter(write, PLAIN),
};
const engine = { service, matcher };

const utterance = (name: string, topic = 'vab'): SuiteCase => ({ kind: 'utterance', name, line: 4, at: Date.UTC(2025, 2, 3), say: 'vab', expected: { topic } });
const suite = (cases: readonly SuiteCase[], head: Partial<SuiteHead> = {}): SuiteToRun => ({ head: { suite: 'S', file: 's.yaml', sha256: 'aa', cases: cases.length, problems: [], ...head }, cases: () => cases });

async function report(kind: string, suites: readonly SuiteToRun[], { shard = null, baseline, stopAt = Infinity, by = engine }: { shard?: Shard | null; baseline?: string; stopAt?: number; by?: typeof engine } = {}) {
  let out = '';
  const end = await runSuites(by, suites, (MAKE[kind] as (typeof MAKE)[string])((text) => { out += text; }), {
    head: { service: service.version, timestamp: null, grep: null, shard }, baseline: baseline === undefined ? null : createBaselineCheck(parseReport(baseline, 'b.json'), null), goOn: (done) => done < stopAt,
  });
  return { out, end };
}

/** The merged report of these, in a form. */
function merged(kind: string, reports: readonly string[]): string {
  let out = '';
  const reporter = (MAKE[kind] as (typeof MAKE)[string])((text) => { out += text; });
  const { head, suites, aborted } = joinReports(reports.map((text, i) => ({ file: `${i + 1}.json`, report: parseReport(text, `${i + 1}.json`) })));
  reporter.begin(head);
  const rows: CaseRow[] = [];
  for (const { results, ...suiteHead } of suites) {
    reporter.suite(suiteHead);
    for (const row of results) {
      rows.push(row);
      reporter.row(row);
    }
  }
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  reporter.end({ totals: { cases: rows.length, passed: count('passed'), failed: count('failed'), errors: count('error') }, baseline: null, aborted });
  return out;
}

const HOSTILE = ']]> & < > " -- \0 \u000B \u001B[31m \uFFFE \uD800 <!DOCTYPE x> &#x0; \u202Eabc ::error::x %0A ##[command]x ##vso[task]\n::set-output name=x::y';
const hostile = [
  suite([{ ...utterance(HOSTILE), expected: { topic: HOSTILE } } as SuiteCase, utterance('fine')], { suite: HOSTILE, file: 's.yaml', problems: [`s.yaml:3: ${HOSTILE}`] }),
];
const broken = { service, matcher: { ...matcher, understand: () => { throw new TypeError('out of order'); } } };

describe('a JUnit report', () => {
  const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
    testsuites: ['name', 'tests', 'failures', 'errors'], testsuite: ['name', 'tests', 'failures', 'errors', 'file', 'timestamp'], properties: [], property: ['name', 'value'],
    testcase: ['name', 'classname'], failure: ['type', 'message'], error: ['type', 'message'], 'system-err': [],
  };
  const CHILDREN: Readonly<Record<string, readonly string[]>> = { testsuites: ['testsuite'], testsuite: ['properties', 'testcase', 'system-err'], properties: ['property'], testcase: ['failure', 'error'] };
  /** What the common schema (junit-10.xsd of Jenkins) asks of the elements that are used. */
  function check(element: Element): void {
    const { name, attributes, children } = element;
    expect(ATTRIBUTES[name]).toEqual(expect.arrayContaining(Object.keys(attributes)));
    if (name === 'testsuite') expect(Object.keys(attributes)).toEqual(expect.arrayContaining(['name', 'tests', 'failures', 'errors']));
    for (const child of children) {
      expect(CHILDREN[name] ?? []).toContain(child.name);
      check(child);
    }
  }
  const all = (element: Element, name: string): Element[] => [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => all(child, name))];

  it('is well-formed whatever a suite holds, with the count of its tests unchanged and illegal characters made visible (H01)', async () => {
    const { out } = await report('junit', hostile);
    const root = readXml(out);
    check(root);
    expect(all(root, 'testcase')).toHaveLength(2);
    expect(all(root, 'testcase')[0]?.attributes['name']).toContain('\\u001b[31m \\ufffe \\ud800 <!DOCTYPE x> &#x0; \\u202eabc');
  });

  it('is well-formed for any name (H01)', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), async (name) => {
      expect(readXml((await report('junit', [suite([utterance(name)], { suite: name })])).out).attributes['tests']).toBe('1');
    }), { numRuns: 60 });
  });

  it('has totals that are those of its testcases, for failures, errors, equal names and no tests at all (H02)', async () => {
    const suites = [suite([utterance('a'), utterance('a', 'sjukpenning'), utterance('b')]), suite([], { suite: 'None' })];
    for (const by of [engine, broken]) {
      const root = readXml((await report('junit', suites, { by })).out);
      for (const element of [root, ...root.children]) {
        expect(element.attributes).toMatchObject({ tests: String(all(element, 'testcase').length), failures: String(all(element, 'failure').length), errors: String(all(element, 'error').length) });
      }
    }
  });

  it('has totals that are right for 20,000 tests (H02)', async () => {
    const cases = Array.from({ length: 20_000 }, (_, i) => ({ ...utterance(`u${i}`), say: '' }));
    expect(readXml((await report('junit', [suite(cases)])).out).attributes).toMatchObject({ tests: '20000', failures: '20000' });
  });

  it('names a test that is missing beside the baseline as a failure (H10)', async () => {
    const baseline = (await report('json', [suite([utterance('a'), utterance('gone')])])).out;
    const root = readXml((await report('junit', [suite([utterance('a')])], { baseline })).out);
    check(root);
    expect(root.attributes).toMatchObject({ tests: '2', failures: '1' });
  });

  it.runIf(has('xmllint') || has('python3'))('is read by other readers of XML (H01)', async () => {
    const { out } = await report('junit', hostile);
    const read = (command: string, args: readonly string[]) => execFileSync(command, [...args], { input: out, encoding: 'utf8' }).trim();
    const count = 'import sys, xml.etree.ElementTree as t; print(len(list(t.parse(sys.stdin.buffer).getroot().iter("testcase"))))';
    const answers = [...(has('xmllint') ? [read('xmllint', ['--xpath', 'count(//testcase)', '-'])] : []), ...(has('python3') ? [read('python3', ['-c', count])] : [])];
    expect([...new Set(answers)]).toEqual(['2']);
  });
});

function has(command: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('GitHub annotations', () => {
  it('carry file, line and what was wrong, and no command that a suite smuggles in (H06)', async () => {
    const { out } = await report('github', hostile);
    const commands = out.split('\n').filter((line) => line.startsWith('::'));
    expect(commands).toHaveLength(2);
    for (const command of commands) expect(command).toMatch(/^::error file=s\.yaml,(?:line=\d+,)?title=[^:,]*::[^\n\r]*$/u);
    expect(out).not.toMatch(/##\[|##vso\[/u);
    expect(out.trim().split('\n').at(-1)).toMatch(/^1 passed, 1 failed/u);
  });
});

describe('a text report', () => {
  it('shows expected, happened, n-best and why of an utterance', async () => {
    const { out } = await report('text', [suite([utterance('vab', 'sjukpenning')])]);
    expect(out).toMatch(/✗ vab\n {4}s\.yaml:4: expected topic sjukpenning; topic vab \(route, confidence [\d.]+\)\n {4}understood as: vab [\d.]+, .*\n {4}why: "vab" by the rule "[\w-]+"\n0 passed, 1 failed\n/u);
  });

  it('shows the state and what was heard in a call', async () => {
    const { cases } = parseSuite('suite: S\nat: 2025-03-03T10:15\ncalls:\n  - name: C\n    steps:\n      - say: utbetalning av föräldrapenning\n      - transfer: { desk: work }\n', 's.yaml');
    const { out } = await report('text', [suite(cases)]);
    expect(out).toMatch(/s\.yaml:7: expected transfer \{"desk":"work"\}; the call goes on, in [\w.]+\n {4}state: [\w.]+\n {4}heard: offer-identification\n {4}understood as: foraldrapenning/u);
  });

  it('lets control and direction characters, and commands to a CI runner, do nothing (G19, H06)', async () => {
    const { out } = await report('text', hostile);
    expect(out).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/u);
    expect(out).not.toMatch(/^\s*::|##\[|##vso\[/mu);
  });

  it('of a long suite lists what fails only', async () => {
    const { out } = await report('text', [suite(Array.from({ length: 201 }, (_, i) => utterance(`u${i}`, i === 7 ? 'sjukpenning' : 'vab')))]);
    expect(out.split('\n').filter((line) => /^ {2}\S/u.test(line))).toEqual(['  ✗ u7', '  ✓ 200 passed']);
  });
});

describe('a JSON report', () => {
  it('is one object of a named version that holds what was run, against which rules and files (G16)', async () => {
    const { out } = await report('json', [suite([utterance('a'), utterance('b', 'sjukpenning')])]);
    expect(parseReport(out, 'r.json')).toMatchObject({
      schema: 'talsvar-report', version: 1, service: service.version, suites: [{ file: 's.yaml', sha256: 'aa', cases: 2, results: [{ n: 1, id: 'a', status: 'passed', line: 4 }, { n: 2, status: 'failed', failure: { expected: 'topic sjukpenning' } }] }],
      totals: { cases: 2, passed: 1, failed: 1, errors: 0 }, aborted: false,
    });
  });

  it('holds the trace of a call that failed, and of no other', async () => {
    const text = (desk: string) => `suite: S\nat: 2025-03-03T10:15\ncalls:\n  - name: C\n    steps:\n      - press: "0"\n      - transfer: { desk: ${desk} }\n`;
    const traces = await Promise.all(['general', 'work'].map(async (desk) => parseReport((await report('json', [suite(parseSuite(text(desk), 's.yaml').cases)])).out, 'r.json').suites[0]?.results[0]?.trace?.length ?? 0));
    expect(traces).toEqual([0, expect.any(Number)]);
    expect(traces[1]).toBeGreaterThan(2);
  });

  it.each(Object.keys(MAKE))('and one as %s is the same to the byte in a second run (H08)', async (kind) => {
    const first = await report(kind, hostile);
    expect((await report(kind, hostile)).out).toBe(first.out);
  });

  it.each<[string, RegExp]>([
    ['{', /r\.json: not a whole JSON report/u],
    ['{"a":1}', /not a report of talsvar test/u],
    ['{"schema":"talsvar-report","version":2}', /a report of version 2; this talsvar reads version 1/u],
    ['{"schema":"talsvar-report","version":1}', /a damaged report/u],
  ])('that is %s is refused', (text, message) => {
    expect(() => parseReport(text, 'r.json')).toThrow(message);
  });
});

describe('a run', () => {
  it('in which a case throws tells an error and runs the others (G17)', async () => {
    const hangUp: SuiteCase = { kind: 'call', name: 'c', line: 9, at: 0, dialled: 'private', lang: 'sv', queue: null, steps: [{ step: { 'hang-up': null }, line: 10 }, { step: { 'hung-up': null }, line: 11 }] };
    const { out, end } = await report('text', [suite([utterance('a'), hangUp])], { by: broken });
    expect(end.totals).toEqual({ cases: 2, passed: 1, failed: 0, errors: 1 });
    expect(out).toContain('s.yaml:4: could not be run: TypeError: out of order');
    expect(statusOf(end, 0)).toBe(1);
  });

  it('that is interrupted reports what it has, marked as aborted (G17)', async () => {
    for (const kind of Object.keys(MAKE)) {
      const { out, end } = await report(kind, [suite([utterance('a'), utterance('b')]), suite([utterance('c')])], { stopAt: 1 });
      expect(end).toMatchObject({ totals: { cases: 1 }, aborted: true });
      expect(out).toMatch(/aborted/u);
    }
    expect(parseReport((await report('json', [suite([utterance('a'), utterance('b')])], { stopAt: 1 })).out, 'r').aborted).toBe(true);
  });

  it.each<[Partial<ReportEnd['totals']>, Partial<ReportEnd>, number, number]>([
    [{}, {}, 0, 0],
    [{ failed: 256 }, {}, 0, 1],
    [{ errors: 512 }, {}, 0, 1],
    [{}, { baseline: { newlyFailing: [], newlyPassing: [], missing: ['s: a'], new: [] } }, 0, 1],
    [{}, { baseline: { newlyFailing: [], newlyPassing: ['x'], missing: [], new: ['y'] } }, 0, 0],
    [{ failed: 1 }, {}, 1, 2],
    [{ failed: 1 }, { aborted: true }, 1, 130],
  ])('with %j, %j and %d bad rows ends with status %d (256 failures are no success)', (totals, end, problems, status) => {
    expect(statusOf({ totals: { cases: 600, passed: 0, failed: 0, errors: 0, ...totals }, baseline: null, aborted: false, ...end }, problems)).toBe(status);
  });

  it('beside an earlier one counts what fails newly, passes newly, is missing and is new (H10)', async () => {
    const baseline = (await report('json', [suite([utterance('same'), utterance('breaks'), utterance('heals', 'sjukpenning'), utterance('old name')])])).out;
    const { end, out } = await report('text', [suite([utterance('same'), utterance('breaks', 'sjukpenning'), utterance('heals'), utterance('new name')])], { baseline });
    expect(end.baseline).toEqual({ newlyFailing: ['s.yaml: breaks'], newlyPassing: ['s.yaml: heals'], missing: ['s.yaml: old name'], new: ['s.yaml: new name'] });
    expect(out).toMatch(/1 newly failing, 1 newly passing, 1 missing, 1 new/u);
  });
});

describe('the shards of a run', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => utterance(`u${i}`, i % 3 === 0 ? 'sjukpenning' : 'vab'));
  const suites = [suite(many(7)), suite(many(4), { suite: 'T', file: 't.yaml' })];
  const shards = (of: number, what = suites) => Promise.all(Array.from({ length: of }, async (_, i) => (await report('json', what, { shard: { index: i + 1, of } })).out));
  const counts = (reports: readonly string[]) => reports.map((text) => parseReport(text, 'r').totals.cases);

  it.each([1, 2, 3, 11, 20])('%d in number share out whole cases evenly, and merged are the run in one go, to the byte, in every form', async (of) => {
    const parts = await shards(of);
    expect(counts(parts).reduce((sum, count) => sum + count)).toBe(11);
    expect(Math.max(...counts(parts)) - Math.min(...counts(parts))).toBeLessThanOrEqual(1);
    for (const kind of Object.keys(MAKE)) expect(merged(kind, parts.toReversed())).toBe((await report(kind, suites)).out);
  });

  it('are merged only when they are all there, once, and of one run', async () => {
    const [first = '', second = ''] = await shards(2);
    const [other = ''] = await shards(3);
    expect(() => merged('json', [first])).toThrow(/^shard 2 of 2 is missing/u);
    expect(() => merged('json', [first, second, first])).toThrow(/^3\.json: shard 1 of 2 is there already \(1\.json\)/u);
    expect(() => merged('json', [first, other])).toThrow(/^2\.json: shard 1 of 3, but 1\.json is of 2/u);
    expect(() => merged('json', [first, second.replace(service.version, '00000000')])).toThrow(/^2\.json: tested the service 00000000, but \w+ in 1\.json/u);
    expect(() => merged('json', [first, second.replace('"sha256":"aa"', '"sha256":"bb"')])).toThrow(/^2\.json: s\.yaml has the content bb, but aa in 1\.json/u);
    expect(() => merged('json', [first, second.replace(/\n\{"n":2,[^\n]*/u, '')])).toThrow(/damaged|not a whole|of 7 cases/u);
    expect(() => merged('json', [])).toThrow(/nothing to merge/u);
  });
});
