import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strongest } from '../../intents/distil.ts';
import { score, secondOver, type Linear } from '../../intents/linear.ts';
import { amid, halved, remixed, sharedOut } from '../../intents/mixing.ts';

const word = fc.constantFrom('jag', 'vill', 'ha', 'pengar', 'för', 'min', 'son', 'som', 'är', 'sjuk', 'idag', 'igen');
const somePhrases = fc.uniqueArray(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 20, selector: (keys) => keys.join(' ') });
const holds = (long: readonly string[], short: readonly string[]) => ` ${long.join(' ')} `.includes(` ${short.join(' ')} `);

describe('phrases that are mixed to learn from', () => {
  it('stand whole among others', () => {
    fc.assert(fc.property(somePhrases, somePhrases, (phrases, others) => {
      const mixed = amid(phrases, others, 0);
      expect(mixed).toHaveLength(phrases.length);
      phrases.forEach((keys, i) => { expect(holds(mixed[i] as string[], keys)).toBe(true); });
    }));
  });

  it('are halves of themselves', () => {
    fc.assert(fc.property(somePhrases, (phrases) => {
      for (const half of halved(phrases)) expect(phrases.some((keys) => holds(keys, half))).toBe(true);
    }));
  });

  it('are shared out whole, and the same way whatever others there are', () => {
    fc.assert(fc.property(somePhrases, (phrases) => {
      const [one, two] = sharedOut(phrases);
      expect(new Set([...one, ...two])).toEqual(new Set(phrases));
      expect(sharedOut(phrases.slice(1))[0]).toEqual(one.filter((keys) => keys !== phrases[0]));
    }));
  });

  it('are the same every time', () => {
    fc.assert(fc.property(somePhrases, (phrases) => {
      expect(remixed(phrases)).toEqual(remixed(phrases));
      expect(amid(phrases, phrases, 1)).toEqual(amid(phrases, phrases, 1));
    }));
  });
});

const linear: Linear = { classes: 2, starts: Int32Array.of(0, 2, 3, 4), columns: Uint16Array.of(0, 1, 1, 0), values: Float32Array.of(3, -2, 1, 2), bias: Float32Array.of(0.5, 1) };
const everything = { ends: Int32Array.of(0, 3), ids: Int32Array.of(0, 1, 2), values: Float32Array.of(1, 1, 1) };
const kept = ({ starts, values }: Linear) => [...values].map((value, at) => [[...starts].findLastIndex((start) => start <= at), value]);

describe('weights for which there is little room', () => {
  it.each([
    [10, [[0, 3], [0, -2], [1, 1], [2, 2]]],
    [7, [[0, 3], [0, -2], [2, 2]]],
    [4, [[0, 3], [0, -2]]],
    // One weight alone is not worth its feature.
    [3, []],
  ])('room %s: those that matter most, a feature counted as two', (room, expected) => { expect(kept(strongest(linear, everything, room))).toEqual(expected); });

  it('cost nothing more where their feature is kept anyway', () => {
    expect(kept(strongest(linear, everything, 2, (feature) => feature === 0))).toEqual([[0, 3], [0, -2]]);
  });

  it('matter more where their feature is common', () => {
    const often = { ends: Int32Array.from({ length: 22 }, (_, n) => (n === 0 ? 0 : n + 2)), ids: Int32Array.of(0, 1, 2, ...Array<number>(20).fill(1)), values: new Float32Array(23).fill(1) };
    expect(kept(strongest(linear, often, 3))).toEqual([[1, 1]]);
  });
});

it('of two classes one number tells which: what speaks for the second over the first', () => {
  const one = secondOver(linear);
  expect(one.classes).toBe(1);
  fc.assert(fc.property(fc.subarray([0, 1, 2]), (ids) => {
    const vector = { ids: Int32Array.from(ids), values: Float32Array.from(ids, () => 1) };
    const [first, second] = score(linear, vector);
    expect(score(one, vector)[0]).toBeCloseTo((second as number) - (first as number), 5);
  }));
});
