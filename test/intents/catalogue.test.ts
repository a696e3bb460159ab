import { describe, expect, it } from 'vitest';
import { keyOf } from '../../intents/text.ts';
import { ERRANDS, ROLES } from '../../intents/types.ts';
import { collisions } from '../../src/qa/lint/collisions.ts';
import { matcher, service, wholeCatalogue } from '../engine.ts';

const catalogue = wholeCatalogue();

const TOPICS = [
  'foraldrapenning', 'vab', 'tio-dagar', 'kontaktdagar', 'graviditetspenning', 'barnbidrag', 'underhallsstod', 'adoptionsbidrag', 'bostadsbidrag',
  'sjukpenning', 'arbetsresor', 'rehabiliteringsersattning', 'sjukersattning', 'aktivitetsersattning', 'bostadstillagg', 'narstaendepenning', 'smittbararpenning',
  'hogriskskydd', 'arbetshjalpmedel', 'arbetsskada', 'sgi', 'assistansersattning', 'merkostnadsersattning', 'omvardnadsbidrag', 'bilstod', 'aktivitetsstod',
  'etableringsersattning', 'totalforsvar', 'tandvard', 'eu-kort', 'vard-utomlands', 'forsakringstillhorighet', 'sjuklon', 'lakarintyg', 'tandvardsportal',
  'mina-sidor', 'utbetalning', 'konto', 'handlaggning', 'handlingar', 'aterkrav', 'omprovning', 'ombud', 'skyddade-uppgifter', 'sprak', 'tillganglighet',
  'servicekontor', 'digitalt-mote', 'oppettider', 'klagomal', 'bidragsbrott', 'bluff', 'dodsfall', 'formansintyg', 'inkomst-eller-uppgifter', 'press', 'statistik',
  'allman-handling', 'jobb',
];
const AUTHORITIES = [
  'pensionsmyndigheten', 'csn', 'skatteverket', 'arbetsformedlingen', 'a-kassa', 'migrationsverket', 'kommunen', 'regionen', 'kronofogden', 'arbetsgivaren', 'afa',
  'polisen', 'plikt-och-provningsverket', 'banken',
];

describe('the catalogue', () => {
  it('knows every topic, authority, errand and role of the labels', () => {
    expect(catalogue.topics.map(({ id }) => id).toSorted()).toEqual(TOPICS.toSorted());
    expect(catalogue.authorities.map(({ id }) => id).toSorted()).toEqual(AUTHORITIES.toSorted());
    expect(service.errands.map(({ id }) => id).toSorted()).toEqual([...ERRANDS].toSorted());
    expect(service.roles.map(({ id }) => id).toSorted()).toEqual([...ROLES].toSorted());
  });

  it('has at least fifteen Swedish phrases and five English ones for each topic', () => {
    const thin = catalogue.topics.filter(({ phrases }) => phrases.filter(({ lang }) => lang === 'sv').length < 15 || phrases.filter(({ lang }) => lang === 'en').length < 5);
    expect(thin.map(({ id }) => id)).toEqual([]);
  });

  it('says nothing twice within a topic', () => {
    for (const { id, phrases } of catalogue.topics) {
      const distinct = new Set(phrases.map(({ text }) => keyOf(text)));
      expect([id, distinct.size]).toEqual([id, phrases.length]);
    }
  });

  it('gives no phrase to two topics', () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, phrases } of catalogue.topics) for (const { text } of phrases) owners.set(keyOf(text), (owners.get(keyOf(text)) ?? new Set()).add(id));
    expect([...owners].filter(([, ids]) => ids.size > 1).map(([phrase, ids]) => [phrase, ...ids])).toEqual([]);
  });

  it('ranks each phrase under its own topic first', () => {
    expect(collisions(catalogue, matcher).filter(({ rule }) => rule !== 'phrase-is-exception')).toEqual([]);
  });

  it('ranks all but a few in a hundred of them there by what it learnt, and only those by exception', () => {
    const all = [...catalogue.topics, ...catalogue.authorities].flatMap(({ phrases }) => phrases).length + Object.values(catalogue.classes).flat().length;
    const exceptions = collisions(catalogue, matcher).length;
    expect(exceptions).toBeGreaterThan(0);
    expect(exceptions / all).toBeLessThan(0.08);
  });

  it('ships the same topics, authorities and names to the page, with fewer phrases', () => {
    const bare = ({ topics, authorities }: typeof catalogue) => [...topics, ...authorities].map(({ id, names }) => ({ id, names }));
    expect(bare(service.catalogue)).toEqual(bare(catalogue));
    const shown = service.catalogue.topics.flatMap(({ phrases }) => phrases);
    expect(service.catalogue.topics.filter(({ phrases }) => phrases.length < 8).map(({ id }) => id)).toEqual([]);
    const known = new Set(catalogue.topics.flatMap(({ phrases }) => phrases.map(({ text }) => text)));
    expect(shown.filter(({ text }) => !known.has(text))).toEqual([]);
  });

  it('gives no name to two topics', () => {
    const names = catalogue.topics.flatMap(({ names: own }) => [...new Set(own.map(keyOf))]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});
