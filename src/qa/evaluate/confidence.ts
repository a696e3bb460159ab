import { BIN, type Tally } from './tally.ts';

/** Rows whose topic was claimed with a confidence from `from` to below `to`, 0..1. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly right: number;
  /** The mean confidence; null for no rows. */
  readonly claimed: number | null;
}

const WHOLE = 10_000;
export const CALIBRATION_BINS = 10;

/** The claims in so many bins of equal width; `count` divides twenty. */
export function binsOf({ bins }: Tally, count: number): Bin[] {
  const width = WHOLE / count;
  return Array.from({ length: count }, (_, i): Bin => {
    const fine = Array.from({ length: width / BIN }, (_each, j) => bins[String((i * width) / BIN + j)] ?? {});
    const sum = (name: string) => fine.reduce((total, bin) => total + (bin[name] ?? 0), 0);
    const rows = sum('rows');
    return { from: (i * width) / WHOLE, to: ((i + 1) * width) / WHOLE, rows, right: sum('right'), claimed: rows === 0 ? null : sum('claimed') / rows / WHOLE };
  });
}

/** Expected calibration error, 0..1: how far what is claimed lies from what holds, bin by bin, weighed by rows. Null for no rows. */
export function errorOfBins(bins: readonly Bin[]): number | null {
  const all = bins.reduce((sum, { rows }) => sum + rows, 0);
  return all === 0 ? null : bins.reduce((sum, { rows, right, claimed }) => sum + (claimed === null ? 0 : Math.abs(claimed * rows - right)), 0) / all;
}
