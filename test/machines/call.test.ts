import { describe, expect, it } from 'vitest';
import { badCall } from './random-calls.ts';

describe('two thousand random calls', () => {
  it('end by themselves, each with one outcome, in at most forty turns', () => { expect(badCall(2000)).toBeNull(); }, 120_000);
});
