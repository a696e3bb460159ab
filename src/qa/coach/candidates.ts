import { nearestPhrase } from '../../../intents/suggest.ts';
import { words } from '../../../intents/text.ts';
import type { Lang } from '../../../intents/types.ts';
import type { CallOutcome } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import { inSentence, phraseFor, topicName } from '../../simulator/words.ts';
import { coachPolicy } from './policy.ts';

/** What the caller's need is known to be. */
export type Known = Pick<CallOutcome, 'topic' | 'errand' | 'role' | 'authority'>;

/** A phrase that may do better, and what it is. */
export interface Candidate {
  readonly phrase: string;
  /** What the card says to say; a name and no more; a phrase of the catalogue; the person's own words in short, or with the name before them. */
  readonly is: 'said' | 'name' | 'known' | 'shorter' | 'named';
}

/** Phrases that may do better, the plainest first: what the card says, the name, a phrase of the catalogue, and the person's own words in short. */
export function candidatesFor(service: Service, phrase: string, lang: Lang, { topic, errand, role, authority }: Known): readonly Candidate[] {
  // Who is sent on does better to call there than to learn a phrase for it.
  if (topic === null || authority !== null) return [];
  const name = inSentence(topicName(service, topic, lang));
  const short = withoutFillers(phrase, service);
  const all: readonly (readonly [Candidate['is'], string | null])[] = [
    ['name', name],
    ['said', phraseFor(service, topic, errand, lang, role)],
    ['said', errand === null ? phraseFor(service, topic, 'question', lang, role) : null],
    ['known', lang === 'sv' ? nearestPhrase(service.catalogue, phrase, topic) : null],
    ['shorter', short],
    ['named', short.toLowerCase().includes(name.toLowerCase()) ? null : `${name}, ${short}`],
  ];
  const key = (text: string) => words(text).map((word) => word.key).join(' ');
  const seen = new Set([key(phrase)]);
  return all.flatMap(([is, text]) => {
    if (text === null || text === '' || words(text).length > coachPolicy.mostWords || seen.has(key(text))) return [];
    seen.add(key(text));
    return [{ phrase: text, is }];
  });
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
