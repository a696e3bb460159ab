import type { Reader, Writer } from './coding.ts';
import type { Steps } from './steps.ts';

/**
 * A list of words as text, whatever their order. They stand in alphabetical order, each as what it does not share with
 * the one before; coded beside it stands which run each belongs to: the list is some ascending runs, one after the other.
 */
export interface PackedWords {
  readonly words: string;
  readonly count: number;
}

/** A capital says how many letters are shared, and so begins the next word. */
const NONE_SHARED = 65;
const MOST_SHARED = 25;
const CAPITAL = /[A-Z]/u;

/** @param words folded: no capitals are among them; @throws RangeError naming the first one with a capital */
export function packWords(writer: Writer, words: readonly string[]): PackedWords {
  const capital = words.find((word) => CAPITAL.test(word));
  if (capital !== undefined) throw new RangeError(`a word with a capital cannot be packed: "${capital}"`);
  let run = 0;
  const placed = words.map((word, i) => ({ word, run: i > 0 && word <= (words[i - 1] as string) ? ++run : run }));
  const sorted = placed.toSorted((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : a.run - b.run));
  const parts = sorted.map(({ word }, i) => {
    const shared = sharedLetters(word, sorted[i - 1]?.word ?? '');
    return String.fromCharCode(NONE_SHARED + shared) + word.slice(shared);
  });
  const runs = writer.contexts();
  for (const entry of sorted) writer.write(runs, entry.run);
  return { words: parts.join(''), count: words.length };
}

function sharedLetters(one: string, other: string): number {
  let count = 0;
  while (count < MOST_SHARED && count < one.length && one[count] === other[count]) count++;
  return count;
}

/** So many words are unpacked in one step. */
const STRIDE = 1000;

/** The words that `packWords` was given, step by step. */
export function* unpackingWords(reader: Reader, { words, count }: PackedWords): Steps<string[]> {
  const runs = reader.contexts();
  const lists: string[][] = [];
  let before = '';
  let at = 0;
  for (let n = 0; n < count; n++) {
    const shared = words.charCodeAt(at) - NONE_SHARED;
    const from = at + 1;
    do at++; while (at < words.length && !isCapital(words.charCodeAt(at)));
    before = before.slice(0, shared) + words.slice(from, at);
    (lists[reader.read(runs)] ??= []).push(before);
    if (n % STRIDE === STRIDE - 1) yield;
  }
  return lists.flat();
}

function isCapital(code: number): boolean {
  return code >= NONE_SHARED && code <= NONE_SHARED + MOST_SHARED;
}
