import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../intents/text.ts';

describe('folding', () => {
  it.each([
    ['Försäkringskassan', 'forsakringskassan'], ['SÅ', 'sa'], ['Straße', 'strasse'], ['Łódź', 'łodz'], ['İ', 'i'], ['e\u0301', 'e'], ['ja 7', 'ja 7'], ['', ''],
  ])('makes "%s" "%s"', (text, folded) => { expect(fold(text)).toBe(folded); });

  it('of a text gives what folding letter by letter gives', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from('abcxyzåäöÅÄÖéÉüñßŁłŸſ 09-*\u0153\u4e2d')), maxLength: 12 }), (text) => {
      expect(fold(text)).toBe(Array.from(text, (letter) => fold(letter)).join(''));
    }));
  });
});
