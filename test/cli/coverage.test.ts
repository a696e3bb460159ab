import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Given } from '../../src/cli/command.ts';
import { coverage } from '../../src/cli/coverage.ts';
import { runVerb } from './in-process.ts';
import { ReportError } from '../../src/cli/files.ts';
import type { CoverageReport } from '../../src/qa/coverage/report.ts';
import type { Suggestions } from '../../src/qa/coverage/suggest.ts';

const SUGGESTED: Suggestions = { cases: [{ closes: ['topics:vab'], written: { kind: 'utterance', say: 'vab', expected: { topic: 'vab' } } }], unreached: [{ part: 'roles:journalist', reason: 'nobody is one' }] };
// Finding cases for hundreds of gaps takes seconds and is tested elsewhere.
vi.mock('../../src/qa/coverage/suggest.ts', () => ({ suggestFor: () => SUGGESTED }));

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'talsvar-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, ...steps: readonly string[]) => {
  const path = join(folder, name);
  writeFileSync(path, ['suite: Tiny', 'at: 2025-03-03T10:15', 'calls:', '  - name: Asks for a person', '    steps:', ...steps.map((step) => `      - ${step}`)].join('\n'));
  return path;
};
const tiny = file('tiny.yaml', 'say: handläggare', 'transfer');
const failing = file('failing.yaml', 'say: handläggare', 'referral');

const run = (words: readonly string[], options: Given['options']) => runVerb(coverage, words, options);

describe('talsvar coverage', () => {
  it('prints one versioned object with --json, whatever --min says of it', async () => {
    const { status, out, err } = await run([tiny], { json: true, min: '50' });
    expect({ status, err, lines: out.trim().split('\n').length }).toEqual({ status: 1, err: '', lines: 1 });
    const report = JSON.parse(out) as CoverageReport;
    expect(report).toMatchObject({ v: 1, cases: 1, failing: [], suggestions: [{ kind: 'utterance', say: 'vab' }] });
    expect(report.dimensions.find(({ dimension }) => dimension === 'topics')?.gaps.find(({ name }) => name === 'vab')).toEqual({ name: 'vab', suggestion: 0 });
    // What nothing was found for is missing all the same: the words that were tried are no proof.
    expect(report.dimensions.find(({ dimension }) => dimension === 'roles')?.gaps).toContainEqual({ name: 'journalist', suggestion: null, why: 'nobody is one' });
    expect(report.exceptions.map(({ dimension }) => dimension)).not.toContain('roles');
  });

  it.each([
    [[tiny], {}, 0],
    [[tiny], { min: '0' }, 0],
    [[tiny], { min: '0,5' }, 1],
    [[tiny], { min: '100' }, 1],
    [[failing], {}, 1],
  ])('run with %j and %j ends with status %i', async (words, options, status) => {
    expect((await run(words, options as Record<string, string>)).status).toBe(status);
  });

  it('names a case that fails, and where', async () => {
    expect((await run([failing], {})).out).toContain(`1 case of them failed, and so cover nothing:\n  ${failing}:7: Asks for a person\n`);
  });

  it('writes a page and the suggested suite beside the report', async () => {
    const [page, suggested] = [join(folder, 'coverage.html'), join(folder, 'suggested.yaml')];
    const { out } = await run([tiny], { html: page, suggest: suggested });
    expect(out).toMatch(/^destinations +█* *░* +3\.1 % {2}1 of 32\n/u);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<caption>By dimension<\/caption>/u);
    expect(readFileSync(suggested, 'utf8')).toMatch(/^# A draft[\s\S]*\nutterances:\n {2}- \{ say: vab, topic: vab \}\n$/u);
  });

  it.each(['html', 'suggest'])('never takes a file of --%s that cannot be written for a success', async (option) => {
    const path = join(folder, 'no', 'such', 'file');
    await expect(run([tiny], { [option]: path })).rejects.toThrow(ReportError);
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    [{ min: 'all' }, [tiny], '--min is "all"; it takes a percentage from 0 to 100'],
    [{ min: '101' }, [tiny], '--min is "101"'],
    [{ min: '' }, [tiny], '--min is ""'],
    [{}, ['no-such-suite.yaml'], 'no-such-suite.yaml: no such file'],
  ])('refuses %j with %j', async (options, words, message) => {
    await expect(run(words, options as Record<string, string>)).rejects.toThrow(message);
  });

  it('refuses an option that it does not know', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/talsvar.mjs'), 'coverage', '--mni', '100'], { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'talsvar: coverage: no option is called --mni, did you mean --min?; see talsvar coverage --help\n' });
  }, 60_000);
});
