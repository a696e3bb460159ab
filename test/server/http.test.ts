import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/server/reply.ts';
import { PAYMENT } from './places.ts';
import { newServer, raw, statusOf, TOKEN, OPEN_TO_ALL, type TestServer } from './servers.ts';

// Rows I01–I09 and I12–I14 of the catalogue of faults, over real connections.

/** A busy machine may take its time. */
const PATIENCE = { timeout: 60_000 };
const codeOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as { error: { code: string } }).error });
const begin = async (server: TestServer) => server.ask<Reply>('/v1/calls', {});

describe('a body (I01)', PATIENCE, () => {
  it.each([
    ['none', '', 400, 'TV-BODY-JSON'], ['{', '{', 400, 'TV-BODY-JSON'], ['[]', '[]', 400, 'TV-BODY-SHAPE'], ['null', 'null', 400, 'TV-BODY-SHAPE'], ['NaN', 'NaN', 400, 'TV-BODY-JSON'],
    ['keys that nobody knows', '{"sau":"hej"}', 400, 'TV-BODY-SHAPE'], ['a prototype', '{"__proto__":{"say":"hej"}}', 400, 'TV-BODY-SHAPE'], ['two steps at once', '{"say":"hej","press":"1"}', 400, 'TV-BODY-SHAPE'],
    ['an expectation', '{"hear":"welcome"}', 400, 'TV-BODY-SHAPE'], ['words that are none', '{"say":5}', 400, 'TV-BODY-SHAPE'], ['a name with a line break', '{"say":"hej","turn":"a\\nb"}', 400, 'TV-BODY-SHAPE'], ['nesting without end', '['.repeat(4000), 400, 'TV-BODY-JSON'],
  ])('that is %s is refused, in words of the server', async (_, body, status, code) => {
    const server = await newServer();
    const { call } = await begin(server);
    const refused = await codeOf(await server.post(`/v1/calls/${call}/events`, body));
    expect(refused).toMatchObject({ status, code });
    expect(refused).not.toMatchObject({ message: expect.stringMatching(/sau|hej|stack|\.ts/u) as string });
    expect(await server.ask(`/v1/calls/${call}/events`, { say: PAYMENT })).toMatchObject({ turn: 1 });
  });

  it('with a key twice counts as JSON has it: the last one', async () => {
    const server = await newServer();
    const { call } = await begin(server);
    expect(await server.ask(`/v1/calls/${call}/events`, `{"say":"hej","say":"${PAYMENT}"}`)).toMatchObject({ said: PAYMENT });
  });

  it('of another type or packed is refused', async () => {
    const server = await newServer();
    const type = { status: 415, code: 'TV-BODY-TYPE' };
    for (const contentType of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonx', '']) expect(await codeOf(await server.post('/v1/calls', '{}', { 'content-type': contentType }))).toMatchObject(type);
    expect(await codeOf(await server.post('/v1/calls', gzipSync('{}'), { 'content-encoding': 'gzip' }))).toMatchObject(type);
    expect(await codeOf(await server.post('/v1/route', gzipSync(`{"utterance":"${'a'.repeat(1_000_000)}"}`), { 'content-encoding': 'gzip' }))).toMatchObject(type);
    expect(await codeOf(await server.post('/v1/calls', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])))).toMatchObject({ status: 400, code: 'TV-BODY-TEXT' });
  });

  it('may be just as large as is said, whether its length is told or not', async () => {
    const server = await newServer();
    const { call } = await begin(server);
    const of = (bytes: number) => `{"say":"${'a'.repeat(bytes - 10)}"}`;
    const path = `/v1/calls/${call}/events`;
    expect((await server.post(path, of(8192))).status).toBe(200);
    expect(await codeOf(await server.post(path, of(8193)))).toMatchObject({ status: 413, code: 'TV-BODY-SIZE' });
    const chunked = (text: string) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
    expect(statusOf((await raw(server.url, [chunked(of(8192))])).text)).toBe(200);
    expect(statusOf((await raw(server.url, [chunked(of(8193))])).text)).toBe(413);
    expect(await codeOf(await server.post('/v1/route', `{"utterance":"${'a'.repeat(1_048_576)}"}`))).toMatchObject({ status: 413 });
    expect(await codeOf(await server.post('/v1/route', { utterances: Array.from({ length: 1001 }, () => 'hej') }))).toMatchObject({ status: 400, message: expect.stringContaining('at most 1000') as string });
  });

  it('or a head that comes a byte at a time is waited for so long and no longer', async () => {
    const server = await newServer({ limits: { slowest: 700 } });
    const slowBody = [`POST /v1/calls HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n`, ...Array.from({ length: 200 }, () => ' ')];
    const slowHead = ['POST /v1/calls HTTP/1.1\r\n', ...Array.from({ length: 200 }, (_, i) => `X-${i}: y\r\n`)];
    const [body, head] = await Promise.all([raw(server.url, slowBody, 50), raw(server.url, slowHead, 50)]);
    for (const { text, ms } of [body, head]) {
      expect(statusOf(text)).toBe(408);
      expect(text).toContain('"TV-SLOW"');
      expect(ms).toBeLessThan(5000);
    }
    expect((await server.get('/healthz')).status).toBe(200);
  });
});

describe('an id of a call (I02)', PATIENCE, () => {
  it('that is none, guessed or another thing gets the same answer as one that was deleted', async () => {
    const server = await newServer();
    const ids = ['0'.repeat(32), 'ffffffffffffffffffffffffffffffff', '__proto__', 'constructor', 'a'.repeat(8000), "' OR 1=1 --", '..%2f..%2fetc', '%00', 'é', '191212121212', '*'];
    const answers = await Promise.all(ids.map(async (id) => (await server.get(`/v1/calls/${encodeURI(id)}/export`)).text()));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toBe('{"error":{"code":"TV-CALL-UNKNOWN","message":"no such call; it may have been deleted"}}');
    for (const id of ids) expect((await server.post(`/v1/calls/${encodeURI(id)}/events`, { say: 'hej' })).status).toBe(404);
  });

  it('is 128 random bits, and never the same twice', async () => {
    const server = await newServer();
    const ids = await Promise.all(Array.from({ length: 100 }, async () => (await begin(server)).call));
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/u);
  });
});

describe('turns over HTTP (I03, I04)', PATIENCE, () => {
  it('posted a hundred at a time to one call are serial', async () => {
    const server = await newServer();
    const { call } = await begin(server);
    const replies = await Promise.all(Array.from({ length: 100 }, () => server.ask<Reply>(`/v1/calls/${call}/events`, { wait: '1ms' })));
    expect(replies.map(({ turn }) => turn).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });

  it('whose client left before the reply are given it when they are sent again', async () => {
    const server = await newServer();
    const { call } = await begin(server);
    const body = JSON.stringify({ say: PAYMENT, turn: 'one' });
    const { port } = new URL(server.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.end(`POST /v1/calls/${call}/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, () => { socket.destroy(); resolve(); }));
    });
    const replies = await Promise.all([server.ask<Reply>(`/v1/calls/${call}/events`, body), server.ask<Reply>(`/v1/calls/${call}/events`, body)]);
    expect(replies[0]).toMatchObject({ turn: 1, said: PAYMENT });
    expect(replies[1]).toEqual(replies[0]);
    const { state } = (await (await server.get(`/v1/calls/${call}/export`)).json()) as { state: { facts: unknown[] } };
    expect(state.facts).toHaveLength(1);
  });
});

describe('too much at once (I05, I06)', PATIENCE, () => {
  it('from one address is told when to come again', async () => {
    const server = await newServer({ limits: { perSecond: 2 } });
    const answers = await Promise.all(Array.from({ length: 30 }, () => server.post('/v1/calls', {})));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(refused).toHaveLength(10);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await codeOf(refused[0] as Response)).toMatchObject({ code: 'TV-RATE' });
    // Who watches is answered all the same, and no address is believed that a client tells of itself.
    expect((await server.get('/healthz')).status).toBe(200);
    expect((await server.get('/v1/calls/x/export', { 'x-forwarded-for': '10.0.0.1' })).status).toBe(429);
  });

  it('lets calls go on and begins none, whichever channel asks', async () => {
    const server = await newServer({ limits: { calls: 2 } });
    const { call } = await begin(server);
    const { conversationId } = await server.ask<{ conversationId: string }>('/v3/directline/conversations', {});
    // How many go on is known as of a second ago.
    await new Promise((resolve) => { setTimeout(resolve, 1100); });
    const full = { status: 503, code: 'TV-CALLS' };
    const refused = await server.post('/v1/calls', {});
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await codeOf(refused)).toMatchObject(full);
    expect(await codeOf(await server.post('/webhooks/rest/webhook', { sender: 'anna', message: 'hej' }))).toMatchObject(full);
    expect(await codeOf(await server.post('/webhooks/rest/webhook', { sender: 'anna', message: '/session_start' }))).toMatchObject(full);
    expect(await codeOf(await server.post('/v3/directline/conversations', {}))).toMatchObject(full);
    expect(await server.ask(`/v1/calls/${call}/events`, { say: PAYMENT })).toMatchObject({ turn: 1 });
    expect((await server.post(`/v3/directline/conversations/${conversationId}/activities`, { type: 'message', text: PAYMENT })).status).toBe(200);
  });

  it('sheds first the calls that would begin, then everything but the watch', async () => {
    const server = await newServer({ limits: { busy: [4, 8], slowest: 1500 } });
    const { call } = await begin(server);
    const stuck = (count: number) => Array.from({ length: count }, () => raw(server.url, [`POST /v1/calls HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{`]));
    const first = stuck(4);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    expect(await codeOf(await server.post('/v1/calls', {}))).toMatchObject({ status: 503, code: 'TV-BUSY' });
    expect((await server.post(`/v1/calls/${call}/events`, { say: PAYMENT })).status).toBe(200);
    const second = stuck(4);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    expect(await codeOf(await server.post(`/v1/calls/${call}/events`, { say: 'nej' }))).toMatchObject({ status: 503, code: 'TV-BUSY' });
    expect((await server.get('/readyz')).status).toBe(200);
    await Promise.all([...first, ...second]);
  });
});

describe('who may ask (I08, I12, I13)', PATIENCE, () => {
  it('is no page of another origin, nor of another name that points here', async () => {
    const server = await newServer({ access: { ...OPEN_TO_ALL, origins: ['https://tester.example'], hosts: ['talsvar.example'] } });
    for (const origin of ['https://evil.example', 'null', 'http://localhost:1', 'file://']) expect(await codeOf(await server.post('/v1/calls', {}, { origin }))).toMatchObject({ status: 403, code: 'TV-ORIGIN' });
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '169.254.169.254', '']) {
      expect([400, 403]).toContain(statusOf((await raw(server.url, [`GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`])).text));
    }
    for (const host of ['localhost:99', '127.0.0.1', '[::1]:80', 'talsvar.example', 'TALSVAR.example:443']) {
      expect(statusOf((await raw(server.url, [`GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`])).text)).toBe(200);
    }
    expect([400, 403]).toContain(statusOf((await raw(server.url, ['GET /healthz HTTP/1.0\r\n\r\n'])).text));
  });

  it('is a page on the list, which is told so before and in every answer, also of what went wrong', async () => {
    const origin = 'https://tester.example';
    const server = await newServer({ access: { ...OPEN_TO_ALL, token: TOKEN, origins: [origin] } });
    const before = await fetch(`${server.url}/v1/calls`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' } });
    expect([before.status, before.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    expect(before.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization');
    const refused = await server.post('/v1/calls', {}, { origin });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin]);
    const foreign = await fetch(`${server.url}/v1/calls`, { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } });
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  it('shows the token where there is one, for all but the app, its description and the watch', async () => {
    const server = await newServer({ access: { ...OPEN_TO_ALL, loopback: false, token: TOKEN } });
    const right = { authorization: `Bearer ${TOKEN}` };
    for (const shown of [{}, { authorization: 'Bearer wrong' }, { authorization: TOKEN }, { authorization: `Basic ${TOKEN}` }, { authorization: `Bearer ${TOKEN}x` }]) {
      for (const path of ['/v1/calls', '/v1/route', '/webhooks/rest/webhook', '/v3/directline/tokens/generate', '/v3/directline/conversations']) {
        expect(await codeOf(await server.post(path, {}, shown as Record<string, string>))).toMatchObject({ status: 401, code: 'TV-TOKEN' });
      }
      expect((await server.get('/metrics', shown as Record<string, string>)).status).toBe(401);
    }
    expect((await server.post(`/v1/calls?token=${TOKEN}`, {})).status).toBe(401);
    for (const path of ['/healthz', '/readyz', '/openapi.json']) expect((await server.get(path)).status).toBe(200);
    expect((await server.post('/v1/calls', {}, right)).status).toBe(201);
    expect((await server.get('/metrics', right)).status).toBe(200);
    expect(server.log.join('')).not.toContain(TOKEN);
  });

  it('gets every answer with the headers that close a browser’s doors', async () => {
    const server = await newServer();
    for (const response of [await server.get('/healthz'), await server.get('/nothing'), await server.post('/v1/calls', '{')]) {
      expect(Object.fromEntries(response.headers)).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin' });
    }
  });
});

/** A built page, and beside its folder what nobody may read. */
const around = mkdtempSync(join(tmpdir(), 'talsvar-pages-'));
const pages = join(around, 'app');
mkdirSync(join(pages, 'assets'), { recursive: true });
for (const [name, text] of [['app/index.html', '<!doctype html><title>Talsvar</title>'], ['app/favicon.svg', '<svg/>'], ['app/assets/index-1.js', 'export {};'], ['secret.txt', 'root: nobody may read this']] as const) writeFileSync(join(around, name), text);
afterAll(() => rmSync(around, { recursive: true }));

describe('the page', PATIENCE, () => {
  it('is served as it was built, and what is hashed in its name is kept for ever', async () => {
    const server = await newServer({ pages });
    const page = await server.get('/?room=test');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([200, expect.stringMatching(/^text\/html/u), '<!doctype html><title>Talsvar</title>']);
    const script = await server.get('/assets/index-1.js');
    expect([script.status, script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([200, expect.stringMatching(/javascript/u), 'public, max-age=31536000, immutable']);
    expect((await server.get('/favicon.svg')).headers.get('cache-control')).toBeNull();
    expect((await server.get('/secret.txt')).status).toBe(404);
  });
});

describe('a request that is none (I09)', PATIENCE, () => {
  it.each(['GET /..%2f..%2fetc/passwd', 'GET /../../etc/passwd', 'GET /../secret.txt', 'GET /..%2fsecret.txt', 'GET /assets/..%2f..%2fsecret.txt', 'GET /assets/%2e%2e/%2e%2e/secret.txt', 'GET /..%5csecret.txt', 'GET //etc/passwd', 'GET /%00', 'GET /%ff%fe', 'GET /%zz', 'GET /assets/..%5c..%5cpackage.json', 'TRACE /', 'PUT /v1/calls', 'DELETE /v1/calls', 'PATCH /healthz', 'CONNECT localhost:22', 'BREW /', 'GET http://evil.example/'])('is refused: %s', async (line) => {
    const server = await newServer({ pages });
    const { text } = await raw(server.url, [`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`]);
    // CONNECT is not even answered.
    expect(text === '' ? 400 : statusOf(text)).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/root:/u);
    expect((await server.get('/healthz')).status).toBe(200);
    expect(server.log.join('')).not.toMatch(/passwd|secret|evil/u);
  });

  it('puts nothing of itself into the head of an answer', async () => {
    const server = await newServer({ pages });
    for (const line of ['GET /\r\nX-Evil: 1', 'GET /%0d%0aX-Evil:%201', 'GET /v1/calls/%0d%0aX-Evil:%201/export']) {
      const { text } = await raw(server.url, [`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`]);
      expect(statusOf(text)).toBeGreaterThanOrEqual(200);
      expect(text).not.toMatch(/X-Evil/iu);
    }
  });

  it('has no say in what is logged, and each line of the log is one', async () => {
    const server = await newServer();
    await server.get('/%0d%0a2026-11-20%20INFO%20ok');
    await server.get('/v1/calls/x%0a/export', { 'user-agent': 'INFO ok', 'x-forwarded-for': '1.2.3.4 INFO' });
    expect(server.log.length).toBeGreaterThan(1);
    for (const line of server.log) expect(Object.keys(JSON.parse(line) as object)).toEqual(expect.arrayContaining(['at', 'event']) as string[]);
    expect(server.log.join('')).not.toMatch(/INFO|1\.2\.3\.4/u);
    expect(server.log.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  });
});

describe('a trace that is followed (I14)', PATIENCE, () => {
  const follow = async (server: TestServer, call: string, headers = {}) => {
    const stop = new AbortController();
    const response = await fetch(`${server.url}/v1/calls/${call}/trace`, { headers: { accept: 'text/event-stream', ...headers }, signal: stop.signal });
    return { response, stop, reader: (response.body as ReadableStream<Uint8Array>).getReader() };
  };
  const textUntil = async (reader: ReadableStreamDefaultReader<Uint8Array>, isEnough: (text: string) => boolean) => {
    const decoder = new TextDecoder();
    let text = '';
    while (!isEnough(text)) {
      const { value, done } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    return text;
  };
  const ids = (text: string) => [...text.matchAll(/^id: (\d+)$/gmu)].map((match) => Number(match[1]));

  it('tells each step as it comes, once, and ends with the call', async () => {
    const server = await newServer();
    const { call } = await begin(server);
    const { reader, response } = await follow(server, call);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const first = await textUntil(reader, (text) => text.includes('event: state'));
    await server.ask(`/v1/calls/${call}/events`, { say: PAYMENT });
    await server.ask(`/v1/calls/${call}/events`, { 'hang-up': null });
    const rest = await textUntil(reader, () => false);
    const told = ids(first + rest);
    expect(told).toEqual(Array.from({ length: told.length }, (_, i) => i));
    expect(rest).toContain('event: call.ended');
    const listed = (await (await server.get(`/v1/calls/${call}/trace`)).text()).trim().split('\n').map((line) => (JSON.parse(line) as { n: number }).n);
    expect(told).toEqual(listed);
  });

  it('goes on after the step that was seen last', async () => {
    const server = await newServer();
    const { call } = await begin(server);
    await server.ask(`/v1/calls/${call}/events`, { 'hang-up': null });
    const { reader } = await follow(server, call, { 'last-event-id': '3' });
    expect(ids(await textUntil(reader, () => false))[0]).toBe(4);
    for (const odd of ['-1', 'x', '99999999999', '']) expect(ids(await textUntil((await follow(server, call, { 'last-event-id': odd })).reader, () => false))[0]).toBe(0);
  });

  it('is followed by so many at once, and each who leaves makes room, however they leave', async () => {
    const server = await newServer({ limits: { followers: 2 } });
    const { call } = await begin(server);
    const [one, two] = [await follow(server, call), await follow(server, call)];
    expect((await follow(server, call)).response.status).toBe(503);
    one.stop.abort();
    await two.reader.cancel();
    await expect.poll(async () => {
      const { response, stop } = await follow(server, call);
      stop.abort();
      return response.status;
    }, { timeout: 5000 }).toBe(200);
  });

  it('waits for a follower that reads nothing, alone, and no longer than the connection lasts', async () => {
    const server = await newServer({ limits: { followers: 1 } });
    const { call } = await begin(server);
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.pause().write(`GET /v1/calls/${call}/trace HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n`);
    // All that can pile up is the trace of one call, which is bounded.
    const last = (await Promise.all(Array.from({ length: 100 }, () => server.ask<Reply>(`/v1/calls/${call}/events`, { say: 'a'.repeat(1001) })))).at(-1);
    expect(last).toMatchObject({ over: false, refused: { code: 'TV-IN-TOO-LONG' } });
    expect((await follow(server, call)).response.status).toBe(503);
    socket.destroy();
    await expect.poll(async () => {
      const { response, stop } = await follow(server, call);
      stop.abort();
      return response.status;
    }, { timeout: 5000 }).toBe(200);
  });

  it('does not keep the server from stopping', async () => {
    const server = await newServer();
    const { call } = await begin(server);
    const { reader } = await follow(server, call);
    await textUntil(reader, (text) => text.includes('event: state'));
    const from = performance.now();
    await server.stop();
    expect(performance.now() - from).toBeLessThan(3000);
    await textUntil(reader, () => false).catch(() => undefined);
  });
});
