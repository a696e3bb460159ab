import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbered, suiteSlug } from '../../../src/qa/formats/slug.ts';

describe('the name of a file (H07)', () => {
  it.each([
    ['../../x', 'x'], ['a/b', 'a-b'], ['CON', 'con-suite'], ['Föräldrapenning, när?', 'foraldrapenning-nar'], ['x\0y', 'x-y'], ['punkt.', 'punkt'], ['…', 'case'], ['a'.repeat(300), 'a'.repeat(60)],
  ])('made of %j is %s', (name, made) => {
    expect(suiteSlug(name)).toBe(made);
  });

  it('stays in its folder, whatever the case is called', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.nat(2000), (name, place) => {
      expect(numbered(place, 2001, name)).toMatch(/^\d{4}-[a-z0-9-]{1,60}$/u);
    }));
  });
});
