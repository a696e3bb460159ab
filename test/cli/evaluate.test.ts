import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Given } from '../../src/cli/command.ts';
import { evaluate } from '../../src/cli/evaluate.ts';
import { runAsCommand, type Run } from './in-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'talsvar-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const run = (words: readonly string[], options: Given['options'] = {}) => runAsCommand(evaluate, words, options);
const found = (result: Run) => JSON.parse(result.out) as { rows: number; subject: { badRows: number; sha256: string }; measures: { id: string; hits: number; of: number }[] };
const hits = (result: Run, id: string) => found(result).measures.filter((each) => each.id === id).map(({ hits: right, of }) => [right, of])[0];

const ROWS = [
  { utterance: 'utbetalning av föräldrapenning', topic: ['foraldrapenning'], line: 'private', style: 'plain' },
  { utterance: 'bostadsbidrag', topic: ['vab', 'bostadsbidrag'], line: 'private', style: 'terse' },
  { utterance: 'jag vill prata med en människa', topic: [], outcome: 'agent', line: null, style: 'plain' },
  { utterance: 'bilstöd; hur gör man?', topic: ['vab'], line: null, style: 'plain' },
];
const jsonl = ROWS.map((row) => JSON.stringify(row)).join('\n');
const csv = (delimiter: string, end = '\r\n') => [['utterance', 'topic', 'outcome', 'line', 'style'], ...ROWS.map((row) => [`"${row.utterance}"`, row.topic.join('|'), row.outcome ?? '', row.line ?? '', row.style])].map((cells) => cells.join(delimiter)).join(end);

describe('a corpus', () => {
  it.each([
    ['lines.jsonl', jsonl],
    ['bom.jsonl', `\uFEFF${jsonl}\n`],
    ['returns.jsonl', jsonl.replaceAll('\n', '\r\n\r\n')],
    ['old-mac.jsonl', jsonl.replaceAll('\n', '\r')],
    ['separators.jsonl', jsonl.replaceAll('\n', '\u2028')],
    ['excel.csv', `\uFEFF${csv(';')}\r\n;;;;\r\n`],
    ['named.csv', `sep=;\r\n${csv(';')}`],
    ['comma.csv', csv(',', '\n')],
    ['tab.tsv', csv('\t')],
    ['list.yaml', ROWS.map((row) => `- ${JSON.stringify(row)}`).join('\n')],
    ['under.yaml', `utterances:\n${ROWS.map((row) => `  - ${JSON.stringify(row)}`).join('\n')}\n`],
  ])('is read alike from %s', async (name, content) => {
    const result = await run([file(name, content)], { json: true });
    expect(result).toMatchObject({ status: 0, err: '' });
    expect(found(result).rows).toBe(4);
    expect([hits(result, 'topic'), hits(result, 'line'), hits(result, 'agent')]).toEqual([[2, 3], [2, 2], [1, 1]]);
  });

  it.each(['x.jsonl', 'x.yaml'])('in %s is known by the fingerprint of its bytes, a byte order mark among them', async (name) => {
    const bytes = Buffer.from(`\uFEFF${name.endsWith('.yaml') ? `[${JSON.stringify(ROWS[0])}]` : JSON.stringify(ROWS[0])}`);
    expect(found(await run([file(name, bytes)], { json: true })).subject.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('keeps a line separator that stands inside a text', async () => {
    expect(found(await run([file('inside.jsonl', JSON.stringify({ utterance: 'a\u2028vab', topic: 'vab' }))], { json: true })).rows).toBe(1);
  });

  it.each([
    ['none.jsonl', '', /none\.jsonl: the corpus is empty/u],
    ['blank.jsonl', '\n \n', /the corpus is empty/u],
    ['none.csv', '', /none\.csv: empty/u],
    ['header.csv', 'utterance;topic\r\n', /the corpus is empty/u],
    ['none.yaml', '# nothing\n', /the corpus is empty/u],
    ['no-rows.yaml', 'utterances: []\n', /the corpus is empty/u],
    ['other.yaml', 'suite: x\n', /other\.yaml:1: neither a list of rows/u],
    ['deep.yaml', `${'['.repeat(60)}${']'.repeat(60)}`, /deep\.yaml:1: nested deeper/u],
    ['twice.csv', 'utterance;topic;topic\n', /twice\.csv:1: the header "topic" stands twice/u],
    ['one.csv', 'utterance\nvab\n', /one\.csv:1: no column is called topic or outcome/u],
    ['proto.csv', 'utterance;topic;__proto__\nvab;vab;x\n', /proto\.csv:1: no column may be called "__proto__"/u],
    ['slip.csv', 'utterance;topic;outcme\nvab;vab;route\n', /slip\.csv:1: no field is called "outcme", did you mean outcome\?/u],
    ['wide.jsonl', Buffer.from(`\uFEFF${jsonl}`, 'utf16le'), /wide\.jsonl: not UTF-8 text \(it seems to be UTF-16\)/u],
    ['what.doc', 'x', /which format\?/u],
  ])('%s is bad input', async (name, content, why) => {
    const result = await run([file(name, content)]);
    expect(result).toMatchObject({ status: 2, out: '' });
    expect(result.err).toMatch(why);
  });

  it('that is missing, a folder or two is bad input', async () => {
    mkdirSync(join(folder, 'folder.jsonl'));
    expect((await run([join(folder, 'no.jsonl')])).err).toMatch(/no such file/u);
    expect((await run([join(folder, 'folder.jsonl')])).err).toMatch(/not a file/u);
    expect((await run([])).err).toMatch(/name a CORPUS/u);
    expect((await run(['a.jsonl', 'b.jsonl'])).err).toMatch(/one CORPUS at a time/u);
  });
});

describe('bad rows', () => {
  const good = JSON.stringify(ROWS[0]);
  const lines = [
    good, '{"utterance":', '[1]', `{"utterance":"x","topic":"vab",}`, `{"utterance":${'['.repeat(200_000)}`, `{"utterance":"${'x'.repeat(2_000_000)}"}`,
    '{"utterance":"   ","topic":"vab"}', '{"utterance":"…","topic":"vab"}', '{"utterance":"x","topic":"vabb"}', Buffer.from('{"utterance":"h\xE4lp","topic":"vab"}', 'latin1'), good,
  ];
  const path = () => file('bad.jsonl', Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])));
  const listed = [
    /bad\.jsonl:2: not valid JSON/u, /bad\.jsonl:3: not an object/u, /bad\.jsonl:4: not valid JSON/u, /bad\.jsonl:5: longer than/u, /bad\.jsonl:6: longer than/u,
    /bad\.jsonl:7: no "utterance"/u, /bad\.jsonl:8: the utterance is empty/u, /bad\.jsonl:9: topic "vabb" is not known, did you mean vab\?/u, /bad\.jsonl:10: not UTF-8 text/u,
  ];

  it('are all listed with file and line, and nothing is reported', async () => {
    const result = await run([path()], { workers: '1' });
    expect(result).toMatchObject({ status: 2, out: '' });
    const told = result.err.trim().split('\n');
    listed.forEach((line, i) => expect(told[i]).toMatch(line));
    expect(told.at(-1)).toMatch(/^9 of 11 rows are bad; mend them, or evaluate the others with --keep-going$/u);
  });

  it('leave the others to be evaluated with --keep-going, and the status is still 2', async () => {
    const result = await run([path()], { 'keep-going': true, json: true, workers: '1' });
    expect(result.status).toBe(2);
    expect(found(result)).toMatchObject({ rows: 2, subject: { badRows: 9 } });
  });

  it('are listed for a table too, and at most fifty of them', async () => {
    const table = await run([file('bad.csv', 'utterance;topic\nvab;vab\nvab\n"vab;vab;\n')]);
    expect(table).toMatchObject({ status: 2, out: '' });
    expect(table.err).toMatch(/bad\.csv:3: 1 cells, but 2 columns\n.*bad\.csv:4: a quote is opened and not closed/u);
    const many = await run([file('many.jsonl', '{}\n'.repeat(300))]);
    expect(many.err.trim().split('\n')).toHaveLength(52);
    expect(many.err).toMatch(/many\.jsonl:50: .*\nand 250 more\n/u);
  });
});

describe('talsvar evaluate', () => {
  it.each([
    [{ min: ['topic=0.5'] }, 0], [{ min: ['topic=0.5', 'line=99%'] }, 0], [{ min: ['topic=70%'] }, 1], [{ max: ['misroutes=0.1%'] }, 1], [{ min: ['misroutes=50'] }, 0], [{ min: ['crisis=0.1'] }, 1],
  ] as const)('with %j ends with status %i', async (options, status) => {
    expect((await run([file('min.jsonl', jsonl)], options)).status).toBe(status);
  });

  it.each([
    [{ min: ['topc=0.5'] }, /did you mean topic\?/u], [{ workers: '0' }, /--workers is "0"/u], [{ workers: 'two', service: root }, /--workers is "two"/u], [{ costs: join(folder, 'no.yaml') }, /no\.yaml: no such file/u],
  ] as const)('refuses %j', async (options, why) => {
    const result = await run([file('min.jsonl', jsonl)], options);
    expect(result.status).toBe(2);
    expect(result.err).toMatch(why);
  });

  it('writes the report in HTML, and takes costs from a file', async () => {
    const [html, costs] = [join(folder, 'r.html'), file('costs.yaml', 'unit: minutes\nmisroute: 9\n')];
    expect((await run([file('h.jsonl', jsonl)], { html, costs })).out).toMatch(/cost an utterance, in minutes/u);
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>[\s\S]*4 utterances[\s\S]*<\/html>\n$/u);
    await expect(run([file('h.jsonl', jsonl)], { html: join(folder, 'no-folder', 'r.html') })).rejects.toThrow(/the report cannot be written/u);
  });

  // Threads run the built command.
  it('finds the same with one thread and with three, to the byte, in any locale (H08, H09)', () => {
    const corpus = file('big.jsonl', Array.from({ length: 800 }, (_, i) => JSON.stringify({ ...ROWS[i % 4], utterance: `${ROWS[i % 4]?.utterance} ${i}` })).join('\n'));
    const [one, three] = (['1', '3'] as const).map((workers) => spawnSync(process.execPath, [join(root, 'scripts/talsvar.mjs'), 'evaluate', corpus, '--json', '--thresholds', '--workers', workers],
      { cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL: workers === '3' ? 'tr_TR.UTF-8' : 'C' } }));
    expect([one?.status, three?.status, one?.stderr, three?.stderr]).toEqual([0, 0, '', '']);
    expect(three?.stdout).toBe(one?.stdout);
    expect(JSON.parse(one?.stdout ?? '')).toMatchObject({ rows: 800 });
  }, 60_000);
});
