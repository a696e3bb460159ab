import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completionsOf, nearestPhrase } from '../../intents/suggest.ts';
import { wholeCatalogue } from '../engine.ts';

const catalogue = wholeCatalogue();
const phrasesOf = (topic: string) => catalogue.topics.find(({ id }) => id === topic)?.phrases.map(({ text }) => text) ?? [];

describe('what is offered while somebody types', () => {
  it('begins as they began, before what only holds it', () => {
    const offered = completionsOf(catalogue, 'bostadsb');
    expect(offered).toHaveLength(5);
    expect(offered[0]).toMatch(/^bostadsb/u);
  });

  it('forgives a slip', () => { expect(completionsOf(catalogue, 'föräldrapening').join('\n')).toContain('föräldrapenning'); });

  it('is no more than was asked for', () => { expect(completionsOf(catalogue, 'sjuk', 2)).toHaveLength(2); });

  it.each(['', ' ', 's', ' s '])('is nothing for "%s"', (typed) => { expect(completionsOf(catalogue, typed)).toEqual([]); });

  it('is sought by the first sixty characters, however long it is', () => {
    const typed = 'jag vill fråga om bostadsbidraget som jag sökte i mars och som inte har kommit';
    expect(completionsOf(catalogue, typed + 'å'.repeat(1000))).toEqual(completionsOf(catalogue, typed.slice(0, 60)));
    expect(completionsOf(catalogue, typed.slice(0, 60))).not.toEqual([]);
  });
});

describe('the known phrase nearest to what was said', () => {
  it('is a phrase of the topic', () => { expect(phrasesOf('vab')).toContain(nearestPhrase(catalogue, 'jag ska vabba imorgon', 'vab')); });

  it('is the phrase itself where it is known', () => {
    for (const phrase of phrasesOf('bostadsbidrag').slice(0, 5)) expect(nearestPhrase(catalogue, phrase, 'bostadsbidrag')).toBe(phrase);
  });

  it.each([[null], ['no-such-topic']])('is none for the topic %s', (topic) => { expect(nearestPhrase(catalogue, 'vabba', topic)).toBeNull(); });

  it('is none where nothing is like it', () => { expect(nearestPhrase(catalogue, 'xqzw', 'vab')).toBeNull(); });
});

describe('what decides', () => {
  /** Every module that these bring along. */
  function broughtAlong(entries: readonly string[]): Set<string> {
    const seen = new Set<string>();
    const visit = (url: URL) => {
      if (seen.has(url.href)) return;
      seen.add(url.href);
      for (const [, from = ''] of readFileSync(url, 'utf8').matchAll(/^import (?!type ).*? from '(.+?)';$/gmu)) {
        if (from.startsWith('.')) visit(new URL(from, url));
        else seen.add(from);
      }
    };
    for (const entry of entries) visit(new URL(entry, import.meta.url));
    return seen;
  }

  it('brings along nothing but itself', () => {
    const modules = [...broughtAlong(['../../intents/understand.ts', '../../intents/store.ts'])];
    expect(modules.length).toBeGreaterThan(20);
    expect(modules.filter((module) => !module.startsWith('file:'))).toEqual([]);
  });
});
