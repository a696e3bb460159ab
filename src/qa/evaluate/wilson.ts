import type { Count } from '../score.ts';

/** Where the true share lies with 95 % confidence, 0..1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Of the normal distribution, the middle 95 %. */
export const Z95 = 1.959964;

/** Wilson's score interval: holds for small counts and for shares near 0 and 1, where "± so much" does not. Null for nothing counted. */
export function wilson({ hits, of }: Count): Interval | null {
  if (of === 0) return null;
  const share = hits / of;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const reach = (Z95 * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of))) / (1 + z2 / of);
  return { low: hits === 0 ? 0 : middle - reach, high: hits === of ? 1 : middle + reach };
}
