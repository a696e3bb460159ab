import { loadavg } from 'node:os';
import { adapters } from './adapters/all.ts';
import { includes, type Asked, type PartName } from './asked.ts';
import { missing, sourceOf, sources, type Source } from './data/sets.ts';
import { quantile } from './measures.ts';
import { isSkipped, patienceFor, type Part, type Plan } from './plan.ts';
import type { Start } from './product/start.ts';
import { progress } from './progress.ts';
import { machine, NOTHING, type Cell, type Cells, type Measured, type Parts, type Results } from './results.ts';
import { minutes, runJob, type JobName, type Jobs, type Outcome } from './run/jobs.ts';
import type { NoiseResult } from './run/noise.ts';
import type { ScaleResult } from './run/scale.ts';
import type { SetResult } from './run/set.ts';
import type { Adapter } from './types.ts';

/** Where things are, and how much is asked of them. */
export interface Task {
  readonly plan: Plan;
  readonly asked: Asked;
  readonly data: string;
  readonly root: string;
  readonly bench: string;
  /** The URL of the built programs. */
  readonly dist: string;
}

/** Measures one part, one thing at a time: two at once would slow each other. */
export async function measurePart(part: PartName, task: Task): Promise<Results> {
  const absent = sources.map((source) => ({ set: source.name, files: missing(source, task.data) })).filter(({ files }) => files.length > 0);
  return { machine: machine(), rates: task.plan.rates, starts: task.plan.starts, absent, ...NOTHING, ...await measurers[part](task) };
}

/** The sets that cannot be measured for want of their files, told once. */
export function tellAbsent(data: string): void {
  for (const source of sources) {
    const files = missing(source, data);
    if (files.length > 0) process.stderr.write(`${source.name} is left out: ${files.join(', ')} not in the folder of data\n`);
  }
}

const measurers: Readonly<Record<PartName, (task: Task) => Promise<Partial<Cells & Parts>>>> = {
  product: async (task) => ({ product: await measure(task, 'Talsvar as a product', 'product', { folder: task.data, root: task.root, rounds: task.plan.rounds }) }),
  calibration: async (task) => (task.plan.folds === 0 ? {} : { calibration: await measure(task, 'Calibration', 'calibration', { folds: task.plan.folds }) }),
  sizes: async (task) => ({ sizes: await measure(task, 'Sizes', 'sizes', places(task)) }),
  start: async (task) => ({
    start: await progress('Starting the product', () => dated(() => measureStart(task))),
    ...(task.plan.loads === 0 ? {} : { browser: await measure(task, 'Starting in a browser', 'browser', { ...places(task), loads: task.plan.loads }) }),
  }),
  page: async (task) => (task.plan.utterances === 0 ? {} : { page: await measure(task, 'The page', 'page', { ...places(task), utterances: task.plan.utterances, visits: task.plan.visits }) }),
  lighthouse: async (task) => (task.plan.audits === 0 ? {} : { lighthouse: await measure(task, 'Lighthouse', 'lighthouse', { ...places(task), runs: task.plan.audits }) }),
  workbench: async (task) => ({ workbench: await measure(task, 'The workbench', 'workbench', { root: task.root, sizes: task.plan.corpora, runs: task.plan.evaluations }) }),
  shards: async (task) => ({ shards: await measure(task, 'Shards', 'shards', { root: task.root, ...task.plan.shards }, undefined, 2 * task.plan.limit) }),
  server: async (task) => ({ server: await measure(task, 'The server', 'server', { ...places(task), ...task.plan.server }) }),
  sets: async (task) => ({ sets: await measureSets(task) }),
  scale: async (task) => ({ scale: await measureScale(task) }),
  noise: async (task) => ({ noise: await measureNoise(task) }),
};

const places = ({ root, bench }: Task) => ({ root, bench });

/** With the day it is, and what ran beside it. */
async function dated<T>(work: () => Promise<Outcome<T>>): Promise<Measured<T>> {
  const before = loadavg()[0] ?? 0;
  const outcome = await work();
  return { day: new Date().toISOString().slice(0, 10), load: [before, loadavg()[0] ?? 0], outcome };
}

function measure<K extends JobName>(
  { plan, dist }: Task, title: string, name: K, input: Jobs[K]['input'], said: (result: Jobs[K]['result']) => string = () => '', limit = plan.limit,
): Promise<Measured<Jobs[K]['result']>> {
  return progress(title, () => dated(() => runJob(name, input, dist, limit)), ({ outcome }) => ('ok' in outcome ? said(outcome.ok) : outcome.failed));
}

/** Every matcher on every set of a part, but for what is not there, not asked for or passed over. */
function pairs({ plan, asked, data }: Task, part: Part, ids: readonly string[]): { source: Source; adapter: Adapter }[] {
  return ids.map(sourceOf).filter((source) => missing(source, data).length === 0 && includes(asked.sets, source.id))
    .flatMap((source) => adapters
      .filter(({ id }) => includes(asked.matchers, id) && !isSkipped(plan, part, id, source.id))
      .map((adapter) => ({ source, adapter })));
}

const paceOf = ({ isSlow }: Adapter) => (isSlow ? 'slow' : 'fast');
const percent = (accuracy: number) => `${(accuracy * 100).toFixed(1)} %`;

async function measureSets(task: Task): Promise<Cell<SetResult>[]> {
  const cells: Cell<SetResult>[] = [];
  for (const { source, adapter } of pairs(task, 'sets', task.plan.sets)) {
    const input = { matcher: adapter.id, set: source.id, folder: task.data, queries: task.plan.queries[paceOf(adapter)] };
    cells.push({ matcher: adapter.id, set: source.id, ...await measure(task, `${adapter.name} on ${source.name}`, 'set', input, ({ accuracy }) => percent(accuracy)) });
  }
  return cells;
}

async function measureNoise(task: Task): Promise<Cell<NoiseResult>[]> {
  const cells: Cell<NoiseResult>[] = [];
  for (const { source, adapter } of pairs(task, 'noise', task.plan.damagedSets)) {
    const input = { matcher: adapter.id, set: source.id, folder: task.data, queries: task.plan.damaged[paceOf(adapter)], rates: task.plan.rates };
    cells.push({ matcher: adapter.id, set: source.id, ...await measure(task, `${adapter.name} on damaged ${source.name}`, 'noise', input, ({ clean }) => `${percent(clean)} undamaged`) });
  }
  return cells;
}

/** Time grows at least with the phrases: what is bound to be stopped at the next size is not begun. */
async function measureScale(task: Task): Promise<Cell<ScaleResult>[]> {
  const { plan, asked } = task;
  const cells: Cell<ScaleResult>[] = [];
  for (const { adapter } of pairs(task, 'scale', ['catalogue'])) {
    const patience = patienceFor(plan, adapter.id);
    // ms for each time the catalogue, by the last size that was tried
    let pace = 0;
    for (const factor of plan.factors.filter((each) => includes(asked.factors, each))) {
      const of = { matcher: adapter.id, set: String(factor) };
      if (pace * factor > patience) {
        const failed = `not tried: more than ${minutes(patience)} to be expected`;
        cells.push({ ...of, ...await dated<ScaleResult>(() => Promise.resolve({ failed })) });
        continue;
      }
      const begun = performance.now();
      const input = { matcher: adapter.id, folder: task.data, factor, queries: plan.scaled[paceOf(adapter)] };
      cells.push({ ...of, ...await measure(task, `${adapter.name} at ${factor} times the phrases`, 'scale', input, ({ accuracy }) => percent(accuracy), patience) });
      pace = (performance.now() - begun) / factor;
    }
  }
  return cells;
}

async function measureStart({ plan: { starts, limit }, dist }: Task): Promise<Outcome<Start>> {
  const times: Start[] = [];
  for (let i = 0; i < starts; i++) {
    const outcome = await runJob('start', null, dist, limit);
    if ('failed' in outcome) return outcome;
    times.push(outcome.ok);
  }
  const middle = (of: keyof Start) => quantile(Float64Array.from(times, (time) => time[of]).toSorted(), 0.5);
  return { ok: { read: middle('read'), make: middle('make'), first: middle('first') } };
}
