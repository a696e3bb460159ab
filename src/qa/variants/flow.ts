import type { Lang } from '../../../intents/types.ts';
import type { Rule } from './rule.ts';

/** Sounds and words that fill a pause. */
const FILLERS: Readonly<Record<Lang, readonly string[]>> = {
  sv: ['eh', 'öh', 'alltså', 'liksom', 'hm', 'typ', 'vad heter det'],
  en: ['uh', 'um', 'well', 'like', 'you know'],
};

const hesitation: Rule = {
  id: 'hesitation',
  name: { sv: 'tvekan', en: 'hesitation' },
  why: { sv: 'Den som letar efter ord fyller pausen.', en: 'Who looks for words fills the pause.' },
  places: (spoken, lang) => spoken.flatMap(({ at, clings }) => (clings ? [] : FILLERS[lang].map((filler) => ({ at, from: '', to: `${filler} ` })))),
};

const restart: Rule = {
  id: 'restart',
  name: { sv: 'omtag', en: 'said again' },
  why: { sv: 'Den som tar om sig säger ett ord två gånger.', en: 'Who starts over says a word twice.' },
  places: (spoken) => spoken.flatMap((word, i) => {
    const next = spoken[i + 1];
    const one = word.isFixed ? [] : [{ at: word.at, from: word.text, to: `${word.text} ${word.text}` }];
    if (!next || word.isFixed || next.isFixed || word.after !== ' ') return one;
    const both = `${word.text} ${next.text}`;
    return [...one, { at: word.at, from: both, to: `${both} ${both}` }];
  }),
};

/** A shorter word is not broken off. */
const LONG = 6;
/** How much of a word is said before it is broken off. */
const BEGUN = 0.4;

const falseStart: Rule = {
  id: 'false-start',
  name: { sv: 'avbrutet ord', en: 'word broken off' },
  why: { sv: 'Ordet bryts och sägs om från början.', en: 'The word is broken off and said again from its beginning.' },
  places: (spoken) => spoken.flatMap(({ text, at, isFixed }) => (isFixed || text.length < LONG ? [] : [{ at, from: text, to: `${text.slice(0, Math.ceil(text.length * BEGUN))} ${text}` }])),
};

/** Words without which the rest is still understood by people. */
const SLIGHT: Readonly<Record<Lang, ReadonlySet<string>>> = {
  sv: new Set(['jag', 'är', 'om', 'på', 'av', 'för', 'till', 'min', 'mitt', 'mina', 'en', 'ett', 'att', 'det', 'i', 'har', 'med', 'från', 'ska', 'vill', 'och', 'den', 'så', 'som', 'kan', 'ha', 'få']),
  en: new Set(['i', 'am', 'is', 'the', 'a', 'an', 'my', 'of', 'for', 'to', 'in', 'on', 'about', 'have', 'with', 'and', 'it', 'do', 'can', 'would', 'want', 'that']),
};

const dropped: Rule = {
  id: 'dropped-word',
  name: { sv: 'ord borta', en: 'word lost' },
  why: { sv: 'Korta ord utan tryck hörs inte.', en: 'Short words without stress are not heard.' },
  places: (spoken, lang) => spoken.flatMap(({ text, low, at, after, isFixed }) => (isFixed || !SLIGHT[lang].has(low) || !after.startsWith(' ') ? [] : [{ at, from: `${text} `, to: '' }])),
};

/** Of fewer words than these the first one is not lost. */
const FEW = 3;

const lateStart: Rule = {
  id: 'late-start',
  name: { sv: 'början borta', en: 'beginning lost' },
  why: { sv: 'Talsvaret börjar lyssna lite för sent.', en: 'The voice response begins to listen a little too late.' },
  places: (spoken) => {
    const [first] = spoken;
    return !first || spoken.length < FEW || first.isFixed || !first.after.startsWith(' ') ? [] : [{ at: first.at, from: `${first.text} `, to: '' }];
  },
};

export const flowRules: readonly Rule[] = [hesitation, restart, falseStart, lateStart, dropped];
