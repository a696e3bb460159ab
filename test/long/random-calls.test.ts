import { describe, expect, it } from 'vitest';
import { badCall } from '../machines/random-calls.ts';

const CALLS = 100_000;
const BATCHES = 20;

describe('a hundred thousand random calls', () => {
  it('end by themselves, each with one outcome, in at most forty turns', () => {
    for (let batch = 0; batch < BATCHES; batch++) {
      const seed = Math.floor(Math.random() * 2 ** 31);
      console.log(`${(batch * CALLS) / BATCHES} calls; seed ${seed}`);
      expect(badCall(CALLS / BATCHES, seed)).toBeNull();
    }
  }, 3_600_000);
});
