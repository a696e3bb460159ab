import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../src/cli/evaluate.ts';
import { merge } from '../../src/cli/merge.ts';
import { jsonReporter } from '../../src/qa/report/json.ts';
import { statusOf, type Shard } from '../../src/qa/report/report.ts';
import { runSuites, type SuiteToRun } from '../../src/qa/report/run-suites.ts';
import { parseSuite, type SuiteCase } from '../../src/qa/suite.ts';
import { matcher, service } from '../engine.ts';
import { runAsCommand } from './in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'talsvar-shards-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const file = (name: string, content: string) => {
  writeFileSync(path(name), content);
  return path(name);
};

type Options = Readonly<Record<string, string | boolean | readonly string[]>>;

const SAID = [['utbetalning av föräldrapenning', 'foraldrapenning'], ['jag är sjuk', 'sjukpenning'], ['bostadsbidrag', 'vab'], ['pappadagar', 'tio-dagar'], ['vab', 'sjukpenning']] as const;
const rows = (count: number) => Array.from({ length: count }, (_, i) => {
  const [utterance, topic] = SAID[i % SAID.length] as (typeof SAID)[number];
  return JSON.stringify({ utterance: `${utterance} ${i}`, topic, line: 'private', style: i % 2 ? 'plain' : 'terse' });
});

/** Evaluates in parts. @returns the reports of the parts, and how each ended */
async function parts(corpus: string, of: number, options: Options = {}): Promise<{ readonly files: string[]; readonly statuses: number[] }> {
  const files = Array.from({ length: of }, (_, i) => path(`part-${i + 1}.json`));
  const statuses: number[] = [];
  for (const [i, output] of files.entries()) statuses.push((await runAsCommand(evaluate, [corpus], { ...options, shard: `${i + 1}/${of}`, output })).status);
  return { files, statuses };
}

describe('talsvar evaluate --shard', () => {
  it.each([1, 3, 7])('in %i parts, and merge, say and end as the corpus in one go does', async (of) => {
    const corpus = file('c.jsonl', rows(5).join('\n'));
    const { files, statuses } = await parts(corpus, of, { thresholds: true });
    expect(statuses).toEqual(files.map(() => 0));
    const costs = file('costs.yaml', 'unit: minutes\nmisroute: 9\n');
    for (const options of [{}, { json: true }, { min: ['topic=0.5'] }, { min: ['topic=99%'], max: ['misroutes=1%'] }, { costs }] satisfies Options[]) {
      const whole = await runAsCommand(evaluate, [corpus], { ...options, thresholds: true });
      expect(await runAsCommand(merge, files.toReversed(), options)).toEqual(whole);
    }
    await runAsCommand(evaluate, [corpus], { html: path('whole.html') });
    await runAsCommand(merge, files, { html: path('merged.html') });
    expect(readFileSync(path('merged.html'), 'utf8')).toBe(readFileSync(path('whole.html'), 'utf8'));
  });

  it('passes over bad rows as the corpus in one go does', async () => {
    const corpus = file('bad.jsonl', rows(6).flatMap((row, i) => (i % 2 ? [row, `{"utterance":"${i}"`] : [row])).join('\n'));
    const { files, statuses } = await parts(corpus, 2, { 'keep-going': true });
    expect(statuses).toEqual([2, 2]);
    const whole = await runAsCommand(evaluate, [corpus], { 'keep-going': true });
    expect(whole).toMatchObject({ status: 2, err: expect.stringContaining('3 of 9 rows are bad; the others were evaluated') as string });
    expect(await runAsCommand(merge, files)).toEqual(whole);
  });

  it('leaves no report where a row is bad, so that merge misses the part', async () => {
    const corpus = file('one-bad.jsonl', [...rows(3), '{'].join('\n'));
    rmSync(path('part-2.json'), { force: true });
    const { files, statuses } = await parts(corpus, 2);
    expect(statuses).toEqual([0, 2]);
    expect(await runAsCommand(merge, files)).toMatchObject({ status: 2, out: '', err: expect.stringContaining('part-2.json: no such file') as string });
    expect(await runAsCommand(merge, files.slice(0, 1))).toMatchObject({ status: 2, err: 'shard 2 of 2 is missing; name the reports of all shards' });
  });

  it('writes to standard output without --output, and says in one line what it wrote with it', async () => {
    const corpus = file('few.jsonl', rows(5).join('\n'));
    const part = await runAsCommand(evaluate, [corpus], { shard: '2/2' });
    expect(part).toMatchObject({ status: 0, err: '', out: expect.stringMatching(/^\{"format":"talsvar-evaluation-shard","version":1,"shard":\{"index":2,"of":2\},[^\n]*\}\n$/u) as string });
    expect(await runAsCommand(evaluate, [corpus], { shard: '2/2', output: path('p.json') })).toEqual({ status: 0, out: '', err: `shard 2 of 2: 2 of 5 rows; the report is ${path('p.json')}\n` });
    expect(readFileSync(path('p.json'), 'utf8')).toBe(part.out);
    await expect(runAsCommand(evaluate, [corpus], { shard: '2/2', output: path('nowhere/p.json') })).rejects.toThrow(/the report cannot be written/u);
  });

  it.each<[Options, RegExp]>([
    [{ shard: '0/2' }, /--shard is "0\/2"; it takes i\/n with i from 1 to n/u], [{ shard: '3/2' }, /from 1 to n/u], [{ shard: '2' }, /from 1 to n/u],
    [{ shard: '1/2', html: 'x.html' }, /--html is for the whole corpus.*give --html to talsvar merge/u], [{ shard: '1/2', min: ['topic=0.9'] }, /--min is for the whole/u], [{ shard: '1/2', costs: 'x.yaml' }, /--costs is for the whole/u],
  ])('refuses %j', async (options, why) => {
    const result = await runAsCommand(evaluate, [file('few.jsonl', rows(3).join('\n'))], options);
    expect(result).toMatchObject({ status: 2, out: '' });
    expect(result.err).toMatch(why);
  });

  it('finds an empty corpus empty in every part', async () => {
    expect(await runAsCommand(evaluate, [file('none.jsonl', '')], { shard: '2/2' })).toMatchObject({ status: 2, err: expect.stringContaining('the corpus is empty') as string });
  });
});

describe('talsvar evaluate --output', () => {
  it('writes the report without colours, and says in one line how it went', async () => {
    const corpus = file('few.jsonl', rows(5).join('\n'));
    const seen = await runAsCommand(evaluate, [corpus]);
    expect(await runAsCommand(evaluate, [corpus], { output: path('r.txt'), min: ['topic=99%'] })).toEqual({ status: 1, out: '', err: `5 utterances, 60.0 % right at the first try, worse than asked for: topic; the report is ${path('r.txt')}\n` });
    expect(readFileSync(path('r.txt'), 'utf8')).toBe(`${seen.out}\n✗ topic at least 99.0 %: 60.0 %\n`);
  });
});

describe('talsvar merge', () => {
  const suite = (cases: readonly SuiteCase[], name: string, problems: readonly string[] = []): SuiteToRun => ({ head: { suite: name, file: `${name}.yaml`, sha256: name, cases: cases.length, problems }, cases: () => cases });
  const engine = {
    service, matcher: { ...matcher, understand: (text: string) => {
      if (text === 'kasta') throw new TypeError('out of order');
      return matcher.understand(text);
    } },
  };
  const calls = parseSuite('suite: C\nat: 2025-03-03T10:15\ncalls:\n  - name: goes\n    steps:\n      - say: vab\n  - name: fails\n    steps:\n      - say: vab\n      - transfer: { desk: work }\n', 'c.yaml').cases;
  const utterance = (say: string, topic: string): SuiteCase => ({ kind: 'utterance', name: `${say} ${topic}`, line: 4, at: Date.UTC(2025, 2, 3), say, expected: { topic } });
  const cases = fc.array(fc.constantFrom<SuiteCase>(utterance('vab', 'vab'), utterance('vab', 'sgi'), utterance('kasta', 'vab'), ...calls), { maxLength: 12 });

  async function tested(suites: readonly SuiteToRun[], shard: Shard | null) {
    let out = '';
    const end = await runSuites(engine, suites, jsonReporter((text) => { out += text; }), { head: { service: service.version, timestamp: null, grep: null, shard }, baseline: null, goOn: () => true });
    return { out, end };
  }

  it('makes of the shards of a test, in any order, the run in one go, to the byte, and ends as it does, however many there are', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cases, fc.boolean()), { maxLength: 3 }), fc.integer({ min: 1, max: 15 }), fc.boolean(), async (all, of, isReversed) => {
      const suites = all.map(([list, isHalf], i) => suite(list, `s${i}`, isHalf ? [`s${i}.yaml:9: not valid`, 'and 3 more'] : []));
      const whole = await tested(suites, null);
      const files: string[] = [];
      for (let index = 1; index <= of; index++) files.push(file(`t${index}.json`, (await tested(suites, { index, of })).out));
      const { status } = await runAsCommand(merge, isReversed ? files.toReversed() : files, { reporter: 'json', output: path('t.json') });
      expect(readFileSync(path('t.json'), 'utf8')).toBe(whole.out);
      expect(status).toBe(statusOf(whole.end, all.filter(([, isHalf]) => isHalf).length));
    }), { numRuns: 40 });
  }, 60_000);

  it('takes reports of one verb only, and the options of that verb', async () => {
    const of = file('of-test.json', (await tested([suite([utterance('vab', 'vab')], 's')], null)).out);
    const corpus = file('few.jsonl', rows(2).join('\n'));
    const { files: [part = ''] } = await parts(corpus, 1);
    const whole = file('whole.json', (await runAsCommand(evaluate, [corpus], { json: true })).out);
    const refused = async (words: readonly string[], options: Options = {}) => {
      const { status, out, err } = await runAsCommand(merge, words, options);
      expect({ status, out }).toEqual({ status: 2, out: '' });
      return err;
    };
    expect(await refused([of, part])).toMatch(/part-1\.json: a report of talsvar evaluate, but .*of-test\.json is one of talsvar test; merge reports of one run only$/u);
    expect(await refused([part, of])).toMatch(/of-test\.json: a report of talsvar test, but .*part-1\.json is one of talsvar evaluate/u);
    expect(await refused([part, file('cut.json', '')])).toMatch(/cut\.json: not a whole JSON report/u);
    expect(await refused([whole])).toMatch(/whole\.json: the report of a whole corpus/u);
    expect(await refused([])).toMatch(/nothing to merge/u);
    expect(await refused([part], { reporter: 'junit' })).toMatch(/--reporter goes with reports of talsvar test; these are of talsvar evaluate/u);
    expect(await refused([part], { baseline: 'b.json' })).toMatch(/--baseline goes with/u);
    expect(await refused([of], { min: ['topic=0.9'] })).toMatch(/--min goes with reports of talsvar evaluate; these are of talsvar test/u);
    expect(await refused([part], { html: path('x.html') })).toMatch(/--html needs other thresholds tried; evaluate the shards with --thresholds/u);
    expect(await refused([part], { min: ['topc=0.9'] })).toMatch(/did you mean topic\?/u);
  });
});
