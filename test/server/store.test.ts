import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/server/store/database.ts';
import { openCalls } from '../../src/server/store/calls.ts';
import { OPEN } from '../engine.ts';
import { exchangeOn, LASTING, newClock, newExchange, newPlace, PAYMENT, PLACES, V1 } from './places.ts';

// Rows F08, C09 and I02 of the catalogue of faults, on each of the databases.

/** A busy machine may take its time. */
const PATIENCE = { timeout: 60_000 };
const DAY = 86_400_000;
const unknown = { status: 404, code: 'TV-CALL-UNKNOWN' };

/** A database that fails when it is told to, as a full or broken disk does. */
function failing(database: Database): Database & { fails: (sql: string) => boolean } {
  const broken = { ...database, fails: (sql: string): boolean => sql === '' };
  const guarded = (query: Database['query']): Database['query'] => async (sql, values) => {
    if (broken.fails(sql)) throw Object.assign(new Error('disk full: the caller said 191212121212'), { code: 'SQLITE_FULL' });
    return query(sql, values);
  };
  broken.query = guarded(database.query);
  broken.transaction = (work) => database.transaction((rows) => work({ query: guarded(rows.query) }));
  return broken;
}

const rowsOf = async (database: Database, table: string) => Number((await database.query(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.['n']);

async function double(database: Database, table: 'calls' | 'turns', column: string, i: number): Promise<void> {
  const others = { calls: 'channel, client, own_time, started_at, touched_at, turn, is_over, is_held, envelope_turn', turns: 'turn, turn_key, at, delta, reply' }[table];
  await database.query(`INSERT INTO ${table} (${column}, ${others}) SELECT ${column} || '-${i}', ${others} FROM ${table}`);
}

describe.each(PLACES)('calls that are kept in %s', PATIENCE, (name) => {
  it('go on turn by turn, and are known by their ids alone', async () => {
    const exchange = await newExchange(name);
    const first = await exchange.begin(V1);
    expect(first).toMatchObject({ turn: 0, state: 'conversing.describing', over: false, said: null });
    expect(first.call).toMatch(/^[0-9a-f]{32}$/u);
    const next = await exchange.turn(first.call, { say: PAYMENT });
    expect(next).toMatchObject({ call: first.call, turn: 1, said: PAYMENT, understood: { topic: 'foraldrapenning' }, state: 'conversing.offeringIdentification' });
    await expect(exchange.turn('0'.repeat(32), { say: 'hej' })).rejects.toMatchObject(unknown);
    await expect(exchange.export('__proto__')).rejects.toMatchObject(unknown);
    await expect(exchange.traceAfter("' OR 1=1 --", -1)).rejects.toMatchObject(unknown);
  });

  it('are over when they end, and take nothing more', async () => {
    const exchange = await newExchange(name);
    const { call } = await exchange.begin(V1);
    expect(await exchange.turn(call, { 'hang-up': null })).toMatchObject({ over: true, outcome: { disposition: 'hung-up' } });
    await expect(exchange.turn(call, { say: 'hej' })).rejects.toMatchObject({ status: 409, code: 'TV-CALL-OVER' });
    expect(await exchange.count()).toEqual({ calls: 1, ongoing: 0 });
  });

  it('take nothing more once they are closed, and nothing breaks', async () => {
    const exchange = await newExchange(name);
    const { call } = await exchange.begin(V1);
    const last = exchange.turn(call, { say: PAYMENT });
    // What was begun goes through; a PostgreSQL is let go when the last connection is free.
    if (name === 'PostgreSQL') await last;
    await exchange.close();
    expect(await last).toMatchObject({ turn: 1 });
    await expect(exchange.turn(call, { say: 'nej' })).rejects.toMatchObject({ status: 503 });
    await expect(exchange.warm(10)).rejects.toThrow(/closed|end/u);
  });

  it('belong to a client of a channel, one after the other', async () => {
    const exchange = await newExchange(name);
    const beginning = { channel: 'rest' } as const;
    expect(await exchange.callsOf('rest', 'anna')).toEqual({ any: false, ongoing: false });
    const [first, reply] = await exchange.turnOf(beginning, { client: 'anna', step: { say: PAYMENT } });
    expect([first?.turn, reply?.turn, first?.call === reply?.call]).toEqual([0, 1, true]);
    expect(await exchange.turnOf(beginning, { client: 'anna', step: { say: 'nej' } })).toMatchObject([{ call: first?.call, turn: 2, over: true }]);
    expect(await exchange.callsOf('rest', 'anna')).toEqual({ any: true, ongoing: false });
    const [another] = await exchange.turnOf(beginning, { client: 'anna', step: { say: 'hej' } });
    expect(another?.call).not.toBe(first?.call);
    const [anew] = await exchange.turnOf(beginning, { client: 'anna', step: null, anew: true });
    expect([first?.call, another?.call]).not.toContain(anew?.call);
    expect(await exchange.callsOf('directline', 'anna')).toEqual({ any: false, ongoing: false });
    expect((await exchange.repliesTo('rest', 'anna')).map(({ turn }) => turn)).toEqual([0, 1, 2, 0, 1, 0]);
  });

  it('are deleted when nobody has touched them for long, but for held ones, and the deletion is noted', async () => {
    const database = (await newPlace(name)).database();
    const clock = newClock();
    const exchange = exchangeOn(await openCalls(database), clock);
    const old = (await exchange.begin(V1)).call;
    const held = (await exchange.begin(V1)).call;
    await exchange.turnOf({ channel: 'rest' }, { client: 'anna', step: { say: 'hej' } });
    await exchange.hold(held, true);
    clock.at += 31 * DAY;
    const young = (await exchange.begin(V1)).call;
    expect(await exchange.purge(clock.at - 30 * DAY, clock.at)).toBe(2);
    expect(await exchange.purge(clock.at - 30 * DAY, clock.at)).toBe(0);
    await expect(exchange.turn(old, { say: 'hej' })).rejects.toMatchObject(unknown);
    await expect(exchange.export(old)).rejects.toMatchObject(unknown);
    expect(await exchange.callsOf('rest', 'anna')).toEqual({ any: false, ongoing: false });
    expect(await exchange.turn(held, { say: PAYMENT })).toMatchObject({ turn: 1 });
    expect(await exchange.turn(young, { say: PAYMENT })).toMatchObject({ turn: 1 });
    expect(await database.query('SELECT at, older_than, calls FROM deletions')).toEqual([{ at: clock.at, older_than: clock.at - 30 * DAY, calls: 2 }]);
    expect([await rowsOf(database, 'calls'), await rowsOf(database, 'turns'), await rowsOf(database, 'clients')]).toEqual([2, 4, 0]);
    await exchange.hold(held, false);
    expect(await exchange.purge(clock.at + 1, clock.at)).toBe(2);
  });

  it('are not deleted half when the deletion is broken off, and the next one does the rest', async () => {
    const database = failing((await newPlace(name)).database());
    const exchange = exchangeOn(await openCalls(database));
    await exchange.begin(V1);
    // Doubled nine times: 512 calls of one turn each.
    for (let i = 0; i < 9; i++) {
      for (const [table, column] of [['calls', 'id'], ['turns', 'call']] as const) await double(database, table, column, i);
    }
    // The first five hundred go; the second lot fails in its middle.
    let turns = 0;
    database.fails = (sql) => sql.startsWith('DELETE FROM turns') && ++turns > 505;
    await expect(exchange.purge(OPEN + 1, OPEN)).rejects.toThrow('disk full');
    expect([await rowsOf(database, 'calls'), await rowsOf(database, 'turns'), await rowsOf(database, 'deletions')]).toEqual([12, 12, 1]);
    database.fails = () => false;
    expect(await exchange.purge(OPEN + 1, OPEN)).toBe(12);
    expect((await database.query('SELECT calls FROM deletions')).map(({ calls }) => calls)).toEqual([500, 12]);
  });

  it('are not deleted too early when the clock is set back', async () => {
    const clock = newClock();
    const exchange = await newExchange(name, clock);
    const { call } = await exchange.begin(V1);
    clock.at -= DAY;
    const reply = await exchange.turn(call, { say: PAYMENT });
    expect(reply.at >= '2025-03-03T10:15').toBe(true);
    expect(await exchange.purge(OPEN - 1000, clock.at)).toBe(0);
    clock.at += DAY;
    expect(await exchange.turn(call, { say: 'nej' })).toMatchObject({ turn: 2, over: true });
  });

  it.each(['BEGIN', 'INSERT INTO turns', 'UPDATE calls'])('take no turn that cannot be kept (%s fails), and go on by themselves when it can', async (statement) => {
    const database = failing((await newPlace(name)).database());
    const exchange = exchangeOn(await openCalls(database));
    const { call } = await exchange.begin(V1);
    database.fails = (sql) => statement === 'BEGIN' || sql.startsWith(statement);
    const failure = await exchange.turn(call, { say: PAYMENT }, { key: 'one' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ status: 503, code: 'TV-STORE', retryAfter: 1 });
    expect((failure as Error).message).not.toContain('1912');
    if (statement === 'BEGIN') {
      const asked = [() => exchange.begin(V1), () => exchange.export(call), () => exchange.traceAfter(call, -1), () => exchange.hold(call, true), () => exchange.callsOf('rest', 'anna'), () => exchange.repliesTo('rest', 'anna'), exchange.count];
      for (const ask of asked) {
        await expect(ask()).rejects.toMatchObject({ status: 503, code: 'TV-STORE' });
      }
    }
    database.fails = () => false;
    expect(await exchange.turn(call, { say: PAYMENT }, { key: 'one' })).toMatchObject({ turn: 1, said: PAYMENT });
    expect((await exchange.export(call)).state.facts).toHaveLength(1);
  });
});

describe.each(LASTING)('calls in %s', PATIENCE, (name) => {
  it('go on after a restart as if nothing had been', async () => {
    const place = await newPlace(name);
    const store = await place.store();
    const before = exchangeOn(store);
    const { call } = await before.begin(V1);
    const kept = await before.turn(call, { say: PAYMENT }, { key: 'one' });
    const exported = await before.export(call);
    await before.close();
    const after = exchangeOn(await place.store());
    expect(await after.export(call)).toEqual(exported);
    expect(await after.turn(call, { say: PAYMENT }, { key: 'one' })).toEqual(kept);
    expect(await after.turn(call, { say: 'nej' })).toMatchObject({ turn: 2, over: true, outcome: { disposition: 'transfer' } });
  });

  it('are not touched by a version that keeps them in other tables', async () => {
    const place = await newPlace(name);
    const database = place.database();
    await openCalls(database);
    await database.query("UPDATE about SET value = '3' WHERE name = 'schema'");
    await database.close();
    await expect(place.store()).rejects.toThrow('the calls are kept in tables of version 3; this is version 2');
  });
});

describe('a new PostgreSQL', PATIENCE, () => {
  it('is set up once, however many instances start at the same time', async () => {
    const place = await newPlace('PostgreSQL');
    const stores = await Promise.all(Array.from({ length: 8 }, place.store));
    const { call } = await exchangeOn(stores[0] as (typeof stores)[0]).begin(V1);
    for (const store of stores) expect(await exchangeOn(store).export(call)).toMatchObject({ call });
  });
});

