import { adapters } from './adapters/all.ts';
import { missing, sourceOf, sources, type Source } from './data/sets.ts';
import { quantile } from './measures.ts';
import { isSkipped, type Part, type Plan } from './plan.ts';
import type { Start } from './product/start.ts';
import { progress } from './progress.ts';
import { machine, type Cell, type Results } from './results.ts';
import { minutes, runJob, type JobName, type Jobs, type Outcome } from './run/jobs.ts';
import type { NoiseResult } from './run/noise.ts';
import type { ScaleResult } from './run/scale.ts';
import type { SetResult } from './run/set.ts';
import type { Adapter } from './types.ts';

/** Where things are, and how much is asked of them. */
export interface Task {
  readonly plan: Plan;
  /** One part, data set or matcher; null for all. A set or a matcher is measured in the part `sets`. */
  readonly only: string | null;
  readonly data: string;
  readonly root: string;
  readonly bench: string;
  /** The URL of the built programs. */
  readonly dist: string;
}

export const PARTS: readonly string[] = ['product', 'calibration', 'sizes', 'start', 'workbench', 'sets', 'scale', 'noise'];

/** Measures all that is asked for, one thing at a time: two at once would slow each other. */
export async function measureAll(task: Task): Promise<Results> {
  const { plan, only, data, root, bench, dist } = task;
  const known = [...PARTS, ...[...sources, ...adapters].map(({ id }) => id)];
  if (only !== null && !known.includes(only)) throw new RangeError(`--only ${only}: there are ${known.join(', ')}`);
  const wants = (part: string) => only === null || only === part || (part === 'sets' && !PARTS.includes(only));
  const absent = sources.map((source) => ({ set: source.name, files: missing(source, data) })).filter(({ files }) => files.length > 0);
  for (const { set, files } of absent) process.stderr.write(`${set} is left out: ${files.join(', ')} not in the folder of data\n`);
  return {
    machine: machine(), date: new Date().toISOString().slice(0, 10), rates: plan.rates, starts: plan.starts, absent,
    sets: wants('sets') ? await measureSets(task) : [],
    product: wants('product') ? await measure(task, 'Talsvar as a product', 'product', { folder: data, root, rounds: plan.rounds }) : null,
    calibration: wants('calibration') && plan.folds > 0 ? await measure(task, 'Calibration', 'calibration', { folds: plan.folds }) : null,
    sizes: wants('sizes') ? await measure(task, 'Sizes', 'sizes', { root, bench }) : null,
    start: wants('start') ? await progress('Starting the product', () => measureStart(plan, dist)) : null,
    browser: wants('start') && plan.loads > 0 ? await measure(task, 'Starting in a browser', 'browser', { root, bench, loads: plan.loads }) : null,
    workbench: wants('workbench') ? await measure(task, 'The workbench', 'workbench', { root, sizes: plan.corpora, runs: plan.evaluations }) : null,
    scale: wants('scale') ? await measureScale(task) : [],
    noise: wants('noise') ? await measureNoise(task) : [],
  };
}

function measure<K extends JobName>(
  { plan, dist }: Task, title: string, name: K, input: Jobs[K]['input'], said: (result: Jobs[K]['result']) => string = () => '',
): Promise<Outcome<Jobs[K]['result']>> {
  const limit = name === 'scale' ? plan.scaleLimit : plan.limit;
  return progress(title, () => runJob(name, input, dist, limit), (outcome) => ('ok' in outcome ? said(outcome.ok) : outcome.failed));
}

/** Every matcher on every set of a part, but for what is not there, not asked for or passed over. */
function pairs({ plan, only, data }: Task, part: Part, ids: readonly string[]): { source: Source; adapter: Adapter }[] {
  const isAsked = (id: string, among: readonly { readonly id: string }[]) => !among.some((each) => each.id === only) || id === only;
  return ids.map(sourceOf).filter((source) => missing(source, data).length === 0 && isAsked(source.id, sources))
    .flatMap((source) => adapters
      .filter(({ id }) => isAsked(id, adapters) && !isSkipped(plan, part, id, source.id))
      .map((adapter) => ({ source, adapter })));
}

const paceOf = ({ isSlow }: Adapter) => (isSlow ? 'slow' : 'fast');
const percent = (accuracy: number) => `${(accuracy * 100).toFixed(1)} %`;

async function measureSets(task: Task): Promise<Cell<SetResult>[]> {
  const cells: Cell<SetResult>[] = [];
  for (const { source, adapter } of pairs(task, 'sets', task.plan.sets)) {
    const input = { matcher: adapter.id, set: source.id, folder: task.data, queries: task.plan.queries[paceOf(adapter)] };
    const outcome = await measure(task, `${adapter.name} on ${source.name}`, 'set', input, ({ accuracy }) => percent(accuracy));
    cells.push({ matcher: adapter.id, set: source.id, outcome });
  }
  return cells;
}

async function measureNoise(task: Task): Promise<Cell<NoiseResult>[]> {
  const cells: Cell<NoiseResult>[] = [];
  for (const { source, adapter } of pairs(task, 'noise', task.plan.damagedSets)) {
    const input = { matcher: adapter.id, set: source.id, folder: task.data, queries: task.plan.damaged[paceOf(adapter)], rates: task.plan.rates };
    const outcome = await measure(task, `${adapter.name} on damaged ${source.name}`, 'noise', input, ({ clean }) => `${percent(clean)} undamaged`);
    cells.push({ matcher: adapter.id, set: source.id, outcome });
  }
  return cells;
}

/** Time grows at least with the phrases: what is bound to be stopped at the next size is not begun. */
async function measureScale(task: Task): Promise<Cell<ScaleResult>[]> {
  const { plan } = task;
  const cells: Cell<ScaleResult>[] = [];
  for (const { adapter } of pairs(task, 'scale', ['catalogue'])) {
    // ms for each time the catalogue, by the last size that was tried
    let pace = 0;
    for (const factor of plan.factors) {
      if (pace * factor > plan.scaleLimit) {
        cells.push({ matcher: adapter.id, set: String(factor), outcome: { failed: `not tried: more than ${minutes(plan.scaleLimit)} to be expected` } });
        continue;
      }
      const begun = performance.now();
      const input = { matcher: adapter.id, folder: task.data, factor, queries: plan.scaled[paceOf(adapter)] };
      const outcome = await measure(task, `${adapter.name} at ${factor} times the phrases`, 'scale', input, ({ accuracy }) => percent(accuracy));
      pace = (performance.now() - begun) / factor;
      cells.push({ matcher: adapter.id, set: String(factor), outcome });
    }
  }
  return cells;
}

async function measureStart({ starts, limit }: Plan, dist: string): Promise<Outcome<Start>> {
  const times: Start[] = [];
  for (let i = 0; i < starts; i++) {
    const outcome = await runJob('start', null, dist, limit);
    if ('failed' in outcome) return outcome;
    times.push(outcome.ok);
  }
  const middle = (of: keyof Start) => quantile(Float64Array.from(times, (time) => time[of]).toSorted(), 0.5);
  return { ok: { read: middle('read'), make: middle('make'), first: middle('first') } };
}
