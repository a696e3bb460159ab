import { hashTexts } from './hash.ts';
import { policy } from './policy.ts';
import { randomNumbers } from './shuffle.ts';

/** A phrase as the words that the matcher reads. */
type Keys = readonly string[];

/**
 * Utterances that nobody labelled, for the small model to learn from the full one how it judges what no phrase says:
 * each phrase with words lost, and its beginning with others' ends. What a phrase becomes hangs on its own words: where
 * another one comes or goes, nearly all is learnt as before.
 */
export function remixed(phrases: readonly Keys[]): string[][] {
  const someOf = drawing(phrases);
  const half = (keys: Keys) => Math.ceil(keys.length / 2);
  return phrases.flatMap((keys) => {
    const random = randomNumbers(seedOf(keys));
    const others = [0, 1].map(() => someOf(random));
    return [keys.filter(() => random() % policy.training.loseOneIn !== 0), ...others.map((other) => [...keys.slice(0, half(keys)), ...other.slice(half(other))])];
  }).filter((keys) => keys.length > 0);
}

/** Each phrase among others, as a caller tells several things at once: after one, before one, or between two; in every turn among different ones. As stable as `remixed`. */
export function amid(phrases: readonly Keys[], others: readonly Keys[], turn: number): string[][] {
  const someOf = drawing(others);
  return phrases.map((keys) => {
    const random = randomNumbers(seedOf(keys) + turn);
    const [one, two] = [someOf(random), someOf(random)];
    const { beside } = policy.training;
    return [[...one, ...keys], [...keys, ...one], [...one.slice(-beside), ...keys, ...two.slice(0, beside)]][random() % 3] as string[];
  });
}

/** Half of phrases and the rest of them, shared out by their own words. */
export function sharedOut(phrases: readonly Keys[]): readonly [Keys[], Keys[]] {
  const isFirst = (keys: Keys) => seedOf(keys) % 2 === 0;
  return [phrases.filter(isFirst), phrases.filter((keys) => !isFirst(keys))];
}

/** Of each phrase one half: what is said in few words. */
export function halved(phrases: readonly Keys[]): string[][] {
  return phrases.map((keys) => {
    const middle = Math.ceil(keys.length / 2);
    return randomNumbers(seedOf(keys))() % 2 === 0 ? keys.slice(0, middle) : keys.slice(middle);
  }).filter((keys) => keys.length > 0);
}

/** Draws phrases by chance; which one a number means changes little where phrases come or go. */
function drawing(phrases: readonly Keys[]): (random: () => number) => Keys {
  const ring = phrases.toSorted((a, b) => seedOf(a) - seedOf(b));
  const seeds = Int32Array.from(ring, seedOf);
  return (random) => ring[placeAfter(seeds, random()) % ring.length] as Keys;
}

/** From 0 up, as many as `randomNumbers` gives. */
function seedOf(keys: Keys): number {
  return hashTexts(keys) & 0x7fffff;
}

/** The first place whose seed is not below. @param seeds ascending */
function placeAfter(seeds: Int32Array, least: number): number {
  let [low, high] = [0, seeds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seeds[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
