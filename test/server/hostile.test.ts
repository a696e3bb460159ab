import { describe, expect, it } from 'vitest';
import { connect } from 'node:net';
import type { Reply } from '../../src/server/reply.ts';
import type { CallerStep } from '../../src/qa/step.ts';
import { engine, PAYMENT } from './places.ts';
import { newServer, raw, type TestServer } from './servers.ts';

// Rows B01–B03, B05, C02, I10 and I11, and rule R5: whatever one client does, its neighbours' calls are what they would have been.

const CALLS = 1000;
const HOSTILE = 1000;
const LOT = 50;
const TURNS: readonly CallerStep[] = [{ say: PAYMENT }, { say: 'nej' }];
/** Words that spoil the understanding itself. */
const POISON = 'poison';

const spoilt = {
  ...engine,
  matcher: { ...engine.matcher, understand: (words: string) => { if (words.includes(POISON)) throw new Error(words); return engine.matcher.understand(words); } },
};

/** What is the same in the trace of a call whenever it is held. */
const traceOf = async (server: TestServer, call: string) => (await server.get(`/v1/calls/${call}/trace`)).text();

/** Bodies that no client of good faith sends. */
const BODIES: readonly string[] = [
  '', '{', '[]', 'null', '"GO"', '{}', '{"type":5}', '{"type":"xstate.done.actor.bankid","output":{"ok":true}}', '{"type":"xstate.stop"}', '{"type":"xstate.after.50.m"}', '{"type":"*"}', '{"type":"caller.spoke","heard":{"kind":"agent"}}',
  '{"__proto__":{"say":"x"}}', '{"constructor":{"prototype":{"polluted":true}}}', '{"say":{"toString":"x"}}', '{"say":null}', '{"say":["hej"]}', '{"press":"x"}', '{"press":1}', '{"wait":"-1s"}', '{"wait":"1e99m"}', '{"wait":"999999999999999999m"}', '{"bankid":"complete","order":99}',
  '{"bankid":"xstate.done.actor.bankid"}', '{"say":"hej","over":"__proto__"}', '{"say":"\\ud800"}', '{"say":"\\u0000\\u001b[2J"}', `{"say":"${'a'.repeat(5000)}"}`, `{"say":"${'A\\u0301'.repeat(800)}"}`, '{"say":"hej","turn":""}', '{"say":"hej","turn":"\\u0001x"}', `{"say":"${POISON}"}`, `{"say":"(a+)+$ ${'a'.repeat(900)}"}`,
  `${'{"a":'.repeat(1300)}1${'}'.repeat(1300)}`, '[[[[[[[[', '{"hang-up":1}', '{"stay-silent":"x"}', '{"hear":"welcome"}', '{"transfer":null}', '\u0000', '{"say":1e999}',
];

/** One of a thousand things that a hostile client does. */
async function attack(server: TestServer, i: number, victim: string): Promise<void> {
  const body = BODIES[i % BODIES.length] as string;
  const kinds: (() => Promise<unknown>)[] = [
    () => server.post(`/v1/calls/${victim}/events`, body),
    () => server.post('/v1/calls', body),
    () => server.post('/webhooks/rest/webhook', i % 2 ? body : { sender: `evil ${i}`, message: `/press ${body.slice(0, 50)}` }),
    () => server.post('/v3/directline/conversations/x/activities', body),
    () => server.post('/v1/route', body),
    () => server.get(`/v1/calls/${encodeURIComponent(body.slice(0, 300))}/trace`, { accept: 'text/event-stream', 'last-event-id': body.replace(/[^\u0020-\u007E]/gu, '').slice(0, 100) }),
    () => raw(server.url, [`POST /v1/calls/${victim}/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5\r\nConnection: close\r\n\r\n${body}`]),
    () => raw(server.url, ['\u0000\u0001\u0002 garbage\r\n\r\n']),
    () => new Promise<void>((resolve) => {
      // Gone in the middle of a request, or with a reset.
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
        socket.write(`POST /v1/calls/${victim}/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"say"`);
        socket.resetAndDestroy();
      });
      socket.on('error', () => undefined);
      socket.once('close', () => resolve());
    }),
    () => fetch(`${server.url}/v1/calls/${victim}/trace`, { headers: { accept: 'text/event-stream' }, signal: AbortSignal.timeout(20) }),
  ];
  await (kinds[i % kinds.length] as () => Promise<unknown>)().catch(() => undefined);
}

/** The trace of a call of these turns on a server that nobody attacks. */
async function undisturbed(): Promise<string> {
  const server = await newServer({ engine: spoilt });
  const { call } = await server.ask<Reply>('/v1/calls', {});
  for (const step of TURNS) await server.ask(`/v1/calls/${call}/events`, step);
  return traceOf(server, call);
}

/** A thousand calls of two turns each, with a thousand hostile events among them. @returns their traces */
async function attacked(): Promise<string[]> {
  const server = await newServer({ engine: spoilt, limits: { slowest: 1000, followers: 50 }, hot: 300 });
  const victim = (await server.ask<Reply>('/v1/calls', {})).call;
  const inLots = async <T>(work: (i: number) => Promise<T>): Promise<T[]> => {
    const results: T[] = [];
    for (let i = 0; i < CALLS; i += LOT) results.push(...(await Promise.all(Array.from({ length: LOT }, (_, n) => work(i + n)))));
    return results;
  };
  const calls = await inLots(async () => (await server.ask<Reply>('/v1/calls', {})).call);
  // Some of it is slow, and nobody waits for that.
  const attacks: Promise<void>[] = [];
  for (const [at, step] of TURNS.entries()) {
    await inLots(async (i) => {
      const turn = server.ask(`/v1/calls/${calls[i]}/events`, step);
      if (i % TURNS.length === at) attacks.push(attack(server, i, victim));
      await turn;
    });
  }
  await Promise.all(attacks);
  expect(attacks).toHaveLength(HOSTILE);
  expect((await server.get('/readyz')).status).toBe(200);
  // Nothing was pretended on behalf of the one who was attacked.
  const exported = (await (await server.get(`/v1/calls/${victim}/export`)).json()) as { state: { reached: { identified: boolean } } };
  expect(exported.state.reached.identified).toBe(false);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(server.log.join('')).not.toContain(POISON);
  const traces = await inLots((i) => traceOf(server, calls[i] as string));
  await server.stop();
  return traces;
}

describe('a thousand hostile events among a thousand calls', () => {
  it('end nothing and change no neighbour: their traces are the same byte by byte', async () => {
    const traces = await attacked();
    expect(traces).toHaveLength(CALLS);
    const expected = await undisturbed();
    expect(expected).toContain('call.ended');
    expect(traces.filter((trace) => trace !== expected)).toEqual([]);
  }, 240_000);
});

describe('a call that spoils whoever takes it up (I10, I11)', () => {
  it('is with a person, and the others go on', async () => {
    const server = await newServer({ engine: spoilt });
    const { call } = await server.ask<Reply>('/v1/calls', {});
    expect(await server.ask<Reply>(`/v1/calls/${call}/events`, { say: POISON })).toMatchObject({ state: 'fault', over: true, outcome: { disposition: 'transfer' } });
    const other = await server.ask<Reply>('/v1/calls', {});
    expect(await server.ask(`/v1/calls/${other.call}/events`, { say: PAYMENT })).toMatchObject({ turn: 1, over: false });
  });
});
