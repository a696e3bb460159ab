import { weightOf } from './linear.ts';
import type { Model } from './model.ts';
import type { Seen } from './reading.ts';
import type { Decision, Evidence } from './types.ts';

type Decided = Pick<Decision, 'topic' | 'authority' | 'outcome' | 'rule'>;

const SHOWN = 4;
/** A smaller share of the decision is not worth telling. */
const SMALLEST = 0.05;

/** What a decision is for: a topic, an authority or a special class. */
export function subjectOf({ topic, authority, outcome }: Omit<Decided, 'rule'>): string {
  return topic ?? authority ?? outcome;
}

/** Questions of yes and no that decide by themselves, by the rule that concludes from them. */
const QUESTIONS: Readonly<Record<string, Question>> = { danger: 'danger', 'left-open': 'open' };
export type Question = 'danger' | 'open';

/** The question whose yes decided; null where the ranking did, or a cue alone. */
export function questionOf({ rule }: Pick<Decision, 'rule'>, { scores }: Seen): Question | null {
  const question = QUESTIONS[rule];
  return question !== undefined && (scores[question][0] as number) > 0 ? question : null;
}

/**
 * What each token gives one class over another, in units of score; over the mean of all classes when no other is named.
 * The model is linear, so that these are exact: they add up to the difference in score but for what the classes have
 * before anything is said. What several words share is split evenly between them.
 * @returns one number per token; empty for a class the model does not have
 */
export function contributions({ labels, linear, average }: Model, seen: Seen, id: string, over: string | null): number[] {
  const chosen = labels.findIndex((label) => label.id === id);
  const rival = over === null ? -1 : labels.findIndex((label) => label.id === over);
  return chosen < 0 ? [] : byWord(seen, (feature) => weightOf(linear, feature, chosen) - (rival < 0 ? average(feature) : weightOf(linear, feature, rival)));
}

/** The same for the yes to a question. */
export function contributionsTo({ linear, places }: Model, seen: Seen, question: Question): number[] {
  return byWord(seen, (feature) => weightOf(linear, feature, places[question]));
}

/** What features gain, by the words that they are of. */
function byWord({ tokens, vector, owners }: Seen, gainOf: (feature: number) => number): number[] {
  const gains = Float64Array.from(vector.ids, (feature, i) => (vector.values[i] as number) * gainOf(feature));
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
  const question = questionOf(decided, seen);
  const given = (question ? contributionsTo(model, seen, question) : contributions(model, seen, id, null)).map((gain) => Math.max(0, gain));
  const total = given.reduce((sum, gain) => sum + gain, 0) || 1;
  return seen.tokens
    .map((token, i) => ({ heard: token.text, for: id, weight: Math.round(((given[i] ?? 0) / total) * 100) / 100 }))
    .filter((entry) => entry.weight >= SMALLEST)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, SHOWN);
}
