import { rank, see } from '../../../intents/reading.ts';
import { keyOf } from '../../../intents/text.ts';
import { readTokens } from '../../../intents/tokens.ts';
import type { Catalogue } from '../../../intents/types.ts';
import type { Matcher } from '../../../intents/understand.ts';

/** Something in the catalogue that pulls two ways. */
export type Collision =
  /** A phrase that the catalogue gives to `owner`, but that the matcher ranks under `winner`; an exception when that is mended by one (intents/exceptions.ts). */
  | { readonly rule: 'phrase-ranks-elsewhere' | 'phrase-is-exception'; readonly phrase: string; readonly owner: string; readonly winner: string; readonly confidence: number }
  /** The same phrase or name under several owners. */
  | { readonly rule: 'phrase-of-two' | 'name-of-two'; readonly phrase: string; readonly owners: readonly string[] };

/** All collisions in a whole catalogue (not the lean one that the page loads), worst first. */
export function collisions(catalogue: Catalogue, matcher: Matcher): Collision[] {
  const owners = [
    ...[...catalogue.topics, ...catalogue.authorities].map(({ id, phrases, names }) => ({ id, phrases: phrases.map(({ text }) => text), names })),
    ...Object.entries(catalogue.classes).map(([id, phrases]) => ({ id, phrases: phrases.map(({ text }) => text), names: [] })),
  ];
  const bare = { ...matcher.model, exceptions: new Map<number, number>() };
  const elsewhere = owners.flatMap(({ id, phrases }) => phrases.flatMap((phrase): Collision[] => {
    const seen = see(matcher.model, readTokens(phrase, matcher.model.reader));
    const top = rank(bare, seen, []).ranked[0];
    if (!top || top.label.id === id) return [];
    const isMended = rank(matcher.model, seen, []).ranked[0]?.label.id === id;
    return [{ rule: isMended ? 'phrase-is-exception' : 'phrase-ranks-elsewhere', phrase, owner: id, winner: top.label.id, confidence: Math.round(top.probability * 1000) / 1000 }];
  }));
  return [
    ...shared('name-of-two', owners.flatMap(({ id, names }) => names.map((name) => [name, id] as const))),
    ...shared('phrase-of-two', owners.flatMap(({ id, phrases }) => phrases.map((phrase) => [phrase, id] as const))),
    ...elsewhere.toSorted((a, b) => ('confidence' in b ? b.confidence : 0) - ('confidence' in a ? a.confidence : 0)),
  ];
}

function shared(rule: 'phrase-of-two' | 'name-of-two', entries: readonly (readonly [string, string])[]): Collision[] {
  const byKey = new Map<string, { phrase: string; owners: Set<string> }>();
  for (const [phrase, owner] of entries) {
    const found = byKey.get(keyOf(phrase)) ?? { phrase, owners: new Set() };
    byKey.set(keyOf(phrase), { ...found, owners: found.owners.add(owner) });
  }
  return [...byKey.values()].filter(({ owners }) => owners.size > 1).map(({ phrase, owners }) => ({ rule, phrase, owners: [...owners] }));
}
