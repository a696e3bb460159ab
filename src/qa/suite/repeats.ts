import { gate } from '../../simulator/gate.ts';
import type { Expected, SuiteCase } from '../suite.ts';

/** What is wrong with a case beside those before it, or the name that tells it apart from them. */
export type Placed = { readonly entry: SuiteCase } | { readonly problem: string };

/**
 * Looks at the cases of one suite in turn. A name that stands twice is refused, and so is an utterance that is to lead to
 * two different things. The same utterance once more is told apart by a number. A few bytes are kept of each utterance.
 */
export function createRepeatCheck(): (entry: SuiteCase, named?: boolean) => Placed {
  const names = new Map<string, number>();
  const said = new Map<number, { line: number; expected: number; times: number }>();
  const expectations: Expected[] = [];
  const indexes = new Map<string, number>();

  const indexOf = (expected: Expected): number => {
    const key = JSON.stringify(expected);
    const index = indexes.get(key) ?? expectations.push(expected) - 1;
    indexes.set(key, index);
    return index;
  };

  function named(entry: SuiteCase): Placed | null {
    const line = names.get(entry.name);
    if (line !== undefined) return { problem: `the name "${entry.name}" stands already in line ${line}; name each case once` };
    names.set(entry.name, entry.line);
    return null;
  }

  /** @param isNamed whether the name was given, and is not merely what is said */
  return (entry, isNamed = entry.kind === 'call') => {
    const twice = isNamed ? named(entry) : null;
    if (twice !== null) return twice;
    if (entry.kind === 'call') return { entry };
    const key = hashOf(plain(entry.say));
    const before = said.get(key);
    if (before === undefined) {
      said.set(key, { line: entry.line, expected: indexOf(entry.expected), times: 1 });
      return { entry };
    }
    const contradiction = contradicts(expectations[before.expected] ?? {}, entry.expected);
    if (contradiction !== null) return { problem: `"${entry.say}" is to lead to ${contradiction[1]} here and to ${contradiction[0]} in line ${before.line}; only one can be right` };
    before.expected = indexOf({ ...expectations[before.expected], ...entry.expected });
    before.times++;
    return { entry: isNamed ? entry : { ...entry, name: `${entry.name} (${before.times})` } };
  };
}

function contradicts(before: Expected, now: Expected): readonly [string, string] | null {
  for (const [key, value] of Object.entries(now)) {
    const earlier = before[key as keyof Expected];
    if (earlier !== undefined && earlier !== value) return [`${key} ${String(earlier)}`, `${key} ${String(value)}`];
  }
  return null;
}

/** The same to the ear: blanks and capitals tell nothing apart. */
function plain(say: string): string {
  const gated = gate(say);
  return (gated.ok ? gated.text : say).toLowerCase().replace(/\s+/gu, ' ');
}

/** 53 bits of two FNV-1a hashes: of 200,000 utterances, two would meet by chance once in half a million corpora. */
function hashOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(i), 0x85ebca6b);
  }
  return (high >>> 0) % 0x200000 * 0x100000000 + (low >>> 0);
}
