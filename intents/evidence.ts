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
export function contributions({ labels, linear, average }: Model, { tokens, vector, owners }: Seen, id: string, over: string | null): number[] {
  const chosen = labels.findIndex((label) => label.id === id);
  const rival = over === null ? -1 : labels.findIndex((label) => label.id === over);
  if (chosen < 0) return [];
  const gains = new Float64Array(vector.ids.length);
  for (let i = 0; i < gains.length; i++) {
    const feature = vector.ids[i] as number;
    const gain = weightOf(linear, feature, chosen) - (rival < 0 ? average(feature) : weightOf(linear, feature, rival));
    gains[i] = (vector.values[i] as number) * gain;
  }
  const shares = new Uint16Array(gains.length);
  for (let at = 0; at < owners.length; at += 3) {
    const place = owners[at] as number;
    shares[place] = (shares[place] as number) + ((owners[at + 2] as number) < 0 ? 1 : 2);
  }
  const given = tokens.map(() => 0);
  const give = (word: number, gain: number) => { given[word] = (given[word] as number) + gain; };
  for (let at = 0; at < owners.length; at += 3) {
    const place = owners[at] as number;
    const gain = (gains[place] as number) / (shares[place] as number);
    give(owners[at + 1] as number, gain);
    if ((owners[at + 2] as number) >= 0) give(owners[at + 2] as number, gain);
  }
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
