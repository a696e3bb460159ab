import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askedBy, type PartName } from './asked.ts';
import { isSameMachine, joined, readKept, writeKept } from './kept.ts';
import { measurePart, tellAbsent } from './measure.ts';
import { readOptions, USAGE } from './options.ts';
import { full, quick } from './plan.ts';
import { markdown } from './report/markdown.ts';
import { plot } from './report/plot.ts';
import { machine, type Results } from './results.ts';

const dist = new URL('.', import.meta.url);
const bench = fileURLToPath(new URL('..', dist));
const root = fileURLToPath(new URL('../..', dist));
const kept = join(root, 'docs/benchmark.json');
const report = join(root, 'docs/benchmark');

/** The parts that read from the folder of data. */
const FED: ReadonlySet<PartName> = new Set(['product', 'sets', 'scale', 'noise']);

function write(path: string, results: Results): void {
  mkdirSync(join(path, '..'), { recursive: true });
  const picture = plot(results);
  writeFileSync(`${path}.md`, markdown(results, picture === null ? null : 'benchmark.svg'));
  if (picture !== null) writeFileSync(`${path}.svg`, picture);
}

/** @throws RangeError where nothing was kept */
function rendered(): Results {
  const results = readKept(kept);
  if (!results) throw new RangeError('there is no docs/benchmark.json to write the report from: measure something first');
  return results;
}

/**
 * The kept results that what is measured now is put into; null where everything is measured anew on another machine.
 * @throws RangeError where one table would hold two machines' figures
 */
function keptBefore(isWhole: boolean): Results | null {
  const before = readKept(kept);
  if (before === null || isSameMachine(before.machine, machine())) return before;
  if (isWhole) return null;
  throw new RangeError('the kept results are of another machine: measure everything (no --only)');
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), root);
  if (options.render) return write(report, rendered());
  const plan = options.quick ? quick : full;
  const asked = askedBy(options.only, plan);
  if (asked.parts.some((part) => FED.has(part))) tellAbsent(options.data);
  let before = options.quick ? null : keptBefore(options.only.length === 0);
  // Part by part, so that what is measured is kept when a long run ends early.
  for (const part of asked.parts) {
    const more = await measurePart(part, { plan, asked, data: options.data, root, bench, dist: dist.href });
    // Another run may have kept something meanwhile.
    const results = joined(before === null ? null : (options.quick ? before : readKept(kept)), more);
    if (!options.quick) writeKept(kept, results);
    write(options.quick ? join(bench, 'dist/quick') : report, results);
    before = results;
  }
  process.stdout.write(`${options.quick ? 'bench/dist/quick.md' : 'docs/benchmark.md'}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
}
