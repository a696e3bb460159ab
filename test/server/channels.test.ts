import { describe, expect, it } from 'vitest';
import { signatureOf } from '../../src/server/channels/signature.ts';
import type { Reply } from '../../src/server/reply.ts';
import { OPEN } from '../engine.ts';
import { newClock, PAYMENT } from './places.ts';
import { newServer, OPEN_TO_ALL, TOKEN, type TestServer } from './servers.ts';

interface Pass {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
}

const HALF_AN_HOUR = 1800;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const exposed = { access: { ...OPEN_TO_ALL, loopback: false, token: TOKEN } };
const passOf = (server: TestServer) => server.ask<Pass>('/v3/directline/tokens/generate', {}, bearer(TOKEN));
const activities = (conversation: string) => `/v3/directline/conversations/${conversation}/activities`;

describe('a pass of Direct Line', () => {
  it('lets into one conversation and nowhere else', async () => {
    const server = await newServer(exposed);
    const [mine, other] = [await passOf(server), await passOf(server)];
    for (const pass of [mine, other]) expect((await server.post('/v3/directline/conversations', {}, bearer(pass.token))).status).toBe(201);
    expect((await server.post(activities(mine.conversationId), { type: 'message', text: PAYMENT }, bearer(mine.token))).status).toBe(200);
    expect((await server.get(activities(mine.conversationId), bearer(mine.token))).status).toBe(200);
    expect((await server.get(activities(other.conversationId), bearer(mine.token))).status).toBe(403);
    expect((await server.post(activities(other.conversationId), { type: 'message', text: 'hej' }, bearer(mine.token))).status).toBe(403);
    expect((await server.get(activities(mine.conversationId))).status).toBe(401);
    for (const path of ['/v1/calls', '/v1/route', '/webhooks/rest/webhook', '/v3/directline/tokens/generate']) expect((await server.post(path, {}, bearer(mine.token))).status).toBeGreaterThanOrEqual(401);
    expect((await server.get('/metrics', bearer(mine.token))).status).toBe(401);
  });

  it('runs out after half an hour, unless it was exchanged for a new one', async () => {
    const clock = newClock();
    const server = await newServer({ ...exposed, now: clock.now });
    const pass = await passOf(server);
    expect(pass.expires_in).toBe(HALF_AN_HOUR);
    await server.post('/v3/directline/conversations', {}, bearer(pass.token));
    clock.at = OPEN + (HALF_AN_HOUR - 1) * 1000;
    const renewed = await server.ask<Pass>('/v3/directline/tokens/refresh', {}, bearer(pass.token));
    clock.at = OPEN + (HALF_AN_HOUR + 1) * 1000;
    expect((await server.get(activities(pass.conversationId), bearer(pass.token))).status).toBe(401);
    expect((await server.post('/v3/directline/tokens/refresh', {}, bearer(pass.token))).status).toBe(401);
    expect(renewed.conversationId).toBe(pass.conversationId);
    expect((await server.get(activities(pass.conversationId), bearer(renewed.token))).status).toBe(200);
  });

  it('is worth nothing with any part of it changed', async () => {
    const server = await newServer(exposed);
    const { conversationId, token } = await passOf(server);
    const [, until = '', seal = ''] = token.split('.');
    const forged = [`${'0'.repeat(32)}.${until}.${seal}`, `${conversationId}.${Number(until) + 1}.${seal}`, `${conversationId}.${until}.${seal.replace(/.$/u, (last) => (last === '0' ? '1' : '0'))}`, `${conversationId}.${until}.`, `${conversationId}.${until}`, `${conversationId}.9${until}.${seal}`];
    for (const pass of forged) expect((await server.post('/v3/directline/conversations', {}, bearer(pass))).status).toBe(401);
  });

  it('is good at every instance that has the same token', async () => {
    const [one, two] = [await newServer(exposed), await newServer(exposed)];
    const { token } = await passOf(one);
    expect((await two.post('/v3/directline/conversations', {}, bearer(token))).status).toBe(201);
  });

  it('leads to activities in the order in which they were, however often they are fetched', async () => {
    const server = await newServer();
    const { conversationId } = await server.ask<Pass>('/v3/directline/conversations', {});
    let watermark = '';
    const seen: string[] = [];
    const poll = async () => {
      const found = (await (await server.get(`${activities(conversationId)}?watermark=${watermark}`)).json()) as { activities: { id: string; text?: string }[]; watermark: string };
      ({ watermark } = found);
      seen.push(...found.activities.map(({ id, text = '' }) => `${id} ${text}`));
    };
    await poll();
    // Two calls, one after the other.
    for (const text of [PAYMENT, 'nej', PAYMENT, 'nej']) {
      await server.post(activities(conversationId), { type: 'message', text, from: { id: 'anna' } });
      await poll();
    }
    const { activities: all } = (await (await server.get(activities(conversationId))).json()) as { activities: { id: string; text?: string; from: { id: string } }[] };
    expect(seen).toEqual(all.map(({ id, text = '' }) => `${id} ${text}`));
    expect(all.filter(({ from }) => from.id === 'anna').map(({ text }) => text)).toEqual([PAYMENT, 'nej', PAYMENT, 'nej']);
  });
});

describe('a voice request', () => {
  const SECRET = 'a-secret-of-the-tests';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const voice = '/telephony/twilio/voice';
  const fields = new URLSearchParams({ CallSid: 'CA1', From: '+46701234567' });

  it('is answered only with its signature, made over the address that it was sent to', async () => {
    const server = await newServer({ twilioToken: SECRET });
    const send = (signature: string, body = fields.toString()) => server.post(voice, body, { ...form, 'x-twilio-signature': signature });
    const right = signatureOf(SECRET, server.url + voice, fields);
    const answer = await send(right);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(await answer.text()).toMatch(/^<\?xml[\s\S]*<Response>[\s\S]*<Gather/u);
    const wrong = ['', 'x', right.slice(0, -1), signatureOf('another-secret', server.url + voice, fields), signatureOf(SECRET, `https://evil.example${voice}`, fields), signatureOf(SECRET, server.url + voice, new URLSearchParams({ CallSid: 'CA2' }))];
    for (const signature of wrong) expect((await send(signature)).status).toBe(403);
    expect((await send(right, `${fields.toString()}&Digits=1`)).status).toBe(403);
  });

  it('is one over the public address where there is one, and nothing where telephony is off', async () => {
    const behind = await newServer({ twilioToken: SECRET, publicUrl: 'https://talsvar.example' });
    const signed = { ...form, 'x-twilio-signature': signatureOf(SECRET, `https://talsvar.example${voice}`, fields) };
    expect((await behind.post(voice, fields.toString(), signed)).status).toBe(200);
    expect((await (await newServer()).post(voice, fields.toString(), signed)).status).toBe(404);
  });

  it('hears what is wrong in words, when no call can begin', async () => {
    const server = await newServer({ twilioToken: SECRET, limits: { calls: 0 } });
    const answer = await server.post(voice, fields.toString(), { ...form, 'x-twilio-signature': signatureOf(SECRET, server.url + voice, fields) });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(/Tekniskt fel i simuleringen[\s\S]*<Hangup\/>/u)]);
  });
});

describe('a call that is held', () => {
  it('outlives its time, until it is let go', async () => {
    const server = await newServer();
    const { call } = await server.ask<Reply>('/v1/calls', {});
    const hold = (method: string, id = call) => fetch(`${server.url}/v1/calls/${id}/hold`, { method });
    expect((await hold('PUT')).status).toBe(204);
    expect((await hold('PUT')).status).toBe(204);
    expect((await hold('DELETE')).status).toBe(204);
    expect((await hold('PUT', '0'.repeat(32))).status).toBe(404);
  });
});

describe('many utterances at once', () => {
  it('are answered in their order, a bad one in its place', async () => {
    const server = await newServer();
    const { results } = await server.ask<{ results: { topic?: string; id?: string; error?: string }[] }>('/v1/route', { at: '2025-03-03T10:15', utterances: [PAYMENT, { id: 'x', utterance: 'vab' }, '', { utterance: 5 }, 7, 'a'.repeat(1001)] });
    expect(results.map(({ topic, id, error }) => [topic, id, error !== undefined])).toEqual([['foraldrapenning', undefined, false], ['vab', 'x', false], [undefined, 'row 3', true], [undefined, 'row 4', true], [undefined, 'row 5', true], [undefined, 'row 6', true]]);
  });
});
