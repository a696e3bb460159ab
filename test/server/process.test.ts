import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/server/reply.ts';
import { killOnce } from './kills.ts';
import { newExchange, newFolder, PAYMENT } from './places.ts';
import { newDatabase } from './postgres.ts';
import { post, refused, running, start } from './processes.ts';

// Rows C07–C09, C12, F08 and I07 of the catalogue of faults: the server as a process.

const SECONDS = 1000;

describe('a server that cannot start ends with 2 and one line', () => {
  it('when others could reach it without a token, or with one that is short', async () => {
    expect(await refused(['--host', '0.0.0.0'])).toEqual({ status: 2, err: 'talsvar: serve: 0.0.0.0 is reached from other machines; set TALSVAR_TOKEN to a token that clients show, or leave --host away\n' });
    const { status, err } = await refused(['--host', '0.0.0.0'], { TALSVAR_TOKEN: 'too-short' });
    expect([status, err.includes('too-short'), err.trim().split('\n').length]).toEqual([2, false, 1]);
  }, 60 * SECONDS);

  it('when its port is taken, or the address is not this machine’s', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => { other.once('listening', resolve); });
    const { port } = other.address() as { port: number };
    expect(await refused(['--port', String(port), '--data', ':memory:'])).toEqual({ status: 2, err: expect.stringContaining(`talsvar: port ${port} of 127.0.0.1 is taken; name another one with --port\n`) as string });
    other.close();
    expect(await refused(['--host', '127.0.0.1', '--port', '99999'])).toMatchObject({ status: 2 });
    expect(await refused(['--host', '192.0.2.1', '--data', ':memory:'], { TALSVAR_TOKEN: 'x'.repeat(16) })).toMatchObject({ status: 2, err: expect.stringContaining('cannot be listened on (EADDRNOTAVAIL)') as string });
  }, 60 * SECONDS);

  it('when its calls cannot be kept, without a word of the password', async () => {
    expect(await refused(['--data', '/dev/null/calls'])).toMatchObject({ status: 2, err: expect.stringContaining('calls cannot be kept there') as string });
    const databases = ['mysql://user:geheim@localhost/x', 'postgres://user:geheim@127.0.0.1:1/x', 'postgres://user:geheim@'];
    const answers = await Promise.all(databases.map(async (database) => ({ database, ...(await refused([], { TALSVAR_DATABASE: database })) })));
    for (const { database, status, err } of answers) {
      expect([database, status, err.includes('geheim'), err.trim().split('\n').filter((line) => line.startsWith('talsvar:')).length]).toEqual([database, 2, false, 1]);
    }
  }, 60 * SECONDS);
});

describe('a folder of calls', () => {
  it('is one process’s: a second one is told whose, and has it when that one is gone, however it went', async () => {
    const folder = newFolder();
    const first = await start(folder);
    const { body } = await post(first.url, '/v1/calls', {});
    const second = await start(folder);
    expect(second.url).toBe('');
    expect(await second.ended).toBe(2);
    expect(second.err()).toContain(`process ${first.pid} has this folder of calls`);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = await start(folder);
    expect((await post(third.url, `/v1/calls/${body.call}/events`, { say: PAYMENT })).body).toMatchObject({ turn: 1 });
    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    const fourth = await start(folder);
    expect((await post(fourth.url, `/v1/calls/${body.call}/events`, { say: 'nej' })).body).toMatchObject({ turn: 2, over: true });
  }, 90 * SECONDS);

  it('on a disk that is full takes no turn and says so, and takes turns again when there is room (C09)', async () => {
    const folder = newFolder();
    const server = running(await start(folder, { limit: 400 }));
    const calls: Reply[] = [];
    let full: { status: number; body: unknown } | null = null;
    while (full === null && calls.length < 500) {
      const answer = await post(server.url, '/v1/calls', {});
      if (answer.status === 201) calls.push(answer.body);
      else full = answer;
    }
    expect(full).toMatchObject({ status: 503, body: { error: { code: 'TV-STORE' } } });
    // A turn is shorter than a beginning: the first ones may still find room.
    let call = '';
    for (const one of calls) {
      call = one.call;
      if ((await post(server.url, `/v1/calls/${call}/events`, { say: PAYMENT, turn: 'one' })).status !== 200) break;
    }
    expect(await post(server.url, `/v1/calls/${call}/events`, { say: PAYMENT, turn: 'one' })).toMatchObject({ status: 503, body: { error: { code: 'TV-STORE' } } });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    // Room again.
    execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=unlimited']);
    expect(await post(server.url, `/v1/calls/${call}/events`, { say: PAYMENT, turn: 'one' })).toMatchObject({ status: 200, body: { turn: 1, said: PAYMENT } });
    server.child.kill('SIGKILL');
    await server.ended;
    const again = await start(folder);
    expect(await post(again.url, `/v1/calls/${call}/events`, { say: PAYMENT, turn: 'one' })).toMatchObject({ status: 200, body: { turn: 1 } });
    for (const kept of calls) expect((await fetch(`${again.url}/v1/calls/${kept.call}/export`)).status).toBe(200);
  }, 90 * SECONDS);
});

describe('a server that is asked to stop (C12)', () => {
  it('finishes the turns that were begun, keeps every call, and ends with 0', async () => {
    const folder = newFolder();
    const server = await start(folder);
    const calls = await Promise.all(Array.from({ length: 100 }, async () => (await post(server.url, '/v1/calls', {})).body.call));
    const turns = calls.map((call) => post(server.url, `/v1/calls/${call}/events`, { say: PAYMENT, turn: 'one' }).catch(() => null));
    await Promise.race(turns);
    server.child.kill('SIGTERM');
    const from = performance.now();
    const replies = await Promise.all(turns);
    expect(await server.ended).toBe(0);
    expect(performance.now() - from).toBeLessThan(10 * SECONDS);
    expect(server.err()).not.toMatch(/Error|panicked|at file:/u);
    const again = await start(folder);
    for (const [i, call] of calls.entries()) {
      const { body } = await post(again.url, `/v1/calls/${call}/events`, { say: PAYMENT, turn: 'one' });
      expect(body).toMatchObject({ turn: 1, said: PAYMENT });
      if (replies[i]?.status === 200) expect(body).toEqual(replies[i]?.body);
    }
  }, 90 * SECONDS);
});

describe('a server that is killed under load (C07)', () => {
  it('loses and doubles no turn that it acknowledged: five times', async () => {
    const folder = newFolder();
    const reference = await newExchange('SQLite in memory');
    let acknowledged = 0;
    for (let i = 0; i < 5; i++) acknowledged += (await killOnce(folder, reference, Math.random)).acknowledged;
    expect(acknowledged).toBeGreaterThan(0);
    expect(readFileSync(join(folder, 'owner.pid'), 'utf8')).toMatch(/^\d+\n$/u);
  }, 180 * SECONDS);
});

describe('two servers on one PostgreSQL', () => {
  it('take turns of the same calls, and one goes on when the other is killed', async () => {
    const database = await newDatabase();
    const servers = await Promise.all([0, 1].map(() => start(newFolder(), { env: { TALSVAR_DATABASE: database } })));
    const [one, two] = servers as [(typeof servers)[0], (typeof servers)[0]];
    const { call } = (await post(one.url, '/v1/calls', {})).body;
    expect((await post(two.url, `/v1/calls/${call}/events`, { say: PAYMENT, turn: 'one' })).body).toMatchObject({ turn: 1 });
    one.child.kill('SIGKILL');
    await one.ended;
    expect((await post(two.url, `/v1/calls/${call}/events`, { say: 'nej', turn: 'two' })).body).toMatchObject({ turn: 2, over: true });
    two.child.kill('SIGTERM');
    expect(await two.ended).toBe(0);
  }, 90 * SECONDS);
});
