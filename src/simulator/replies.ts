import type { Lang } from '../../intents/types.ts';
import type { CallContext } from '../../machines/context.ts';
import type { Service } from '../service/types.ts';
import { authorityName, inSentence, topicName } from './words.ts';

/** An answer that can be given with one press: what stands on it, what it says, and the key for it. */
export interface Reply {
  readonly label: string;
  readonly say: string;
  readonly key: string | null;
}

/** The agency's own examples. */
export const EXAMPLES: Readonly<Record<Lang, readonly string[]>> = {
  sv: ['utbetalning av föräldrapenning', 'jag är sjuk', 'jag vill ansöka om bostadsbidrag'],
  en: ['payment of parental benefit', 'I am ill', 'I want to apply for housing allowance'],
};

const YES_NO: Readonly<Record<Lang, readonly [string, string]>> = { sv: ['Ja', 'Nej'], en: ['Yes', 'No'] };
const SKIP: Readonly<Record<Lang, string>> = { sv: 'Hoppa över', en: 'Skip' };

/** The quick replies for the question that stands. */
export function repliesFor(service: Service, tags: ReadonlySet<string>, context: CallContext): Reply[] {
  const { lang } = context;
  if (tags.has('yes-no')) return YES_NO[lang].map((label, i) => ({ label, say: label.toLowerCase(), key: String(i + 1) }));
  if (tags.has('company')) return service.company.map((choice, i) => ({ label: choice.label[lang], say: choice.label[lang], key: String(i + 1) }));
  if (tags.has('choosing')) return choiceReplies(service, context);
  if (tags.has('bankid') || tags.has('personal-number')) return [{ label: SKIP[lang], say: SKIP[lang].toLowerCase(), key: null }];
  return [];
}

function choiceReplies(service: Service, { question, choices, lang }: CallContext): Reply[] {
  const asked = service.questions.find(({ id }) => question === `disambiguate-${id}`);
  return choices.map((choice, i) => {
    const name = 'topic' in choice ? inSentence(topicName(service, choice.topic, lang)) : authorityName(service, choice.authority, lang);
    const label = asked?.choices[i]?.label[lang] ?? name;
    return { label, say: asked ? label : name, key: String(i + 1) };
  });
}
