import type { World } from '../../machines/types.ts';

/** A function that remembers what it gave for each key. */
export function memoized<K, V>(of: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, of(key));
    return known.get(key) as V;
  };
}

/** The world with its hours remembered: calls that are stepped through by the thousand ask for the same ones. */
export function withHoursRemembered(world: World): World {
  const known = memoized((line: Parameters<World['hoursAt']>[0]) => memoized((at: number) => world.hoursAt(line, at)));
  return { ...world, hoursAt: (line, at) => known(line)(at) };
}
