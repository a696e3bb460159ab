import { keyOf } from '../../../intents/text.ts';
import { maskPersonalNumbers } from '../../simulator/redact.ts';
import { collisions, type Collision } from './collisions.ts';
import { deadCues } from './dead-cues.ts';
import type { CatalogueText } from './documents.ts';
import { lintPolicy } from './limits.ts';
import type { Rule, Sighting, Subject } from './rule.ts';

/** What pulls two ways in the catalogue, stands there twice, or does nothing. */
export const catalogueRules: readonly Rule[] = [
  { id: 'name-of-two', severity: 'error', says: 'A name belongs to one topic or authority.', source: 'docs/catalogue.md: names are nouns that point to this topic and no other', find: collisionsOf('name-of-two') },
  { id: 'phrase-of-two', severity: 'error', says: 'A phrase belongs to one topic, authority or class.', source: 'docs/catalogue.md; Genesys, intent health: conflicting utterances', find: collisionsOf('phrase-of-two') },
  { id: 'phrase-ranks-elsewhere', severity: 'error', says: 'A phrase ranks its own topic first.', source: 'docs/catalogue.md; Genesys, intent health', find: collisionsOf('phrase-ranks-elsewhere') },
  { id: 'phrase-is-exception', severity: 'note', says: 'A phrase that ranks its own topic first only by an exception is a hint that the topics are close.', source: 'intents/exceptions.ts', find: collisionsOf('phrase-is-exception') },
  {
    id: 'phrase-twice',
    severity: 'error',
    says: 'A name or phrase stands once in its topic, in either language.',
    source: 'docs/catalogue.md: a good phrase adds words or a shape that the others lack',
    find: ({ documents }) => {
      const seen = new Set<string>();
      return documents.texts().flatMap((entry): Sighting[] => {
        // Names are kept in every spelling that callers type: "eu-kort" and "eu kort" are two.
        const key = `${entry.owner} ${entry.field} ${entry.field === 'names' ? entry.text.toLowerCase() : keyOf(entry.text)}`;
        if (!seen.has(key)) return (seen.add(key), []);
        return [sighting(entry, `"${entry.text}" stands in ${entry.owner} already; remove one`)];
      });
    },
  },
  {
    id: 'phrase-with-personal-number',
    severity: 'error',
    says: 'No phrase holds what looks like a personal number.',
    source: 'docs/design.md: personal numbers are masked before anything reads them; none is kept',
    find: ({ documents }) => documents.texts().filter(({ text }) => maskPersonalNumbers(text) !== text)
      .map((entry) => ({ ...sighting(entry, 'holds what looks like a personal number; write [personnummer], or leave it out'), about: entry.owner })),
  },
  {
    id: 'phrase-with-digits',
    severity: 'note',
    says: 'Digits in a phrase teach only that number; callers say numbers in words as well.',
    source: 'docs/catalogue.md: a good phrase adds words',
    find: ({ documents }) => documents.texts().filter(({ field, text }) => field !== 'names' && /\d/u.test(text)).map((entry) => sighting(entry, `"${entry.text}": say it without the number, if the number is not the point`)),
  },
  {
    id: 'topic-has-few-phrases',
    severity: 'warning',
    says: `A topic has at least ${lintPolicy.swedishPhrases} Swedish phrases and ${lintPolicy.englishPhrases} English ones.`,
    source: 'docs/catalogue.md; measured: accuracy by phrases a topic (src/qa/lint/limits.ts)',
    find: ({ service, documents }) => service.catalogue.topics.flatMap(({ id, phrases }) => {
      const count = (lang: string) => phrases.filter((phrase) => phrase.lang === lang).length;
      const short = [['Swedish', count('sv'), lintPolicy.swedishPhrases], ['English', count('en'), lintPolicy.englishPhrases]] as const;
      return short.filter(([, has, needs]) => has < needs).map(([lang, has, needs]): Sighting => ({ place: documents.topic(id), about: id, message: `${has} ${lang} phrases, at least ${needs}; add what callers say` }));
    }),
  },
  {
    id: 'cue-is-dead',
    severity: 'note',
    says: 'A cue stands in at least one phrase of the catalogue, of any topic, class or role.',
    source: 'docs/catalogue.md: cues decide without the classifier; one that nothing shows may be misspelt',
    find: deadCues,
  },
];

function sighting({ owner, text, place }: CatalogueText, message: string): Sighting {
  return { place, about: text, message, details: { owner } };
}

/** Collisions are worked out once a subject: ranking every phrase takes seconds. */
const found = new WeakMap<Subject, readonly Collision[]>();

function collisionsOf(rule: Collision['rule']): Rule['find'] {
  return (subject) => {
    const all = found.get(subject) ?? collisions(subject.service.catalogue, subject.matcher);
    found.set(subject, all);
    return all.filter((collision) => collision.rule === rule).map((collision): Sighting => {
      const { rule: _rule, ...details } = collision;
      const owner = 'owner' in collision ? collision.owner : (collision.owners[1] ?? '');
      return { place: subject.documents.phrase(owner, collision.phrase), about: collision.phrase, message: inWords(collision), details };
    });
  };
}

function inWords(collision: Collision): string {
  const { rule, phrase } = collision;
  if ('winner' in collision) {
    const mended = rule === 'phrase-is-exception' ? '; an exception mends it' : '; say more in it, or give it to the other';
    return `"${phrase}" of ${collision.owner} ranks ${collision.winner} first (${collision.confidence})${mended}`;
  }
  return `${rule === 'name-of-two' ? 'the name' : 'the phrase'} "${phrase}" stands in ${collision.owners.join(' and ')}; keep it where callers mean it`;
}
