import { lintPolicy } from './limits.ts';
import { questionOf, type AskedQuestion } from './questions.ts';
import type { Rule, Sighting } from './rule.ts';
import { inService } from './documents.ts';
import { keysIn, wordings, type NamedKey, type Worded } from './wording.ts';
import type { Service } from '../../service/types.ts';

const COGA = 'W3C COGA user needs, voice menus (w3c/apa#178)';

/** How keys are offered. */
export const keyRules: readonly Rule[] = [
  {
    id: 'option-before-digit',
    severity: 'error',
    says: 'The option comes before its digit, with a pause between: "För X, tryck 1."',
    source: `${COGA}: options before the digit; IBM/Blueworx: the goal before the means`,
    find: eachKey(({ before, after, sentence }, { lang }) => {
      if (/^\s+(?:för|om|for|to|if)(?![\p{L}\p{N}])/iu.test(after)) return `the digit comes before the option; turn it round: "${lang === 'sv' ? 'För …, tryck' : 'For …, press'} …": "${sentence}"`;
      if (before.trim() === '') return `no option stands before the digit: "${sentence}"`;
      return null;
    }),
  },
  {
    id: 'pause-before-digit',
    severity: 'warning',
    says: 'Between option and digit there is a pause: a comma, or a new clause.',
    source: `${COGA}: pauses between phrases`,
    find: eachKey(({ before, sentence }) => (before.trim() === '' || /[,;:–]\s*(?:(?:eller|och|or|and)\s+)?$/u.test(before) || /(?:du kan också|you can also)\s*$/iu.test(before) ? null : `no pause before the digit; put a comma there: "${sentence}"`)),
  },
  {
    id: 'zero-is-a-person',
    severity: 'error',
    says: '0 means a person and nothing else.',
    source: `${COGA}: a reserved digit for human help; IBM/Blueworx: zero for the operator`,
    find: eachKey(({ key, sentence }) => (key !== '0' || PERSON.test(sentence) ? null : `0 leads to a person in every call; name that, or another digit: "${sentence}"`)),
  },
  {
    id: 'digits-fit-choices',
    severity: 'error',
    says: 'A question that names digits names 1, 2, … in order, one for each answer that it offers.',
    source: 'Avaya, menu guidelines: in numerical order, none skipped; service/questions.yaml: the answers in the order spoken',
    find: ({ service }) => worded(service).flatMap(({ question, prompt }) => {
      const keys = keysIn(prompt.text).map(({ key }) => key).filter((key) => /[1-9]/u.test(key));
      const wanted = question.kind === 'yes-no' ? 2 : question.choices;
      const right = Array.from({ length: wanted }, (_, i) => String(i + 1));
      return keys.length === 0 || keys.join() === right.join() ? [] : [{ place: prompt.place, about: prompt.id, message: `names the digits ${keys.join(', ')}, but ${right.length === 0 ? 'takes none' : `takes ${right.join(', ')}`}` }];
    }),
  },
  {
    id: 'too-many-options',
    severity: 'warning',
    says: `A prompt offers at most ${lintPolicy.options} options.`,
    source: `${COGA}: few options; the work load of what is held in mind`,
    find: ({ service }) => [
      ...service.questions.flatMap(({ id, choices }, i): Sighting[] => (choices.length <= lintPolicy.options ? []
        : [{ place: inService('questions.yaml', 'questions', i), about: id, message: `${choices.length} answers, at most ${lintPolicy.options}; ask in two steps, or leave one to free words` }])),
      ...wordings(service).flatMap(({ id, text, place }): Sighting[] => {
        const count = keysIn(text).length;
        return count <= lintPolicy.options ? [] : [{ place, about: id, message: `${count} digits, at most ${lintPolicy.options}` }];
      }),
    ],
  },
];

/** Words that lead to a person. */
export const PERSON = /(?<![\p{L}])(?:handläggare|person|människa|någon|administrator|somebody|someone|human|agent)(?![\p{L}])/iu;

function eachKey(judge: (key: NamedKey, prompt: Worded) => string | null): Rule['find'] {
  return ({ service }) => wordings(service).flatMap((prompt) => keysIn(prompt.text).flatMap((key): Sighting[] => {
    const message = judge(key, prompt);
    return message === null ? [] : [{ place: prompt.place, about: prompt.id, message }];
  }));
}

/** The wordings of all questions and their reprompts. */
function worded(service: Service): { readonly question: AskedQuestion; readonly prompt: Worded }[] {
  return wordings(service).flatMap((prompt) => {
    const question = questionOf(service, prompt.id);
    return question ? [{ question, prompt }] : [];
  });
}
