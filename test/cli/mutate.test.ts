import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'talsvar-mutate-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

function mutate(...args: readonly string[]): Promise<{ readonly status: number | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts/talsvar.mjs'), 'mutate', ...args], { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
    child.once('close', (status) => resolve({ status, out, err }));
  });
}

const suite = file('suite.yaml', 'suite: One\nat: 2025-03-03T10:15\nutterances:\n  - { say: vab, topic: vab }\n');
const red = file('red.yaml', 'suite: Red\nat: 2025-03-03T10:15\nutterances:\n  - { say: vab, topic: sjukpenning }\n');
const corpus = file('corpus.txt', '{"utterance":"jag har skyddade personuppgifter"}\nvab\n');

describe('talsvar mutate', () => {
  it('scores, falls short of a minimum, and writes the missing tests as a suite that closes the gap', async () => {
    const draft = join(folder, 'draft.yaml');
    const first = await mutate(suite, '--only', 'protection', '--corpus', corpus, '--min', '90', '--suggest', draft);
    expect(first).toMatchObject({ status: 1, err: '' });
    expect(first.out).toMatch(/survived protection routing\.yaml, protected: skyddade-uppgifter protects nobody[\s\S]*Score 0\.0 %: 0 of 1 mutants noticed/u);
    expect(readFileSync(draft, 'utf8')).toMatch(/say: jag har skyddade personuppgifter/u);
    const second = await mutate(suite, draft, '--only', 'protection', '--corpus', corpus, '--min', '100', '--json', '--suggest', join(folder, 'none.yaml'));
    expect(second).toMatchObject({ status: 0, err: `no test is missing; ${join(folder, 'none.yaml')} is not written\n` });
    expect(JSON.parse(second.out)).toMatchObject({ score: 100, killed: 1, survived: 0, mutants: [{ operator: 'protection', fate: 'killed' }] });
  }, 60_000);

  it('fails on a suite that is red on the sound rules, and says which case', async () => {
    const { status, out, err } = await mutate(red);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/red\.yaml:4: "vab" fails on the rules as they are \(expected topic sjukpenning/u);
  });

  it('names its operators', async () => {
    const { status, out } = await mutate('--list');
    expect(status).toBe(0);
    expect(out).toMatch(/^drop-rule +a routing rule is gone$/mu);
  });

  it.each([
    [['--min', 'many'], /--min is "many"; it takes a percentage from 0 to 100/u],
    [['--only', 'everything'], /--only is "everything"; it takes one of/u],
    [['no-such-suite.yaml'], /no-such-suite\.yaml: no such file/u],
    [['--corpus', file('broken.jsonl', '{"utterance":1}\n')], /broken\.jsonl:1: the object lacks "utterance"/u],
  ])('answers %j with one clear line and status 2', async (args, message) => {
    const { status, out, err } = await mutate(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(message)]);
  });
});
