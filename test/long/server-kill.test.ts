import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { killOnce } from '../server/kills.ts';
import { exchangeOn, newFolder, newPlace } from '../server/places.ts';
import { post, start } from '../server/processes.ts';

const KILLS = 200;
const CALLS = 10_000;
const AT_ONCE = 100;

/** Random numbers that a seed tells: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('a server that is killed under load two hundred times', () => {
  it('loses and doubles no turn that it acknowledged', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const random = randomFrom(seed);
    const sums = { calls: 0, acknowledged: 0, unacknowledged: 0 };
    let folder = '';
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (let i = 0; i < KILLS; i++) {
      // A new folder now and then, so that a full one does not make every kill slower.
      if (i % 20 === 0) {
        if (folder) rmSync(folder, { recursive: true, force: true });
        folder = mkdtempSync(join(tmpdir(), 'talsvar-kill-'));
      }
      const reference = exchangeOn(await (await newPlace('SQLite in memory')).store());
      const killed = await killOnce(folder, reference, random);
      for (const key of ['calls', 'acknowledged', 'unacknowledged'] as const) sums[key] += killed[key];
      if ((i + 1) % 10 === 0) console.log(`${i + 1} of ${KILLS} kills: ${sums.calls} calls, ${sums.acknowledged} turns acknowledged and all there once, ${sums.unacknowledged} unacknowledged; seed ${seed}`);
    }
    expect(sums.acknowledged).toBeGreaterThan(KILLS);
    expect(sums.unacknowledged).toBeGreaterThan(0);
  });
});

describe('ten thousand calls that go on', () => {
  it('are there after a kill, and how long that took is printed', async () => {
    const folder = newFolder();
    const args = ['--hot', String(CALLS)];
    const server = await start(folder, { args });
    const calls: string[] = [];
    while (calls.length < CALLS) {
      const begun = await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        const { call } = (await post(server.url, '/v1/calls', {})).body;
        await post(server.url, `/v1/calls/${call}/events`, { say: 'utbetalning av föräldrapenning', turn: 'one' });
        return call;
      }));
      calls.push(...begun);
      if (calls.length % 2000 === 0) console.log(`${calls.length} of ${CALLS} calls begun`);
    }
    server.child.kill('SIGKILL');
    await server.ended;

    const from = performance.now();
    const again = await start(folder, { args });
    const ready = performance.now() - from;
    const { status, body } = await post(again.url, `/v1/calls/${calls[0]}/events`, { say: 'nej', turn: 'two' });
    console.log(`ready after ${Math.round(ready)} ms, the start of the process included; the first turn after ${Math.round(performance.now() - from)} ms`);
    expect([status, body.turn]).toEqual([200, 2]);
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);

    const place = await newPlace('SQLite in a folder', folder);
    const exchange = exchangeOn(await place.store(), { hot: CALLS });
    const warmFrom = performance.now();
    const cpuFrom = process.cpuUsage();
    // One of them has ended meanwhile.
    expect(await exchange.warm(CALLS)).toBe(CALLS - 1);
    const { user, system } = process.cpuUsage(cpuFrom);
    console.log(`${CALLS} calls taken into memory in ${Math.round(performance.now() - warmFrom)} ms (${Math.round((user + system) / 1000)} ms of processor time)`);
    expect(exchange.hot()).toBe(CALLS - 1);
    for (const call of calls.slice(1, 200)) expect((await exchange.export(call)).state.facts).toHaveLength(1);
  });
});
