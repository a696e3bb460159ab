import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../intents/types.ts';
import type { CorpusRow } from '../../src/qa/corpus.ts';
import { calibrationError } from '../../src/qa/calibration.ts';
import { binsOf, errorOfBins } from '../../src/qa/evaluate/confidence.ts';
import { DEFAULT_COSTS } from '../../src/qa/evaluate/costs.ts';
import { evaluationOf } from '../../src/qa/evaluate/evaluation.ts';
import { eventOf } from '../../src/qa/evaluate/event.ts';
import { slicesOf, worstSlice } from '../../src/qa/evaluate/slices.ts';
import { addTally, countRow, emptyTally, type Tally } from '../../src/qa/evaluate/tally.ts';
import { macroF1, topicScores } from '../../src/qa/evaluate/topics.ts';
import { wilson } from '../../src/qa/evaluate/wilson.ts';
import { scoreCorpus, topicClaims, type Routed } from '../../src/qa/score.ts';

const wants = (row: Partial<CorpusRow> = {}): CorpusRow => ({ utterance: 'x', outcome: 'route', also: [], topic: [], line: null, authority: null, lang: null, style: null, role: null, ...row });
const gets = (routed: Partial<Routed> = {}): Routed => ({ outcome: 'route', topic: null, line: null, authority: null, topics: [], ...routed });
const sent = (topic: string, confidence = 0.9, outcome: 'route' | 'confirm' = 'route'): Routed => gets({ outcome, topic, topics: [{ topic, confidence }], line: 'private' });

type Pair = readonly [wanted: CorpusRow, got: Routed];
function tallied(pairs: readonly Pair[]): Tally {
  const tally = emptyTally();
  pairs.forEach(([wanted, got], i) => countRow(tally, wanted, got, { line: i + 1, utterance: wanted.utterance }));
  return tally;
}
const subject = { file: 'x', sha256: '0', badRows: 0, service: 's' };
const evaluated = (pairs: readonly Pair[]) => evaluationOf(tallied(pairs), subject, DEFAULT_COSTS, [], false);
const measure = (pairs: readonly Pair[], id: string) => evaluated(pairs).measures.find((each) => each.id === id);

describe('what an utterance came to', () => {
  const vab = wants({ topic: ['vab'], line: 'private' });
  it.each([
    [vab, sent('vab'), 'right'],
    [vab, sent('vab', 0.5, 'confirm'), 'confirmed'],
    [vab, sent('sgi', 0.5, 'confirm'), 'wrong-confirmation'],
    [vab, sent('sgi'), 'misroute'],
    [vab, gets({ outcome: 'signpost', authority: 'csn' }), 'misroute'],
    [vab, gets({ outcome: 'clarify' }), 'needless-question'],
    [vab, gets({ outcome: 'agent', line: 'private' }), 'other-wrong'],
    [wants({ topic: ['vab'], also: ['ambiguous'] }), gets({ outcome: 'ambiguous', topic: 'vab' }), 'right'],
    [wants({ outcome: 'ambiguous', topic: ['vab'] }), gets({ outcome: 'clarify' }), 'wrong-question'],
    [wants({ outcome: 'crisis' }), sent('sgi'), 'lost-crisis'],
    [wants({ outcome: 'agent' }), gets({ outcome: 'none' }), 'lost-person'],
    [wants({ outcome: 'none' }), gets({ outcome: 'clarify' }), 'right'],
    [wants({ outcome: 'signpost', authority: 'csn' }), gets({ outcome: 'signpost', authority: 'afa' }), 'other-wrong'],
  ] as const)('%#: labelled %j and made %j, it is %s', (wanted, got, event) => {
    expect(eventOf(wanted, got)).toBe(event);
  });
});

describe('an evaluation', () => {
  const four: readonly Pair[] = [
    [wants({ topic: ['vab'], style: 'plain' }), sent('vab')],
    [wants({ topic: ['vab', 'sgi'], style: 'plain' }), sent('sgi', 0.95)],
    [wants({ topic: ['vab'], style: 'terse' }), sent('sgi', 0.97)],
    [wants({ outcome: 'none', style: 'terse' }), sent('vab', 0.4, 'confirm')],
  ];

  it('counts each measure over the rows that are scored for it', () => {
    expect(measure(four, 'topic')).toMatchObject({ hits: 2, of: 3 });
    expect(measure(four, 'first-try')).toMatchObject({ hits: 2, of: 4 });
    expect(measure(four, 'misroutes')).toMatchObject({ hits: 1, of: 4, better: 'low' });
    expect(measure(four, 'wrong-confirmations')).toMatchObject({ hits: 1, of: 4 });
    expect(measure(four, 'crisis')).toMatchObject({ hits: 0, of: 0, value: null, low: null });
  });

  it('weighs what happened by its cost', () => {
    // one misroute and one wrong confirmation among four
    expect(measure(four, 'cost')?.value).toBeCloseTo((8 + 1.5) / 4, 10);
  });

  it('gives each row one verdict', () => {
    expect(evaluated(four).verdicts).toEqual([
      { verdict: 'right', rows: 2 }, { verdict: 'confirmed', rows: 0 }, { verdict: 'confirmed-wrong', rows: 1 }, { verdict: 'refused', rows: 0 }, { verdict: 'wrong', rows: 1 },
    ]);
  });

  it('tells topics by precision, recall, F1 and what they are confused with', () => {
    // vab: labelled twice (the second row's other topic was heard), heard twice, right once
    expect(topicScores(tallied(four))).toEqual([
      { topic: 'vab', wanted: 2, heard: 2, right: 1, precision: 0.5, recall: 0.5, f1: 0.5, confusedWith: [{ topic: 'sgi', rows: 1 }] },
      { topic: 'sgi', wanted: 1, heard: 2, right: 1, precision: 0.5, recall: 1, f1: 2 / 3, confusedWith: [] },
    ]);
    expect(macroF1(topicScores(tallied(four)))).toBeCloseTo((0.5 + 2 / 3) / 2, 10);
  });

  it('names what was taken for what, outcomes in brackets', () => {
    expect(evaluated(four).confusions).toEqual([{ wanted: '(none)', got: 'vab', rows: 1 }, { wanted: 'vab', got: 'sgi', rows: 1 }]);
  });

  it('keeps the surest of the costly errors, with their lines', () => {
    expect(evaluated(four).examples).toMatchObject({ misroute: [{ line: 3, confidence: 0.97, got: 'route sgi' }], 'wrong-confirmation': [{ line: 4 }] });
  });

  it('calls a group the worst only if it is large enough and not all there is', () => {
    const pairs = [...Array.from({ length: 20 }, (): Pair => [wants({ topic: ['vab'], style: 'plain', lang: 'sv' }), sent('sgi')]), ...Array.from({ length: 20 }, (): Pair => [wants({ topic: ['vab'], style: 'terse', lang: 'sv' }), sent('vab')])];
    const worst = (of: readonly Pair[]) => worstSlice(slicesOf(tallied(of)), of.length);
    expect(worst(pairs)).toMatchObject({ kind: 'style', group: 'plain', rows: 20, right: 0, share: 0, misroutes: 20 });
    expect(worst(pairs.slice(1))).toMatchObject({ group: 'terse' });
    expect(worst(pairs.slice(1, 20))).toBeNull();
  });

  it('counts a group called constructor like any other', () => {
    expect(slicesOf(tallied([[wants({ topic: ['vab'], style: 'constructor' }), sent('vab')]]))).toContainEqual(expect.objectContaining({ group: 'constructor', rows: 1, right: 1 }));
  });
});

describe('calibration', () => {
  it('is how far the claim lies from what held, bin by bin', () => {
    // 0.95 claimed and half right; 0.25 claimed and none right: (|1.9 - 1| + |0.25 - 0|) / 3
    const tally = tallied([[wants({ topic: ['a'] }), sent('a', 0.95)], [wants({ topic: ['a'] }), sent('b', 0.95)], [wants({ topic: ['a'] }), sent('b', 0.25)]]);
    expect(errorOfBins(binsOf(tally, 10))).toBeCloseTo((0.9 + 0.25) / 3, 10);
    expect(binsOf(tally, 10)[9]).toEqual({ from: 0.9, to: 1, rows: 2, right: 1, claimed: 0.95 });
    expect(errorOfBins(binsOf(emptyTally(), 10))).toBeNull();
  });
});

describe('Wilson’s interval', () => {
  it.each([
    // by the formula, as tables print them
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [81, 263, 0.2553, 0.3662],
  ])('of %i in %i is %f to %f', (hits, of, low, high) => {
    const interval = wilson({ hits, of });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('of nothing is none', () => {
    expect(wilson({ hits: 0, of: 0 })).toBeNull();
  });
});

const TOPICS = ['a', 'b', 'c'];
const pair: fc.Arbitrary<Pair> = fc.record({
  wanted: fc.record({
    outcome: fc.constantFrom(...OUTCOMES.filter((outcome) => outcome !== 'confirm')), topic: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 2 }), also: fc.constantFrom([], ['clarify' as const]),
    line: fc.constantFrom(null, 'private' as const, 'partner' as const), style: fc.constantFrom(null, 'plain', 'constructor'), lang: fc.constantFrom(null, 'sv'),
  }),
  outcome: fc.constantFrom(...OUTCOMES), topic: fc.constantFrom(...TOPICS), line: fc.constantFrom('private' as const, 'partner' as const), confidence: fc.integer({ min: 0, max: 10_000 }),
}).map(({ wanted, outcome, topic, line, confidence }): Pair => [wants(wanted), gets({ outcome, line, topic: ['route', 'confirm', 'ambiguous'].includes(outcome) ? topic : null, topics: [{ topic, confidence: confidence / 10_000 }] })]);

describe('counting', () => {
  it('of parts, in any order, adds up to the whole', () => {
    fc.assert(fc.property(fc.array(pair, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), fc.boolean(), (pairs, parts, reversed) => {
      const tallies = Array.from({ length: parts }, () => emptyTally());
      pairs.forEach(([wanted, got], i) => countRow(tallies[i % parts] as Tally, wanted, got, { line: i + 1, utterance: 'x' }));
      const joined = emptyTally();
      // What comes from a thread is a copy with ordinary prototypes.
      for (const tally of reversed ? tallies.toReversed() : tallies) addTally(joined, structuredClone(tally));
      expect(evaluationOf(joined, subject, DEFAULT_COSTS, [], true)).toEqual(evaluationOf(tallied(pairs), subject, DEFAULT_COSTS, [], true));
    }), { numRuns: 60 });
  });

  it('agrees with the scores and the calibration of a whole corpus', () => {
    fc.assert(fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
      const [wanted, got] = [pairs.map(([row]) => row), pairs.map(([, routed]) => routed)];
      const tally = tallied(pairs);
      expect(tally.scores).toEqual(scoreCorpus(wanted, got));
      const claims = topicClaims(wanted, got);
      expect(errorOfBins(binsOf(tally, 10)) ?? 0).toBeCloseTo(claims.length === 0 ? 0 : calibrationError(claims), 9);
    }), { numRuns: 60 });
  });

  it('gives every row one event, one verdict and one place among outcomes', () => {
    fc.assert(fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
      const { rows, events, verdicts, outcomes } = evaluated(pairs);
      for (const list of [events, verdicts, outcomes]) expect(list.reduce((sum, each) => sum + each.rows, 0)).toBe(rows);
    }), { numRuns: 40 });
  });
});
