import { adapters } from './adapters/all.ts';
import { sources } from './data/sets.ts';
import type { Plan } from './plan.ts';

export const PARTS = ['product', 'calibration', 'sizes', 'start', 'page', 'lighthouse', 'workbench', 'shards', 'server', 'sets', 'scale', 'noise'] as const;
export type PartName = (typeof PARTS)[number];

/** What is to be measured; null where all of a kind is. */
export interface Asked {
  readonly parts: readonly PartName[];
  readonly matchers: readonly string[] | null;
  /** Data sets, in the parts that have them. */
  readonly sets: readonly string[] | null;
  /** How many times the phrases, in the part that grows them. */
  readonly factors: readonly number[] | null;
}

/**
 * What several `--only` mean together: names of one kind add up, names of different kinds narrow each other
 * ("scale", "talsvar", "x100"). A matcher or a set without a part is measured in the part `sets`.
 * @throws RangeError for a name that nothing has
 */
export function askedBy(only: readonly string[], { factors }: Plan): Asked {
  const of = <T extends string>(known: readonly T[]) => known.filter((name) => only.includes(name));
  const [parts, matchers, sets, grown] = [of(PARTS), of(adapters.map(({ id }) => id)), of(sources.map(({ id }) => id)), of(factors.map((factor) => `x${factor}`))];
  const known: readonly string[] = [...PARTS, ...adapters.map(({ id }) => id), ...sources.map(({ id }) => id), ...factors.map((factor) => `x${factor}`)];
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new RangeError(`--only ${unknown}: there are ${known.join(', ')}`);
  const whole = only.length === 0 ? PARTS : grown.length > 0 ? (['scale'] as const) : (['sets'] as const);
  return {
    parts: parts.length > 0 ? parts : whole,
    matchers: matchers.length > 0 ? matchers : null,
    sets: sets.length > 0 ? sets : null,
    factors: grown.length > 0 ? grown.map((name) => Number(name.slice(1))) : null,
  };
}

export function includes<T>(asked: readonly T[] | null, one: T): boolean {
  return asked?.includes(one) ?? true;
}
