/** Words that are remembered: more than a language uses often, and some megabytes at most. */
const MOST = 20_000;

/** What is found for a word, found once: callers say the same words again and again. */
export function remembered<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key);
    if (known.size < MOST) known.set(key, found);
    return found;
  };
}

/** What is made once, when it is first asked for. */
export function onDemand<T>(make: () => T): () => T {
  let made: { readonly it: T } | null = null;
  return () => (made ??= { it: make() }).it;
}
