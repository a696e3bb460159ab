import { weightOf } from './linear.ts';
import type { Model } from './model.ts';
import type { Seen } from './reading.ts';
import type { Decision, Evidence } from './types.ts';

type Decided = Pick<Decision, 'topic' | 'authority' | 'outcome'>;

const SHOWN = 4;
/** A smaller share of the decision is not worth telling. */
const SMALLEST = 0.05;

/** What a decision is for: a topic, an authority or a special class. */
export function subjectOf({ topic, authority, outcome }: Decided): string {
  return topic ?? authority ?? outcome;
}

/**
 * What each token gives one class over another, in units of score; over the mean of all classes when no other is named.
 * The model is linear, so that these are exact: they add up to the difference in score but for what the classes have
 * before anything is said. What several words share is split evenly between them.
 * @returns one number per token; empty for a class the model does not have
 */
export function contributions({ labels, topics, topicMeans }: Model, { tokens, vector, owners }: Seen, id: string, over: string | null): number[] {
  const chosen = labels.findIndex((label) => label.id === id);
  const rival = over === null ? -1 : labels.findIndex((label) => label.id === over);
  if (chosen < 0) return [];
  const gains = new Map<number, number>();
  vector.ids.forEach((feature, i) => {
    const other = rival < 0 ? (topicMeans[feature] as number) : weightOf(topics, feature, rival);
    gains.set(feature, (vector.values[i] as number) * (weightOf(topics, feature, chosen) - other));
  });
  const shares = new Map<number, number>();
  const each = (visit: (feature: number, word: number) => void) => {
    for (let at = 0; at < owners.length; at += 3) {
      visit(owners[at] as number, owners[at + 1] as number);
      if ((owners[at + 2] as number) >= 0) visit(owners[at] as number, owners[at + 2] as number);
    }
  };
  each((feature) => shares.set(feature, (shares.get(feature) ?? 0) + 1));
  const given = tokens.map(() => 0);
  each((feature, word) => { given[word] = (given[word] as number) + (gains.get(feature) ?? 0) / (shares.get(feature) ?? 1); });
  return given;
}

/** The words that carried the decision, the heaviest first, each with its share of it. */
export function evidenceFor(model: Model, seen: Seen, decided: Decided): Evidence[] {
  const id = subjectOf(decided);
  const given = contributions(model, seen, id, null).map((gain) => Math.max(0, gain));
  const total = given.reduce((sum, gain) => sum + gain, 0) || 1;
  return seen.tokens
    .map((token, i) => ({ heard: token.text, for: id, weight: Math.round(((given[i] ?? 0) / total) * 100) / 100 }))
    .filter((entry) => entry.weight >= SMALLEST)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, SHOWN);
}
