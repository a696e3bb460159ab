import { jargonIn } from './jargon.ts';
import { lintPolicy } from './limits.ts';
import type { Rule, Sighting, Subject } from './rule.ts';
import { inService, type Place } from './documents.ts';
import { LANGS, sentencesOf, wordCount, wordings } from './wording.ts';

/** How prompts sound: length, words, one question at a time. */
export const promptRules: readonly Rule[] = [
  {
    id: 'prompt-too-long',
    severity: 'warning',
    says: `A prompt has at most ${lintPolicy.promptWords} words: what is heard cannot be read again.`,
    source: 'W3C COGA user needs, voice menus (w3c/apa#178): time to process; no promotional text',
    find: ({ service }) => wordings(service).flatMap(({ id, text, place }) => {
      const words = wordCount(text);
      return words <= lintPolicy.promptWords ? [] : [{ place, about: id, message: `${words} words, at most ${lintPolicy.promptWords}; say less, or say it in two prompts` }];
    }),
  },
  {
    id: 'sentence-too-long',
    severity: 'warning',
    says: `A sentence of a prompt has at most ${lintPolicy.sentenceWords} words.`,
    source: 'GOV.UK, Sentence length: why 25 words is our limit (2014); 21 words and more are fairly difficult',
    find: ({ service }) => wordings(service).flatMap(({ id, text, place }) => sentencesOf(text)
      .filter((sentence) => wordCount(sentence) > lintPolicy.sentenceWords)
      .map((sentence): Sighting => ({ place, about: id, message: `a sentence of ${wordCount(sentence)} words, at most ${lintPolicy.sentenceWords}; break it up: "${sentence}"` }))),
  },
  {
    id: 'jargon',
    severity: 'warning',
    says: 'What callers hear and read is said in everyday words.',
    source: 'Språklagen (2009:600) 11 §; Statsrådsberedningen, Svarta listan (PM 2011:1); WCAG 3.1.3',
    find: (subject) => spokenTexts(subject).flatMap(({ about, lang, text, place }) => jargonIn(text, lang)
      .map(({ heard, plain }): Sighting => ({ place, about, message: `"${heard}" is administrative language; say ${plain}` }))),
  },
  {
    id: 'two-questions',
    severity: 'warning',
    says: 'A prompt asks one question.',
    source: 'Chu-Carroll & Carpenter 1998: ask one discriminating question',
    find: ({ service }) => wordings(service).flatMap(({ id, text, place }) => {
      const asked = questionsAsked(text);
      return asked < 2 ? [] : [{ place, about: id, message: `${asked} questions in one prompt; ask the one that tells the answers apart` }];
    }),
  },
];

/** Question words that begin a clause; "hemma när barnet är friskt" asks nothing. */
const QUESTION_WORDS = /(?:^|[,;]\s*(?:eller|och|or|and)?\s*|\s(?:eller|och|or|and)\s+)(?:vad|vem|vilken|vilket|vilka|hur|varför|what|who|which|how|why)(?![\p{L}\p{N}])/giu;

/** Question marks, and question words that begin clauses of one such sentence. */
function questionsAsked(text: string): number {
  return sentencesOf(text).filter((sentence) => sentence.endsWith('?')).reduce((sum, sentence) => sum + Math.max(1, sentence.match(QUESTION_WORDS)?.length ?? 0), 0);
}

interface Spoken {
  readonly about: string;
  readonly lang: 'sv' | 'en';
  readonly text: string;
  readonly place: Place;
}

/** Everything that a caller hears or reads: prompts, the answers of questions, and what stands on the card. */
function spokenTexts({ service }: Subject): Spoken[] {
  const inBoth = (words: Readonly<Record<'sv' | 'en', string>>, about: string, place: (lang: 'sv' | 'en') => Place) =>
    LANGS.map((lang): Spoken => ({ about, lang, text: words[lang], place: place(lang) }));
  return [
    ...wordings(service).map(({ id, ...rest }) => ({ about: id, ...rest })),
    ...service.questions.flatMap(({ id, choices }, q) => choices.flatMap(({ label }, c) => inBoth(label, id, (lang) => inService('questions.yaml', 'questions', q, 'choices', c, 'label', lang)))),
    ...(['ready', 'ways', 'notes'] as const).flatMap((kind) => service.guidance[kind].flatMap(({ id, text }, i) => inBoth(text, id, (lang) => inService('guidance.yaml', kind, i, 'text', lang)))),
  ];
}
