import Fuse from 'fuse.js/basic';
import { fold } from './text.ts';
import type { Catalogue } from './types.ts';

/** Fuse.js where it is at its best: completing while the caller types, and the known phrase nearest to what was said. */
export interface Suggester {
  /** Up to `limit` phrases that complete what has been typed; none for fewer than two characters. */
  readonly complete: (typed: string, limit?: number) => string[];
  /** The phrase of the topic that is nearest to the utterance, or null. */
  readonly nearest: (utterance: string, topic: string | null) => string | null;
}

interface Entry {
  readonly text: string;
  readonly key: string;
}

const LONGEST_QUERY = 60;
/** What is offered to be said fits a line and reads as something said: words, at least two, without marks. */
const LONGEST_OFFER = 48;
const COMPLETE = /^\p{L}+(?:[ -]\p{L}+)+$/u;

export function createSuggester(catalogue: Catalogue): Suggester {
  const byTopic = new Map(catalogue.topics.map((topic) => [topic.id, topic]));
  const entriesOf = (texts: readonly string[]): Entry[] => [...new Set(texts)].map((text) => ({ text, key: fold(text) }));
  const indexes = new Map<string, Fuse<Entry>>();
  const options = { keys: ['key'], includeScore: true, ignoreLocation: true, threshold: 0.45, minMatchCharLength: 2 };

  function indexFor(id: string, texts: () => readonly string[]): Fuse<Entry> {
    const existing = indexes.get(id);
    if (existing) return existing;
    const created = new Fuse(entriesOf(texts()), options);
    indexes.set(id, created);
    return created;
  }

  return {
    complete(typed, limit = 5) {
      const query = fold(typed.trim()).slice(0, LONGEST_QUERY);
      if (query.length < 2) return [];
      const index = indexFor('', () => catalogue.topics.flatMap((topic) => [
        topic.name.sv.toLowerCase(),
        ...topic.phrases.filter(({ text }) => text.length <= LONGEST_OFFER && COMPLETE.test(text)).map(({ text }) => text),
      ]));
      const starts = (text: string) => Number(!fold(text).startsWith(query));
      return index.search(query, { limit: limit * 6 })
        .toSorted((a, b) => starts(a.item.text) - starts(b.item.text) || (a.score ?? 1) - (b.score ?? 1))
        .slice(0, limit)
        .map(({ item }) => item.text);
    },
    nearest(utterance, topic) {
      const entry = topic === null ? undefined : byTopic.get(topic);
      if (!entry) return null;
      const query = fold(utterance).slice(0, LONGEST_QUERY);
      return indexFor(entry.id, () => entry.phrases.map((phrase) => phrase.text)).search(query, { limit: 1 })[0]?.item.text ?? null;
    },
  };
}
