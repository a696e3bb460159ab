import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/server/reply.ts';
import { newFolder, PAYMENT } from './places.ts';
import { newServer, type TestServer } from './servers.ts';
import { signatureOf } from '../../src/server/channels/signature.ts';

// Rows F01, F02, F06, F07, F09, F11 and F12 of the catalogue of faults, in the sinks of a server.

const to = (zero: string, text: string) => text.replace(/\d/gu, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)));
const TEN = '121212-1212';
const TWELVE = '19121212-1212';
/** Forty ways to write the official test number of Tolvan. */
const WRITTEN: readonly string[] = [
  '191212121212', '1212121212', TWELVE, TEN, '19121212+1212', '121212+1212', '19121212 1212', '121212 1212', '19 12 12 12 12 12', '1912 1212 1212', '12 12 12 12 12', '1 9 1 2 1 2 1 2 1 2 1 2',
  '19121212\u00A01212', '121212\u20131212', '19121212\u22121212', '121212\u20141212', '19121212\u20101212', '1912-12-12-1212', '1912.12.12.1212', '1912/12/12-1212', '12.12.12-1212', '12/12/12 1212', '19121212 - 1212', '121212 - 1212',
  '121212\u200B1212', '12121212\u00AD12', '191212\u200D121212', '19121212\u20601212', '121212\uFEFF1212',
  to('０', TWELVE), to('０', TEN), to('٠', '191212121212'), to('٠', TEN), to('۰', TWELVE), to('०', '191212121212'), to('०', TEN), to('𝟎', TWELVE), to('𝟶', TEN),
  'nitton tolv tolv tolv tolv tolv', 'ett två ett två ett två ett två ett två',
];

/** Finds the number in whatever writing, in its own way: every digit of any script, run together. */
function leaks(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/(?!\d)\p{Nd}/gu, asciiDigit);
  return [...plain.matchAll(/(?:1[\s\p{P}\p{S}]{0,3}2[\s\p{P}\p{S}]{0,3}){5}/gu)].map(([found]) => found).concat(/(?:tolv ){4}|(?:ett två ){4}/u.exec(plain)?.[0] ?? []);
}

/** The digits of a script stand in a row: its nought is as far before as the digit is worth. */
function asciiDigit(digit: string): string {
  const at = digit.codePointAt(0) ?? 0;
  let zero = at;
  while (at - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(at - zero);
}

/** Everything that a server gives away or leaves behind. */
async function sinks(server: TestServer, folder: string, calls: readonly string[], conversation: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const texts = async (path: string, headers = {}) => (await server.get(path, headers)).text();
  found['activities'] = await texts(`/v3/directline/conversations/${conversation}/activities`);
  found['metrics'] = await texts('/metrics');
  for (const [i, call] of calls.entries()) {
    found[`export ${i}`] = await texts(`/v1/calls/${call}/export`);
    found[`trace ${i}`] = await texts(`/v1/calls/${call}/trace`);
    await server.post(`/v1/calls/${call}/events`, { 'hang-up': null });
    found[`followed ${i}`] = await texts(`/v1/calls/${call}/trace`, { accept: 'text/event-stream' });
  }
  found['log'] = server.log.join('');
  const files = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const written = files();
  await server.stop();
  // Before what was written last is put where it belongs, and after.
  found['files'] = `${written}\n${files()}`;
  return found;
}

describe('a personal number', () => {
  it('is found by the tests in every one of forty writings', () => {
    expect(new Set(WRITTEN).size).toBe(40);
    expect(WRITTEN.filter((written) => leaks(`x ${written} y`).length === 0)).toEqual([]);
    expect(leaks('ärende 070-123 45 67, 2025-03-03T10:15')).toEqual([]);
  });

  it('given in whatever writing, in whatever field of whatever channel, reaches no file, log, count, trace, export, error or activity', async () => {
    const folder = newFolder();
    const twilioToken = 'a-secret-of-the-tests';
    const server = await newServer({ folder, twilioToken });
    const calls: string[] = [];
    const told: string[] = [];
    const note = async (response: Response) => {
      const text = await response.text();
      told.push(text);
      return text;
    };
    const { conversationId } = await server.ask<{ conversationId: string }>('/v3/directline/conversations', {});
    for (const written of WRITTEN) {
      const { call } = JSON.parse(await note(await server.post('/v1/calls', { turn: written }))) as Reply;
      calls.push(call);
      const events = `/v1/calls/${call}/events`;
      await note(await server.post(events, { say: `jag heter Tolvan, ${written}, och undrar om ${PAYMENT}`, turn: written }));
      await note(await server.post(events, { say: 'ja', over: written }));
      await note(await server.post(events, { press: written.replace(/[^\d*#]/gu, '') || '1' }));
      await note(await server.post(events, { say: written }));
      await note(await server.post(events, { bankid: written }));
      await note(await server.post(events, { [written]: written }));
      await note(await server.post(events, `{"say":"${written}`));
      await note(await server.post('/v1/calls', { lang: written, at: written }));
      await note(await server.get(`/v1/calls/${encodeURIComponent(written)}/export?q=${encodeURIComponent(written)}`, { 'user-agent': encodeURIComponent(written) }));
      await note(await server.post('/v1/route', { utterance: written, at: written }));
      await note(await server.post('/v1/route', { utterances: [{ utterance: `${written} vab` }, { [written]: 1 }] }));
      // Rasa's channel gives the sender back to whoever sent it; it is kept as a hash only.
      await server.post('/webhooks/rest/webhook', { sender: written, message: `${PAYMENT} ${written}`, message_id: written });
      await note(await server.post(`/v3/directline/conversations/${conversationId}/activities`, { type: 'message', text: `vab ${written}`, from: { id: written, name: written }, channelData: { clientActivityID: written, other: written }, value: { written } }));
      const fields = new URLSearchParams({ CallSid: written.replace(/[^\w-]/gu, '') || 'x', SpeechResult: written, From: written });
      const signature = signatureOf(twilioToken, `${server.url}/telephony/twilio/turn?awaits=words`, fields);
      await note(await server.post('/telephony/twilio/turn?awaits=words', fields.toString(), { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature, 'i-twilio-idempotency-token': encodeURIComponent(written) }));
    }
    const activities = told.filter((text) => text.startsWith('{"id":"')).join();
    // An activity's id is named by its client; what a client is told of its own is no leak but kept nowhere.
    const rest = told.filter((text) => !activities.includes(text));
    expect(rest.flatMap(leaks)).toEqual([]);
    const found = await sinks(server, folder, calls, conversationId);
    expect(Object.entries(found).flatMap(([sink, text]) => leaks(text).map((leak) => [sink, leak]))).toEqual([]);
    expect(found['activities']).toContain('[personnummer]');
    expect(found['files']).toContain('[personnummer]');
  }, 120_000);

  it('that is keyed in, digit by digit, is nowhere', async () => {
    const folder = newFolder();
    const server = await newServer({ folder });
    const { call } = await server.ask<Reply>('/v1/calls', {});
    for (const say of [PAYMENT, 'ja']) await server.post(`/v1/calls/${call}/events`, { say });
    const replies: Reply[] = [];
    for (const press of '191212121212') replies.push(await server.ask<Reply>(`/v1/calls/${call}/events`, { press }));
    expect(replies.at(-1)).toMatchObject({ awaits: 'bankid', said: '[personnummer]' });
    const { state } = (await (await server.get(`/v1/calls/${call}/export`)).json()) as { state: unknown };
    const keys = JSON.stringify([replies, state]).match(/"keys":"[^"]*"/gu);
    expect(keys).toEqual(expect.arrayContaining(['"keys":"…"']) as string[]);
    expect(keys?.join('')).not.toMatch(/\d/u);
  });

  it('in any of two thousand made-up sentences, in any of forty writings, is in no export', async () => {
    const server = await newServer();
    const word = fc.constantFrom('hej', 'mitt nummer är', PAYMENT, 'vab', 'tack', 'jag heter Tolvan', 'på', 'född', '070-123 45 67', 'ärende 4711', 'kl. 10:15');
    const sentence = fc.tuple(fc.array(word, { maxLength: 5 }), fc.constantFrom(...WRITTEN), fc.array(word, { maxLength: 5 })).map(([before, number, after]) => [...before, number, ...after].join(' '));
    const sentences = fc.sample(sentence, { numRuns: 2000, seed: 7 });
    const answers = await Promise.all(Array.from({ length: 4 }, async (_, i) => (await server.post('/v1/route', { utterances: sentences.slice(i * 500, i * 500 + 500) })).text()));
    expect(answers.flatMap(leaks)).toEqual([]);
    const { call } = await server.ask<Reply>('/v1/calls', {});
    for (const say of sentences.slice(0, 30)) await server.post(`/v1/calls/${call}/events`, { say });
    expect(leaks(await (await server.get(`/v1/calls/${call}/export`)).text())).toEqual([]);
  }, 60_000);
});

describe('a fault (F07)', () => {
  it('that has the caller’s words in its message is logged by its kind alone, and told in none of them', async () => {
    const { engine } = await import('./places.ts');
    const spoilt = { ...engine, matcher: { ...engine.matcher, understand: (words: string): never => { throw new TypeError(`no sense in ${words} ${TWELVE}`); } } };
    const server = await newServer({ engine: spoilt });
    const { call } = await server.ask<Reply>('/v1/calls', {});
    expect(await server.ask<Reply>(`/v1/calls/${call}/events`, { say: 'hemliga ord' })).toMatchObject({ state: 'fault', over: true, outcome: { disposition: 'transfer' } });
    const routed = await server.post('/v1/route', { utterance: 'hemliga ord' });
    expect([routed.status, await routed.json()]).toEqual([500, { error: { code: 'TV-FAULT', message: 'a fault of the server; nothing was changed' } }]);
    expect(server.log.join('')).toContain('"kind":"TypeError"');
    expect(server.log.join('')).not.toMatch(/hemliga|1212/u);
    expect((await server.get('/readyz')).status).toBe(200);
  });
});
