/** A number in 0..1 (1 excluded), the next of a fixed row. */
export type Random = () => number;

/** The same seed gives the same row on every machine (FNV-1a into mulberry32). */
export function seeded(seed: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to, and without, `end`. */
export function below(end: number, random: Random): number {
  return Math.floor(random() * end);
}

export function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[below(items.length, random)];
}

/** `count` of the items in random order; all of them where there are fewer. */
export function sample<T>(items: readonly T[], count: number, random: Random): T[] {
  const left = [...items];
  const end = Math.min(count, left.length);
  for (let i = 0; i < end; i++) {
    const j = i + below(left.length - i, random);
    [left[i], left[j]] = [left[j] as T, left[i] as T];
  }
  return left.slice(0, end);
}
