import type { Lang } from '../../intents/types.ts';
import { isoInStockholm, parseTime } from '../../machines/stockholm.ts';
import type { Dialled } from '../../machines/types.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const DIALS = ['private', 'partner', 'press', 'abroad'] as const satisfies readonly Dialled[];

/** When and where the call is made; `at` is null for now. */
export interface Conditions {
  readonly at: number | null;
  readonly dialled: Dialled;
  /** The place in the queue that the caller gets; null where somebody answers at once. */
  readonly queue: Place | null;
}

export type Place = number | 'full';

/** A call as most people make it. */
export const USUAL: Conditions = { at: null, dialled: 'private', queue: null };

/** Queues that can be chosen. */
export const QUEUES = [null, 3, 20, 'full'] as const satisfies readonly (Place | null)[];

export interface Settings {
  readonly lang: Lang;
  readonly theme: Theme;
  readonly conditions: Conditions;
}

/** What the address and the browser remember. Nothing that was typed about an errand is ever among it. */
export function readSettings(): Settings {
  const query = new URLSearchParams(location.search);
  return {
    lang: (query.get('lang') ?? recall('lang')) === 'en' ? 'en' : 'sv',
    theme: oneOf(THEMES, recall('theme')) ?? 'system',
    conditions: { at: timeIn(query.get('at')), dialled: oneOf(DIALS, query.get('dial')) ?? 'private', queue: queueIn(query.get('queue')) },
  };
}

/** Puts the settings where they can be linked to and come back after a reload. */
export function keepSettings({ lang, theme, conditions }: Settings): void {
  remember('lang', lang);
  remember('theme', theme);
  const query = new URLSearchParams();
  if (lang !== 'sv') query.set('lang', lang);
  if (conditions.at !== null) query.set('at', isoInStockholm(conditions.at).slice(0, 16));
  if (conditions.dialled !== 'private') query.set('dial', conditions.dialled);
  if (conditions.queue !== null) query.set('queue', String(conditions.queue));
  const search = query.toString().replaceAll('%3A', ':');
  history.replaceState(null, '', `${location.pathname}${search === '' ? '' : `?${search}`}${location.hash}`);
}

/** The instant of a Stockholm wall time, or null for none or one that does not exist. */
export function timeIn(text: string | null): number | null {
  if (text === null || text === '') return null;
  try {
    return parseTime(text);
  } catch {
    return null;
  }
}

/** A queue that can be chosen, by its name in the address; null for any other. */
export function queueIn(name: string | null): Conditions['queue'] {
  return QUEUES.find((queue) => queue !== null && String(queue) === name) ?? null;
}

function oneOf<T extends string>(all: readonly T[], value: string | null): T | null {
  return all.find((one) => one === value) ?? null;
}

// Storage may be switched off, full or forbidden; the page works without it.
function recall(key: string): string | null {
  try {
    return localStorage.getItem(`talsvar.${key}`);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`talsvar.${key}`, value);
  } catch {
    // Then the next visit starts from the beginning.
  }
}
