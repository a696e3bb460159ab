import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/qa/formats/all.ts';
import { fromSuite, toSuite } from '../../src/qa/formats/format.ts';
import { createEar } from '../../src/qa/formats/heard.ts';
import { runCase } from '../../src/qa/run.ts';
import { parseSuite } from '../../src/qa/suite.ts';
import { writeSuite } from '../../src/qa/write-suite.ts';
import { matcher, OPEN, service } from '../engine.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'talsvar-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

function talsvar(...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts/talsvar.mjs'), ...args], { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
    child.once('close', (status) => resolve({ status, out, err }));
  });
}

const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const SUITES = readdirSync(join(root, 'suites')).filter((name) => name.endsWith('.yaml')).map((name) => parseSuite(readFileSync(join(root, 'suites', name), 'utf8'), name));

describe('the shipped suites', () => {
  it.each(FORMATS.map((format) => [format.name, format] as const))('are green after a way through %s and back', (_, format) => {
    const known = { service, intents: new Map<string, string>(), at: OPEN, words: createEar({ service, matcher }) };
    let cases = 0;
    for (const suite of SUITES) {
      const { files } = fromSuite(format, suite, known);
      if (files.length === 0) continue;
      const back = parseSuite(writeSuite(toSuite(format, files, known, suite.name).suite), 'back.yaml');
      cases += back.cases.length;
      expect(back.cases.map((entry) => runCase({ service, matcher }, entry).failure).filter((failure) => failure !== null)).toEqual([]);
    }
    expect(cases).toBeGreaterThan(0);
  });
});

describe('talsvar export and import', () => {
  const suite = () => file('suite.yaml', 'suite: S\nat: 2025-03-03T10:15\ncalls:\n  - name: Asks for a person\n    steps:\n      - say: handläggare\n      - hear: to-person\n      - transfer: { line: private, desk: general }\nutterances:\n  - { say: vab, topic: vab }\n');

  it('go by way of a folder, write over nothing, and the suite that comes back is green', { timeout: 60_000 }, async () => {
    const out = join(folder, 'botium');
    expect(await talsvar('export', 'botium', suite(), '--output', out)).toMatchObject({ status: 0, out: '', err: '2 files, 0 lost\n' });
    expect(readdirSync(out).toSorted()).toEqual(['001-asks-for-a-person.convo.txt', 'vab.utterances.txt']);
    expect(await talsvar('export', 'botium', suite(), '--output', out)).toMatchObject({ status: 2, err: expect.stringMatching(/exists already.*--force/u) as string });
    const back = join(folder, 'back.yaml');
    expect(await talsvar('import', 'botium', out, '--output', back)).toMatchObject({ status: 0, out: '' });
    const { cases } = parseSuite(readFileSync(back, 'utf8'), back);
    expect(cases.map((entry) => runCase({ service, matcher }, entry).failure)).toEqual([null, null]);
  });

  it('prints one file, and tells what was lost on standard error without failing', async () => {
    const { status, out, err } = await talsvar('export', 'csv', suite());
    expect({ status, out }).toEqual({ status: 0, out: 'say,topic\r\nvab,vab\r\n' });
    expect(err).toMatch(/suite\.yaml:4: lost: the call "Asks for a person": the table holds single utterances only\n1 file, 1 lost\n$/u);
  });

  it('take a map of intents, and give all as JSON', async () => {
    const nlu = file('nlu.yml', 'nlu:\n- intent: sick_child\n  examples: |\n    - vab\n');
    const { status, out } = await talsvar('import', 'rasa', nlu, '--map', file('map.yaml', 'sick_child: vab\n'), '--json', '--name', 'Theirs');
    expect({ status, read: JSON.parse(out) as unknown }).toEqual({ status: 0, read: { suite: 'suite: Theirs\nat: 2025-03-03T10:15\nutterances:\n  - { say: vab, topic: vab }\n', cases: 1, lost: [] } });
  });

  it('answer bad input with one clear line and status 2', { timeout: 60_000 }, async () => {
    mkdirSync(join(folder, 'empty'));
    const runs = await Promise.all([
      talsvar('import', 'excel', 'x'), talsvar('import', 'rasa', join(folder, 'empty')), talsvar('import', 'csv', file('x.csv', 'id\n1\n')),
      talsvar('export', 'botium', suite()), talsvar('import', 'csv', suite(), '--map', file('bad.yaml', 'x: pizza\n')),
    ]);
    const wanted = [/"excel" is no format; it takes botium, rasa, lex/u, /holds no files of rasa/u, /x\.csv:1: no column is called say/u, /2 files of botium; name a folder with --output/u, /"x" stands for "pizza"/u];
    for (const [i, run] of runs.entries()) {
      expect(run).toMatchObject({ status: 2, out: '' });
      expect(run.err).toMatch(wanted[i] ?? /never/u);
    }
  });
});
