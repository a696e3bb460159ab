import { bitCount, distance, letterSet, LONGEST, prepare } from './distance.ts';
import { remembered } from './memory.ts';
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

/** Endings of Swedish nouns: definite, plural, possessive. The longest first. */
const ENDINGS = ['ernas', 'arnas', 'ornas', 'erna', 'arna', 'orna', 'ens', 'ets', 'ers', 'ars', 'ors', 'en', 'et', 'er', 'ar', 'or', 'ns', 'ts', 'n', 't', 's'];

/** Words with one letter in common at the start, by length. */
interface Shelf {
  readonly words: string[];
  readonly letters: number[];
}

/** The shelf of words of a length that have the letter of `word` in a place. */
function shelfOf(word: string, place: number, length: number): number {
  return (word.charCodeAt(place) * 2 + place) * (LONGEST + 3) + length;
}

function shelved(words: readonly string[]): Map<number, Shelf> {
  const shelves = new Map<number, Shelf>();
  for (const word of words) {
    if (word.length < policy.spelling.shortest || word.length > LONGEST) continue;
    const letters = letterSet(word);
    for (const place of [0, 1]) {
      const shelf = shelves.get(shelfOf(word, place, word.length));
      if (shelf) {
        shelf.words.push(word);
        shelf.letters.push(letters);
      } else shelves.set(shelfOf(word, place, word.length), { words: [word], letters: [letters] });
    }
  }
  return shelves;
}

/** @param commonest the known words, the commonest first: of two equally near, the commoner one is meant */
export function createVocabulary(commonest: readonly string[]): Vocabulary {
  const known = new Set(commonest);
  let shelves: ReadonlyMap<number, Shelf> | null = null;

  /** The nearest known word, with how far it is. A slip seldom changes both of the first two letters. */
  function nearest(key: string): { readonly word: string; readonly edits: number } | null {
    if (key.length > LONGEST) return null;
    // Not before the first unknown word: many callers say none, and a page should not wait for it.
    shelves ??= shelved(commonest);
    const reach = key.length >= policy.spelling.twoEditsFrom ? 2 : 1;
    const prepared = prepare(key);
    const letters = letterSet(key);
    let best: string | null = null;
    let least = reach + 1;
    for (const place of [0, 1]) {
      for (let length = key.length - reach; length <= key.length + reach; length++) {
        const shelf = shelves.get(shelfOf(key, place, length));
        if (!shelf) continue;
        for (let i = 0; i < shelf.words.length; i++) {
          if (bitCount((shelf.letters[i] as number) ^ letters) > 2 * reach) continue;
          const edits = distance(prepared, shelf.words[i] as string);
          if (edits < least) [best, least] = [shelf.words[i] as string, edits];
        }
      }
    }
    return best === null ? null : { word: best, edits: least };
  }

  /** The known word that a longer one is with an ending of nouns: "foraldrapengen" → "foraldrapeng". */
  function stemOf(key: string): string | null {
    for (const ending of ENDINGS) {
      const stem = key.slice(0, -ending.length);
      if (key.endsWith(ending) && stem.length >= policy.spelling.longStem && known.has(stem)) return stem;
    }
    return null;
  }

  /** "bostadsbidragsansokan" → "bostadsbidrag", "ansokan"; both halves must be known words. */
  function split(key: string): readonly string[] | null {
    const { shortest } = policy.spelling;
    for (let cut = key.length - shortest; cut >= shortest; cut--) {
      const head = key.slice(0, cut);
      const tail = key.slice(cut);
      if (!known.has(tail)) continue;
      if (known.has(head)) return [head, tail];
      if (head.endsWith('s') && known.has(head.slice(0, -1))) return [head.slice(0, -1), tail];
    }
    return null;
  }

  return {
    has: (key) => known.has(key),
    repair: remembered((key): readonly string[] => {
      if (known.has(key) || key.length < policy.spelling.minLength || /\d/u.test(key)) return [key];
      const digraphs = key.replace(/ae/gu, 'a').replace(/oe/gu, 'o');
      if (digraphs !== key && known.has(digraphs)) return [digraphs];
      const stem = stemOf(key);
      if (stem !== null) return [stem];
      const near = nearest(key);
      // One letter wrong is likelier than two words joined, two letters are not.
      if (near?.edits === 1) return [near.word];
      return split(key) ?? [near?.word ?? key];
    }),
  };
}
