/**
 * Small numbers as few bits (range asymmetric numeral systems, Duda): how often each number stands in each context is
 * counted first and kept beside, so that common ones take little, and reading one is a look into a table. What comes out
 * are printable letters of six bits each.
 */

/** Numbers from nothing up, each told in one of some contexts: the place of its first context. Kinds are created in the same order to write and to read. */
export type Kind = number;

/** What was written: the shares of each kind's numbers by context, cut off after the last that stands there, and the numbers. */
export interface Coded {
  readonly shares: readonly (readonly number[])[];
  readonly letters: string;
}

/** The shares of a context sum to this. */
const SHARE_BITS = 12;
const WHOLE = 1 << SHARE_BITS;
/** The state is a whole number of four to five letters. */
const LETTER_BITS = 6;
const LEAST_BITS = 4 * LETTER_BITS;
const LEAST = 1 << LEAST_BITS;
const DIGITS = 1 << LETTER_BITS;

const FIRST = 35;
const BACKSLASH = 92;

function letter(digit: number): string {
  const code = FIRST + digit;
  return String.fromCharCode(code < BACKSLASH ? code : code + 1);
}

export interface Writer {
  /** @param contexts how many */
  readonly kind: (contexts?: number) => Kind;
  /** @param context the kind's own place, or so many after it */
  readonly write: (context: Kind, value: number) => void;
  /** All that was written. @throws RangeError when a context has more different numbers than there are shares */
  readonly done: () => Coded;
}

export function createWriter(): Writer {
  const counts: number[][] = [];
  const all: { readonly context: number; readonly value: number }[] = [];
  return {
    kind(contexts = 1) {
      for (let i = 0; i < contexts; i++) counts.push([]);
      return counts.length - contexts;
    },
    write(context, value) {
      const of = counts[context] as number[];
      while (of.length <= value) of.push(0);
      of[value] = (of[value] as number) + 1;
      all.push({ context, value });
    },
    done() {
      const shares = counts.map(sharesOf);
      const starts = shares.map(startsOf);
      const digits: number[] = [];
      let state = LEAST;
      // What is written last is read first.
      for (const { context, value } of all.toReversed()) {
        const share = (shares[context] as number[])[value] as number;
        for (; state >= share << (LEAST_BITS + LETTER_BITS - SHARE_BITS); state >>= LETTER_BITS) digits.push(state % DIGITS);
        state = (Math.floor(state / share) << SHARE_BITS) + (state % share) + ((starts[context] as number[])[value] as number);
      }
      for (let i = 0; i <= LEAST_BITS; i += LETTER_BITS) digits.push((state >> i) % DIGITS);
      return { shares, letters: digits.toReversed().map(letter).join('') };
    },
  };
}

/** Shares of the whole, at least one for each number that stands there at all. */
function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const shares = counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.floor((count * WHOLE) / total))));
  // What rounding left over, or took too much, is settled with the largest.
  for (let rest = WHOLE - shares.reduce((sum, share) => sum + share, 0); rest !== 0;) {
    const most = shares.indexOf(Math.max(...shares));
    const step = rest > 0 ? rest : Math.max(rest, 1 - (shares[most] as number));
    if (step === 0) throw new RangeError(`more than ${WHOLE} different numbers in one context`);
    shares[most] = (shares[most] as number) + step;
    rest -= step;
  }
  return shares;
}

function startsOf(shares: readonly number[]): number[] {
  let sum = 0;
  return shares.map((share) => {
    sum += share;
    return sum - share;
  });
}

export interface Reader {
  readonly kind: (contexts?: number) => Kind;
  /** The next number; kinds and contexts must be those that it was written with. */
  readonly read: (context: Kind) => number;
}

export function createReader({ shares, letters }: Coded): Reader {
  const { values, shareOf, offsetOf } = tablesOf(shares);
  const digits = digitsOf(letters);
  let kinds = 0;
  let next = 0;
  let state = 0;
  for (; next * LETTER_BITS <= LEAST_BITS; next++) state = state * DIGITS + (digits[next] as number);
  return {
    kind(contexts = 1) {
      kinds += contexts;
      return kinds - contexts;
    },
    read(context) {
      const at = (context << SHARE_BITS) | (state & (WHOLE - 1));
      state = (shareOf[at] as number) * (state >> SHARE_BITS) + (offsetOf[at] as number);
      for (; state < LEAST; next++) state = (state << LETTER_BITS) | (digits[next] as number);
      return values[at] as number;
    },
  };
}

function digitsOf(letters: string): Uint8Array {
  const digits = new Uint8Array(letters.length);
  for (let i = 0; i < digits.length; i++) {
    const code = letters.charCodeAt(i);
    digits[i] = code < BACKSLASH ? code - FIRST : code - FIRST - 1;
  }
  return digits;
}

/** For each part of each context's whole: which number it stands for, that number's share, and how far into it the part is. */
function tablesOf(shares: readonly (readonly number[])[]): { readonly values: Uint16Array; readonly shareOf: Uint16Array; readonly offsetOf: Uint16Array } {
  const [values, shareOf, offsetOf] = [new Uint16Array(shares.length << SHARE_BITS), new Uint16Array(shares.length << SHARE_BITS), new Uint16Array(shares.length << SHARE_BITS)];
  const ascending = Uint16Array.from({ length: WHOLE }, (_, offset) => offset);
  shares.forEach((of, context) => {
    let at = context << SHARE_BITS;
    of.forEach((share, value) => {
      offsetOf.set(ascending.subarray(0, share), at);
      shareOf.fill(share, at, at + share);
      values.fill(value, at, at += share);
    });
  });
  return { values, shareOf, offsetOf };
}
