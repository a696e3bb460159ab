import type { Context, Reader, Writer } from './coding.ts';
import type { Linear } from './linear.ts';
import { atOnce, type Steps } from './steps.ts';

/** What is stored of a linear model as it is; its weights are coded. */
export interface PackedLinear {
  /** By class, the largest weight of its part, in thousandths. */
  readonly largest: readonly number[];
  readonly bias: readonly number[];
  /** The classes, those with the most weights first: in this order most weights stand close to the one before. */
  readonly order: readonly number[];
  /** How many there are. */
  readonly weights: number;
}

/** Steps on either side of nothing; they stand closer where weights are small, because most are. */
const LEVELS = 11;
const THOUSAND = 1000;

/** @param share of the largest weight */
function levelOf(share: number): number {
  return Math.sign(share) * Math.round(Math.sqrt(Math.abs(share)) * LEVELS);
}

/** What each level is worth, moved up to be positive. */
const SHARES = Float32Array.from({ length: 2 * LEVELS + 1 }, (_, level) => Math.sign(level - LEVELS) * ((level - LEVELS) / LEVELS) ** 2);

/** A model in levels: of each feature the ranks of its classes, the commonest first, and the level of each. */
interface Levelled extends PackedLinear {
  readonly rows: readonly (readonly { readonly rank: number; readonly level: number }[])[];
}

/** @param parts how many classes each of the models has that were put together; their weights are of different sizes */
function levelled({ classes, starts, columns, values, bias }: Linear, parts: readonly number[]): Levelled {
  const largest = largestOf(columns, values, parts);
  const order = commonestClasses(classes, columns);
  const rankOf = new Uint16Array(classes);
  order.forEach((column, rank) => { rankOf[column] = rank; });
  const rows = Array.from({ length: starts.length - 1 }, (_, f) => {
    const row: { rank: number; level: number }[] = [];
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) {
      const column = columns[at] as number;
      const level = levelOf(((values[at] as number) * THOUSAND) / (largest[column] as number));
      if (level !== 0) row.push({ rank: rankOf[column] as number, level: level + LEVELS });
    }
    return row.toSorted((a, b) => a.rank - b.rank);
  });
  return { largest, order, bias: [...bias].map((b) => Math.round(b * THOUSAND) / THOUSAND), weights: rows.reduce((sum, row) => sum + row.length, 0), rows };
}

/** The largest weight of each part, in thousandths, at each of its classes. */
function largestOf(columns: Uint16Array, values: Float32Array, parts: readonly number[]): number[] {
  const partOf = parts.flatMap((classes, part) => Array<number>(classes).fill(part));
  const largest = Array<number>(parts.length).fill(1);
  values.forEach((weight, at) => {
    const part = partOf[columns[at] as number] as number;
    largest[part] = Math.max(largest[part] as number, Math.round(Math.abs(weight) * THOUSAND));
  });
  return partOf.map((part) => largest[part] as number);
}

function commonestClasses(classes: number, columns: Uint16Array): number[] {
  const counts = new Uint32Array(classes);
  for (const column of columns) counts[column] = (counts[column] as number) + 1;
  return [...counts.keys()].toSorted((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
}

/** By rank, what the largest level of its class is worth. */
function worths({ largest, order }: PackedLinear): Float32Array {
  return Float32Array.from(order, (column) => (largest[column] as number) / THOUSAND);
}

/** The model that will come out of its packed form: the one that is measured is the one that is shipped. */
export function quantised(model: Linear): Linear {
  const { rows, ...packed } = levelled(model, [model.classes]);
  const worth = worths(packed);
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, f) => { starts[f + 1] = (starts[f] as number) + row.length; });
  const all = rows.flat();
  return {
    classes: model.classes, starts, bias: Float32Array.from(packed.bias),
    columns: Uint16Array.from(all, ({ rank }) => packed.order[rank] as number),
    values: Float32Array.from(all, ({ rank, level }) => (SHARES[level] as number) * (worth[rank] as number)),
  };
}

/**
 * How a model's numbers are told: how many weights a feature has hangs on how rare it is; where the next one stands after
 * the last and how large it is, told as one, on how many are to come; how far it stands beyond that, if it does.
 */
function contextsOf({ contexts }: Pick<Reader, 'contexts'>): { readonly counts: Context; readonly weights: Context; readonly beyond: Context } {
  return { counts: contexts(RARITIES), weights: contexts(GRADES), beyond: contexts() };
}

const RARITIES = 256;
/** Weights that stand so far from the last, or farther, tell how far by themselves. */
const FAR = 11;
const STEPS = 2 * LEVELS + 1;
/** How far from the last, and what the level is worth, of each that is told as one. */
const GAPS = Uint8Array.from({ length: (FAR + 1) * STEPS }, (_, told) => Math.floor(told / STEPS));
const WORTHS = Float32Array.from(GAPS, (_, told) => SHARES[told % STEPS] as number);

const GRADES = 8;

/** About how many, in few grades. */
function gradeOf(count: number): number {
  return count < 4 ? count : Math.min(GRADES - 1, 33 - Math.clz32(count));
}

/** @param rarity of each feature, 0..255 */
export function packLinear(writer: Writer, model: Linear, rarity: Uint8Array, parts: readonly number[] = [model.classes]): PackedLinear {
  const { rows, ...packed } = levelled(model, parts);
  const { counts, weights, beyond } = contextsOf(writer);
  rows.forEach((row, f) => {
    writer.write(counts + (rarity[f] as number), row.length);
    let next = 0;
    row.forEach(({ rank, level }, i) => {
      const gap = rank - next;
      writer.write(weights + gradeOf(row.length - i), Math.min(gap, FAR) * STEPS + level);
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
  const [order, worth] = [Uint16Array.from(packed.order), worths(packed)];
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
      let next = 0;
      for (let left = count; left > 0; left--, at++) {
        const told = read(weights + (grades[left] as number));
        const gap = GAPS[told] as number;
        const rank = next + (gap < FAR ? gap : FAR + read(beyond));
        columns[at] = order[rank] as number;
        values[at] = (WORTHS[told] as number) * (worth[rank] as number);
        next = rank + 1;
      }
      starts[f + 1] = at;
    }
  }
}
