import { availableParallelism, platform, totalmem } from 'node:os';
import type { Lighthouse } from './page/lighthouse.ts';
import type { PageResult } from './page/measure.ts';
import type { BrowserStart } from './product/browser.ts';
import type { Calibration } from './product/calibration.ts';
import type { ProductResult } from './product/measure.ts';
import type { ServerResult } from './server/measure.ts';
import type { Shards } from './product/shards.ts';
import type { Sizes } from './product/sizes.ts';
import type { Start } from './product/start.ts';
import type { Workbench } from './product/workbench.ts';
import type { Outcome } from './run/jobs.ts';
import type { NoiseResult } from './run/noise.ts';
import type { ScaleResult } from './run/scale.ts';
import type { SetResult } from './run/set.ts';

/** What came of one measurement, and when that was. */
export interface Measured<T> {
  /** As 2026-01-31. */
  readonly day: string;
  /** How many processes wanted a core, this one among them: before it and after it, over a minute. Not known of old figures. */
  readonly load?: readonly [number, number];
  readonly outcome: Outcome<T>;
}

/** One matcher's result on one data set. */
export interface Cell<T> extends Measured<T> {
  readonly matcher: string;
  readonly set: string;
}

/** What is measured of every matcher on several sets. */
export interface Cells {
  readonly sets: readonly Cell<SetResult>[];
  /** `set` is the factor. */
  readonly scale: readonly Cell<ScaleResult>[];
  readonly noise: readonly Cell<NoiseResult>[];
}

/** What is measured of the product alone. */
export interface Parts {
  readonly product: Measured<ProductResult> | null;
  readonly calibration: Measured<Calibration> | null;
  readonly sizes: Measured<Sizes> | null;
  /** Medians over fresh processes, ms. */
  readonly start: Measured<Start> | null;
  readonly browser: Measured<BrowserStart> | null;
  readonly workbench: Measured<Workbench> | null;
  readonly shards: Measured<Shards> | null;
  readonly server: Measured<ServerResult> | null;
  readonly page: Measured<PageResult> | null;
  readonly lighthouse: Measured<Lighthouse> | null;
}

/** Everything that was measured: plain data, kept so that one part can be measured again and the report written again. */
export interface Results extends Cells, Parts {
  readonly machine: { readonly cores: number; readonly gigabytes: number; readonly system: string; readonly node: string };
  readonly rates: readonly number[];
  readonly starts: number;
  /** Data sets that were not there, with the files that are missing. */
  readonly absent: readonly { readonly set: string; readonly files: readonly string[] }[];
}

export const NOTHING: Cells & Parts = {
  sets: [], scale: [], noise: [], product: null, calibration: null, sizes: null, start: null, browser: null, workbench: null, shards: null, server: null, page: null, lighthouse: null,
};

export function machine(): Results['machine'] {
  return { cores: availableParallelism(), gigabytes: Math.round(totalmem() / 2 ** 30), system: `${platform()} ${process.arch}`, node: process.versions.node };
}
