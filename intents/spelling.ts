import { policy } from './policy.ts';

/**
 * Repairs words that the catalogue has never met: split and joined compounds, lost letters.
 * Only the catalogue's own words are ever proposed.
 */
export interface Vocabulary {
  has(key: string): boolean;
  /** The known word or words that an unknown one stands for; the word itself when nothing is near. */
  repair(key: string): readonly string[];
}

/** @param counts how many phrases each known word stands in */
export function createVocabulary(counts: ReadonlyMap<string, number>): Vocabulary {
  const known = [...counts.keys()].filter((word) => word.length >= 4);
  const byLength = new Map<number, string[]>();
  for (const word of known) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  const memory = new Map<string, readonly string[]>();

  function nearest(key: string): string | null {
    const reach = key.length >= policy.spelling.twoEditsFrom ? 2 : 1;
    let best: string | null = null;
    let bestDistance = reach + 1;
    for (let length = key.length - reach; length <= key.length + reach; length++) {
      for (const word of byLength.get(length) ?? []) {
        if (word[0] !== key[0] && word[1] !== key[1]) continue;
        const distance = editDistance(key, word, bestDistance);
        const better = distance < bestDistance
          || (distance === bestDistance && best !== null && (counts.get(word) ?? 0) > (counts.get(best) ?? 0));
        if (better && distance <= reach) [best, bestDistance] = [word, distance];
      }
    }
    return best;
  }

  /** "bostadsbidragsansokan" → "bostadsbidrag", "ansokan"; both halves must be known words. */
  function split(key: string): readonly string[] | null {
    for (let cut = key.length - 4; cut >= 4; cut--) {
      const head = key.slice(0, cut);
      const tail = key.slice(cut);
      const first = counts.has(head) ? head : head.endsWith('s') && counts.has(head.slice(0, -1)) ? head.slice(0, -1) : null;
      if (first !== null && counts.has(tail)) return [first, tail];
    }
    return null;
  }

  function repair(key: string): readonly string[] {
    if (counts.has(key) || key.length < policy.spelling.minLength || /\d/u.test(key)) return [key];
    const digraphs = key.replace(/ae/gu, 'a').replace(/oe/gu, 'o');
    if (digraphs !== key && counts.has(digraphs)) return [digraphs];
    const near = nearest(key);
    return split(key) ?? (near === null ? [key] : [near]);
  }

  return {
    has: (key) => counts.has(key),
    repair(key) {
      const cached = memory.get(key);
      if (cached) return cached;
      const repaired = repair(key);
      if (memory.size < 5000) memory.set(key, repaired);
      return repaired;
    },
  };
}

/** Optimal string alignment distance (a transposition is one edit), given up above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, (beforePrevious[j - 2] ?? 0) + 1);
      row.push(value);
      smallest = Math.min(smallest, value);
    }
    if (smallest > limit) return limit + 1;
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}
