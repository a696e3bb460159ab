import { useSyncExternalStore } from 'react';
import { kept } from '../shell/storage.ts';
import { isSame, readObjections, withObjection, type Objection } from './objection.ts';

const store = kept<readonly Objection[]>('objections', readObjections, []);

/** The objections kept in this browser, in every tab of it. */
export function useObjections(): readonly Objection[] {
  return useSyncExternalStore(store.subscribe, store.read);
}

/** `unkept`: it lasts until the page is closed, since the browser could not keep it. */
export type Keeping = 'kept' | 'unkept' | 'full';

/** Keeps objections beside those that are there; a full list keeps none of them. */
export function keepObjections(...added: readonly Objection[]): Keeping {
  let next: readonly Objection[] | null = store.read();
  for (const one of added) next = next && withObjection(next, one);
  if (next === null) return 'full';
  return store.write(next) ? 'kept' : 'unkept';
}

export function dropObjections(dropped: readonly Objection[]): void {
  store.write(store.read().filter((entry) => !dropped.some((one) => isSame(one, entry))));
}
