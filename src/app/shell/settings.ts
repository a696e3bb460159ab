import type { Lang } from '../../../intents/types.ts';
import { isoInStockholm, parseTime } from '../../../machines/stockholm.ts';
import type { Dialled } from '../../../machines/types.ts';
import { oneOf as word } from '../../simulator/shape.ts';
import { kept } from './storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const ROOMS = ['ask', 'rehearse', 'test', 'accessibility'] as const;
export type Room = (typeof ROOMS)[number];

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

/** How badly the line is to hear in the Rehearse room; the same seed makes the same noise. */
export interface Noise {
  readonly level: 0 | 1 | 2 | 3;
  readonly seed: number;
}

export interface Settings {
  readonly room: Room;
  /** Whether the inspector stands open. */
  readonly inspector: boolean;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly conditions: Conditions;
  readonly noise: Noise;
  /** What the Test room shows: tab, filter and picked case (test/view.ts). */
  readonly lab: string;
}

/** What the browser remembers between visits, whatever the address says. */
const language = kept<Lang>('language', word(['sv', 'en']), 'sv');
export const appearance = kept<Theme>('appearance', word(THEMES), 'system');

/** What the address and the browser remember. Nothing that was typed about an errand is ever among it. */
export function readSettings(): Settings {
  const query = new URLSearchParams(location.search);
  return {
    room: oneOf(ROOMS, query.get('room')) ?? 'ask',
    inspector: query.has('inspect'),
    lang: (query.get('lang') ?? language.read()) === 'en' ? 'en' : 'sv',
    theme: appearance.read(),
    conditions: { at: timeIn(query.get('at')), dialled: oneOf(DIALS, query.get('dial')) ?? 'private', queue: queueIn(query.get('queue')) },
    noise: noiseIn(query),
    lab: query.get('view') ?? '',
  };
}

/** Remembers what the person chose; a link that was followed chooses nothing for the next visit. */
export function rememberChoice({ lang, theme }: Partial<Settings>): void {
  if (lang !== undefined) language.write(lang);
  if (theme !== undefined) appearance.write(theme);
}

/** Puts the settings where they can be linked to and come back after a reload. */
export function keepSettings(settings: Settings): void {
  const address = addressOf(settings);
  if (address === `${location.pathname}${location.search}`) return;
  const isOtherRoom = (oneOf(ROOMS, new URLSearchParams(location.search).get('room')) ?? 'ask') !== settings.room;
  // The browser's own back goes from room to room; what is set inside one is not worth a step.
  if (isOtherRoom) history.pushState(null, '', `${address}${location.hash}`);
  else history.replaceState(null, '', `${address}${location.hash}`);
}

/** The address of the page in these settings. The fragment is no part of it: it holds what was shared. */
export function addressOf({ room, inspector, lang, conditions, noise, lab }: Settings): string {
  const query = new URLSearchParams();
  if (room !== 'ask') query.set('room', room);
  if (lang !== 'sv') query.set('lang', lang);
  if (conditions.at !== null) query.set('at', isoInStockholm(conditions.at).slice(0, 16));
  if (conditions.dialled !== 'private') query.set('dial', conditions.dialled);
  if (conditions.queue !== null) query.set('queue', String(conditions.queue));
  if (noise.level > 0) {
    query.set('noise', String(noise.level));
    query.set('seed', String(noise.seed));
  }
  if (room === 'test' && lab !== '') query.set('view', lab);
  if (inspector) query.set('inspect', '');
  const search = query.toString().replaceAll('%3A', ':').replace('inspect=', 'inspect');
  return `${location.pathname}${search === '' ? '' : `?${search}`}`;
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

/** A noise that can be chosen; none for any other. */
function noiseIn(query: URLSearchParams): Noise {
  const level = ([1, 2, 3] as const).find((one) => String(one) === query.get('noise')) ?? 0;
  const seed = Number(query.get('seed'));
  return { level, seed: Number.isInteger(seed) && seed > 0 && seed < 1_000_000 ? seed : 1 };
}

function oneOf<T extends string>(all: readonly T[], value: string | null): T | null {
  return all.find((one) => one === value) ?? null;
}
