import { MISFIT, type Reader } from '../../simulator/shape.ts';

/**
 * What can go wrong with what the browser keeps: it keeps nothing at all; it has no room left; what it kept cannot be
 * read (it is set aside, not thrown away); another tab with a newer page wrote it (it is left alone).
 */
export type StorageFault = 'unavailable' | 'full' | 'damaged' | 'newer';

/** One thing that the browser remembers between visits. Nothing here throws: at worst it is remembered until the page is closed. */
export interface Kept<T> {
  /** The same object until something changes, so that React can compare. */
  readonly read: () => T;
  /** False when the browser could not keep it. `read` gives it all the same. */
  readonly write: (value: T) => boolean;
  /** Calls back when it changes, here or in another tab; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * @param name where it is kept, after `talsvar.`
 * @param reader looks at everything that comes out: other pages, other versions and people write there too
 * @param empty what stands in the place of nothing
 * @param version raised when older pages would no longer understand it
 */
export function kept<T>(name: string, reader: Reader<T>, empty: T, version = 1): Kept<T> {
  const key = `talsvar.${name}`;
  const listeners = new Set<() => void>();
  /** What was read last, and what it was read from. */
  let known: { readonly raw: string | null; readonly value: T } = { raw: null, value: empty };
  /** What the browser could not keep. */
  let held: { readonly value: T } | null = null;
  let isNewer = false;

  function read(): T {
    if (held) return held.value;
    const raw = attempt(() => localStorage.getItem(key), null);
    if (raw === known.raw) return known.value;
    isNewer = false;
    known = { raw, value: raw === null ? empty : opened(raw) };
    return known.value;
  }

  function opened(raw: string): T {
    const wrapped = attempt(() => JSON.parse(raw) as unknown, null, 'untold');
    const { v, value } = (typeof wrapped === 'object' && wrapped !== null ? wrapped : {}) as { readonly v?: unknown; readonly value?: unknown };
    isNewer = typeof v === 'number' && v > version;
    if (isNewer) return told('newer', empty);
    const made = attempt(() => reader(value), MISFIT, 'untold');
    if (made !== MISFIT) return made;
    attempt(() => localStorage.setItem(`${key}.damaged`, raw), undefined, 'untold');
    attempt(() => localStorage.removeItem(key), undefined, 'untold');
    return told('damaged', empty);
  }

  function write(value: T): boolean {
    read();
    const raw = JSON.stringify({ v: version, value });
    const isKept = isNewer ? told('newer', false) : attempt(() => { localStorage.setItem(key, raw); return true; }, false);
    held = isKept ? null : { value };
    if (isKept) known = { raw, value };
    changed();
    return isKept;
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function elsewhere(event: StorageEvent): void {
    // Without a key everything was cleared.
    if (event.key === key || event.key === null) changed();
  }

  return {
    read,
    write,
    subscribe(listener) {
      if (listeners.size === 0) addEventListener('storage', elsewhere);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) removeEventListener('storage', elsewhere);
      };
    },
  };
}

let faults: readonly StorageFault[] = [];
const watchers = new Set<() => void>();

/** What has gone wrong on this visit, each kind once: for a notice. Read as any external store is. */
export const storageFaults = {
  read: (): readonly StorageFault[] => faults,
  subscribe(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

function told<R>(fault: StorageFault, result: R): R {
  if (faults.includes(fault)) return result;
  faults = [...faults, fault];
  // Not at once: whoever reads may be in the middle of being drawn.
  queueMicrotask(() => { for (const watcher of watchers) watcher(); });
  return result;
}

/** What `work` gives, or `otherwise` when it throws; a full store is told apart by the name of its error. */
function attempt<R>(work: () => R, otherwise: R, fault: 'told' | 'untold' = 'told'): R {
  try {
    return work();
  } catch (error) {
    if (fault === 'untold') return otherwise;
    const isFull = error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'NS_ERROR_DOM_QUOTA_REACHED');
    return told(isFull ? 'full' : 'unavailable', otherwise);
  }
}
