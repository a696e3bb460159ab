import type { Results } from '../results.ts';
import { days, given } from './product.ts';
import { grouped, short, table } from './table.ts';

/** How the time for a corpus falls with the machines that share it. */
export function shardTables({ shards }: Results): string[] {
  const measured = given(shards);
  if (!measured) return [];
  const { rows, cores, runs, floor, sharded } = measured;
  const [one] = sharded;
  return [
    '## Shards', days({ shards }),
    `A corpus of ${grouped(rows)} rows evaluated under all thresholds in shards, and merged; s. **All of it was measured on one machine:** each shard ran by itself in one thread, as on a machine of its own with one core, so that *machines of their own* is the slowest shard and the merge after it. *This machine* ran all shards at once on its ${cores} cores and merged them: by the clock, with what else it had to do.`,
    table(['shards', 'slowest shard', 'merge', '**machines of their own**', 'times as fast', 'this machine', 'one after the other', 'memory MB'], sharded.map((each) => [
      String(each.shards), decimal(each.slowest), decimal(each.merge), `**${decimal(each.slowest + each.merge)}**`,
      one ? decimal((one.slowest + one.merge) / (each.slowest + each.merge)) : '', decimal(each.together), decimal(each.sum), grouped(Math.round(each.megabytes)),
    ])),
    `The floor: a shard of one row takes **${short(floor.start)} s** to start, understand and write, and ${short(floor.read)} s where it has to read ${grouped(rows)} rows to find its own. ${runs === 1 ? '' : `Merge, floor and *this machine* are medians of ${runs}.`}`.trimEnd(),
  ];
}

/** To a tenth: seconds that are to be added and divided. */
function decimal(seconds: number): string {
  return seconds.toFixed(1);
}
