import type { Guess } from '../types.ts';

export interface Hit {
  readonly label: string;
  /** Higher is nearer, in the search library's own measure. */
  readonly score: number;
}

/** How many hits have a say. Measured: one or five do worse, twenty no better. */
const VOTERS = 10;

/**
 * From phrases found to labels: the nearest hits vote for their label with their score. A search library
 * ranks phrases, and this is what makes the most of it as a classifier.
 * @param hits nearest first
 * @param score the best hit's nearness as 0..1
 */
export function vote(hits: readonly Hit[], score: number): Guess {
  const votes = new Map<string, number>();
  for (const { label, score: weight } of hits.slice(0, VOTERS)) votes.set(label, (votes.get(label) ?? 0) + weight);
  const ranked = [...votes].toSorted((a, b) => b[1] - a[1]).map(([label]) => label);
  for (const { label } of hits.slice(VOTERS)) {
    if (ranked.length >= 3) break;
    if (!votes.has(label)) ranked.push(label);
    votes.set(label, 0);
  }
  return { ranked, score, probability: null };
}
