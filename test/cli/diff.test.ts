import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Given } from '../../src/cli/command.ts';
import { diff } from '../../src/cli/diff.ts';
import { runVerb } from './in-process.ts';
import { readCorpus } from '../../src/cli/diff-corpus.ts';
import { ReportError } from '../../src/cli/files.ts';
import { readRevision } from '../../src/cli/revision.ts';
import { service } from '../engine.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'talsvar-diff-'));
const repository = join(folder, 'repository');
const git = (...args: readonly string[]) => execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], { cwd: repository, stdio: 'pipe', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
const put = (name: string, change: (text: string) => string) => {
  const path = join(repository, 'rules/service', name);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};
const write = (name: string, text: string | Buffer) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const CORPUS = write('corpus.jsonl', '{"utterance":"jag är sjuk","topic":["sjukpenning"],"line":"private"}\n{"utterance":"utbetalning av föräldrapenning"}\n\n{"utterance":"jag är sjuk"}\n');
const NO_CATALOGUE = () => ({});

/** A repository with three versions of the rules: as shipped (v1), with other words (v2), with desks swapped (main); the working tree has other hours. */
beforeAll(() => {
  mkdirSync(join(repository, 'rules'), { recursive: true });
  cpSync(join(root, 'service'), join(repository, 'rules/service'), { recursive: true });
  git('init', '-q', '-b', 'main');
  for (const [tag, change] of [
    ['v1', () => undefined],
    ['v2', () => put('prompts.sv.yaml', (text) => text.replace('Välkommen till', 'Hej, välkommen till'))],
    ['v3', () => put('routing.yaml', (text) => text.replaceAll('desk: family', 'desk: x').replaceAll('desk: sick', 'desk: family').replaceAll('desk: x', 'desk: sick'))],
  ] as const) {
    change();
    git('add', '.');
    git('commit', '-q', '--allow-empty', '-m', tag);
    git('tag', tag);
  }
  put('hours.yaml', (text) => text.replace('[8-16, 8-16,', '[9-16, 8-16,'));
});
afterEach(() => process.chdir(home));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (words: readonly string[], options: Given['options'] = {}) => runVerb(diff, words, { service: 'rules', corpus: CORPUS, ...options });

describe('talsvar diff', () => {
  it.each([
    ['v1', 'v1', 0, /^No difference\.$/mu],
    ['HEAD~2', 'HEAD~1', 0, /^No destination moves\. 1 value changed\.$/mu],
    ['v2', 'main', 1, /^Destinations move: 2 of 2 utterances, 4 groups of callers by rule\./mu],
    ['HEAD', '.', 0, /^No destination moves\. \d+ changes of hours\.$/mu],
    ['.', join(repository, '.'), 0, /^No difference\.$/mu],
  ])('from %s to %s ends with status %i and says so', async (before, after, status, said) => {
    process.chdir(repository);
    const ended = await run([before, after]);
    expect(ended).toMatchObject({ status });
    expect(ended.out).toMatch(said);
  });

  it('reads a revision from a folder of the repository as well as from its top', async () => {
    process.chdir(join(repository, 'rules'));
    expect(await run(['v2', 'v3'], { service: '' })).toMatchObject({ status: 1 });
  });

  it('tells by its labels which moves are for the worse', async () => {
    process.chdir(repository);
    const report = JSON.parse((await run(['v2', 'v3'], { json: true })).out) as { moves: readonly { from: string; verdict: string | null }[] };
    expect(report).toMatchObject({ movesDestination: true, counts: { destination: 2 }, utterances: 2, names: { before: 'v2', after: 'v3' } });
    // A desk is no part of a label: the line is still right.
    expect(report.moves.map(({ from, verdict }) => [from.replace(/.*\//u, ''), verdict])).toEqual([['corpus.jsonl:1', 'neither'], ['corpus.jsonl:2', null]]);
  });

  it('writes Markdown to a file and still shows the headline', async () => {
    process.chdir(repository);
    const output = join(folder, 'report.md');
    expect((await run(['v2', 'v3'], { markdown: true, output })).out).toMatch(/^Destinations move: .*\n$/u);
    expect(readFileSync(output, 'utf8')).toMatch(/^### Talsvar: <code>v2<\/code> → <code>v3<\/code>\n[\s\S]*<details>[\s\S]*<\/details>\n$/u);
    await expect(run(['v1', 'v1'], { output: join(folder, 'none/report.md') })).rejects.toThrow(ReportError);
  });

  it.each([
    [[], {}, 'give two versions'],
    [['v1'], {}, 'give two versions'],
    [['v1', 'v2', 'v3'], {}, 'give two versions'],
    [['v1', 'v2'], { json: true, markdown: true }, 'not both'],
    [['v9', 'v1'], {}, 'v9: neither a folder nor a revision of this repository'],
    [['v1', 'HEAD:rules'], {}, 'neither a folder nor a revision'],
    [['--upload-pack=touch x', 'v1'], {}, 'no revision begins with "-"'],
    [['v1; touch x', 'v1'], {}, 'neither a folder nor a revision'],
    [['v1', '$(touch x)'], {}, 'neither a folder nor a revision'],
    [['v1', 'v2'], { service: '../rules' }, 'a folder inside both versions'],
    [['v1', 'v2'], { service: 'nowhere' }, 'v1:nowhere/service: no such folder in that revision'],
    [['v1', 'v2'], { at: '2025-02-30' }, '"2025-02-30" is not a date'],
  ])('%j with %j is bad input, told in words', async (words, options, message) => {
    process.chdir(repository);
    await expect(run(words, options)).rejects.toThrow(message);
  });

  it('says what is missing where nothing is a repository, or git is not there', async () => {
    process.chdir(folder);
    await expect(run(['v1', 'v2'])).rejects.toThrow(/v1: no such folder, and no revision either: not a git repository/u);
    vi.stubEnv('PATH', '/nonexistent');
    await expect(run(['v1', 'v2'])).rejects.toThrow('git is not installed');
    vi.unstubAllEnvs();
  });

  it('follows no link out of a revision', () => {
    symlinkSync('/etc/passwd', join(repository, 'rules/service/zzz.yaml'));
    git('add', '.');
    git('commit', '-q', '-m', 'link');
    process.chdir(repository);
    expect(() => readRevision('HEAD', 'rules', NO_CATALOGUE)).toThrow('zzz.yaml: not a plain file in that revision');
  });
});

describe('the corpus of a diff', () => {
  it.each([
    ['csv', '\uFEFFutterance;topic;line\r\njag är sjuk;sjukpenning;private\r\nvab;;\r\n'],
    ['yaml', '- { utterance: jag är sjuk, topic: sjukpenning, line: private }\n- vab\n'],
    ['jsonl', '{"utterance":"jag är sjuk","topic":["sjukpenning"],"line":"private"}\n\n{"utterance":"vab","topic":[]}\n{"utterance":"vab"}'],
  ])('is read as %s, labelled or not', async (ending, text) => {
    const rows = await readCorpus(write(`read.${ending}`, text), [service]);
    expect(rows).toMatchObject([{ text: 'jag är sjuk', label: { outcome: 'route', topic: ['sjukpenning'], line: 'private' } }, { text: 'vab', label: null }]);
  });

  it.each([
    ['none.jsonl', null, 'no such file'],
    ['c.txt', 'x', 'which format?'],
    ['empty.jsonl', '\n', 'no utterances in it'],
    ['bad.csv', 'text\nvab\n', 'no column is called utterance'],
    ['latin.jsonl', Buffer.from('{"utterance":"vab"}\n{"utterance":"h\xE4lp"}', 'latin1'), 'latin.jsonl:2: not UTF-8 text'],
    ['bad.jsonl', '{"utterance":"a"}\n{"utterance":"b","topic":["sjukpening"]}\n{broken\n{"utterence":"c"}', /bad\.jsonl:2: topic "sjukpening" is not known, did you mean sjukpenning\?[\s\S]*bad\.jsonl:3: not valid JSON[\s\S]*bad\.jsonl:4: no field is called "utterence"/u],
  ])('%s that cannot be read is refused, with all that is wrong in it', async (name, text, message) => {
    const path = text === null ? join(folder, name) : write(name, text);
    await expect(readCorpus(path, [service])).rejects.toThrow(message);
  });
});
