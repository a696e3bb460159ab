/** The vocabulary of understanding: what the catalogue knows and what is concluded from an utterance. */

export type Lang = 'sv' | 'en';

export const ERRANDS = ['apply', 'report', 'payment', 'status', 'documents', 'change', 'appeal', 'repay', 'question'] as const;
export type Errand = (typeof ERRANDS)[number];

export const ROLES = [
  'private', 'sole-trader', 'limited-company', 'business-unspecified', 'employer', 'healthcare', 'dentist', 'municipality',
  'municipal-agent', 'assistance-provider', 'other-authority', 'representative', 'journalist',
] as const;
export type Role = (typeof ROLES)[number];

/** What one utterance should lead to; see docs/glossary.md. */
export const OUTCOMES = ['route', 'confirm', 'ambiguous', 'clarify', 'signpost', 'agent', 'crisis', 'none'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Which single question has to be asked when the outcome is `ambiguous`. */
export type Ask = 'topic' | 'role' | 'need';

export interface CatalogueTopic {
  readonly id: string;
  readonly name: Readonly<Record<Lang, string>>;
  /** Whether it is about the case or the agency, whichever the benefit. */
  readonly isGeneral: boolean;
  /** Nouns that point to this topic and no other. */
  readonly names: readonly string[];
  readonly phrases: readonly Phrase[];
}

/** One thing a caller may say. `errand` is null where the phrase expresses none, undefined where nobody has told which it is. */
export interface Phrase {
  readonly text: string;
  readonly lang: Lang;
  readonly errand: Errand | null | undefined;
}

export interface CatalogueAuthority {
  readonly id: string;
  readonly names: readonly string[];
  readonly phrases: readonly Phrase[];
}

/** Utterances that are neither a topic nor another authority. */
export type SpecialClass = 'agent' | 'crisis' | 'clarify' | 'none';

/** A cue: words in order, written as in docs/catalogue.md (`*` part of a word, `|` alternatives, `...` a gap, `,` a clause's end). */
export type Cue = string;

export interface Catalogue {
  readonly topics: readonly CatalogueTopic[];
  readonly authorities: readonly CatalogueAuthority[];
  readonly classes: Readonly<Record<SpecialClass, readonly Phrase[]>>;
  /** What people in danger say in a clause or two, in any language, and what only sounds so. */
  readonly danger: { readonly said: readonly string[]; readonly harmless: readonly string[] };
  /** What is open between two or three topics, whatever the words. */
  readonly open: readonly string[];
  /** Sentences in languages that are neither Swedish nor English, by language. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
  /** Word lists that cues name as `@list`; to the matcher each list is a concept as well. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  /** How callers on duty present themselves; `{who}` stands for a role's titles and workplaces. */
  readonly introductions: readonly Cue[];
  /** Words that show a caller to speak in an errand of their own, whatever their work. */
  readonly ownErrand: readonly Cue[];
  readonly roles: readonly CallerRole[];
  /** How callers of each role sound, where no cue gives them away. */
  readonly rolePhrases: readonly { readonly role: Role; readonly phrases: readonly Phrase[] }[];
  /** Topics whose callers are mostly not private persons: their phrases do not teach what a private person sounds like. */
  readonly professionalTopics: readonly string[];
  /** Sentence patterns per errand; `{name}` stands for a topic's name. */
  readonly errandPatterns: Readonly<Record<Lang, Readonly<Record<Errand, readonly string[]>>>>;
  /** Words that mean the same to the matcher, by concept. */
  readonly concepts: Readonly<Record<string, readonly string[]>>;
  /** Cues that decide without the classifier. */
  readonly cues: Readonly<Record<'agent' | 'crisis' | 'crisis-over' | 'sent-here' | 'unsure' | 'yes' | 'no' | 'repeat' | 'help' | 'back' | 'callback' | 'skip' | 'filler' | 'correction' | 'also' | 'both' | 'adding' | 'joining' | 'between' | 'having' | 'governing' | 'wanting' | 'not' | 'function', readonly Cue[]>>;
  /** Abbreviations as they are spoken or heard: "es ge i" for sgi. */
  readonly spoken: Readonly<Record<string, readonly string[]>>;
  readonly pairs: readonly ConfusablePair[];
}

/** Topics that callers mix up and the rule that tells them apart (service owners: questions.yaml holds the words). */
export interface ConfusablePair {
  readonly id: string;
  /** The words that are open to several topics, as cues. */
  readonly heard: readonly Cue[];
  /** Any of these cues settles the matter without a question. */
  readonly unless: readonly Cue[];
  readonly topics: readonly string[];
}

/** How one kind of caller is known; roles are tried in the order given, the first that fits wins. */
export interface CallerRole {
  readonly role: Role;
  /** Lists of titles and workplaces that introduce somebody on duty. */
  readonly who: readonly string[];
  /** What the cues found tells who calls and nothing of the need. */
  readonly aside: boolean;
  readonly cues: readonly Cue[];
  readonly except: readonly Cue[];
  /** Topics that such callers mostly call about. */
  readonly about: readonly string[];
  /** What a topic means from their mouth, unless they name it. */
  readonly instead: Readonly<Record<string, string>>;
  /** Authorities that this caller speaks for, and so is never sent to. */
  readonly speaksFor: readonly string[];
}

export interface Evidence {
  /** The word or words as the caller said them. */
  readonly heard: string;
  /** What they speak for: a topic's or an authority's id, or a special class. */
  readonly for: string;
  /** Share of the decision, 0..1. */
  readonly weight: number;
}

export type Hypothesis =
  | { readonly topic: string; readonly confidence: number }
  | { readonly authority: string; readonly confidence: number };

export interface Need {
  readonly topic: string;
  readonly errand: Errand | null;
}

/** The matcher's conclusion about one utterance, without knowledge of lines, hours or calls. */
export interface Decision {
  readonly outcome: Outcome;
  readonly ask: Ask | null;
  readonly topic: string | null;
  readonly errand: Errand | null;
  readonly role: Role;
  readonly authority: string | null;
  readonly confidence: number;
  readonly topics: readonly Hypothesis[];
  readonly needs: readonly Need[];
  /** The confusable pair that made it ambiguous, if one did. */
  readonly pair: string | null;
  readonly lang: Lang | 'other';
  /** The rule that concluded it (intents/decide.ts). */
  readonly rule: string;
  readonly evidence: readonly Evidence[];
}
