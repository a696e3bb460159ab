import { below, sample, type Random } from '../random.ts';

/** What can happen to one word; null where it cannot happen to this one, '' where the word is lost. */
export type Damage = (word: string, random: Random) => string | null;

export interface Damaged {
  readonly text: string;
  readonly words: number;
  readonly changed: number;
}

/**
 * Damages a share of the words, drawn among those that it can happen to; the share is of all words, and is
 * rounded up or down at random so that it holds over many texts.
 * @param rate 0..1
 */
export function damage(text: string, rate: number, happens: Damage, random: Random): Damaged {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const wanted = Math.floor(words.length * rate + random());
  // A text of nothing but lost words is no query.
  const order = sample(words.map((_, i) => i), words.length, random);
  const result = [...words];
  let changed = 0;
  for (const i of order) {
    if (changed >= Math.min(wanted, words.length - 1)) break;
    const hurt = happens(words[i] ?? '', random);
    if (hurt === null || hurt === words[i]) continue;
    result[i] = hurt;
    changed++;
  }
  return { text: result.filter((word) => word !== '').join(' '), words: words.length, changed };
}

export const dropped: Damage = () => '';

const LETTERS = { sv: 'abcdefghijklmnopqrstuvwxyzåäö', en: 'abcdefghijklmnopqrstuvwxyz' } as const;

/** One slip of the finger: a letter left out, put in, changed, or two turned round. */
export function mistyped(lang: keyof typeof LETTERS): Damage {
  return (word, random) => {
    if (word.length < 3) return null;
    const letter = LETTERS[lang][below(LETTERS[lang].length, random)] ?? 'e';
    const at = below(word.length, random);
    switch (below(4, random)) {
      case 0: return word.slice(0, at) + word.slice(at + 1);
      case 1: return word.slice(0, at) + letter + word.slice(at);
      case 2: return word.slice(0, at) + letter + word.slice(at + 1);
      default: {
        const first = Math.min(at, word.length - 2);
        return word.slice(0, first) + word.slice(first + 1, first + 2) + word.slice(first, first + 1) + word.slice(first + 2);
      }
    }
  };
}

const SHORTEST_COMPOUND = 9;
const SHORTEST_PART = 3;
const VOWEL = /[aeiouyåäö]/u;

/**
 * A compound that is written apart: best where both parts are words (a linking s may stand between),
 * else near the middle, between two consonants if there are any.
 */
export function written(apart: ReadonlySet<string>): Damage {
  const isWord = (part: string) => apart.has(part) || (part.endsWith('s') && apart.has(part.slice(0, -1)));
  return (word) => {
    if (word.length < SHORTEST_COMPOUND || !/^\p{L}+$/u.test(word)) return null;
    const low = word.toLowerCase();
    const cuts = Array.from({ length: word.length - 2 * SHORTEST_PART + 1 }, (_, i) => i + SHORTEST_PART);
    const worth = (cut: number) =>
      Number(isWord(low.slice(0, cut))) * 4 + Number(isWord(low.slice(cut))) * 4
      + Number(!VOWEL.test(low[cut - 1] ?? '') && !VOWEL.test(low[cut] ?? '')) - Math.abs(cut / word.length - 0.5);
    const best = cuts.reduce((one, other) => (worth(other) > worth(one) ? other : one));
    return `${word.slice(0, best)} ${word.slice(best)}`;
  };
}
