import { fork } from 'node:child_process';
import type { Lighthouse } from '../page/lighthouse.ts';
import type { LighthouseJob, PageJob, PageResult } from '../page/measure.ts';
import type { BrowserStart } from '../product/browser.ts';
import type { Calibration } from '../product/calibration.ts';
import type { ProductResult } from '../product/measure.ts';
import type { Sizes } from '../product/sizes.ts';
import type { ServerJob, ServerResult } from '../server/measure.ts';
import type { Shards, ShardsJob } from '../product/shards.ts';
import type { Start } from '../product/start.ts';
import type { Workbench, WorkbenchJob } from '../product/workbench.ts';
import type { NoiseJob, NoiseResult } from './noise.ts';
import type { ScaleJob, ScaleResult } from './scale.ts';
import type { SetJob, SetResult } from './set.ts';

interface Places {
  readonly root: string;
  readonly bench: string;
}

/** What a fresh process can be asked to measure, and what it answers. */
export interface Jobs {
  readonly set: { readonly input: SetJob; readonly result: SetResult };
  readonly noise: { readonly input: NoiseJob; readonly result: NoiseResult };
  readonly scale: { readonly input: ScaleJob; readonly result: ScaleResult };
  readonly product: { readonly input: { readonly folder: string; readonly root: string; readonly rounds: number }; readonly result: ProductResult };
  readonly calibration: { readonly input: { readonly folds: number }; readonly result: Calibration };
  readonly sizes: { readonly input: Places; readonly result: Sizes };
  readonly browser: { readonly input: Places & { readonly loads: number }; readonly result: BrowserStart };
  readonly page: { readonly input: PageJob; readonly result: PageResult };
  readonly lighthouse: { readonly input: LighthouseJob; readonly result: Lighthouse };
  readonly workbench: { readonly input: WorkbenchJob; readonly result: Workbench };
  readonly server: { readonly input: ServerJob; readonly result: ServerResult };
  readonly shards: { readonly input: ShardsJob; readonly result: Shards };
  readonly start: { readonly input: null; readonly result: Start };
}

export type JobName = keyof Jobs;

/** A result, or why there is none. */
export type Outcome<T> = { readonly ok: T } | { readonly failed: string };

/** ms as minutes. */
export const minutes = (ms: number) => `${Math.round(ms / 6000) / 10} min`;

const MEGABYTES = 8192;

/**
 * Measures in a process of its own: nothing that ran before has warmed, filled or slowed it, and it can be stopped.
 * @param limit ms
 */
export function runJob<K extends JobName>(name: K, input: Jobs[K]['input'], dist: string, limit: number): Promise<Outcome<Jobs[K]['result']>> {
  const program = new URL(name === 'start' ? 'start.js' : 'worker.js', dist);
  return new Promise((resolve) => {
    // What a library prints is none of the report.
    const child = fork(program, { execArgv: ['--expose-gc', `--max-old-space-size=${MEGABYTES}`], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const errors: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    const timer = setTimeout(() => {
      settle({ failed: `stopped after ${minutes(limit)}` });
      child.kill('SIGKILL');
    }, limit);
    const settle = (outcome: Outcome<Jobs[K]['result']>) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    child.once('message', (message) => {
      settle(message as Outcome<Jobs[K]['result']>);
      child.disconnect();
    });
    child.once('error', (error) => settle({ failed: error.message }));
    child.once('exit', (status) => {
      const said = errors.join('');
      settle({ failed: /heap out of memory|allocation failed/iu.test(said) ? `more than ${MEGABYTES / 1024} GB` : `ended with ${status}: ${said.trim().split('\n').at(-1) ?? ''}` });
    });
    if (name !== 'start') child.send({ name, input });
  });
}
