import { distance, LONGEST, prepare } from '../../../intents/distance.ts';
import { OUTCOMES, type Outcome } from '../../../intents/types.ts';
import type { Expected } from '../suite.ts';
import type { Known, Lose, Place } from './format.ts';

/** What other tools call "no intent was recognised". */
const NOTHING: ReadonlySet<string> = new Set(['none', 'nomatch', 'fallback', 'fallbackintent', 'nlufallback', 'defaultfallbackintent', 'outofscope']);

/**
 * What an intent of another tool means here: the topic of the same name (å ä ö as a a o, whatever the case and the hyphens),
 * or what the map says. An intent that means nothing here is told, with the nearest topic.
 */
export function expectedOf(intent: string, known: Known, at: Place, lose: Lose): Expected {
  const before = meanings.get(known) ?? new Map<string, Meaning>();
  meanings.set(known, before);
  const meaning = before.get(intent) ?? meaningOf(intent, known);
  before.set(intent, meaning);
  if ('expected' in meaning) return { ...meaning.expected };
  const { nearest } = meaning;
  lose(at, `intent ${intent}`, `no topic is called so; give --map a line "${intent}: ${nearest ?? 'TOPIC'}"${nearest === null ? '' : ' (the nearest name)'}`);
  return {};
}

type Meaning = { readonly expected: Expected } | { readonly nearest: string | null };

/** Files name the same few intents over and over. */
const meanings = new WeakMap<Known, Map<string, Meaning>>();

function meaningOf(intent: string, { service, intents }: Known): Meaning {
  const ids = service.catalogue.topics.map(({ id }) => id);
  const mapped = intents.get(intent);
  const name = mapped ?? intent;
  const same = ids.find((id) => id === name) ?? ids.find((id) => folded(id) === folded(name) || folded(id) === folded(name).replace(/^utt/u, ''));
  if (same !== undefined) return { expected: { topic: same } };
  if (mapped !== undefined && (OUTCOMES as readonly string[]).includes(mapped)) return { expected: { outcome: mapped as Outcome } };
  return NOTHING.has(folded(name)) ? { expected: { outcome: 'none' } } : { nearest: nearestTopic(name, namedTopics(service)) };
}

/** "MinaSidor", "mina_sidor" and "mina-sidor" are the same; å ä ö are written a a o. */
export function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

interface NamedTopic {
  readonly id: string;
  readonly names: readonly string[];
}

function namedTopics(service: Known['service']): NamedTopic[] {
  return service.catalogue.topics.map(({ id, name }) => ({ id, names: [id, name.sv, name.en] }));
}

/** The topic whose id or name is fewest letters away, if that is less than half of it. */
function nearestTopic(intent: string, topics: readonly NamedTopic[]): string | null {
  const word = folded(intent).slice(0, LONGEST);
  if (word === '') return null;
  const prepared = prepare(word);
  const ranked = topics.flatMap(({ id, names }) => names.map((name) => ({ id, edits: distance(prepared, folded(name)) }))).toSorted((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best && best.edits * 2 <= word.length ? best.id : null;
}

/** A topic that the service knows, for formats that name it as an intent. Another one is told and not written. */
export function intentOf({ topic }: Expected, { service }: Known, at: Place, lose: Lose): string | null {
  if (topic === undefined || topic === null) return null;
  if (service.catalogue.topics.some(({ id }) => id === topic)) return topic;
  lose(at, `topic ${topic}`, 'the service has no such topic, so it would not be read back');
  return null;
}

/** What is expected without a topic that the service does not know; that one is told. */
export function withKnownTopic(expected: Expected, known: Known, at: Place, lose: Lose): Expected {
  const { topic, ...rest } = expected;
  return topic === null || intentOf(expected, known, at, lose) !== null ? expected : rest;
}

/** A name that Amazon Lex takes for an intent: ASCII letters and figures, single - or _ between them, at most 100. */
export function lexName(topic: string): string {
  const ascii = topic.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^0-9a-zA-Z_-]+/gu, '-').replace(/([_-])[_-]+/gu, '$1').replace(/^[_-]+/u, '');
  return (ascii.match(/[0-9a-zA-Z][_-]?/gu) ?? ['x']).slice(0, 100).join('');
}
