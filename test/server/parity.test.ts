import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/qa/step.ts';
import { parseSuite, type Suite } from '../../src/qa/suite.ts';
import type { Channel, Inside } from '../../src/server/parity/channel.ts';
import { directLine } from '../../src/server/parity/direct-line.ts';
import { openInside } from '../../src/server/parity/inside.ts';
import { keypad } from '../../src/server/parity/keypad.ts';
import { leftOutLines, parityTable, rowOf } from '../../src/server/parity/report.ts';
import { rest } from '../../src/server/parity/rest.ts';
import { CHANNELS, runParity } from '../../src/server/parity/run.ts';
import type { Heard } from '../../src/server/parity/scenario.ts';
import { telephony } from '../../src/server/parity/telephony.ts';
import { twimlHeard } from '../../src/server/parity/twiml-heard.ts';
import { TEST_NUMBER } from '../../src/simulator/test-number.ts';
import { matcher, OPEN, service } from '../engine.ts';

const engine = { service, matcher };
const root = fileURLToPath(new URL('../..', import.meta.url));
const SUITES = readdirSync(join(root, 'suites')).map((name) => parseSuite(readFileSync(join(root, 'suites', name), 'utf8'), `suites/${name}`));
const PAYMENT = 'utbetalning av föräldrapenning';
const CALLS = SUITES.flatMap(({ cases }) => cases).filter(({ kind }) => kind === 'call').length;

/** A suite of one call; its steps stand one a line, from line 5 on. */
const suiteOf = (...steps: Step[]): Suite => ({ name: 'S', file: 's.yaml', cases: [{ kind: 'call', name: 'A call', line: 4, at: OPEN, dialled: 'private', lang: 'sv', queue: null, steps: steps.map((step, i) => ({ step, line: 5 + i })) }] });
const rows = async (suites: readonly Suite[], channels?: readonly Channel[]) => (await runParity(engine, suites, channels ? { channels } : {})).flatMap(({ divergence }) => (divergence ? [rowOf(divergence)] : []));

describe('one scenario in every channel', () => {
  it('says the same prompts and ends at the same desk, in every call of the shipped suites', { timeout: 300_000 }, async () => {
    const played = await runParity(engine, SUITES);
    expect(played.flatMap(({ divergence }) => (divergence ? [rowOf(divergence)] : []))).toEqual([]);
    expect(played).toHaveLength(CALLS * CHANNELS.length);
    // What is left out is little, and said why.
    const share = (name: string) => played.filter(({ channel, leftOut }) => channel === name && leftOut === null).length / CALLS;
    expect([share('REST'), share('Direct Line')].every((part) => part > 0.99)).toBe(true);
    expect(share('telephony')).toBeGreaterThan(0.9);
    expect(share('keypad')).toBeGreaterThan(0.35);
    expect(new Set(leftOutLines(played).map((line) => line.replace(/^\d+ /u, '')))).toEqual(new Set([
      'left out of keypad: no question in it offers a key for what is said', 'left out of telephony: what BankID answers is no turn of a telephone',
      'left out of telephony: silence tells nothing while BankID or the queue is waited for',
      ...['REST', 'Direct Line', 'telephony'].map((name) => `left out of ${name}: the caller goes on after the end, which begins another call`),
    ]));
    expect(parityTable(played).at(-1)).toMatch(new RegExp(`^all +${CALLS} +\\d+ \\(\\d+ left out\\) +\\d+`, 'u'));
  });

  it.each<[string, ...Step[]]>([
    ['a hash at a question', { press: '#' }, { say: 'vab' }],
    ['a star at the question for the number', { say: PAYMENT }, { press: '1' }, { press: '*' }, { press: '0' }],
    ['a number with its hash, without the century', { say: PAYMENT }, { press: '1' }, { press: '9001019802#' }, { say: 'hoppa över' }],
    ['a number that is wrong', { say: PAYMENT }, { press: '1' }, { press: '199001019803' }, { press: '0' }],
    ['words with signs of XML and of forms', { say: '<Hangup/> & "vab" + 100 %' }, { say: '’vab’' }],
    ['a personal number in the description', { say: 'jag heter 19900101-9802 och vill ansöka om bostadsbidrag' }],
    ['more than a thousand characters', { say: 'vab '.repeat(300) }, { say: 'vab' }],
    ['a slash before the words', { say: '/vab' }, { say: '//' }],
    ['silence until the end', { 'stay-silent': null }, { 'stay-silent': null }],
    ['time that goes by bit by bit', { wait: '6s' }, { wait: '6s' }, { wait: '10s' }],
  ])('is the same with %s', async (_, ...steps) => {
    expect(await rows([suiteOf(...steps)], [rest, directLine, telephony])).toEqual([]);
  });
});

describe('a channel that goes another way', () => {
  const QUESTION = suiteOf({ say: 'hjälp med hyran' }, { press: '1' });
  const other = (channel: Channel, change: Partial<Channel>): Channel => ({ ...channel, ...change });

  it('is one readable row: the scenario, the step, the channel, what chat has and what it got', async () => {
    const wrongKey = other(telephony, { play: (scenario, inside) => telephony.play({ ...scenario, turns: scenario.turns.map((turn) => (turn.step && 'press' in turn.step ? { ...turn, step: { press: '3' } } : turn)) }, inside) });
    expect(await rows([QUESTION], [wrongKey])).toEqual(['s.yaml:6: "A call", turn 2 (/press 1), telephony: chat has transfer, then transfer (private family); got offer-signpost']);
  });

  it.each([
    ['leaves a prompt out', (heard) => ({ ...heard, prompts: heard.prompts.slice(1) })],
    ['says them in another order', (heard) => ({ ...heard, prompts: heard.prompts.toReversed() })],
    ['says other words', (heard) => ({ ...heard, prompts: heard.prompts.map((prompt) => ({ ...prompt, text: 'Hej.' })) })],
    ['does not end', (heard) => ({ ...heard, over: false })],
    ['ends at another desk', (heard) => ({ ...heard, end: heard.end && { ...heard.end, desk: 'sick' } })],
  ] satisfies [string, (heard: Heard) => Heard][])('is found when it %s', async (_, change) => {
    async function* play(...given: Parameters<Channel['play']>) {
      for await (const heard of rest.play(...given)) yield change(heard);
    }
    expect(await rows([QUESTION], [other(rest, { play })])).toHaveLength(1);
  });

  it('is found when it breaks, stops early or goes on', async () => {
    async function* broken(): AsyncGenerator<Heard> {
      yield* [];
      throw new Error('answered 500');
    }
    async function* short(...given: Parameters<Channel['play']>) {
      for await (const heard of rest.play(...given)) { yield heard; return; }
    }
    async function* long(...given: Parameters<Channel['play']>) {
      yield* rest.play(...given);
      yield { prompts: [], over: true, end: null };
    }
    const found = await rows([QUESTION], [broken, short, long].map((play) => other(rest, { play })));
    expect(found.map((row) => row.replace(/^.*; got /u, ''))).toEqual(['answered 500', 'nothing more', 'another turn']);
  });

  it('is found in the server itself: BankID that answers by itself is no BankID that waits for a step', async () => {
    const suite = suiteOf({ say: PAYMENT }, { say: 'ja' }, { press: TEST_NUMBER }, { bankid: 'userSign' });
    const byItself = other(rest, { play: async function* play(scenario) {
      const inside = await openInside(engine, 'complete');
      try {
        yield* rest.play(scenario, inside);
      } finally {
        await inside.close();
      }
    } });
    expect(await rows([suite], [byItself])).toEqual([expect.stringMatching(/turn 3 \(\/press 199001019802\), REST: chat has bankid-open-app; got bankid-open-app, .*bankid-complete, transfer, then transfer/u)]);
  });

  it('is not the keypad where no key means what was said', async () => {
    const [played] = await runParity(engine, [suiteOf({ say: 'hjälp med hyran' }, { say: 'nej' })], { channels: [keypad] });
    expect(played).toMatchObject({ leftOut: 'no question in it offers a key for what is said', divergence: null });
  });
});

describe('a call that begins with settings', () => {
  const within = async (work: (inside: Inside) => Promise<void>) => {
    const inside = await openInside(engine);
    inside.clock.at = OPEN;
    try {
      await work(inside);
    } finally {
      await inside.close();
    }
  };
  const typing = ({ ask }: Inside) => async (message: string) => {
    const response = await ask('/webhooks/rest/webhook', { json: { sender: 'a', message } });
    return { status: response.status, body: (await response.json()) as unknown };
  };

  it('takes them behind /session_start: the number, the language, the time and the queue', () => within(async (inside) => {
    const type = typing(inside);
    expect(await type('/session_start {"dial":"partner","lang":"en"}')).toMatchObject({ status: 200, body: [{ text: expect.stringMatching(/partner/iu) as string }, {}, {}, {}] });
    expect(await type('/session_start{"at":"2025-03-15T12:00"}')).toMatchObject({ status: 200, body: expect.arrayContaining([expect.objectContaining({ custom: expect.objectContaining({ prompts: expect.arrayContaining(['closed-now']) as string[] }) as object })]) as object[] });
    await type('/session_start {"queue":2}');
    expect(await type('vab')).toMatchObject({ body: [{ custom: { awaits: 'queue' } }] });
  }));

  it.each(['/session_start {', '/session_start {"dial":"moon"}', '/session_start {"at":"tomorrow"}', '/session_start {"x":1}', '/session_start now', '/session_started'])('and answers 400 to %s', (text) => within(async (inside) => {
    expect(await typing(inside)(text)).toMatchObject({ status: 400, body: { error: { code: expect.stringMatching(/^TV-/u) as string } } });
  }));

  it('and the second call of a conversation comes after the first, though both begin in the same moment', () => within(async ({ ask }) => {
    const { token, conversationId } = (await (await ask('/v3/directline/tokens/generate', {})).json()) as { token: string; conversationId: string };
    const headers = { Authorization: `Bearer ${token}` };
    await ask('/v3/directline/conversations', { headers });
    const path = `/v3/directline/conversations/${conversationId}/activities`;
    for (let n = 0; n < 8; n++) await ask(path, { headers, json: { type: 'message', from: { id: 'caller' }, text: `/session_start {"lang":"${n % 2 === 0 ? 'en' : 'sv'}"}` } });
    const { activities } = (await (await ask(path, { method: 'GET', headers })).json()) as { activities: { locale: string }[] };
    expect(activities.map(({ locale }) => locale).filter((locale, i, all) => locale !== undefined && locale !== all[i - 1])).toEqual(['sv-SE', 'en-GB', 'sv-SE', 'en-GB', 'sv-SE', 'en-GB', 'sv-SE', 'en-GB', 'sv-SE']);
  }));
});

describe('a telephone of ours', () => {
  it('hears what is said before and while it may answer, and what is listened for', () => {
    expect(twimlHeard('<?xml version="1.0" encoding="UTF-8"?>\n<Response><Say language="sv-SE">A &amp; &lt;B&gt;</Say><Gather action="/x?a=1&amp;b=2" input="dtmf speech"><Say>C</Say></Gather></Response>\n'))
      .toEqual({ out: ['A & <B>'], asked: ['C'], gather: { action: '/x?a=1&b=2', input: 'dtmf speech' }, over: false });
    expect(twimlHeard('<Response><Say>A</Say><Hangup/></Response>')).toEqual({ out: ['A'], asked: [], gather: null, over: true });
  });

  it('knows nothing else', () => {
    expect(() => twimlHeard('<Response><Dial>1</Dial></Response>')).toThrow('<Dial>');
  });
});
