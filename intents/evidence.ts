import type { Reading } from './decide.ts';
import type { Model } from './model.ts';
import type { Decision, Evidence } from './types.ts';

type Decided = Pick<Decision, 'topic' | 'authority' | 'outcome'>;

const SHOWN = 4;

/**
 * The words that carried the decision. The model is linear, so that what a feature gave the chosen class over
 * the average of all classes is exact; a feature that several words share is split evenly between them.
 */
export function evidenceFor(model: Model, { tokens }: Pick<Reading, 'tokens'>, decided: Decided): Evidence[] {
  const id = decided.topic ?? decided.authority ?? decided.outcome;
  const chosen = model.labels.findIndex((label) => label.id === id);
  if (chosen < 0) return [];
  const keys = tokens.map((token) => token.key);
  const { classes, weights } = model.topics;
  const { ids, values } = model.space.vector(keys);
  const byWord = model.space.byWord(keys);
  const gains = new Map<number, number>();
  ids.forEach((feature, i) => {
    const row = weights.subarray(feature * classes, (feature + 1) * classes);
    const mean = row.reduce((sum, weight) => sum + weight, 0) / classes;
    gains.set(feature, (values[i] ?? 0) * ((row[chosen] ?? 0) - mean));
  });
  const shares = new Map<number, number>();
  for (const features of byWord) for (const feature of features) shares.set(feature, (shares.get(feature) ?? 0) + 1);
  const given = byWord.map((features) => Math.max(0, features.reduce((sum, f) => sum + (gains.get(f) ?? 0) / (shares.get(f) ?? 1), 0)));
  const total = given.reduce((sum, gain) => sum + gain, 0) || 1;
  return tokens
    .map((token, i) => ({ heard: token.text, for: id, weight: Math.round(((given[i] ?? 0) / total) * 100) / 100 }))
    .filter((entry) => entry.weight >= 0.05)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, SHOWN);
}
