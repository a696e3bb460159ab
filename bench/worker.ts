import type { JobName, Jobs } from './run/jobs.ts';
import { measureNoise } from './run/noise.ts';
import { measureScale } from './run/scale.ts';
import { measureSet } from './run/set.ts';

/** A process that measures one thing, says what came of it, and ends. */
type Handlers = { readonly [K in Exclude<JobName, 'start'>]: (input: Jobs[K]['input']) => Promise<Jobs[K]['result']> };

// What only one job needs is loaded by that job: the others' memory stays their own.
const handlers: Handlers = {
  set: measureSet,
  noise: measureNoise,
  scale: measureScale,
  product: async ({ folder, root, rounds }) => (await import('./product/measure.ts')).measureProduct(folder, root, rounds),
  calibration: async ({ folds }) => (await import('./product/calibration.ts')).measureCalibration(folds),
  page: async (input) => (await import('./page/measure.ts')).measurePage(input),
  lighthouse: async (input) => (await import('./page/measure.ts')).auditPage(input),
  workbench: async (input) => (await import('./product/workbench.ts')).measureWorkbench(input),
  server: async (input) => (await import('./server/measure.ts')).measureServer(input),
  shards: async (input) => (await import('./product/shards.ts')).measureShards(input),
  sizes: async ({ bench }) => (await import('./product/sizes.ts')).measureSizes(bench),
  browser: async ({ root, bench, loads }) => (await import('./product/browser.ts')).measureBrowser(root, bench, loads),
};

async function handle<K extends keyof Handlers>({ name, input }: { readonly name: K; readonly input: Jobs[K]['input'] }): Promise<void> {
  try {
    process.send?.({ ok: await handlers[name](input) });
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error) });
  }
}

process.once('message', (message) => void handle(message as Parameters<typeof handle>[0]));
