import type { Lang } from '../../../intents/types.ts';
import { eachWord, type Rule } from './rule.ts';

/** A sound where it is written one way, and how else it may be. */
type Sound = readonly [heard: RegExp, written: string];

/** Words shorter than this are known by heart, by people and recognisers. */
const SHORTEST = 4;

/** What a word becomes with one of the sounds written otherwise. */
function otherwise(sounds: Readonly<Record<Lang, readonly Sound[]>>): Rule['places'] {
  return eachWord((word, lang) => (word.length < SHORTEST || /\P{L}/u.test(word) ? [] : sounds[lang].map(([heard, written]) => word.replace(heard, written))));
}

const hushing: Rule = {
  id: 'sj-sound',
  name: { sv: 'sj-ljud', en: 'hushing sound' },
  why: { sv: 'sj, tj, stj och sk låter nästan lika och förväxlas.', en: 'Sounds such as sh, ch and s are nearly alike and are mixed up.' },
  places: otherwise({
    sv: [[/stj|skj/u, 'sj'], [/sj/u, 'tj'], [/tj/u, 'sj'], [/sk(?=[eiyäö])/u, 'sj'], [/k(?=[äö]n)/u, 'tj'], [/tion/u, 'sjon']],
    en: [[/ch/u, 'sh'], [/sh/u, 's'], [/tion/u, 'shun'], [/th/u, 't']],
  }),
};

const vowels: Rule = {
  id: 'like-vowel',
  name: { sv: 'lika vokal', en: 'like vowel' },
  why: { sv: 'e och ä, eller å och o, låter lika i många ord.', en: 'Vowels that sound alike are mixed up.' },
  places: otherwise({
    sv: [[/ä/u, 'e'], [/e(?=[lnr])/u, 'ä'], [/å/u, 'o'], [/o(?=[lnr])/u, 'å'], [/y/u, 'i']],
    en: [[/ea/u, 'ee'], [/ee/u, 'ea'], [/ou/u, 'ow'], [/ai/u, 'ay'], [/a(?=[lnr])/u, 'e'], [/i(?=[lnt])/u, 'e']],
  }),
};

const voicing: Rule = {
  id: 'voicing',
  name: { sv: 'lika konsonant', en: 'like consonant' },
  why: { sv: 't och d, eller p och b, skiljs inte åt på en dålig linje.', en: 'On a poor line t and d, or p and b, cannot be told apart.' },
  places: otherwise({
    sv: [[/(?<!d)d(?=s|$)/u, 't'], [/(?<!t)t$/u, 'd'], [/(?<!b)b(?=[aeiouyåäö])/u, 'p'], [/(?<!p)p(?=[aeiouyåäö])/u, 'b'], [/(?<![gn])g$/u, 'k']],
    en: [[/(?<!d)d(?=s|$)/u, 't'], [/(?<!t)t$/u, 'd'], [/(?<!b)b(?=[aeiou])/u, 'p'], [/(?<!p)p(?=[aeiou])/u, 'b'], [/v(?=e)/u, 'f']],
  }),
};

const single: Rule = {
  id: 'single-consonant',
  name: { sv: 'enkel konsonant', en: 'single consonant' },
  why: { sv: 'En dubbel konsonant hörs som en.', en: 'A double consonant is heard as one.' },
  places: otherwise({ sv: [[/([bdfgklmnprst])\1/u, '$1'], [/([bdfgklmnprst])\1(?!.*([bdfgklmnprst])\2)/u, '$1']], en: [[/([bdfgklmnprst])\1/u, '$1']] }),
};

export const soundRules: readonly Rule[] = [hushing, vowels, voicing, single];
