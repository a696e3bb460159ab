import { describe, it } from 'vitest';
import { checkRandomCalls } from './random-calls.ts';

describe('two thousand random calls', () => {
  it('end by themselves, each with one outcome, in at most forty turns', () => { checkRandomCalls(2000); }, 120_000);
});
