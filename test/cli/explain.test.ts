import { expect, it } from 'vitest';
import { RULE_NAMES } from '../../intents/decide.ts';
import { REASONS } from '../../src/cli/explain.ts';

it('explain has a sentence in both languages for every rule, and for no other', () => {
  expect(Object.keys(REASONS).toSorted()).toEqual(RULE_NAMES.toSorted());
  expect(Object.values(REASONS).flatMap((reason) => Object.values(reason)).filter((sentence) => sentence.trim() === '')).toEqual([]);
});
