import type { Lang } from '../../../intents/types.ts';
import type { Spoken } from './spoken.ts';

/** One thing that happens to an utterance on its way to the matcher: what stood at a place, and what is heard instead. */
export interface Edit {
  /** The rule's id. */
  readonly rule: string;
  /** Where it happens in the utterance. */
  readonly at: number;
  /** What stands there; '' where something is put in. */
  readonly from: string;
  /** What is heard instead; '' where nothing is. */
  readonly to: string;
}

type Place = Omit<Edit, 'rule'>;

/** One way in which what is heard differs from what was said. */
export interface Rule {
  readonly id: string;
  readonly name: Readonly<Record<Lang, string>>;
  /** Why it happens, in a sentence. */
  readonly why: Readonly<Record<Lang, string>>;
  /** Everything that the rule can do to an utterance. */
  readonly places: (spoken: readonly Spoken[], lang: Lang) => readonly Place[];
}

/** A rule about single words. @param heardAs what a word, in lower case, may be heard as; none where the rule does not fit */
export function eachWord(heardAs: (word: string, lang: Lang) => readonly string[]): Rule['places'] {
  return (spoken, lang) => spoken.flatMap(({ text, low, at, isFixed }) => (isFixed ? [] : heardAs(low, lang).filter((heard) => heard !== low).map((heard) => ({ at, from: text, to: likeWritten(heard, text) }))));
}

/** A word that began with a capital still does. */
export function likeWritten(heard: string, written: string): string {
  const first = written.charAt(0);
  return first === first.toLowerCase() ? heard : heard.charAt(0).toUpperCase() + heard.slice(1);
}
