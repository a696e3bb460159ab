import type { Context, Reader, Writer } from './coding.ts';
import type { Linear } from './linear.ts';
import { policy } from './policy.ts';
import { inSteps, levelOf, LEVELS, roundedBias, SIGNED, stepOf, type Grid } from './quantising.ts';
import { atOnce, type Steps } from './steps.ts';

const RARITIES = 256;

/** What is stored of a linear model as it is; its weights are coded. */
export interface PackedLinear {
  readonly bias: readonly number[];
  /** The classes, those that say yes or no first, then those with the most weights: in this order most weights stand close to the one before. */
  readonly order: readonly number[];
  /** How many of them say yes or no. */
  readonly yesNo: number;
  /** How many there are. */
  readonly weights: number;
}

/** A model in levels: of each feature the ranks of its classes, the commonest first, and the level of each. */
interface Levelled extends PackedLinear {
  readonly rows: readonly (readonly { readonly rank: number; readonly level: number }[])[];
}

function levelled({ classes, starts, columns, values, bias }: Linear, rarity: Uint8Array, yesNo: readonly number[]): Levelled {
  const { choice, yesNo: saying } = policy.training.grids;
  const order = [...yesNo, ...commonestClasses(classes, columns).filter((column) => !yesNo.includes(column))];
  const rankOf = new Uint16Array(classes);
  order.forEach((column, rank) => { rankOf[column] = rank; });
  const rows = Array.from(rarity, (rare, f) => {
    const row: { rank: number; level: number }[] = [];
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) {
      const rank = rankOf[columns[at] as number] as number;
      const grid = rank < yesNo.length ? saying : choice;
      const level = levelOf(values[at] as number, stepOf(grid, rare), grid);
      if (level !== LEVELS) row.push({ rank, level });
    }
    return row.toSorted((a, b) => a.rank - b.rank);
  });
  return { order, yesNo: yesNo.length, bias: Array.from(bias, roundedBias), weights: rows.reduce((sum, row) => sum + row.length, 0), rows };
}

function commonestClasses(classes: number, columns: Uint16Array): number[] {
  const counts = new Uint32Array(classes);
  for (const column of columns) counts[column] = (counts[column] as number) + 1;
  return [...counts.keys()].toSorted((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
}

/**
 * How a model's numbers are told: how many weights a feature has hangs on how rare it is; where the next one stands after
 * the last and how large it is, told as one, on how many are to come, and whether those that say yes or no are over; how far it
 * stands beyond that, if it does.
 */
function contextsOf({ contexts }: Pick<Reader, 'contexts'>): { readonly counts: Context; readonly weights: Context; readonly beyond: Context } {
  return { counts: contexts(RARITIES), weights: contexts(2 * GRADES), beyond: contexts() };
}

/** Weights that stand so far from the last, or farther, tell how far by themselves. */
const FAR = 11;
/** How far from the last each is that is told as one. */
const GAPS = Uint8Array.from({ length: (FAR + 1) * SIGNED }, (_, told) => Math.floor(told / SIGNED));

/** And how many steps its level is worth. */
function worthsOf(grid: Grid): Float32Array {
  const steps = inSteps(grid);
  return Float32Array.from(GAPS, (_, told) => steps[told % SIGNED] as number);
}

const GRADES = 8;

/** About how many, in few grades. */
function gradeOf(count: number): number {
  return count < 4 ? count : Math.min(GRADES - 1, 33 - Math.clz32(count));
}

/** @param rarity of each feature, 0..255 @param yesNo the classes that say yes or no */
export function packLinear(writer: Writer, model: Linear, rarity: Uint8Array, yesNo: readonly number[]): PackedLinear {
  const { rows, ...packed } = levelled(model, rarity, yesNo);
  const { counts, weights, beyond } = contextsOf(writer);
  rows.forEach((row, f) => {
    writer.write(counts + (rarity[f] as number), row.length);
    let next = 0;
    row.forEach(({ rank, level }, i) => {
      const gap = rank - next;
      writer.write(weights + gradeOf(row.length - i) + (next < packed.yesNo ? GRADES : 0), Math.min(gap, FAR) * SIGNED + level);
      if (gap >= FAR) writer.write(beyond, gap - FAR);
      next = rank + 1;
    });
  });
  return packed;
}

export function unpackLinear(reader: Reader, packed: PackedLinear, rarity: Uint8Array): Linear {
  return atOnce(unpackingLinear(reader, packed, rarity));
}

/** So many features are unpacked in one step. */
const STRIDE = 500;

/** The same, step by step. */
export function* unpackingLinear(reader: Reader, packed: PackedLinear, rarity: Uint8Array): Steps<Linear> {
  const classes = packed.order.length;
  const { counts, weights, beyond } = contextsOf(reader);
  const { read } = reader;
  const grades = Uint8Array.from({ length: classes + 1 }, (_, count) => gradeOf(count));
  const order = Uint16Array.from(packed.order);
  const { choice, yesNo } = policy.training.grids;
  const [ofChoice, ofYesNo] = [worthsOf(choice), worthsOf(yesNo)];
  const steps = Float64Array.from({ length: RARITIES }, (_, rare) => stepOf(choice, rare));
  const starts = new Int32Array(rarity.length + 1);
  const columns = new Uint16Array(packed.weights);
  const values = new Float32Array(packed.weights);
  for (let f = 0; f < rarity.length; f += STRIDE) {
    unpackRows(f, Math.min(f + STRIDE, rarity.length));
    yield;
  }
  return { classes, starts, columns, values, bias: Float32Array.from(packed.bias) };

  // In a function that is called often: most of it is over before loops would run fast.
  function unpackRows(from: number, to: number): void {
    let at = starts[from] as number;
    for (let f = from; f < to; f++) {
      const count = read(counts + (rarity[f] as number));
      const step = steps[rarity[f] as number] as number;
      let next = 0;
      for (let left = count; left > 0; left--, at++) {
        const told = read(weights + (grades[left] as number) + (next < packed.yesNo ? GRADES : 0));
        const gap = GAPS[told] as number;
        const rank = next + (gap < FAR ? gap : FAR + read(beyond));
        columns[at] = order[rank] as number;
        values[at] = rank < packed.yesNo ? (ofYesNo[told] as number) * yesNo.step : (ofChoice[told] as number) * step;
        next = rank + 1;
      }
      starts[f + 1] = at;
    }
  }
}
