import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/qa/formats/all.ts';
import { fromSuite, toSuite, type Format, type Known } from '../../../src/qa/formats/format.ts';
import { createEar } from '../../../src/qa/formats/heard.ts';
import type { CallCase, SuiteCase } from '../../../src/qa/suite.ts';
import { matcher, OPEN, service } from '../../engine.ts';
import { bare, sorted, suites } from './suites.ts';

const RUNS = Number(process.env['ROUND_TRIPS'] ?? 50);
const known: Known = { service, intents: new Map(), at: OPEN, words: () => null };
const text = (value: unknown) => JSON.stringify(value);
const linesOf = (entry: SuiteCase) => [entry.line, ...(entry.kind === 'call' ? entry.steps.map(({ line }) => line) : [])];
/** Files as they are after having been on a disk. */
const stored = (content: string) => Buffer.from(content, 'utf8').toString('utf8');

function roundTrip(format: Format, suite: Parameters<typeof fromSuite>[1]) {
  const { files, lost } = fromSuite(format, suite, known);
  const back = files.length === 0 ? [] : toSuite(format, files.map(({ name, text: content }) => ({ name, text: stored(content) })), known, suite.name).suite.cases;
  return { back, files, lostLines: new Set(lost.map(({ line }) => line)) };
}

const isPart = (part: readonly string[], whole: readonly string[]) => part.reduce((from, step) => (from < 0 ? from : whole.indexOf(step, from) + 1 || -1), 0) >= 0;

describe.each(FORMATS.map((format) => [format.name, format] as const))('%s', (_, format) => {
  it('holds everything or says what it lost: every case, every step, every field', () => {
    fc.assert(fc.property(suites, (suite) => {
      const { back, lostLines } = roundTrip(format, suite);
      const untouched = suite.cases.filter((entry) => linesOf(entry).every((line) => !lostLines.has(line)));
      const returned = back.map((entry) => text(bare(entry)));
      for (const entry of untouched) expect(returned).toContain(text(bare(entry)));
      expect(back.length).toBeLessThanOrEqual(suite.cases.length);

      const calls = back.filter((entry): entry is CallCase => entry.kind === 'call');
      const before = suite.cases.filter((entry) => entry.kind === 'call');
      if (calls.length === 0) for (const entry of before) expect(lostLines).toContain(entry.line);
      else expect(calls).toHaveLength(before.length);
      for (const [i, entry] of calls.entries()) {
        const kept = (before[i]?.steps ?? []).filter(({ line }) => !lostLines.has(line)).map(({ step }) => text(sorted(step)));
        if (!isPart(kept, entry.steps.map(({ step }) => text(sorted(step))))) expect(entry.steps.map(({ step }) => text(sorted(step)))).toEqual(kept);
      }
    }), { numRuns: RUNS });
  });

  it('names its files so that they stay in their folder, and no two alike', () => {
    fc.assert(fc.property(suites, fc.constantFrom('../../x', 'CON', 'a/b', 'a'.repeat(300), 'x\0', 'dot.', '..', 'ÅÄÖ', '🙂', 'nul'), (suite, name) => {
      const files = fromSuite(format, { ...suite, name, cases: suite.cases.map((entry) => ({ ...entry, name })) }, known).files.map((file) => file.name);
      for (const file of files) expect(file).toMatch(/^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9][a-z0-9_-]{0,80}(?:\.[a-z]+){1,2}$/u);
      expect(new Set(files).size).toBe(files.length);
      for (const file of files) expect(format.reads(file) || file.endsWith('.intents.yaml')).toBe(true);
    }), { numRuns: 30 });
  });

  it('writes the same files for the same suite', () => {
    fc.assert(fc.property(suites, (suite) => {
      expect(fromSuite(format, suite, known)).toEqual(fromSuite(format, structuredClone(suite), known));
    }), { numRuns: 10 });
  });

  it('writes what was heard when the call was played, gaps filled', () => {
    const call: CallCase = { kind: 'call', name: 'Closed', line: 1, at: OPEN + 10 * 3_600_000, dialled: 'private', lang: 'sv', queue: null, steps: [{ step: { hear: 'closed-now' }, line: 2 }, { step: { say: 'vab' }, line: 3 }] };
    const { files, lost } = fromSuite(format, { name: 'S', file: 's.yaml', cases: [call] }, { ...known, words: createEar({ service, matcher }) });
    const all = files.map((file) => file.text).join('\n');
    if (files.length === 0) expect(lost).toHaveLength(1);
    else expect(all).toMatch(format.name === 'rasa' ? /utter_closed_now/u : /Vi har stängt nu\. Vi öppnar i morgon klockan 8\./u);
  });
});
