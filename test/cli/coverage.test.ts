import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { coverage } from '../../src/cli/coverage.ts';
import { ReportError } from '../../src/cli/files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'talsvar-'));
afterAll(() => rmSync(folder, { recursive: true }));
const PATIENCE = 240_000;

const tiny = join(folder, 'tiny.yaml');
writeFileSync(tiny, 'suite: Tiny\nat: 2025-03-03T10:15\ncalls:\n  - name: Asks for a person\n    steps: [{ say: handläggare }, { transfer: { line: private } }]\n');
const talsvar = (...args: readonly string[]) => spawnSync(process.execPath, [join(root, 'scripts/talsvar.mjs'), 'coverage', ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });

describe('talsvar coverage', () => {
  it('writes report, page and suggestions, and falls short of --min', () => {
    const [suggested, page] = [join(folder, 'suggested.yaml'), join(folder, 'coverage.html')];
    const first = talsvar(tiny, '--json', '--min', '100', '--suggest', suggested, '--html', page);
    expect({ status: first.status, err: first.stderr }).toEqual({ status: 1, err: '' });
    const report = JSON.parse(first.stdout) as { v: number; cases: number; suggestions: unknown[]; dimensions: { dimension: string; gaps: { suggestion: number | null }[] }[] };
    expect(report).toMatchObject({ v: 1, cases: 1, failing: [] });
    expect(report.dimensions.flatMap(({ gaps }) => gaps).filter(({ suggestion }) => suggestion === null)).toEqual([]);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<caption>By dimension<\/caption>/u);
    const second = talsvar(tiny, suggested, '--min', '100');
    expect({ status: second.status, out: second.stdout }).toEqual({ status: 0, out: expect.stringMatching(/^destinations +█{20} +100\.0 %/u) as string });
    expect(second.stdout).not.toContain('not covered');
  }, PATIENCE);

  it('refuses what it does not know', () => {
    expect(talsvar('--mni', '100')).toMatchObject({ status: 2, stderr: 'talsvar: coverage: no option is called --mni, did you mean --min?; see talsvar coverage --help\n' });
  }, PATIENCE);

  it.each([
    [{ min: 'all' }, [tiny], '--min is "all"; it takes a percentage from 0 to 100'],
    [{ min: '101' }, [tiny], '--min is "101"'],
    [{}, ['no-such-suite.yaml'], 'no-such-suite.yaml: no such file'],
  ])('refuses %j with %j', (options, words, message) => {
    expect(() => coverage.run({ words, options })).toThrow(message);
  });

  it('never takes a page that cannot be written for a success', () => {
    expect(() => coverage.run({ words: [tiny], options: { html: join(folder, 'no', 'such', 'folder.html') } })).toThrow(ReportError);
  }, PATIENCE);
});
