import { contributions, contributionsTo, questionOf, subjectOf, type Question } from './evidence.ts';
import type { Seen } from './reading.ts';
import { nearestPhrase } from './suggest.ts';
import { words, type Word } from './text.ts';
import type { Decision } from './types.ts';
import type { Matcher } from './understand.ts';

/** A word with what it gave, in units of score; below zero it spoke for the other. */
export interface Weighed {
  readonly heard: string;
  readonly gave: number;
}

export interface Rival {
  /** A topic's or an authority's id. */
  readonly id: string;
  readonly confidence: number;
  /** The words that speak for this one rather than for what was decided, the strongest first. */
  readonly words: readonly Weighed[];
}

/** What a decision comes down to for the caller. */
export type Conclusion = Pick<Decision, 'outcome' | 'ask' | 'topic' | 'authority' | 'role'>;

export interface Explanation {
  readonly decision: Decision;
  /** The question of yes and no that decided, if one did. */
  readonly question: Question | null;
  /** Every word, in the order spoken, with what it gave to what was decided over the likeliest rival; to the yes, where a question decided. */
  readonly words: readonly Weighed[];
  readonly rivals: readonly Rival[];
  /** The fewest words without which it would have ended otherwise, and how; null when nothing would change it. */
  readonly change: { readonly without: readonly string[]; readonly to: Conclusion } | null;
  /** The known phrase nearest to what was said, for comparison. */
  readonly nearest: string | null;
}

const RIVALS = 3;
/** Pairs of words are tried among so many of the heaviest. */
const PAIRED = 8;

/** Why an utterance (already through the input gate) was understood as it was. */
export function explain(matcher: Matcher, utterance: string): Explanation {
  const decision = matcher.understand(utterance);
  const reading = matcher.read(utterance);
  const subject = subjectOf(decision);
  const others = decision.topics.map((entry) => ({ id: 'topic' in entry ? entry.topic : entry.authority, confidence: entry.confidence })).filter(({ id }) => id !== subject).slice(0, RIVALS);
  const weigh = (id: string, over: string | null) => weighed(reading, contributions(matcher.model, reading, id, over));
  const question = questionOf(decision, reading);
  const toYes = question && contributionsTo(matcher.model, reading, question);
  return {
    decision,
    question,
    words: toYes ? weighed(reading, toYes) : weigh(subject, others[0]?.id ?? null),
    rivals: others.map((rival) => ({ ...rival, words: weigh(rival.id, subject).filter(({ gave }) => gave > 0).toSorted((a, b) => b.gave - a.gave).slice(0, RIVALS) })),
    change: smallestChange(matcher, utterance, decision, toYes ?? contributions(matcher.model, reading, subject, null), reading),
    nearest: nearestPhrase(matcher.catalogue, utterance, decision.topic),
  };
}

function weighed({ tokens }: Seen, gave: readonly number[]): Weighed[] {
  return tokens.map((token, i) => ({ heard: token.text, gave: Math.round((gave[i] ?? 0) * 1000) / 1000 }));
}

/** One word, then two of the heaviest, then the heaviest one after the other, until it ends otherwise. */
function smallestChange(matcher: Matcher, utterance: string, decision: Decision, gave: readonly number[], { tokens }: Seen): Explanation['change'] {
  const before = keyOfConclusion(decision);
  const spoken = words(utterance);
  const weights = new Map(tokens.map(({ at }, i) => [at, gave[i] ?? 0]));
  const heaviest = spoken.toSorted((a, b) => (weights.get(b.at) ?? 0) - (weights.get(a.at) ?? 0));
  const attempt = (gone: readonly Word[]): Explanation['change'] => {
    const after = matcher.understand(without(utterance, gone));
    if (keyOfConclusion(after) === before) return null;
    const { outcome, ask, topic, authority, role } = after;
    return { without: spoken.filter((word) => gone.includes(word)).map(({ text }) => text), to: { outcome, ask, topic, authority, role } };
  };
  for (const word of heaviest) {
    const change = attempt([word]);
    if (change) return change;
  }
  const top = heaviest.slice(0, PAIRED);
  for (const [i, one] of top.entries()) {
    for (const two of top.slice(i + 1)) {
      const change = attempt([one, two]);
      if (change) return change;
    }
  }
  for (let count = 3; count <= heaviest.length; count++) {
    const change = attempt(heaviest.slice(0, count));
    if (change) return change;
  }
  return null;
}

function keyOfConclusion({ outcome, ask, topic, authority, role }: Conclusion): string {
  return [outcome, ask, topic, authority, role].join(' ');
}

/** The utterance without some of its words. */
export function without(utterance: string, gone: readonly Pick<Word, 'at' | 'text'>[]): string {
  let rest = utterance.normalize('NFC');
  for (const { at, text } of gone.toSorted((a, b) => b.at - a.at)) rest = `${rest.slice(0, at)}${rest.slice(at + text.length)}`;
  return rest.replace(/\s+/gu, ' ').trim();
}
