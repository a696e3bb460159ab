import { availableParallelism, platform, totalmem } from 'node:os';
import type { BrowserStart } from './product/browser.ts';
import type { Calibration } from './product/calibration.ts';
import type { ProductResult } from './product/measure.ts';
import type { Sizes } from './product/sizes.ts';
import type { Start } from './product/start.ts';
import type { Workbench } from './product/workbench.ts';
import type { Outcome } from './run/jobs.ts';
import type { NoiseResult } from './run/noise.ts';
import type { ScaleResult } from './run/scale.ts';
import type { SetResult } from './run/set.ts';

/** One matcher's result on one data set. */
export interface Cell<T> {
  readonly matcher: string;
  readonly set: string;
  readonly outcome: Outcome<T>;
}

/** Everything that one run measured: plain data, kept so that the report can be written again. */
export interface Results {
  readonly machine: { readonly cores: number; readonly gigabytes: number; readonly system: string; readonly node: string };
  /** The day, as 2026-01-31. */
  readonly date: string;
  readonly rates: readonly number[];
  readonly starts: number;
  /** Data sets that were not there, with the files that are missing. */
  readonly absent: readonly { readonly set: string; readonly files: readonly string[] }[];
  readonly sets: readonly Cell<SetResult>[];
  readonly product: Outcome<ProductResult> | null;
  readonly calibration: Outcome<Calibration> | null;
  readonly sizes: Outcome<Sizes> | null;
  /** Medians over fresh processes, ms. */
  readonly start: Outcome<Start> | null;
  readonly browser: Outcome<BrowserStart> | null;
  readonly workbench: Outcome<Workbench> | null;
  /** `set` is the factor. */
  readonly scale: readonly Cell<ScaleResult>[];
  readonly noise: readonly Cell<NoiseResult>[];
}

export function machine(): Results['machine'] {
  return { cores: availableParallelism(), gigabytes: Math.round(totalmem() / 2 ** 30), system: `${platform()} ${process.arch}`, node: process.versions.node };
}
