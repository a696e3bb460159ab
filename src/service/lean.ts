import type { Catalogue, Phrase } from '../../intents/types.ts';

/** Phrases of a topic that the page can show: enough to complete what is typed and to compare a decision with. */
const SHOWN = 8;
/** What is offered to be said fits a line. */
const LONGEST = 48;
/** It reads as something said: words, at least two, without marks. */
const READS_WELL = /^\p{L}+(?:[ -]\p{L}+)+$/u;

/** The catalogue without what only learning needs: what was learnt goes with it, and the page loads a fraction. */
export function leanCatalogue(catalogue: Catalogue): Catalogue {
  return {
    ...catalogue,
    topics: catalogue.topics.map((topic) => ({ ...topic, phrases: chosen(topic.phrases) })),
    authorities: catalogue.authorities.map((authority) => ({ ...authority, phrases: [] })),
    classes: { agent: [], crisis: [], clarify: [], none: [] },
    danger: { said: [], harmless: [] },
    open: [],
    languages: {},
    rolePhrases: [],
    errandPatterns: { sv: EMPTY_PATTERNS, en: EMPTY_PATTERNS },
  };
}

const EMPTY_PATTERNS = { apply: [], report: [], payment: [], status: [], documents: [], change: [], appeal: [], repay: [], question: [] };

/** The shortest that read well, in turn from each errand, so that every errand is among them. */
function chosen(phrases: readonly Phrase[]): Phrase[] {
  const good = phrases.filter(({ text, lang }) => lang === 'sv' && text.length <= LONGEST && READS_WELL.test(text)).toSorted((a, b) => a.text.length - b.text.length);
  const ranks = new Map<Phrase['errand'], number>();
  const inTurn = good.map((phrase) => {
    const rank = ranks.get(phrase.errand) ?? 0;
    ranks.set(phrase.errand, rank + 1);
    return { phrase, rank };
  });
  return inTurn.toSorted((a, b) => a.rank - b.rank).slice(0, SHOWN).map(({ phrase: { text, lang } }) => ({ text, lang, errand: null }));
}
