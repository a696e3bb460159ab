import type { LabelledText } from '../types.ts';

/** Phrases by label, both in the order met (Map.groupBy is not in Node 20). */
export function byLabel(phrases: readonly LabelledText[]): Map<string, LabelledText[]> {
  const groups = new Map<string, LabelledText[]>();
  for (const phrase of phrases) {
    const group = groups.get(phrase.label);
    if (group) group.push(phrase);
    else groups.set(phrase.label, [phrase]);
  }
  return groups;
}
