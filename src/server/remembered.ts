/** What was found out, for as long as it lasts. */
export function remembered<T>(find: () => Promise<T>, lasts: number): () => Promise<T> {
  let last: { readonly at: number; readonly found: Promise<T> } | null = null;
  return () => {
    const at = performance.now();
    if (last === null || at - last.at > lasts) {
      const found = find();
      last = { at, found };
      // What failed is not remembered.
      found.catch(() => { last = null; });
    }
    return last.found;
  };
}
