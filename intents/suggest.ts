import Fuse from 'fuse.js/basic';
import { fold } from './text.ts';
import type { Catalogue } from './types.ts';

// Fuse.js where it is at its best: completing while the caller types, and the known phrase nearest to what was said.
// Nothing is decided by it, so nothing that decides brings it along.

interface Entry {
  readonly text: string;
  readonly key: string;
}

const OPTIONS = { keys: ['key'], includeScore: true, ignoreLocation: true, threshold: 0.45, minMatchCharLength: 2 };
const LONGEST_QUERY = 60;
/** What is offered to be said fits a line and reads as something said: words, at least two, without marks. */
const LONGEST_OFFER = 48;
const COMPLETE = /^\p{L}+(?:[ -]\p{L}+)+$/u;

/** Under a topic's id its phrases; under none what is offered while typing. */
const indexes = new WeakMap<Catalogue, Map<string, Fuse<Entry>>>();

/** Up to `limit` phrases that complete what has been typed, the likeliest first; none for fewer than two characters. */
export function completionsOf(catalogue: Catalogue, typed: string, limit = 5): string[] {
  const query = fold(typed.trim()).slice(0, LONGEST_QUERY);
  if (query.length < 2) return [];
  const index = indexOf(catalogue, '', () => catalogue.topics.flatMap((topic) => [
    topic.name.sv.toLowerCase(),
    ...topic.phrases.filter(({ text }) => text.length <= LONGEST_OFFER && COMPLETE.test(text)).map(({ text }) => text),
  ]));
  const starts = (text: string) => Number(!fold(text).startsWith(query));
  return index.search(query, { limit: limit * 6 })
    .toSorted((a, b) => starts(a.item.text) - starts(b.item.text) || (a.score ?? 1) - (b.score ?? 1))
    .slice(0, limit)
    .map(({ item }) => item.text);
}

/** The phrase of the topic that is nearest to the utterance; null where none is near, and where there is no topic. */
export function nearestPhrase(catalogue: Catalogue, utterance: string, topic: string | null): string | null {
  const entry = catalogue.topics.find(({ id }) => id === topic);
  if (!entry) return null;
  const query = fold(utterance).slice(0, LONGEST_QUERY);
  return indexOf(catalogue, entry.id, () => entry.phrases.map(({ text }) => text)).search(query, { limit: 1 })[0]?.item.text ?? null;
}

function indexOf(catalogue: Catalogue, id: string, texts: () => readonly string[]): Fuse<Entry> {
  const known = indexes.get(catalogue) ?? new Map<string, Fuse<Entry>>();
  indexes.set(catalogue, known);
  const before = known.get(id);
  if (before) return before;
  const made = new Fuse([...new Set(texts())].map((text) => ({ text, key: fold(text) })), OPTIONS);
  known.set(id, made);
  return made;
}
