import { parseTime } from '../../../machines/stockholm.ts';
import type { Dialled } from '../../../machines/types.ts';
import type { CallStart } from '../record.ts';
import { LONGEST_QUEUE, queueOf } from '../queue.ts';
import { stepSchema, type Step } from '../step.ts';
import { expectedSchema, type Expected } from '../suite.ts';
import { writtenTime } from '../write-suite.ts';
import type { Lose, Place } from './format.ts';

/** Names and values, all of them text: the form in which other tools keep slots, parameters, paths and notes. */
export type Pair = readonly [name: string, value: string];

export const EXPECTED_FIELDS = Object.keys(expectedSchema.shape) as (keyof Expected)[];

/** What an utterance should lead to, without the topic where an intent says it. A field that must be nothing is written `null`. */
export function pairsOf(expected: Expected, at: Place, lose: Lose): Pair[] {
  return Object.entries(expected).flatMap(([name, value]): Pair[] => {
    if (value === 'null') {
      lose(at, `${name} "null"`, 'a text that cannot be told from nothing');
      return [];
    }
    return value === undefined ? [] : [[name, value ?? 'null']];
  });
}

/** A field of what is expected, or null when there is no such field; a value that it cannot have is told. `null` is nothing. */
export function fieldOf(name: string, value: string, at: Place, lose: Lose): Expected | null {
  return fieldFrom(name.toLowerCase(), value === 'null' ? null : value, at, lose);
}

/** As `fieldOf`, where the other tool tells nothing from the text `null`. */
export function fieldFrom(name: string, value: unknown, at: Place, lose: Lose): Expected | null {
  const key = EXPECTED_FIELDS.find((field) => field === name);
  if (key === undefined) return null;
  const read = expectedSchema.shape[key].safeParse(value);
  if (read.success) return { [key]: read.data };
  lose(at, `${key} ${JSON.stringify(value)}`, 'not a value that a suite knows; see docs/cli.md, route');
  return {};
}

/** How a call ended, as pairs, the first of them the disposition; null for any other step. */
export function outcomePairs(step: Step): Pair[] | null {
  const [[verb, value] = ['', null]] = Object.entries(step) as [string, unknown][];
  if (!DISPOSITIONS.has(verb)) return null;
  return [['disposition', verb], ...Object.entries((value ?? {}) as Record<string, string | undefined>).flatMap(([name, text]): Pair[] => (text === undefined ? [] : [[name, text]]))];
}

/** How a call can end. */
export const DISPOSITIONS: ReadonlySet<string> = new Set(['transfer', 'referral', 'signpost', 'closed', 'queue-full', 'hung-up']);

/** The step of a disposition and its pairs; what makes no step is told. */
export function outcomeStep(pairs: readonly Pair[], at: Place, lose: Lose): Step | null {
  const { disposition, ...target } = Object.fromEntries(pairs);
  if (disposition === undefined) return null;
  const isBare = Object.keys(target).length === 0;
  const read = stepSchema.safeParse({ [disposition]: isBare ? null : target });
  if (read.success) return read.data;
  lose(at, `the end ${pairs.map(([name, value]) => `${name} ${value}`).join(', ')}`, 'not an outcome that a suite knows');
  return null;
}

/** Under which time, number, language and queue a call happens; what is the default is left out, but for the time. */
export function settingPairs({ at, dialled, lang, queue }: CallStart): Pair[] {
  return [
    ['at', writtenTime(at)],
    ...(dialled === 'private' ? [] : [['dial', dialled] as const]),
    ...(lang === 'sv' ? [] : [['lang', lang] as const]),
    ...(queue === null ? [] : [['queue', queue === 'full' ? 'full' : String(queue.place)] as const]),
  ];
}

/** What holds when nothing is said. */
export function usualSettings(at: number): CallStart {
  return { at, dialled: 'private', lang: 'sv', queue: null };
}

/** Reads one setting. @returns null when it is none */
export function settingOf([name, value]: Pair): Partial<CallStart> | null {
  if (name === 'at') {
    const at = timeOf(value);
    return at === null ? null : { at };
  }
  if (name === 'dial') return DIALLED.has(value) ? { dialled: value as Dialled } : null;
  if (name === 'lang') return value === 'sv' || value === 'en' ? { lang: value } : null;
  if (name !== 'queue') return null;
  if (value === 'full') return { queue: queueOf('full') };
  return /^\d{1,3}$/u.test(value) && Number(value) >= 1 && Number(value) <= LONGEST_QUEUE ? { queue: queueOf(Number(value)) } : null;
}

const DIALLED: ReadonlySet<string> = new Set(['private', 'partner', 'press', 'abroad']);

/** A time in ms since 1970, or null for what is none. */
export function timeOf(text: string): number | null {
  try {
    return parseTime(text);
  } catch {
    return null;
  }
}
