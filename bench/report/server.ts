import type { Load } from '../server/load.ts';
import type { Results } from '../results.ts';
import { days, given } from './product.ts';
import { grouped, short, table } from './table.ts';

/** What the server is to reach. */
const TARGETS = { megabytes: 300, perSecond: 1000, p99: 50, restored: 5 } as const;

/** How many calls a server holds, how many turns it takes, and how it comes back. */
export function serverTables({ server }: Results): string[] {
  const measured = given(server);
  if (!measured) return [];
  const { calls, hot, memory, begun, turns, nothing, restart, damaged } = measured;
  const row = (name: string, load: Load) => [name, grouped(load.asked), grouped(Math.round(load.perSecond)), short(load.p50), short(load.p99), short(load.longest), grouped(load.failed)];
  return [
    '## The server', days({ server }),
    `\`talsvar serve\` on SQLite in a folder, in a process of its own; the load comes from another process on the same cores, at an even rate whatever the answers take, and an answer’s time counts from when its turn was due. To be reached: ${TARGETS.perSecond} turns a second with 99 of 100 answered in ${TARGETS.p99} ms and none failed; ${grouped(calls)} calls in ${TARGETS.megabytes} MB; ${grouped(calls)} calls restored in ${TARGETS.restored} s.`,
    table(['', 'asked', 'answered a second', 'p50 ms', 'p99 ms', 'longest ms', 'failed'], [row(`turns in ${grouped(calls)} calls`, turns), row('a path that does nothing, the same load', nothing)]),
    table(['', ''], [
      ['calls begun a second, as fast as they come', grouped(Math.round(begun))],
      [`memory before the first call, with ${grouped(calls)} going on (${grouped(hot)} of them in memory), at most: MB`, `${short(memory.empty)}, **${short(memory.full)}**, ${short(memory.most)}`],
      [`after kill -9: listening again, every call has told its whole trace, ${grouped(hot)} in memory again, s`, `${short(restart.listening / 1000)}, **${short(restart.answered / 1000)}**, ${short(restart.restored / 1000)}`],
      ['calls whose trace is not what was acknowledged', grouped(damaged)],
    ]),
  ];
}
