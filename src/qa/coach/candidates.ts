import { words } from '../../../intents/text.ts';
import type { Lang } from '../../../intents/types.ts';
import type { Matcher } from '../../../intents/understand.ts';
import type { CallOutcome } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import { authorityName, inSentence, phraseFor, topicName } from '../../simulator/words.ts';
import { coachPolicy } from './policy.ts';

/** What the caller's need is known to be. */
export type Known = Pick<CallOutcome, 'topic' | 'errand' | 'role' | 'authority'>;

/** Phrases that may do better, the plainest first: what the card says, the name, a phrase of the catalogue, and the person's own words in short. */
export function candidatesFor(service: Service, matcher: Matcher, phrase: string, lang: Lang, { topic, errand, role, authority }: Known): readonly string[] {
  const name = authority !== null ? authorityName(service, authority, lang) : topic === null ? null : inSentence(topicName(service, topic, lang));
  if (name === null) return [];
  const short = withoutFillers(phrase, service);
  const all = [
    phraseFor(service, topic, errand, lang, role),
    errand === null ? phraseFor(service, topic, 'question', lang, role) : null,
    name,
    lang === 'sv' ? matcher.suggester.nearest(phrase, topic) : null,
    short,
    short.toLowerCase().includes(name.toLowerCase()) ? null : `${name}, ${short}`,
  ];
  const fits = (text: string | null): text is string => text !== null && text !== '' && words(text).length <= coachPolicy.mostWords;
  const key = (text: string) => words(text).map((word) => word.key).join(' ');
  const seen = new Set([key(phrase)]);
  return all.filter(fits).filter((text) => !seen.has(key(text)) && seen.add(key(text)));
}

/** Words that open a sentence and say nothing of the need. */
const OPENERS = new Set(['hej', 'hejsan', 'hallå', 'ja', 'jo', 'god', 'morgon', 'goddag', 'tack', 'hello', 'hi', 'well', 'so', 'yes', 'please', 'alltså', 'typ']);

/** The person's own words without what fills pauses. */
function withoutFillers(phrase: string, { catalogue }: Service): string {
  const fillers = new Set([...catalogue.cues.filler, 'alltså', 'typ']);
  const spoken = words(phrase);
  const from = spoken.findIndex(({ text }) => !OPENERS.has(text.toLowerCase()) && !fillers.has(text.toLowerCase()));
  return spoken.slice(Math.max(0, from)).filter(({ text }) => !fillers.has(text.toLowerCase())).map(({ text }) => text).join(' ');
}
