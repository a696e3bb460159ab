import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitCount, distance, letterSet, LONGEST, prepare } from '../../intents/distance.ts';

/** The textbook's table: optimal string alignment, one row after the other. */
function plainDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_value, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      (rows[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped);
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'ä'), minLength: 1, maxLength: LONGEST });

describe('the distance of two words', () => {
  it('is what the textbook says, for any words', () => {
    fc.assert(fc.property(word, word, (a, b) => { expect(distance(prepare(a), b)).toBe(plainDistance(a, b)); }), { numRuns: 2000 });
  });

  it.each([['bostadsbidrag', 'bostatsbidrag', 1], ['sjukpenning', 'sjukpenning', 0], ['utbetalning', 'utbetalnnig', 1], ['vab', 'webb', 3]])(
    'of "%s" and "%s" is %i', (a, b, edits) => { expect(distance(prepare(a), b)).toBe(edits); });

  it('never changes more letters than twice the edits, so that a look at the letters rules words out safely', () => {
    fc.assert(fc.property(word, word, (a, b) => { expect(bitCount(letterSet(a) ^ letterSet(b))).toBeLessThanOrEqual(2 * plainDistance(a, b)); }), { numRuns: 1000 });
  });

  it('refuses a word that does not fit', () => {
    expect(() => prepare('a'.repeat(LONGEST + 1))).toThrow('32 letters');
  });
});
