import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSuite } from '../../src/qa/suite.ts';
import { scalar, writeSuite } from '../../src/qa/write-suite.ts';
import { bare, suites } from './formats/suites.ts';

describe('a suite that is written', () => {
  it('is read back as it was, whatever is said in it', () => {
    fc.assert(fc.property(suites, (suite) => {
      const back = parseSuite(writeSuite(suite), 'back.yaml');
      expect({ name: back.name, cases: back.cases.map(bare) }).toEqual({ name: suite.name, cases: suite.cases.map(bare) });
    }), { numRuns: 100 });
  });

  it.each([
    ['utbetalning av föräldrapenning', 'utbetalning av föräldrapenning'], ['ja', 'ja'], ['nej, tack', 'nej, tack'], ['yes', '"yes"'], ['null', '"null"'], ['0123', '"0123"'], ['=1+1', '"=1+1"'],
    ['a: b', '"a: b"'], ['x # y', '"x # y"'], [' vab', '" vab"'], ['[x]', '"\\u005bx\\u005d"'], ['a\nb', '"a\\nb"'],
  ])('writes %j as %s', (text, written) => {
    expect(scalar(text)).toBe(written);
  });

  it('passes the guard against deep nesting, however many brackets are said', () => {
    const suite = parseSuite('suite: S\nat: 2025-03-03T10:15\nutterances:\n  - { say: x }\n', 's.yaml');
    const [entry] = suite.cases;
    if (entry?.kind !== 'utterance') throw new Error('an utterance was written');
    const many = { ...suite, cases: Array.from({ length: 60 }, () => ({ ...entry, say: '[{' })) };
    expect(parseSuite(writeSuite(many), 'many.yaml').cases).toHaveLength(60);
  });
});
