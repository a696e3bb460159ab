import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createExchange, type Exchange } from '../../src/server/exchange.ts';
import type { Reply } from '../../src/server/reply.ts';
import { act, type CallerStep } from '../../src/qa/step.ts';
import { startCall } from '../../src/simulator/call.ts';
import { restoreCall, type Envelope } from '../../src/simulator/envelope.ts';
import { MAX_LINES } from '../../src/simulator/journal.ts';
import { openCalls, type CallStore } from '../../src/server/store/calls.ts';
import { openPostgres } from '../../src/server/store/postgres.ts';
import { heard, matcher, OPEN, service } from '../engine.ts';
import { engine, exchangeOn, LASTING, newClock, newExchange, newPlace, PAYMENT, PLACES, V1, type PlaceName } from './places.ts';
import { asOwner, newDatabase } from './postgres.ts';

// Rows B07, B09, I03, I04, C06, C10, C13 and F09 of the catalogue of faults.

/** A busy machine may take its time. */
const PATIENCE = { timeout: 60_000 };
const REST = { channel: 'rest' } as const;
const kind = 'jag behöver pengar till barnet';

/** What is the same in two replies of different calls. */
const comparable = (reply: Reply) => ({ ...reply, call: '' });

describe.each(PLACES)('turns in %s', PATIENCE, (name) => {
  it('of one call are taken one at a time, in the order in which they came', async () => {
    const exchange = await newExchange(name);
    const { call } = await exchange.begin({ ...V1, queue: { place: 400, pace: 60_000 } });
    const replies = await Promise.all(Array.from({ length: 100 }, (_, i) => exchange.turn(call, { wait: `${i + 1}ms` }, { key: String(i) })));
    expect(replies.map(({ turn }) => turn)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    const { state } = await exchange.export(call);
    expect(state.at - OPEN).toBe(5050);
  });

  it('are taken once, and the same is replied to each of a hundred copies', async () => {
    const exchange = await newExchange(name);
    const { call } = await exchange.begin(V1);
    const replies = await Promise.all(Array.from({ length: 100 }, () => exchange.turn(call, { say: PAYMENT }, { key: 'one' })));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect((await exchange.export(call)).state.facts).toHaveLength(1);
  });

  it('are the same again after the end of the call, and when they began it', async () => {
    const exchange = await newExchange(name);
    const begun = await Promise.all(Array.from({ length: 20 }, () => exchange.turnOf(REST, { client: 'anna', step: { say: PAYMENT }, key: 'one' })));
    expect(new Set(begun.map((replies) => JSON.stringify(replies))).size).toBe(1);
    expect(begun[0]?.map(({ turn }) => turn)).toEqual([0, 1]);
    const end = await exchange.turnOf(REST, { client: 'anna', step: { say: 'nej' }, key: 'two' });
    expect(end).toMatchObject([{ over: true, turn: 2 }]);
    expect(await exchange.turnOf(REST, { client: 'anna', step: { say: 'nej' }, key: 'two' })).toEqual(end);
    expect(await exchange.turnOf(REST, { client: 'anna', step: { say: PAYMENT }, key: 'one' })).toEqual(begun[0]);
    const call = end[0]?.call ?? '';
    expect(await exchange.turn(call, { say: 'något annat' }, { key: 'two' })).toEqual(end[0]);
    await expect(exchange.turn(call, { say: 'nej' }, { key: 'three' })).rejects.toMatchObject({ status: 409 });
    expect(await exchange.count()).toEqual({ calls: 1, ongoing: 0 });
  });

  it('that nothing can be made of are turns all the same', async () => {
    const exchange = await newExchange(name);
    const { call } = await exchange.begin(V1);
    expect(await exchange.turn(call, { say: 'a'.repeat(1001) }, { key: 'long' })).toMatchObject({ turn: 1, refused: { code: 'TV-IN-TOO-LONG' }, notices: ['Det var för långt. Högst 1 000 tecken.'] });
    expect(await exchange.turn(call, { say: '  ' })).toMatchObject({ turn: 2 });
    expect(await exchange.turn(call, { bankid: 'x y' })).toMatchObject({ turn: 3, refused: { code: 'TV-EV-SHAPE' } });
  });
});

describe.each(LASTING)('two instances, one after the other, on %s', PATIENCE, (name) => {
  it('give the same reply to the same turn', async () => {
    const place = await newPlace(name);
    const before = exchangeOn(await place.store());
    const begun = await before.turnOf(REST, { client: 'anna', step: { say: PAYMENT }, key: 'one' });
    const end = await before.turnOf(REST, { client: 'anna', step: { say: 'nej' }, key: 'two' });
    await before.close();
    const after = exchangeOn(await place.store());
    expect(await after.turnOf(REST, { client: 'anna', step: { say: PAYMENT }, key: 'one' })).toEqual(begun);
    expect(await after.turnOf(REST, { client: 'anna', step: { say: 'nej' }, key: 'two' })).toEqual(end);
  });

  it('put a call through to a person that began with other rules, and tell what it had been', async () => {
    const place = await newPlace(name);
    const before = exchangeOn(await place.store());
    const { call } = await before.begin(V1);
    await before.turn(call, { say: PAYMENT });
    const over = (await before.begin(V1)).call;
    await before.turn(over, { 'hang-up': null });
    const exported = await Promise.all([before.export(call), before.export(over)]);
    const traced = await before.traceAfter(over, -1);
    await before.close();
    const after = createExchange({ engine: { ...engine, service: { ...service, version: 'other-rules' } }, store: await place.store(), now: newClock().now, hot: 10 });
    // What is told of a call is what it was, whatever rules there are now.
    expect(await Promise.all([after.export(call), after.export(over)])).toEqual(exported);
    expect(await after.traceAfter(over, -1)).toEqual(traced);
    const reply = await after.turn(call, { say: 'nej' }, { key: 'one' });
    expect(reply).toMatchObject({ turn: 2, state: 'fault', over: true, outcome: { disposition: 'transfer', line: 'private' }, prompts: [{ id: 'fault' }], refused: { code: 'TV-SNAP-SERVICE' } });
    expect(await after.turn(call, { say: 'nej' }, { key: 'one' })).toEqual(reply);
    await expect(after.turn(call, { say: 'nej' })).rejects.toMatchObject({ status: 409 });
  });
});

describe('a PostgreSQL that ends its connections', PATIENCE, () => {
  it('ends no instance: turns that were under way are not taken, and the next ones are', async () => {
    const url = await newDatabase();
    const store = await openCalls(openPostgres(url));
    onTestFinished(store.close);
    const exchange = exchangeOn(store);
    const calls = await Promise.all(Array.from({ length: 30 }, async () => (await exchange.begin(V1)).call));
    for (let round = 0; round < 3; round++) {
      const turns = Promise.allSettled(calls.map((call) => exchange.turn(call, { wait: '1s' }, { key: String(round) })));
      await asOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${new URL(url).pathname.slice(1)}'`);
      for (const result of await turns) if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 503, code: 'TV-STORE' });
    }
    for (const call of calls) {
      let reply: Reply | null = null;
      for (let round = 0; round < 3; round++) reply = await exchange.turn(call, { wait: '1s' }, { key: String(round) });
      expect((await exchange.export(call)).state.at - OPEN).toBe(3000);
      expect(reply?.turn).toBeLessThanOrEqual(3);
    }
  }, 60_000);
});

describe('two instances on one PostgreSQL', PATIENCE, () => {
  it('never run one call at once: whoever takes a turn, the journal is that of one call', async () => {
    const place = await newPlace('PostgreSQL');
    const instances = await Promise.all([place.store(), place.store()]);
    const [one, two] = instances.map((store) => exchangeOn(store)) as [Exchange, Exchange];
    const { call } = await one.begin({ ...V1, queue: { place: 400, pace: 60_000 } });
    const replies = await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 ? one : two).turn(call, { wait: `${i + 1}ms` }, { key: String(i) })));
    expect(replies.map(({ turn }) => turn).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    const { state } = await one.export(call);
    expect(state.at - OPEN).toBe(1830);
    expect(await two.export(call)).toEqual(await one.export(call));
  });

  it('lead forty calls, turn about, to where one alone does', async () => {
    const place = await newPlace('PostgreSQL');
    const [one, two] = (await Promise.all([place.store(), place.store()])).map((store) => exchangeOn(store)) as [Exchange, Exchange];
    const alone = await newExchange('SQLite in memory');
    const steps: CallerStep[] = [{ say: kind }, { say: 'ja' }, { 'stay-silent': null }, { say: PAYMENT }, { say: 'nej' }];
    const run = async (instances: readonly Exchange[]) => {
      const { call } = await (instances[0] as Exchange).begin(V1);
      const replies: unknown[] = [];
      for (const [i, step] of steps.entries()) replies.push(await (instances[(i + 1) % instances.length] as Exchange).turn(call, step, { key: String(i) }).then(comparable, (problem: { code: string }) => problem.code));
      return replies;
    };
    const expected = await run([alone]);
    const found = await Promise.all(Array.from({ length: 40 }, () => run([one, two])));
    for (const replies of found) expect(replies).toEqual(expected);
  });

  it('begin one call when a client’s first turn comes to both, and take turns of hundreds of clients while old calls are deleted', async () => {
    const place = await newPlace('PostgreSQL');
    const clock = newClock();
    const [one, two] = (await Promise.all([place.store(), place.store()])).map((store) => exchangeOn(store, clock)) as [Exchange, Exchange];
    const begun = await Promise.all([one, two, one, two].map((exchange) => exchange.turnOf(REST, { client: 'anna', step: { say: PAYMENT }, key: 'one' })));
    expect(new Set(begun.map((replies) => JSON.stringify(replies))).size).toBe(1);
    const clients = Array.from({ length: 60 }, (_, i) => `client ${i}`);
    await Promise.all(clients.map((client) => one.turnOf(REST, { client, step: { say: PAYMENT } })));
    clock.at += 1000;
    const work = [one.purge(clock.at, clock.at), two.purge(clock.at, clock.at), ...clients.map((client, i) => (i % 2 ? one : two).turnOf(REST, { client, step: { say: 'hej' } }))];
    const results = await Promise.allSettled(work);
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
  });
});

/** Turns that may stand anywhere in a call. Keys of a personal number come together: unfinished ones are forgotten between instances. */
const STEPS: readonly CallerStep[] = [
  { say: PAYMENT }, { say: kind }, { say: 'ja' }, { say: 'nej' }, { say: 'sjukpenning' }, { say: 'dumdidum trallan' }, { say: 'upprepa' }, { say: 'tillbaka' }, { say: 'hjälp mig' }, { say: 'I want to apply for housing allowance' },
  { say: '19900101-9802' }, { say: 'en handläggare tack' }, { say: 'a'.repeat(1001) }, { say: '' }, { press: '1' }, { press: '2' }, { press: '199001019802' }, { 'stay-silent': null }, { wait: '3s' }, { wait: '20s' }, { wait: '90s' },
  { bankid: 'outstandingTransaction' }, { bankid: 'started' }, { bankid: 'complete' }, { bankid: 'userCancel' }, { bankid: 'complete', order: 1 }, { bankid: 'no such code' },
  { say: 'ja', over: 'bankid-open-app' }, { say: PAYMENT, over: 'greeting' }, { say: 'nej', over: 'queue-place' }, { press: '1', over: 'recording' },
];

const RUNS = Number(process.env['TALSVAR_RUNS'] ?? 150);

interface Played {
  readonly replies: readonly unknown[];
  readonly exported: Pick<Envelope, 'seq' | 'takenAt' | 'state'>;
}

/** A store that does not tell where calls stand: their envelopes and turns must. */
function withoutStandings(store: CallStore): CallStore {
  return { ...store, transaction: (work) => store.transaction((hold) => work({ ...hold, standing: async () => null })) };
}

describe('a call that left the memory', PATIENCE, () => {
  const moved = fc.record({ step: fc.nat(STEPS.length - 1), late: fc.constantFrom(0, 0, 0, 5000, 400_000), isMoved: fc.boolean(), over: fc.nat(9) });
  /** Ways into a call, so that its far parts are met often. */
  const ways = fc.constantFrom<readonly CallerStep[]>([], [], [{ say: PAYMENT }], [{ say: PAYMENT }, { say: 'ja' }], [{ say: PAYMENT }, { say: 'ja' }, { say: '19900101-9802' }], [{ say: PAYMENT }, { say: 'nej' }]);
  const beginning = fc.record({ queue: fc.constantFrom(null, null, { place: 2, pace: 60_000 }, 'full' as const), bankid: fc.constantFrom(null, null, 'complete', 'userCancel'), lang: fc.constantFrom('sv' as const, 'en' as const) });

  it.each<PlaceName>(['SQLite in memory'])('goes on exactly as one that never did (%s)', async (name) => {
    const store = await (await newPlace(name)).store();
    await fc.assert(fc.asyncProperty(beginning, ways, fc.array(moved, { minLength: 1, maxLength: 14 }), async (begun, way, turns) => {
      const play = async (isMoving: boolean, kept = store): Promise<Played> => {
        const clock = newClock();
        let exchange = exchangeOn(kept, { now: clock.now, hot: 10 });
        const first = await exchange.begin({ ...V1, ...begun });
        const replies: unknown[] = [comparable(first)];
        let said = first.prompts.map(({ id }) => id);
        let { awaits } = first;
        for (const { chosen, late, isMoved, over } of [...way.map((step) => ({ chosen: step, late: 0, isMoved: true, over: -1 })), ...turns.map(({ step, ...rest }) => ({ ...rest, chosen: STEPS[step] as CallerStep }))]) {
          clock.at += late;
          if (isMoving && isMoved) exchange = exchangeOn(kept, { now: clock.now, hot: 10 });
          // Now and then over what is really being said.
          const turn = over >= 0 && said[over] !== undefined && 'say' in chosen && chosen.say !== '' ? { say: chosen.say, over: said[over] } : 'press' in chosen && awaits === 'number' ? { press: '199001019802' } : chosen;
          const reply = await exchange.turn(first.call, turn).catch((problem: { code: string }) => problem.code);
          replies.push(typeof reply === 'string' ? reply : comparable(reply));
          awaits = typeof reply === 'string' ? null : reply.awaits;
          if (typeof reply !== 'string' && reply.prompts.length > 0) said = reply.prompts.map(({ id }) => id);
        }
        const { seq, takenAt, state } = await exchange.export(first.call);
        return { replies, exported: { seq, takenAt, state } };
      };
      const moving = JSON.stringify(await play(true));
      expect(moving).toBe(JSON.stringify(await play(false)));
      // And as one that is played again from its beginning each time.
      expect(moving).toBe(JSON.stringify(await play(true, withoutStandings(store))));
    }), { numRuns: RUNS });
  }, 20_000 + RUNS * 100);

  it('keeps a BankID order that stands, the queue, and what is being read out', async () => {
    const exchange = await newExchange('SQLite in memory', { hot: 0 });
    const { call } = await exchange.begin(V1);
    await exchange.turn(call, { say: PAYMENT });
    await exchange.turn(call, { say: 'ja' });
    expect(await exchange.turn(call, { say: '19900101-9802' })).toMatchObject({ awaits: 'bankid', said: '[personnummer]' });
    expect(await exchange.turn(call, { bankid: 'outstandingTransaction' })).toMatchObject({ awaits: 'bankid' });
    expect(await exchange.turn(call, { bankid: 'complete', order: 1 })).toMatchObject({ outcome: { identified: true } });
    expect(exchange.hot()).toBe(0);
  });

  it('forgets the digits of an unfinished number, which are kept nowhere: the caller keys them in again', async () => {
    const exchange = await newExchange('SQLite in memory', { hot: 0 });
    const { call } = await exchange.begin(V1);
    for (const words of [PAYMENT, 'ja']) await exchange.turn(call, { say: words });
    expect(await exchange.turn(call, { press: '19' })).toMatchObject({ awaits: 'number', prompts: [] });
    // A nought is no call for a person here, and what is keyed on is no number.
    expect(await exchange.turn(call, { press: '0' })).toMatchObject({ awaits: 'number', said: '[personnummer]', prompts: [{ id: 'ask-personal-number-no-match' }] });
    expect(await exchange.turn(call, { press: '199001019802' })).toMatchObject({ awaits: 'bankid' });
  });

  it('has its beginning dropped by a single long turn, and is the same as one that stayed', async () => {
    const exchange = await newExchange('SQLite in memory', { hot: 0 });
    const queue = { place: 300, pace: 60_000 };
    const { call } = await exchange.begin({ ...V1, at: OPEN, queue });
    const stayed = startCall(service, matcher, { at: OPEN, queue, id: call });
    for (const step of [{ say: 'en handläggare tack' }, { wait: '280m' }, { say: 'hur långt är det kvar' }] as const) {
      await exchange.turn(call, step);
      act(stayed, step);
    }
    const { lines, trace, facts, reached } = (await exchange.export(call)).state;
    expect(lines[0]).toMatchObject({ who: 'system', text: 'Början av samtalet visas inte längre.' });
    const record = stayed.record();
    expect({ lines, trace, facts, reached }).toEqual(JSON.parse(JSON.stringify({ lines: record.lines, trace: record.trace, facts: record.facts, reached: record.reached })));
  });

  it('has its envelope renewed when its beginning was dropped', async () => {
    const place = await newPlace('SQLite in memory');
    const database = place.database();
    const exchange = exchangeOn(await openCalls(database), { hot: 0 });
    const { call } = await exchange.begin(V1);
    const turns = MAX_LINES + 20;
    let last: Reply | null = null;
    for (let i = 0; i < turns; i++) last = await exchange.turn(call, { say: 'a'.repeat(1001) });
    expect(last).toMatchObject({ turn: turns, over: false });
    expect(await database.query('SELECT envelope_turn, turn FROM calls')).toEqual([{ envelope_turn: turns, turn: turns }]);
    const { state } = await exchange.export(call);
    expect(state.lines.length).toBeLessThanOrEqual(MAX_LINES);
    expect(state.lines[0]).toMatchObject({ who: 'system', text: 'Början av samtalet visas inte längre.' });
    expect(await exchange.turn(call, { say: PAYMENT })).toMatchObject({ understood: { topic: 'foraldrapenning' } });
  });
});

describe('the export of a call', PATIENCE, () => {
  it('is complete, masked and sealed, the same each time, and the call can be taken up from it', async () => {
    const exchange = await newExchange('SQLite in memory');
    const { call } = await exchange.begin(V1);
    await exchange.turn(call, { say: `mitt nummer är 19121212-1212, ${PAYMENT}` });
    await exchange.turn(call, { say: 'nej' });
    const exported = await exchange.export(call);
    expect(JSON.stringify(await exchange.export(call))).toBe(JSON.stringify(exported));
    expect(JSON.stringify(exported)).not.toMatch(/1212-?1212/u);
    const again = restoreCall(service, matcher, exported, { id: call, at: OPEN, interrupted: false });
    expect(again.snapshot()).toMatchObject({ over: true, outcome: { disposition: 'transfer' } });
    expect(heard(again)).toEqual(exported.state.trace.flatMap((step) => (step.type === 'prompt' ? [step.id] : [])));
    expect(again.snapshot().state).not.toBe('fault');
  });
});
