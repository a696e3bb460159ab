import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeRows } from '../../src/cli/evaluate-run.ts';
import { poolHere } from '../../src/cli/evaluate-pool.ts';
import type { Item } from '../../src/qa/evaluate/batch.ts';
import { DEFAULT_COSTS } from '../../src/qa/evaluate/costs.ts';
import { asJson, evaluationOf } from '../../src/qa/evaluate/evaluation.ts';
import { asHtml } from '../../src/qa/evaluate/html/page.ts';
import { problemsOf, type Judged } from '../../src/qa/evaluate/judged.ts';
import { evaluationIn, joinShards, parseShard, shardAsJson, type EvaluationShard } from '../../src/qa/evaluate/shard.ts';
import { asText, type Paint } from '../../src/qa/evaluate/text.ts';
import type { Shard } from '../../src/qa/report/report.ts';
import { matcher, service } from '../engine.ts';

const engine = { service, matcher };
const plain: Paint = { bold: (text) => text, good: (text) => text, bad: (text) => text, faint: (text) => text };

const SAID = [
  'utbetalning av föräldrapenning', 'jag är sjuk', 'vab', 'bostadsbidrag', 'hej', 'pizza', 'csn', 'jag vill prata med en människa', 'pappadagar', 'jag vill inte leva längre', 'sjukpenning eller vab', 'when is the money paid',
];
const good = fc.record({
  utterance: fc.constantFrom(...SAID), topic: fc.constantFrom(['vab'], ['sjukpenning', 'vab'], ['foraldrapenning'], []), outcome: fc.constantFrom('route', 'agent', 'crisis', 'none', 'signpost'),
  line: fc.constantFrom(null, 'private', 'partner'), style: fc.constantFrom(null, 'plain', 'constructor', '10', '9'), lang: fc.constantFrom(null, 'sv', 'en'), role: fc.constantFrom(null, 'private'),
});
const bad = fc.constantFrom('{', '{"utterance":"x","topic":"vabb"}', '[]', '{"utterance":"…","topic":"vab"}');
/** Rows now and then share a line: U+2028 may part them. */
const corpus = fc.array(fc.record({ json: fc.oneof({ weight: 8, arbitrary: good.map((row) => JSON.stringify(row)) }, { weight: 1, arbitrary: bad }), step: fc.constantFrom(1, 1, 1, 0) }), { minLength: 1, maxLength: 80, size: 'max' })
  .map((rows): Item[] => {
    let line = 1;
    return rows.map(({ json, step }) => ({ json, line: line += step }));
  });

/** In batches of seven, so that a part's rows come from several. */
async function* batches(items: readonly Item[]) {
  for (let i = 0; i < items.length; i += 7) yield items.slice(i, i + 7);
}

async function judged(items: readonly Item[], shard: Shard | null = null, sweeping = true): Promise<EvaluationShard> {
  const result = await judgeRows('c.jsonl', { batches: batches(items), sha256: () => 'aa' }, (onJudged) => poolHere(engine, sweeping, onJudged), { sweeping, keepGoing: true, shard }, () => undefined);
  return { shard: shard ?? { index: 1, of: 1 }, corpusRows: result.corpusRows, ...result.judged };
}

const partsOf = (items: readonly Item[], of: number, sweeping = true) => Promise.all(Array.from({ length: of }, async (_, i) => shardAsJson(await judged(items, { index: i + 1, of }, sweeping))));
const merged = (texts: readonly string[]): Judged => joinShards(texts.map((text, i) => ({ file: `${i + 1}.json`, report: parseShard(text, `${i + 1}.json`) })));

/** All that is told of an evaluation, as it is told. */
function told(from: Judged): string[] {
  const { tally, file, sha256, badRows, service: by, sweeping } = from;
  const evaluation = evaluationOf(tally, { file, sha256, badRows, service: by }, DEFAULT_COSTS, [{ id: 'topic', bound: 0.5 }, { id: 'misroutes', bound: 0.2 }], sweeping);
  return [asJson(evaluation), asText(evaluation, plain), asHtml(evaluation), problemsOf(from, true) ?? ''];
}

describe('the shards of an evaluation', () => {
  it('merged in any order are the corpus in one go, to the byte, in every form, however many there are', async () => {
    await fc.assert(fc.asyncProperty(corpus, fc.integer({ min: 1, max: 9 }), fc.boolean(), fc.infiniteStream(fc.nat()), async (items, of, sweeping, places) => {
      const shuffled = (await partsOf(items, of, sweeping)).map((text) => ({ text, place: places.next().value as number })).toSorted((a, b) => a.place - b.place).map(({ text }) => text);
      expect(told(merged(shuffled))).toEqual(told(await judged(items, null, sweeping)));
    }), { numRuns: 60 });
  }, 60_000);

  it('may be more than there are rows', async () => {
    const items: Item[] = [{ line: 1, json: '{"utterance":"vab","topic":"vab"}' }, { line: 2, json: '{' }];
    const texts = await partsOf(items, 5);
    expect(texts.map((text) => parseShard(text, 'x').rows)).toEqual([1, 1, 0, 0, 0]);
    expect(told(merged(texts))).toEqual(told(await judged(items)));
  });

  it('share out the rows evenly, bad ones among them', async () => {
    const items = Array.from({ length: 50 }, (_, i): Item => ({ line: i + 1, json: i % 3 ? '{"utterance":"vab","topic":"vab"}' : '{' }));
    expect((await partsOf(items, 4)).map((text) => parseShard(text, 'x').rows)).toEqual([13, 13, 12, 12]);
  });

  it('tell of the first fifty bad rows of all of them, and count the others', async () => {
    const items = Array.from({ length: 130 }, (_, i): Item => ({ line: i + 1, json: '{' }));
    const problems = problemsOf(merged(await partsOf(items, 2)), true)?.split('\n');
    expect(problems?.slice(49)).toEqual([expect.stringMatching(/^c\.jsonl:50: not valid JSON/u), 'and 80 more', '130 of 130 rows are bad; nothing was evaluated']);
  });

  it('hold personal numbers masked only', async () => {
    const [text = ''] = await partsOf([{ line: 1, json: '{"utterance":"bostadsbidrag 191212121212","topic":"vab"}' }], 1);
    expect(parseShard(text, 'x').tally.examples.misroute).toHaveLength(1);
    expect(text).not.toContain('1212121212');
  });

  it('are merged only when they are all there, once, and of one run', async () => {
    const items = Array.from({ length: 4 }, (_, i): Item => ({ line: i + 1, json: '{"utterance":"vab","topic":"vab"}' }));
    const [first = '', second = ''] = await partsOf(items, 2);
    const [third = ''] = await partsOf(items, 3);
    const [, longer = ''] = await partsOf([...items, ...items], 2);
    const [, still = ''] = await partsOf(items, 2, false);
    expect(() => merged([])).toThrow(/nothing to merge/u);
    expect(() => merged([second])).toThrow(/^shard 1 of 2 is missing/u);
    expect(() => merged([first, second, first])).toThrow(/^3\.json: shard 1 of 2 is there already \(1\.json\)/u);
    expect(() => merged([first, third])).toThrow(/^2\.json: shard 1 of 3, but 1\.json is of 2/u);
    expect(() => merged([first, longer])).toThrow(/^2\.json: evaluated a corpus of rows 8, but 4 in 1\.json/u);
    expect(() => merged([first, still])).toThrow(/^2\.json: tried other thresholds: no, but yes in 1\.json/u);
    expect(() => merged([first, second.replace(service.version, '00000000')])).toThrow(/^2\.json: evaluated the service 00000000, but \w+ in 1\.json/u);
    expect(() => merged([first, second.replace('"sha256":"aa"', '"sha256":"bb"')])).toThrow(/^2\.json: evaluated a corpus with the content bb, but aa in 1\.json/u);
    expect(() => merged([first, second.replace('"file":"c.jsonl"', '"file":"d.jsonl"')])).toThrow(/^2\.json: evaluated the corpus d\.jsonl, but c\.jsonl in 1\.json/u);
    expect(() => merged([first, withoutARow(second)])).toThrow(/^c\.jsonl: 3 of 4 rows are in the reports/u);
  });

  it('by the thousand are told in one line when they are missing', async () => {
    const [one = ''] = await partsOf([{ line: 1, json: '{"utterance":"vab","topic":"vab"}' }], 1);
    expect(() => merged([one.replace('"of":1', '"of":999999')])).toThrow(/^shard 2, 3, [\d, ]+ and 999978 more of 999999 is missing; name the reports of all shards$/u);
  });
});

/** A report from which a row was taken, everywhere it is counted. */
function withoutARow(text: string): string {
  const part = parseShard(text, 'x');
  return shardAsJson({ ...part, rows: 1, tally: { ...part.tally, rows: 1, events: { right: 1 } } });
}

describe('the report of a shard', () => {
  it.each([
    ['', /r\.json: not a whole JSON report/u],
    ['{"format":"talsvar-evaluation-shard","version":1,"shard":{', /r\.json: not a whole JSON report/u],
    ['{"format":"talsvar-evaluation-shard","version":2}', /r\.json: a report of version 2; this talsvar reads version 1/u],
    ['{"format":"talsvar-evaluation","version":1}', /r\.json: the report of a whole corpus; merge joins those of its shards/u],
    ['{"format":"talsvar-evaluation-shard","version":1}', /r\.json: a damaged report: file: /u],
    ['null', /r\.json: a damaged report/u],
  ])('is not %j', (text, message) => {
    expect(() => parseShard(text, 'r.json')).toThrow(message);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['counts more events than rows', (text) => text.replace('"right":1', '"right":2'), /damaged report: tally\.events/u],
    ['counts events that there are not', (text) => text.replace('"right":1', '"rigth":1'), /damaged report: tally\.events/u],
    ['is the fourth of three', (text) => text.replace('"index":1', '"index":4'), /damaged report: shard/u],
    ['lacks a row', (text) => text.replace('"rows":1,"badRows"', '"rows":2,"badRows"'), /damaged report: rows/u],
  ])('that %s is damaged', async (_, damage, message) => {
    const [text = ''] = await partsOf([{ line: 1, json: '{"utterance":"vab","topic":"vab"}' }], 1);
    expect(() => parseShard(text, 'r.json')).not.toThrow();
    expect(damage(text)).not.toBe(text);
    expect(() => parseShard(damage(text), 'r.json')).toThrow(message);
  });

  it('is known by its beginning', () => {
    expect(['{"format":"talsvar-evaluation-shard"', ' {\n "format": "talsvar-evaluation"', '{"schema":"talsvar-report"', ''].map(evaluationIn)).toEqual(['shard', 'whole', null, null]);
  });
});
