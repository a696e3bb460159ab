import type { Service } from '../../service/types.ts';
import { questionOf } from './questions.ts';
import type { Rule, Sighting } from './rule.ts';
import { gapsOf, keysIn, placeOfPrompt, wordings } from './wording.ts';

/** What a prompt's gaps can be filled with: always, and only sometimes. A sentence whose gap stays empty is left out. */
interface Filled {
  readonly always: readonly string[];
  readonly sometimes?: readonly string[];
}

const END = ['line', 'desk', 'number', 'say', 'next', 'topic', 'authority'];
/** The gaps of what is told (machines/call.ts, src/simulator/words.ts). */
const TOLD: Readonly<Record<string, Filled>> = {
  welcome: { always: ['line'] },
  'closed-now': { always: ['next'] },
  'also-noted': { always: ['topic'] },
  transfer: { always: ['line', 'desk'], sometimes: END },
  'transfer-plain': { always: [], sometimes: ['line', 'number'] },
  referral: { always: ['line', 'number'], sometimes: END },
  signpost: { always: ['authority', 'number'], sometimes: END },
  closed: { always: ['line', 'next'], sometimes: END },
  queue: { always: ['place', 'minutes'] },
  'queue-full': { always: [], sometimes: END },
  'stay-here': { always: [], sometimes: ['topic'] },
};
/** The gaps of questions. */
const ASKED: Readonly<Record<string, Filled>> = {
  confirm: { always: ['topic'] },
  'offer-signpost': { always: ['authority'] },
  disambiguate: { always: ['choice1', 'choice2'] },
  'ask-need': { always: ['choice1', 'choice2'] },
  'ask-company': { always: [], sometimes: ['topic'] },
  'ask-personal-number': { always: [], sometimes: ['topic'] },
};

/** What fills the gaps of a prompt; only the question itself must use what it is always given. */
function filledIn(service: Service, id: string): Filled & { readonly must: readonly string[] } {
  const told = TOLD[id];
  if (told) return { ...told, must: told.always };
  const question = questionOf(service, id);
  const asked = question && ASKED[question.id];
  if (asked) return { ...asked, must: id === question.id ? asked.always : [] };
  const isPair = question?.kind === 'choice';
  return { always: isPair ? Array.from({ length: question.choices }, (_, i) => `choice${i + 1}`) : [], must: [] };
}

/** Gaps, and the two languages beside each other. */
export const gapRules: readonly Rule[] = [
  {
    id: 'gap-unfilled',
    severity: 'error',
    says: 'A prompt has only gaps that are filled where it is said; a sentence with an empty gap is left out.',
    source: 'machines/call.ts and src/simulator/words.ts: what is given to each prompt',
    find: ({ service }) => wordings(service).flatMap(({ id, text, place }) => {
      const { always, sometimes = [] } = filledIn(service, id);
      return gapsOf(text).filter((gap) => !always.includes(gap) && !sometimes.includes(gap)).map((gap): Sighting => ({
        place, about: id, message: `nothing fills {${gap}} here, and its sentence would never be said; ${always.length === 0 ? 'write it without' : `use ${[...always, ...sometimes].map((name) => `{${name}}`).join(', ')}`}`,
      }));
    }),
  },
  {
    id: 'gap-unused',
    severity: 'warning',
    says: 'A prompt says what it is given to say: the topic to confirm, the place in the queue, the number to call.',
    source: 'W3C COGA (w3c/apa#178): callers know where they are and what comes',
    find: ({ service }) => wordings(service).flatMap(({ id, text, place }) => filledIn(service, id).must.filter((gap) => !gapsOf(text).includes(gap))
      .map((gap): Sighting => ({ place, about: id, message: `does not say {${gap}}, which the caller needs here` }))),
  },
  {
    id: 'languages-differ',
    severity: 'error',
    says: 'Swedish and English have the same prompts, with the same gaps and the same digits.',
    source: 'docs/design.md: one call in two languages; WCAG 3.2.4: the same things are named in the same way',
    find: ({ service }) => {
      const { sv, en } = service.prompts;
      return [...new Set([...Object.keys(sv), ...Object.keys(en)])].flatMap((id): Sighting[] => {
        const [swedish, english] = [sv[id], en[id]];
        if (swedish === undefined || english === undefined) return [{ place: placeOfPrompt('', swedish === undefined ? 'sv' : 'en'), about: id, message: `${id} is missing here and stands in the other language` }];
        const differ = (what: string, of: (text: string) => readonly string[]): Sighting[] => {
          const [left, right] = [of(swedish), of(english)];
          return left.join() === right.join() ? [] : [{ place: placeOfPrompt(id, 'en'), about: id, message: `${what} ${right.join(', ') || 'none'}, in Swedish ${left.join(', ') || 'none'}` }];
        };
        return [...differ('gaps:', (text) => gapsOf(text).toSorted()), ...differ('digits:', (text) => keysIn(text).map(({ key }) => key))];
      });
    },
  },
];

