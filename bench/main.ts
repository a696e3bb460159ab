import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureAll, PARTS } from './measure.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { full, quick } from './plan.ts';
import { markdown } from './report/markdown.ts';
import { plot } from './report/plot.ts';
import type { Results } from './results.ts';

const dist = new URL('.', import.meta.url);
const bench = fileURLToPath(new URL('..', dist));
const root = fileURLToPath(new URL('../..', dist));
const kept = join(bench, 'dist/results.json');

/** Where the report goes: only a full run writes what readers see. */
function reportPath({ quick: isQuick, only }: Options): string {
  if (only !== null) return join(bench, 'dist/only');
  return isQuick ? join(bench, 'dist/quick') : join(root, 'docs/benchmark');
}

function write(path: string, results: Results): void {
  mkdirSync(join(path, '..'), { recursive: true });
  const picture = plot(results);
  writeFileSync(`${path}.md`, markdown(results, picture === null ? null : 'benchmark.svg'));
  if (picture !== null) writeFileSync(`${path}.svg`, picture);
  process.stdout.write(`${path.startsWith(root) ? path.slice(root.length) : path}.md\n`);
}

/** One part measured again takes its place in the last full run's report. */
function again(more: Results): void {
  const results = joined(JSON.parse(readFileSync(kept, 'utf8')) as Results, more);
  writeFileSync(kept, JSON.stringify(results, null, 1));
  write(join(root, 'docs/benchmark'), results);
}

/** What one part measured beside what the parts before it did. */
function joined(before: Results, more: Results): Results {
  return {
    ...before,
    sets: more.sets.length > 0 ? more.sets : before.sets, scale: more.scale.length > 0 ? more.scale : before.scale, noise: more.noise.length > 0 ? more.noise : before.noise,
    product: more.product ?? before.product, calibration: more.calibration ?? before.calibration, sizes: more.sizes ?? before.sizes, start: more.start ?? before.start, browser: more.browser ?? before.browser,
    workbench: more.workbench ?? before.workbench,
  };
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), root);
  if (options.render) return write(join(root, 'docs/benchmark'), JSON.parse(readFileSync(kept, 'utf8')) as Results);
  const task = { ...options, plan: options.quick ? quick : full, root, bench, dist: dist.href };
  if (options.only !== null && PARTS.includes(options.only) && !options.quick && existsSync(kept)) return again(await measureAll(task));
  if (options.quick || options.only !== null) return write(reportPath(options), await measureAll(task));
  // Part by part, so that what is measured is kept when a long run ends early.
  let results: Results | null = null;
  for (const part of PARTS) {
    const more = await measureAll({ ...task, only: part });
    results = results === null ? more : joined(results, more);
    writeFileSync(kept, JSON.stringify(results, null, 1));
    write(reportPath(options), results);
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
}
