import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from '../measures.ts';
import { buildCommand, timed, writeCorpus, type Taken } from './evaluating.ts';

/** A corpus evaluated in so many shards. Seconds. */
export interface Sharded {
  readonly shards: number;
  /** The shard that took longest, each run by itself in one thread. */
  readonly slowest: number;
  /** All of them, one after the other. */
  readonly sum: number;
  readonly merge: number;
  /** All of them at once on this machine, a thread each, and then merged: by the clock. */
  readonly together: number;
  /** The most memory of a shard, MB. */
  readonly megabytes: number;
}

export interface Shards {
  readonly rows: number;
  readonly cores: number;
  /** How often merging, the floor and all shards at once were tried. */
  readonly runs: number;
  /** What a shard takes that has a single row: of a corpus of one, and of the whole corpus, which is read all the same. Seconds. */
  readonly floor: { readonly start: number; readonly read: number };
  readonly sharded: readonly Sharded[];
}

export interface ShardsJob {
  readonly root: string;
  readonly rows: number;
  readonly counts: readonly number[];
  readonly runs: number;
}

export async function measureShards({ root, rows, counts, runs }: ShardsJob): Promise<Shards> {
  buildCommand(root);
  const folder = mkdtempSync(join(tmpdir(), 'talsvar-bench-'));
  const at = (name: string) => join(folder, name);
  const [corpus, one] = [at('corpus.jsonl'), at('one.jsonl')];
  const shardOf = (from: string, index: number, of: number) => timed(root, ['evaluate', from, '--thresholds', '--workers', '1', '--shard', `${index}/${of}`, '--output', at(`part-${index}.json`)]);
  const merged = (of: number) => timed(root, ['merge', ...Array.from({ length: of }, (_, i) => at(`part-${i + 1}.json`)), '--json', '--output', at('merged.json')]);

  async function shardedIn(of: number): Promise<Sharded> {
    const indices = Array.from({ length: of }, (_, i) => i + 1);
    const alone: Taken[] = [];
    for (const index of indices) alone.push(await shardOf(corpus, index, of));
    const merge = await median(runs, async () => unshared(await merged(of)));
    if (!readFileSync(at('merged.json')).equals(readFileSync(at('whole.json')))) throw new Error(`${of} shards, merged, are not the whole`);
    const together = await median(runs, async () => {
      const begun = performance.now();
      await Promise.all(indices.map((index) => shardOf(corpus, index, of)));
      await merged(of);
      return (performance.now() - begun) / 1000;
    });
    const times = alone.map(unshared);
    return { shards: of, slowest: Math.max(...times), sum: times.reduce((sum, time) => sum + time, 0), merge, together, megabytes: Math.max(...alone.map(({ megabytes }) => megabytes)) };
  }

  try {
    await writeCorpus(corpus, root, rows);
    await writeCorpus(one, root, 1);
    await timed(root, ['evaluate', corpus, '--thresholds', '--json', '--output', at('whole.json')]);
    const floor = { start: await median(runs, async () => unshared(await shardOf(one, 1, 1))), read: await median(runs, async () => unshared(await shardOf(corpus, 1, rows))) };
    const sharded: Sharded[] = [];
    for (const of of counts) sharded.push(await shardedIn(of));
    return { rows, cores: availableParallelism(), runs, floor, sharded };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of one thread: without the time that others had the core. */
function unshared({ seconds, cpu }: Taken): number {
  return Math.min(seconds, cpu);
}

async function median(runs: number, seconds: () => Promise<number>): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < runs; i++) taken.push(await seconds());
  return quantile(Float64Array.from(taken).toSorted(), 0.5);
}
