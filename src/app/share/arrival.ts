import { loadEngine } from '../call/engine.ts';
import type { Shared, Unreadable } from './shared.ts';

/** Something shared that has come to the page, by its address or in a file. */
export type Arrival =
  | { readonly kind: 'none' }
  /** Nothing has been done with it yet. */
  | { readonly kind: 'asking'; readonly shared: Shared; readonly isOfToday: boolean }
  | { readonly kind: 'open'; readonly isOfToday: boolean }
  | { readonly kind: 'unreadable'; readonly why: Unreadable | 'unloaded' };

export const NONE: Arrival = { kind: 'none' };

/** Reads the fragment of an address. What reads it is loaded only when there is something to read. */
export async function arrivalBy(fragment: string): Promise<Arrival> {
  return arrivalOf(async () => (await import('./link.ts')).readFragment(fragment));
}

/** Reads a file that was chosen or dropped. */
export async function arrivalIn(file: File): Promise<Arrival> {
  return arrivalOf(async () => {
    const { MAX_LENGTH, readShared } = await import('./shared.ts');
    // Looked at before it is read: what somebody drops may be a film.
    return file.size > 3 * MAX_LENGTH ? 'damaged' : readShared(await file.text());
  });
}

async function arrivalOf(read: () => Promise<Shared | Unreadable>): Promise<Arrival> {
  try {
    const shared = await read();
    if (typeof shared === 'string') return { kind: 'unreadable', why: shared };
    const [{ isOfToday }, { service }] = await Promise.all([import('./shared.ts'), loadEngine()]);
    return { kind: 'asking', shared, isOfToday: isOfToday(shared, service.version) };
  } catch {
    return { kind: 'unreadable', why: 'unloaded' };
  }
}
