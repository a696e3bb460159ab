import { SLICED, type Tally } from './tally.ts';
import { wilson, type Interval } from './wilson.ts';

/** A group of rows that share a style, language, role or outcome. */
export interface Slice extends Interval {
  readonly kind: (typeof SLICED)[number];
  readonly group: string;
  readonly rows: number;
  /** Rows that were right at the first try; `low` and `high` bound the true share. */
  readonly right: number;
  readonly share: number;
  readonly misroutes: number;
}

/** Fewer rows say too little for a group to be called the worst. */
export const LEAST_ROWS = 20;

/** Every group, the worst first. */
export function slicesOf({ slices }: Tally): Slice[] {
  return SLICED.flatMap((kind) => Object.entries(slices[kind] ?? {}).flatMap(([group, { rows = 0, right = 0, misroutes = 0 }]): Slice[] => {
    const interval = wilson({ hits: right, of: rows });
    return interval ? [{ kind, group, rows, right, share: right / rows, ...interval, misroutes }] : [];
  })).toSorted((a, b) => a.share - b.share || b.rows - a.rows || (a.kind + a.group < b.kind + b.group ? -1 : 1));
}

/** The worst of those that are large enough and are not all there is; null when none is. */
export function worstSlice(slices: readonly Slice[], rows: number): Slice | null {
  return slices.find((slice) => slice.rows >= LEAST_ROWS && slice.rows < rows) ?? null;
}
