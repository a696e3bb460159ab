/** Numbers that look random and are the same on every machine (mulberry32). */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  readonly roll: (sides: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (sides: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
  return { roll, pick: (list) => list[roll(list.length)] as (typeof list)[number] };
}
