/**
 * Entropy coding of small whole numbers, the symbols (range asymmetric numeral systems, Duda): how often each symbol stands
 * in each context is counted first and kept beside, so that common ones take little, and decoding one is a look into a
 * table. What comes out are printable letters of six bits each.
 */

/** What a symbol's frequency hangs on. Contexts are taken in the same order to write and to read; of several at once this is the first. */
export type Context = number;

/** What was written: by context the frequency of each symbol, cut off after the last that stands there, and the symbols. */
export interface Coded {
  readonly frequencies: readonly (readonly number[])[];
  readonly letters: string;
}

/** The frequencies of a context are scaled to this sum. */
const SCALE_BITS = 12;
const SCALE = 1 << SCALE_BITS;
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
  /** Takes so many contexts; one, unless told. */
  readonly contexts: (count?: number) => Context;
  readonly write: (context: Context, symbol: number) => void;
  /** All that was written. @throws RangeError when a context has more different symbols than frequencies can tell apart */
  readonly done: () => Coded;
}

export function createWriter(): Writer {
  const counts: number[][] = [];
  const all: { readonly context: Context; readonly symbol: number }[] = [];
  return {
    contexts(count = 1) {
      for (let i = 0; i < count; i++) counts.push([]);
      return counts.length - count;
    },
    write(context, symbol) {
      const of = counts[context] as number[];
      while (of.length <= symbol) of.push(0);
      of[symbol] = (of[symbol] as number) + 1;
      all.push({ context, symbol });
    },
    done() {
      const frequencies = counts.map(scaled);
      const starts = frequencies.map(startsOf);
      const digits: number[] = [];
      let state = LEAST;
      // What is written last is read first.
      for (const { context, symbol } of all.toReversed()) {
        const frequency = (frequencies[context] as number[])[symbol] as number;
        for (; state >= frequency << (LEAST_BITS + LETTER_BITS - SCALE_BITS); state >>= LETTER_BITS) digits.push(state % DIGITS);
        state = (Math.floor(state / frequency) << SCALE_BITS) + (state % frequency) + ((starts[context] as number[])[symbol] as number);
      }
      for (let i = 0; i <= LEAST_BITS; i += LETTER_BITS) digits.push((state >> i) % DIGITS);
      return { frequencies, letters: digits.toReversed().map(letter).join('') };
    },
  };
}

/** Counts scaled to their sum, at least one for each symbol that stands there at all. */
function scaled(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const frequencies = counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.floor((count * SCALE) / total))));
  // What rounding left over, or took too much, is settled with the largest.
  for (let rest = SCALE - frequencies.reduce((sum, frequency) => sum + frequency, 0); rest !== 0;) {
    const most = frequencies.indexOf(Math.max(...frequencies));
    const step = rest > 0 ? rest : Math.max(rest, 1 - (frequencies[most] as number));
    if (step === 0) throw new RangeError(`more than ${SCALE} different symbols in one context`);
    frequencies[most] = (frequencies[most] as number) + step;
    rest -= step;
  }
  return frequencies;
}

function startsOf(frequencies: readonly number[]): number[] {
  let sum = 0;
  return frequencies.map((frequency) => {
    sum += frequency;
    return sum - frequency;
  });
}

export interface Reader {
  readonly contexts: Writer['contexts'];
  /** The next symbol; the context must be the one that it was written in. */
  readonly read: (context: Context) => number;
}

export function createReader({ frequencies, letters }: Coded): Reader {
  const { symbolOf, frequencyOf, offsetOf } = tablesOf(frequencies);
  const digits = digitsOf(letters);
  let taken = 0;
  let next = 0;
  let state = 0;
  for (; next * LETTER_BITS <= LEAST_BITS; next++) state = state * DIGITS + (digits[next] as number);
  return {
    contexts(count = 1) {
      taken += count;
      return taken - count;
    },
    read(context) {
      const at = (context << SCALE_BITS) | (state & (SCALE - 1));
      state = (frequencyOf[at] as number) * (state >> SCALE_BITS) + (offsetOf[at] as number);
      for (; state < LEAST; next++) state = (state << LETTER_BITS) | (digits[next] as number);
      return symbolOf[at] as number;
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

/** For each slot of each context's scale: which symbol it stands for, that symbol's frequency, and how far into it the slot is. */
function tablesOf(frequencies: readonly (readonly number[])[]): { readonly symbolOf: Uint16Array; readonly frequencyOf: Uint16Array; readonly offsetOf: Uint16Array } {
  const slots = frequencies.length << SCALE_BITS;
  const [symbolOf, frequencyOf, offsetOf] = [new Uint16Array(slots), new Uint16Array(slots), new Uint16Array(slots)];
  const ascending = Uint16Array.from({ length: SCALE }, (_, offset) => offset);
  frequencies.forEach((of, context) => {
    let at = context << SCALE_BITS;
    of.forEach((frequency, symbol) => {
      offsetOf.set(ascending.subarray(0, frequency), at);
      frequencyOf.fill(frequency, at, at + frequency);
      symbolOf.fill(symbol, at, at += frequency);
    });
  });
  return { symbolOf, frequencyOf, offsetOf };
}
