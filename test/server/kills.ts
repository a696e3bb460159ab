import { expect } from 'vitest';
import { parseTime } from '../../machines/stockholm.ts';
import type { Exchange } from '../../src/server/exchange.ts';
import type { Reply } from '../../src/server/reply.ts';
import type { CallerStep } from '../../src/qa/step.ts';
import { post, running, start, type Process } from './processes.ts';

/** Rows C07, C08 and R4 of the catalogue of faults: what a process that is killed had acknowledged is all there, once. */

const WORKERS = 8;
/** A kill comes after so many acknowledged turns at most. */
const MOST = 100;
const STEPS: readonly CallerStep[] = [
  { say: 'utbetalning av föräldrapenning' }, { say: 'jag behöver pengar till barnet' }, { say: 'dumdidum trallan' }, { say: 'ja' }, { 'stay-silent': null }, { say: 'upprepa' }, { press: '1' }, { wait: '3s' }, { say: 'tillbaka' }, { say: 'sjukpenning' },
];

interface Sent {
  readonly key: string;
  readonly step: CallerStep;
  /** Null for one that nobody acknowledged. */
  reply: Reply | null;
}

/** Half of the calls have a time of their own, which only their steps pass: they can be played again elsewhere and must come out the same. */
const AT = '2025-03-03T10:15';

interface Led {
  readonly at: string | null;
  readonly first: Reply;
  readonly turns: Sent[];
}

const bodyOf = ({ key, step }: Sent) => ({ ...step, turn: key });
const comparable = (reply: Reply) => ({ ...reply, call: '' });

/** One worker: calls one after the other, each turn by its own name, until the server is gone. */
async function work(url: string, led: Led[], random: () => number, acknowledged: () => void): Promise<void> {
  for (;;) {
    const at = random() < 0.5 ? AT : null;
    const begun = await post(url, '/v1/calls', at === null ? {} : { at });
    const call: Led = { at, first: begun.body, turns: [] };
    led.push(call);
    for (let over = false; !over;) {
      const sent: Sent = { key: `turn ${call.turns.length}`, step: STEPS[Math.floor(random() * STEPS.length)] as CallerStep, reply: null };
      call.turns.push(sent);
      const { status, body } = await post(url, `/v1/calls/${call.first.call}/events`, bodyOf(sent));
      expect(status).toBe(200);
      sent.reply = body;
      acknowledged();
      over = body.over;
    }
  }
}

export interface Killed {
  readonly calls: number;
  readonly acknowledged: number;
  readonly unacknowledged: number;
}

/**
 * A server under load is killed at a random moment and started again on the same folder.
 * @param reference plays the same turns without any of that
 */
export async function killOnce(folder: string, reference: Exchange, random: () => number): Promise<Killed> {
  const led: Led[] = [];
  const server = running(await start(folder));
  // Somewhere within the turns that follow so many acknowledged ones.
  let left = 1 + Math.floor(random() * MOST);
  let enough = () => undefined as void;
  const killing = new Promise<void>((resolve) => { enough = resolve; });
  const workers = Promise.allSettled(Array.from({ length: WORKERS }, () => work(server.url, led, random, () => { if (--left === 0) enough(); })));
  await Promise.race([killing, workers]);
  await new Promise((resolve) => { setTimeout(resolve, random() * 10); });
  server.child.kill('SIGKILL');
  expect(await server.ended).toBe('SIGKILL');
  for (const result of await workers) expect(String(result.status === 'rejected' ? result.reason : '')).not.toContain('Assertion');

  const again = running(await start(folder));
  for (const call of led) await check(again, call, reference);
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
  const sent = led.flatMap(({ turns }) => turns);
  return { calls: led.length, acknowledged: sent.filter(({ reply }) => reply !== null).length, unacknowledged: sent.filter(({ reply }) => reply === null).length };
}

async function check({ url }: Process, { at, first, turns }: Led, reference: Exchange): Promise<void> {
  const path = `/v1/calls/${first.call}`;
  const expected = at === null ? null : await reference.begin({ channel: 'v1', at: parseTime(at) });
  if (expected) expect(comparable(first)).toEqual(comparable(expected));
  for (const [i, sent] of turns.entries()) {
    // Acknowledged or not: by its name a turn is taken once, and what it gives is what it gave.
    const { status, body } = await post(url, `${path}/events`, bodyOf(sent));
    expect(status).toBe(200);
    expect(body.turn).toBe(i + 1);
    if (sent.reply) expect(body).toEqual(sent.reply);
    if (expected) expect(comparable(body)).toEqual(comparable(await reference.turn(expected.call, sent.step)));
  }
  if (!expected) return;
  const exported = (await (await fetch(`${url}${path}/export`)).json()) as { state: unknown };
  expect(exported.state).toEqual((await reference.export(expected.call)).state);
}
