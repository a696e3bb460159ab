import { BANKID_CODES, meaningOf } from '../../../machines/identification.ts';
import type { Service } from '../../service/types.ts';

/** How a question is answered: in free words, by yes or no, by one of a few, by a number, or by waiting. */
type Kind = 'open' | 'yes-no' | 'choice' | 'number' | 'wait';

/** The questions that the call asks by itself (machines/call.ts), as prompt ids. */
const ASKED: Readonly<Record<string, Kind>> = {
  describe: 'open', 'describe-more': 'open', 'describe-again': 'open', 'stay-on': 'open',
  confirm: 'yes-no', 'offer-signpost': 'yes-no', 'offer-identification': 'yes-no', 'offer-identification-again': 'yes-no',
  disambiguate: 'choice', 'ask-need': 'choice', 'ask-company': 'choice',
  'ask-personal-number': 'number', 'bankid-open-app': 'wait',
};

/** What is said besides questions and BankID's progress. */
const TOLD: readonly string[] = [
  'welcome', 'closed-now', 'hours-unknown', 'recording-notice', 'to-person', 'to-person-after-misses', 'to-person-after-silence', 'to-person-after-long', 'crisis',
  'help', 'no-callback', 'stay-here', 'transfer', 'transfer-plain', 'also-noted', 'referral', 'signpost', 'closed', 'queue', 'queue-full', 'fault', 'bankid-waiting', 'bankid-waiting-still',
];

export interface AskedQuestion {
  /** The prompt that asks it. */
  readonly id: string;
  readonly kind: Kind;
  /** The answers that it offers, if it offers any. */
  readonly choices: number;
  /** The prompts that ask it again: after words that were not understood, and after silence. */
  readonly reprompts: readonly string[];
}

/** All questions of a call with this service. */
export function questionsOf(service: Service): AskedQuestion[] {
  const choicesOf = (id: string) => (id === 'ask-company' ? service.company.length : ASKED[id] === 'choice' ? 2 : 0);
  return [
    ...Object.entries(ASKED).map(([id, kind]) => ({ id, kind, choices: choicesOf(id) })),
    ...service.questions.map(({ id, choices }) => ({ id: `disambiguate-${id}`, kind: 'choice' as const, choices: choices.length })),
    // While BankID is waited for, silence is right and answered by bankid-waiting.
  ].map((question) => ({ ...question, reprompts: [`${question.id}-no-match`, ...(question.kind === 'wait' ? [] : [`${question.id}-no-input`])] }));
}

/** Every prompt that a call with this service can say. */
export function promptsSaid(service: Service): ReadonlySet<string> {
  const bankid = [...BANKID_CODES, 'a code that nobody knows'].map((code) => meaningOf(code).prompt);
  return new Set([...TOLD, ...bankid, ...questionsOf(service).flatMap(({ id, reprompts }) => [id, ...reprompts])]);
}

/** The question that a prompt asks, for the first time or again. */
export function questionOf(service: Service, prompt: string): AskedQuestion | undefined {
  return questionsOf(service).find(({ id, reprompts }) => id === prompt || reprompts.includes(prompt));
}
