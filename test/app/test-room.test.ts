import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endingOf, kindOf } from '../../src/app/test/job/kind.ts';
import { corpusItems, suiteRows } from '../../src/app/test/job/rows.ts';
import { LARGEST, textOf } from '../../src/app/test/job/text-file.ts';
import type { Ask, LabRow, Problem, Tell } from '../../src/app/test/job/wire.ts';
import { createBench, type Port, type Run } from '../../src/app/test/lab.ts';
import { en } from '../../src/app/test/texts.en.ts';
import { sv } from '../../src/app/test/texts.sv.ts';
import { written } from '../../src/app/test/results/exports.ts';
import { shownRows, type Filter } from '../../src/app/test/results/rows.ts';
import { FIRST_VIEW, readView, writeView, type View } from '../../src/app/test/view.ts';
import { parseSuite } from '../../src/qa/suite.ts';
import { readTable } from '../../src/qa/table.ts';

const head = { suite: 'S', file: 'suites/s.yaml', sha256: '0', cases: 3, shipped: true };

function row(n: number, status: 'passed' | 'failed', part: Partial<LabRow> = {}): LabRow {
  const failure = { line: n, expected: 'topic vab', happened: 'topic sjukpenning', state: null, heard: [], topics: [], why: null };
  return {
    suite: 0, topic: 'vab', ms: n,
    row: { n, id: `Fall ${n}`, kind: 'utterance', line: n, status, ...(status === 'failed' ? { failure } : {}) },
    entry: { kind: 'utterance', name: `Fall ${n}`, line: n, at: 0, say: `Fall ${n}`, expected: { topic: 'vab' } }, ...part,
  };
}

describe('what stands in the address', () => {
  const view: View = { tab: 'coverage', filter: { show: 'failed', suite: 'suites/danger.yaml', topic: 'vab', sort: 'slowest' }, pick: { file: 'suites/danger.yaml', line: 12 } };

  it('is read back as it was written', () => {
    expect(readView(writeView(view))).toEqual(view);
    expect(writeView(FIRST_VIEW)).toBe('');
    expect(new URLSearchParams({ view: writeView(view) }).toString()).toBe(`view=${writeView(view)}`);
  });

  it('never names a file of one\'s own', () => {
    expect(writeView({ ...view, filter: { ...view.filter, suite: 'Anna Andersson.yaml' }, pick: { file: 'Anna Andersson.yaml', line: 3 } })).toBe('tab.coverage*show.failed*topic.vab*sort.slowest');
  });

  it.each(['nonsense', 'tab.nowhere*suite.../../x*case.a_b', '*'.repeat(1000)])('passes over what it does not know: %.20s', (text) => expect(readView(text)).toEqual(FIRST_VIEW));
});

describe('the rows that are shown', () => {
  const rows = [row(1, 'passed'), row(2, 'failed'), row(3, 'passed', { topic: 'sjukpenning' })];
  const shown = (part: Partial<Filter>, words = '') => shownRows(rows, [head], { ...FIRST_VIEW.filter, ...part }, words).map((each) => each.row.n);

  it('are all of them, or those that fit', () => {
    expect(shown({})).toEqual([1, 2, 3]);
    expect(shown({ show: 'failed' })).toEqual([2]);
    expect(shown({ topic: 'sjukpenning' })).toEqual([3]);
    expect(shown({ suite: 'suites/s.yaml' })).toEqual([1, 2, 3]);
    expect(shown({}, 'fall 3')).toEqual([3]);
    expect(shown({}, 'SJUKPENNING')).toEqual([2, 3]);
  });

  it('come in the order asked for', () => {
    expect(shown({ sort: 'worst' })).toEqual([2, 1, 3]);
    expect(shown({ sort: 'slowest' })).toEqual([3, 2, 1]);
    expect(shown({ sort: 'topic' })).toEqual([3, 1, 2]);
  });
});

describe('files of the rows that are shown', () => {
  const run: Run = { heads: [head], rows: [], totals: { cases: 2, passed: 1, failed: 1, errors: 0 }, service: 'abc', state: 'done', rules: false };
  const rows = [row(2, 'failed'), row(1, 'passed', { entry: { kind: 'utterance', name: '=1+1', line: 1, at: 0, say: '=1+1', expected: { topic: 'vab' } }, row: { n: 1, id: '=1+1', kind: 'utterance', line: 1, status: 'passed' } })];

  it('are JUnit with the totals of these rows', () => expect(written('junit', run, rows).text).toContain('tests="2" failures="1" errors="0"'));

  it('are a suite that can be read again, and names alike are told apart', () => {
    const { text } = written('suite', run, [...rows, row(2, 'failed', { suite: 1 })]);
    expect(parseSuite(text, 'x.yaml').cases).toHaveLength(3);
  });

  it('are a table that no spreadsheet takes for formulas', () => {
    const { rows: cells } = readTable(written('csv', run, rows).text, 'x.csv');
    expect(cells.map(({ cells: { case: name, status, expected } }) => [name, status, expected])).toEqual([['Fall 2', 'failed', 'topic vab'], ["'=1+1", 'passed', '']]);
  });

  it('are a report that says when the run was cancelled', () => {
    expect(JSON.parse(written('json', { ...run, state: 'cancelled' }, rows).text)).toMatchObject({ aborted: true, totals: { cases: 2 } });
  });
});

describe('what a file is for', () => {
  const text = (path: string) => readFileSync(path, 'utf8');
  const shipped = { service: { 'routing.yaml': text('service/routing.yaml'), 'errands.yaml': text('service/errands.yaml') }, catalogue: { 'errands.yaml': text('intents/catalogue/errands.yaml'), 'family.yaml': '' } };

  it.each([
    ['roles.yaml', 'suite: Roles\nat: 2025-03-03T10:15\n', 'suite'],
    ['a.jsonl', '{"say":"hej","topic":"vab"}', 'suite'],
    ['a.jsonl', '{"utterance":"hej","topic":"vab"}', 'corpus'],
    ['a.csv', 'sep=;\nsay;topic\nhej;vab', 'suite'],
    ['a.csv', 'utterance,topic\nsay,vab', 'corpus'],
    ['a.yaml', '- { utterance: hej, topic: vab }', 'corpus'],
    ['routing.yaml', 'lines: []', 'service'],
    ['rules/catalogue/new.yaml', 'topics: {}', 'catalogue'],
    ['errands.yaml', `${text('service/errands.yaml')}# changed`, 'service'],
    ['errands.yaml', `${text('intents/catalogue/errands.yaml')}# changed`, 'catalogue'],
    ['a.yaml', 'hej: då', 'unread'],
    ['a.txt', 'hej', 'unread'],
  ])('%s that begins with %.30j is %s', (path, content, kind) => expect(kindOf(path, content, shipped)).toBe(kind));

  it('is told by the ending in any case', () => expect(endingOf('A.B/C.YAML')).toBe('yaml'));
});

describe('the text of a file', () => {
  const file = (parts: BlobPart[]) => new File(parts, 'x');

  it('is UTF-8, with or without a byte order mark', async () => expect(await textOf(file(['\uFEFFföräldra']))).toMatchObject({ text: 'föräldra' }));
  it.each([
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x66, 0, 0xe4, 0xd8])],
    ['Latin-1', new Uint8Array([0x66, 0xf6, 0x72])],
    ['Windows-1252', new Uint8Array([0x93, 0xf6, 0x94])],
  ])('is refused in %s', async (seems, bytes) => expect(await textOf(file([bytes]))).toEqual({ kind: 'encoding', seems }));
  it('is refused where there is none', async () => {
    expect(await textOf(file([new Uint8Array([0x89, 0x50, 0, 1])]))).toEqual({ kind: 'binary' });
    expect(await textOf(file([' \n']))).toEqual({ kind: 'empty' });
  });
  it('is not even read of a file that is too large', async () => {
    const unreadable = (size: number) => ({ size, arrayBuffer: () => Promise.reject(new Error('read')) }) as unknown as File;
    expect(await textOf(unreadable(LARGEST + 1))).toEqual({ kind: 'too-large' });
    expect(await textOf(unreadable(1))).toEqual({ kind: 'unreadable' });
  });
});

describe('rows of a file', () => {
  it('cost only themselves', () => {
    const { cases, problems } = suiteRows('{"say":"a","topic":"vab"}\n{"say":"b","topci":"vab"}\nnot json\n{"say":"c","topic":"vab"}', 'x.jsonl', () => []);
    expect(cases.map(({ line }) => line)).toEqual([1, 4]);
    expect(problems.map((problem) => problem.slice(0, 9))).toEqual(['x.jsonl:2', 'x.jsonl:3']);
  });

  it('are found in every kind of corpus', () => {
    expect(corpusItems('utterance;topic\r\nhej;vab\r\n;\r\n', 'x.csv')).toEqual([{ line: 2, fields: { utterance: 'hej', topic: 'vab' } }]);
    expect(corpusItems('{"utterance":"hej"}\r\n\r\n', 'x.ndjson')).toEqual([{ line: 1, json: '{"utterance":"hej"}' }]);
    expect(corpusItems('utterances:\n  - { utterance: hej, topic: vab }', 'x.yaml')).toEqual([{ line: 2, fields: { utterance: 'hej', topic: 'vab' } }]);
    expect(() => corpusItems('utterance;hej\na;b', 'x.csv')).toThrow('no column is called topic or outcome');
  });
});

describe('the bench', () => {
  function bench() {
    const ports: (Port & { readonly asked: Ask[]; ended: boolean; readonly tell: (tell: Tell) => void; readonly fail: (message: string | null) => void })[] = [];
    const made = createBench((tell, fail) => {
      const asked: Ask[] = [];
      const port = { asked, ended: false, ask: (ask: Ask) => void asked.push(ask), end: () => { port.ended = true; }, tell, fail };
      ports.push(port);
      return port;
    });
    return { made, ports };
  }

  it('ends the worker to cancel, and keeps what came', () => {
    const { made, ports } = bench();
    made.start('run');
    ports[0]?.tell({ told: 'heads', heads: [head], service: 'abc' });
    ports[0]?.tell({ told: 'rows', rows: [row(1, 'passed'), row(2, 'failed')] });
    made.stop();
    expect(ports[0]?.ended).toBe(true);
    expect(made.getSnapshot()).toMatchObject({ progress: null, run: { state: 'cancelled', totals: { cases: 2, passed: 1, failed: 1 } } });
    made.start('coverage');
    expect(ports).toHaveLength(2);
    ports[1]?.tell({ told: 'end' });
    expect(made.getSnapshot()).toMatchObject({ progress: null, run: { state: 'cancelled' } });
  });

  it.each([[null, { kind: 'unloaded' }], ['out of memory', { kind: 'said', text: 'out of memory' }]] as const)('tells of a worker that failed with %j, in words, and makes another one', (message, refused) => {
    const { made, ports } = bench();
    made.start('run');
    ports[0]?.fail(message);
    const { refused: told, progress } = made.getSnapshot();
    expect({ told, progress }).toEqual({ told: refused, progress: null });
    for (const texts of [sv, en]) expect(texts.problem(told as Problem)).toMatch(/\S/u);
    made.start('run');
    expect([ports.length, made.getSnapshot().refused]).toEqual([2, null]);
  });

  it('means the tests that somebody brings, not the shipped ones; they can be taken in again', () => {
    const { made, ports } = bench();
    made.add([{ file: new File(['x'], 'a.yaml'), path: 'a.yaml' }]);
    expect(ports[0]?.asked[0]).toMatchObject({ job: 'read', shipped: true });
    ports[0]?.tell({ told: 'sources', sources: [{ id: 1, name: 'a.yaml', kind: 'suite', cases: 2, problems: [] }] });
    ports[0]?.tell({ told: 'end' });
    expect(made.getSnapshot().shipped).toBe(false);
    made.takeShipped(true);
    ports[0]?.tell({ told: 'sources', sources: [{ id: 1, name: 'a.yaml', kind: 'suite', cases: 2, problems: [] }] });
    expect(made.getSnapshot().shipped).toBe(true);
    made.add([{ file: new File(['y'], 'a.yaml'), path: 'a.yaml' }]);
    expect(made.getSnapshot().given.map(({ id }) => id)).toEqual([2]);
  });
});
