import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashIndex } from '../../intents/hash.ts';
import { calibrate, score, softmax, together, type Linear } from '../../intents/linear.ts';
import { createReader, createWriter } from '../../intents/coding.ts';
import { packLinear, unpackLinear } from '../../intents/packing.ts';
import { policy } from '../../intents/policy.ts';
import { onLevels, quantised, type Grid } from '../../intents/quantising.ts';
import { trainRanker } from '../../intents/ranker.ts';
import { atOnce } from '../../intents/steps.ts';
import { store, restore } from '../../intents/store.ts';
import { packWords, unpackingWords } from '../../intents/word-list.ts';
import { matcher } from '../engine.ts';

const EXAMPLES = [
  ...['när kommer pengarna', 'pengarna har inte kommit', 'utbetalning i maj', 'jag väntar på min utbetalning'].map((text) => ({ text, label: 'payment' })),
  ...['hunden är borta', 'min hund skäller', 'hundvalp till salu', 'jag ska köpa en hund'].map((text) => ({ text, label: 'dog' })),
  ...['vilken tid öppnar ni', 'öppettider i jul', 'när stänger ni', 'har ni öppet idag'].map((text) => ({ text, label: 'hours' })),
];
const best = (ranker: ReturnType<typeof trainRanker>, text: string) => {
  const shares = ranker.probabilities(text);
  return ranker.labels[shares.indexOf(Math.max(...shares))];
};

describe('the ranker', () => {
  const ranker = trainRanker(EXAMPLES);

  it('puts texts like those it learnt under their labels', () => {
    expect(['har pengarna kommit', 'en liten hund', 'när har ni öppet'].map((text) => best(ranker, text))).toEqual(['payment', 'dog', 'hours']);
  });

  it('gives shares that sum to one, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(ranker.probabilities(text).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    }), { numRuns: 200 });
  });

  it('learns the same numbers every time, also with few weights', () => {
    for (const keep of [Infinity, 60]) expect(trainRanker(EXAMPLES, keep).probabilities('min hund')).toEqual(trainRanker(EXAMPLES, keep).probabilities('min hund'));
  });

  it('keeps as few weights as it is told, and what they were for', () => {
    const few = trainRanker(EXAMPLES, 60);
    expect(few.size).toBeLessThanOrEqual(60);
    expect(EXAMPLES.map(({ text }) => best(few, text))).toEqual(EXAMPLES.map(({ label }) => label));
  });
});

describe('calibrated shares', () => {
  it('keep their order at the top and sum to one', () => {
    fc.assert(fc.property(fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: 2, maxLength: 30 }), (scores) => {
      const plain = softmax(Float32Array.from(scores), 2.8);
      const told = calibrate(plain.slice(), 0.5);
      expect(told.indexOf(Math.max(...told))).toBe(plain.indexOf(Math.max(...plain)));
      expect(told.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
    }));
  });
});

describe('what is stored', () => {
  const { choice, yesNo } = policy.training.grids;
  const packedAndBack = (linear: Linear, rarity: Uint8Array, ofYesNo: readonly number[] = []) => {
    const writer = createWriter();
    const packed = packLinear(writer, linear, rarity, ofYesNo);
    return unpackLinear(createReader(writer.done()), packed, rarity);
  };
  const oneWeight = (weight: number): Linear => ({ classes: 1, starts: Int32Array.of(0, 1), columns: Uint16Array.of(0), values: Float32Array.of(weight), bias: Float32Array.of(0) });

  it('comes back: symbols in whatever context', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5000 })), fc.integer({ min: 0, max: 2 }))), (numbers) => {
      const writer = createWriter();
      const told = writer.contexts(3);
      for (const [number, context] of numbers) writer.write(told + context, number);
      const reader = createReader(writer.done());
      const heard = reader.contexts(3);
      expect(numbers.map(([, context]) => reader.read(heard + context))).toEqual(numbers.map(([number]) => number));
    }));
  });

  it('takes little where it is skewed, and cannot hold too many different ones', () => {
    const skewed = createWriter();
    const most = skewed.contexts();
    for (let i = 0; i < 8000; i++) skewed.write(most, i % 100 === 0 ? 200 : 3);
    expect(skewed.done().letters.length).toBeLessThan(130);
    const various = createWriter();
    const every = various.contexts();
    for (let i = 0; i < 4097; i++) various.write(every, i);
    expect(() => various.done()).toThrow('more than 4096 different symbols in one context');
  });

  it('comes back: a model in its steps', () => {
    const { linear } = matcher.model;
    const vector = matcher.model.space.vector(['jag', 'ar', 'sjuk']);
    const rarity = Uint8Array.from({ length: linear.starts.length - 1 }, (_, f) => f % 7);
    expect(score(packedAndBack(linear, rarity), vector)).toEqual(score(quantised(linear, rarity, choice), vector));
  });

  it('comes back: everything learnt, to the byte', () => {
    const { starts, columns, values, ...rest } = matcher.model.linear;
    const weights = starts[3] as number;
    const linear = { ...rest, starts: starts.slice(0, 4), columns: columns.slice(0, weights), values: values.slice(0, weights) };
    const trained = { exceptions: new Map([[7, 1], [160_000, 2]]), table: { hashes: Int32Array.of(3, 900, 4_000_000), rarity: Uint8Array.of(1, 5, 9), unseen: 10 }, vocabulary: ['ett', 'två'], linear };
    const stored = store(trained);
    expect(store(restore(JSON.parse(JSON.stringify(stored)) as typeof stored))).toEqual(stored);
  });

  it('comes back: a weight once on its level, exactly; before that, on a level near it or as the largest', () => {
    fc.assert(fc.property(fc.float({ min: -3, max: 3, noNaN: true }), fc.integer({ min: 1, max: 12 }), fc.boolean(), (weight, rare, saysYesNo) => {
      const rarity = Uint8Array.of(rare);
      const onLevel = (value: number) => onLevels(oneWeight(value), rarity, saysYesNo ? yesNo : choice)[0] as number;
      const once = onLevel(weight);
      expect(onLevel(once)).toBe(once);
      expect([...packedAndBack(oneWeight(once), rarity, saysYesNo ? [0] : []).values]).toEqual(once === 0 ? [] : [once]);
      expect(once * weight).toBeGreaterThanOrEqual(0);
      expect(Math.abs(once)).toBeLessThanOrEqual(4 * Math.abs(weight));
    }));
  });

  it('is exact where it matters: in a choice the commoner a feature, the smaller its steps; where yes is said they are the same', () => {
    const weights = Array.from({ length: 3000 }, (_, i) => i / 1000);
    const smallest = (grid: Grid) => [2, 5, 8, 11].map((rare) => weights.find((weight) => onLevels(oneWeight(weight), Uint8Array.of(rare), grid)[0] !== 0));
    expect(smallest(choice)).toEqual(smallest(choice).toSorted());
    expect(new Set(smallest(choice)).size).toBe(4);
    expect(new Set(smallest(yesNo)).size).toBe(1);
  });

  it('comes back: a list of words, whatever their order', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'å', 'ö', '1', '9') })), (list) => {
      const writer = createWriter();
      const packed = packWords(writer, list);
      expect(atOnce(unpackingWords(createReader(writer.done()), packed))).toEqual(list);
    }));
    expect(() => packWords(createWriter(), ['ett', 'Två'])).toThrow('a word with a capital cannot be packed: "Två"');
  });

  it('is found again by its hash, and nothing else is', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 0x3fffff }), { maxLength: 200 }), fc.integer({ min: 0, max: 0x3fffff }), (all, other) => {
      const hashes = Int32Array.from(all).toSorted();
      const placeOf = hashIndex(hashes);
      expect([...hashes].map((hash) => placeOf(hash))).toEqual([...hashes.keys()]);
      expect(placeOf(other)).toBe(hashes.indexOf(other));
    }));
  });
});

describe('several models as one', () => {
  it('give the scores that each of them gives by itself, one after the other', () => {
    const models = [
      { classes: 2, starts: Int32Array.of(0, 1, 1, 3), columns: Uint16Array.of(1, 0, 1), values: Float32Array.of(0.5, -1, 2), bias: Float32Array.of(0.25, 0) },
      { classes: 3, starts: Int32Array.of(0, 0, 2, 3), columns: Uint16Array.of(2, 0, 1), values: Float32Array.of(3, 0.1, -0.7), bias: Float32Array.of(0, 1, -1) },
    ];
    const vector = { ids: Int32Array.of(2, 0, 1), values: Float32Array.of(0.3, 0.9, 0.4) };
    expect([...score(together(models), vector)]).toEqual(models.flatMap((model) => [...score(model, vector)]));
  });
});
