import type { Lang } from '../../../intents/types.ts';
import type { Service } from '../../service/types.ts';
import { PERSON } from './key-rules.ts';
import { promptsSaid, questionsOf, type AskedQuestion } from './questions.ts';
import type { Rule, Sighting } from './rule.ts';
import { LANGS, placeOfPrompt, sentencesOf, wordings } from './wording.ts';

const BY_CAUSE = 'Google, Conversation design: no-match and no-input each have their own words, by attempt; VoiceXML 2.1 count';

/** What is said after a miss, and whether all that is said has words. */
export const repromptRules: readonly Rule[] = [
  {
    id: 'prompt-missing',
    severity: 'error',
    says: 'Everything that a call can say has words in both languages, the reprompts of every question among them.',
    source: BY_CAUSE,
    find: ({ service }) => LANGS.flatMap((lang) => [...promptsSaid(service)].filter((id) => service.prompts[lang][id] === undefined)
      .map((id): Sighting => ({ place: placeOfPrompt('', lang), about: id, message: `${id} is missing; callers would hear the words of "fault" instead` }))),
  },
  {
    id: 'prompt-unused',
    severity: 'warning',
    says: 'No prompt stands there that no call says.',
    source: 'docs/call.md: what a call says; a misspelt id would go unnoticed',
    find: ({ service }) => {
      const said = promptsSaid(service);
      return wordings(service).filter(({ id }) => !said.has(id)).map(({ id, place }): Sighting => ({ place, about: id, message: 'no call says it; correct the id, or remove it' }));
    },
  },
  {
    id: 'reprompt-same-words',
    severity: 'error',
    says: 'No-match, no-input and the question itself are three different wordings.',
    source: BY_CAUSE,
    find: ({ service }) => eachReprompt(service, ({ text, question, others }) => {
      const same = [question, ...others].find((other) => plain(other.text) === plain(text));
      return same ? `the same words as ${same.id}; take the blame and add a clue` : null;
    }),
  },
  {
    id: 'reprompt-adds-nothing',
    severity: 'warning',
    says: 'A reprompt does more than say the question again: it adds a clue.',
    source: 'IBM/Blueworx: the second prompt takes the blame and adds a clue',
    find: ({ service }) => eachReprompt(service, ({ text, question }) => {
      const [first, ...rest] = sentencesOf(text);
      const again = plain(rest.join(' '));
      return first !== undefined && again !== '' && again === plain(question.text) ? `after its first sentence, the same words as ${question.id}; say how it can be answered` : null;
    }),
  },
  {
    id: 'way-to-person-untold',
    severity: 'warning',
    says: 'A question without given answers names a way to a person, or a way on, in each of its reprompts: the next miss is the last.',
    source: 'A-024; W3C COGA (w3c/apa#178): callers know how to get human help; HFES 2004: tailored reprompts',
    // Where answers are offered, the second miss leads to a person unasked, and to-person-after-misses says so (machines/policy.ts).
    find: ({ service }) => eachReprompt(service, ({ text, asked, lang }) => {
      if (asked.kind === 'choice' || asked.kind === 'yes-no' || PERSON.test(text) || WAY_ON[lang].test(text)) return null;
      return 'names no way to a person; add what to say for one';
    }),
  },
];

/** Words that get a caller past a question: skipping leads to a person, danger to an emergency number. */
const WAY_ON: Readonly<Record<Lang, RegExp>> = { sv: /hoppa över|tryck(?:a)? 0|112/iu, en: /skip|press 0|112/iu };

interface Reprompt {
  readonly text: string;
  readonly lang: Lang;
  readonly asked: AskedQuestion;
  readonly question: { readonly id: string; readonly text: string };
  /** The question's reprompts that come before this one. */
  readonly others: readonly { readonly id: string; readonly text: string }[];
}

function eachReprompt(service: Service, judge: (reprompt: Reprompt) => string | null): Sighting[] {
  return LANGS.flatMap((lang) => questionsOf(service).flatMap((asked) => {
    const worded = [asked.id, ...asked.reprompts].flatMap((id) => {
      const text = service.prompts[lang][id];
      return text === undefined ? [] : [{ id, text }];
    });
    const [question, ...reprompts] = worded;
    if (!question || question.id !== asked.id) return [];
    return reprompts.flatMap(({ id, text }, i): Sighting[] => {
      const message = judge({ text, lang, asked, question, others: reprompts.slice(0, i) });
      return message === null ? [] : [{ place: placeOfPrompt(id, lang), about: id, message }];
    });
  }));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}{}]+/gu, ' ').trim();
}
