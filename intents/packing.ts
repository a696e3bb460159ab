import type { Linear } from './linear.ts';
import { atOnce, type Steps } from './steps.ts';

/**
 * Numbers as printable letters: in JSON a byte a number, and what is skewed compresses to little.
 * Below 90 one letter; above, a mark and two letters (up to 8,099).
 */
const FIRST = 35;
const BACKSLASH = 92;
const BASE = 90;
const LONG = 33;

/** What each letter that stands alone is worth, by its code. */
const VALUES = Uint8Array.from({ length: FIRST + BASE + 1 }, (_, code) => valueOf(code));

export function toLetters(numbers: Iterable<number>): string {
  const parts: string[] = [];
  for (const number of numbers) parts.push(number < BASE ? letter(number) : `${String.fromCharCode(LONG)}${letter(Math.floor(number / BASE))}${letter(number % BASE)}`);
  return parts.join('');
}

/** The numbers that `toLetters` was given. */
export function fromLetters(text: string): Int32Array {
  const numbers = new Int32Array(text.length);
  let count = 0;
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === LONG) {
      numbers[count++] = longAt(text, i);
      i += 2;
    } else numbers[count++] = VALUES[code] as number;
  }
  return numbers.subarray(0, count);
}

function longAt(text: string, place: number): number {
  return valueOf(text.charCodeAt(place + 1)) * BASE + valueOf(text.charCodeAt(place + 2));
}

function valueOf(code: number): number {
  return code < BACKSLASH ? code - FIRST : code - FIRST - 1;
}

function letter(number: number): string {
  const code = FIRST + number;
  return String.fromCharCode(code < BACKSLASH ? code : code + 1);
}

/** A linear model as text. */
export interface PackedLinear {
  /** By class, the largest weight of its part, in thousandths. */
  readonly largest: readonly number[];
  readonly bias: readonly number[];
  /** The classes, those with the most weights first: in this order most weights stand close to the one before. */
  readonly order: string;
  /** How many weights each feature has. */
  readonly counts: string;
  /** How far each weight's class stands from the one before, in that order. */
  readonly gaps: string;
  /** Each weight's level, from -LEVELS to LEVELS, moved up to be positive. */
  readonly levels: string;
}

/** Steps on either side of nothing; they stand closer where weights are small, because most are. */
const LEVELS = 11;
const THOUSAND = 1000;

/** @param share of the largest weight */
function levelOf(share: number): number {
  return Math.sign(share) * Math.round(Math.sqrt(Math.abs(share)) * LEVELS);
}

function shareAt(level: number): number {
  return Math.sign(level) * (level / LEVELS) ** 2;
}

/** The largest weight of each part, in thousandths, at each of its classes. */
function largestOf({ columns, values }: Linear, parts: readonly number[]): number[] {
  const partOf = parts.flatMap((classes, part) => Array<number>(classes).fill(part));
  const largest = Array<number>(parts.length).fill(1);
  values.forEach((weight, at) => {
    const part = partOf[columns[at] as number] as number;
    largest[part] = Math.max(largest[part] as number, Math.round(Math.abs(weight) * THOUSAND));
  });
  return partOf.map((part) => largest[part] as number);
}

/** The model that will come out of its packed form: the one that is measured is the one that is shipped. */
export function quantised(model: Linear): Linear {
  return unpackLinear(packLinear(model), model.classes);
}

/** @param parts how many classes each of the models has that were put together; their weights are of different sizes */
export function packLinear(model: Linear, parts: readonly number[] = [model.classes]): PackedLinear {
  const { classes, starts, columns, values, bias } = model;
  const largest = largestOf(model, parts);
  const order = commonestClasses(classes, columns);
  const rankOf = new Uint16Array(classes);
  order.forEach((column, rank) => { rankOf[column] = rank; });
  const counts: number[] = [];
  const gaps: number[] = [];
  const levels: number[] = [];
  for (let f = 0; f + 1 < starts.length; f++) {
    const kept: { readonly rank: number; readonly level: number }[] = [];
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) {
      const column = columns[at] as number;
      const level = levelOf(((values[at] as number) * THOUSAND) / (largest[column] as number));
      if (level !== 0) kept.push({ rank: rankOf[column] as number, level });
    }
    let before = -1;
    for (const { rank, level } of kept.toSorted((a, b) => a.rank - b.rank)) {
      gaps.push(rank - before - 1);
      levels.push(level + LEVELS);
      before = rank;
    }
    counts.push(kept.length);
  }
  return { largest, order: toLetters(order), bias: [...bias].map((b) => Math.round(b * THOUSAND) / THOUSAND), counts: toLetters(counts), gaps: toLetters(gaps), levels: toLetters(levels) };
}

function commonestClasses(classes: number, columns: Uint16Array): number[] {
  const counts = new Uint32Array(classes);
  for (const column of columns) counts[column] = (counts[column] as number) + 1;
  return [...counts.keys()].toSorted((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
}

export function unpackLinear(packed: PackedLinear, classes: number): Linear {
  return atOnce(unpackingLinear(packed, classes));
}

/** So many features are unpacked in one step. */
const STRIDE = 500;

/** The same, step by step. */
export function* unpackingLinear(packed: PackedLinear, classes: number): Steps<Linear> {
  const { gaps, levels } = packed;
  const order = fromLetters(packed.order);
  const counts = fromLetters(packed.counts);
  yield;
  // By the level's letter, and by the class's rank.
  const shares = Float32Array.from(VALUES, (level) => shareAt(level - LEVELS));
  const largest = Float32Array.from(order, (column) => (packed.largest[column] as number) / THOUSAND);
  const starts = new Int32Array(counts.length + 1);
  const columns = new Uint16Array(levels.length);
  const values = new Float32Array(levels.length);
  let gapAt = 0;
  for (let f = 0; f < counts.length; f += STRIDE) {
    unpackRows(f, Math.min(f + STRIDE, counts.length));
    yield;
  }
  return { classes, starts, columns, values, bias: Float32Array.from(packed.bias) };

  // The letters are read where they stand, in a function that is called often: most of it is over before loops would run fast.
  function unpackRows(from: number, to: number): void {
    let at = starts[from] as number;
    for (let f = from; f < to; f++) {
      let rank = -1;
      for (const end = at + (counts[f] as number); at < end; at++) {
        const code = gaps.charCodeAt(gapAt);
        if (code === LONG) {
          rank += longAt(gaps, gapAt) + 1;
          gapAt += 3;
        } else {
          rank += (VALUES[code] as number) + 1;
          gapAt++;
        }
        columns[at] = order[rank] as number;
        values[at] = (shares[levels.charCodeAt(at)] as number) * (largest[rank] as number);
      }
      starts[f + 1] = at;
    }
  }
}
