import { mix } from './hash.ts';

const ORDER = 0x51d3;

/** Whole numbers from 0 up, in an order that looks random and is the same every time for a seed. */
export function randomNumbers(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state >>> 8;
  };
}

/**
 * Calls `visit` with the place of every seed, in another order each pass. The order hangs on the seeds alone: where one
 * comes or goes, the others keep theirs.
 * @param passed called after each pass
 */
export function inSeededPasses(seeds: Int32Array, passes: number, visit: (n: number, pass: number) => void, passed?: (pass: number) => void): void {
  for (let pass = 0; pass < passes; pass++) {
    // Rank and place in one number: numbers alone are sorted ten times as fast as by a function.
    const order = Float64Array.from(seeds, (seed, n) => mix(seed, pass, ORDER) * seeds.length + n).toSorted();
    for (const ranked of order) visit(ranked % seeds.length, pass);
    passed?.(pass);
  }
}
