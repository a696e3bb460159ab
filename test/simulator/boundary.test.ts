import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BANKID_CODES } from '../../machines/identification.ts';
import type { CallEvent, World } from '../../machines/types.ts';
import { parseTime } from '../../machines/stockholm.ts';
import { startActor } from '../../src/simulator/actor.ts';
import { admit, PUBLIC_EVENTS } from '../../src/simulator/boundary.ts';
import { startCall, type Call } from '../../src/simulator/call.ts';
import { CUT, MAX_LINES, MAX_STEPS } from '../../src/simulator/journal.ts';
import { MAX_FACTS } from '../../src/simulator/record.ts';
import { createWorld } from '../../src/simulator/world.ts';
import { call, heard, matcher, OPEN, service } from '../engine.ts';

// Rows B01-B12 of the catalogue of faults, as far as they concern a call. Turn ids (B07, B08) belong to the server.

const PAYMENT = 'utbetalning av föräldrapenning';
const cyclic: Record<string, unknown> = { type: 'caller.spoke', at: OPEN };
cyclic['heard'] = cyclic;
const throwing = { type: 'caller.spoke', at: OPEN, get heard() { throw new Error('getter'); } };
/** A getter that tells the truth once. */
const turncoat = { type: 'caller.spoke', at: OPEN, heard: { looks: 0, get kind() { return this.looks++ === 0 ? 'agent' : 'x'.repeat(10_000); } } };
const need = { topic: 'bostadsbidrag', errand: 'apply', role: 'private', ask: 'nothing', authority: null, pair: null, topics: [], needs: [] };

const MISSHAPEN: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined], ['null', null], ['a word', 'GO'], ['a number', 7], ['an empty object', {}], ['a list', []], ['a list of events', [{ type: 'caller.hungUp', at: OPEN }]],
  ['a type that is a number', { type: 5, at: OPEN }], ['an empty type', { type: '', at: OPEN }], ['a type of 10 kB', { type: 'x'.repeat(10_000), at: OPEN }],
  ['an unknown type', { type: 'caller.sneezed', at: OPEN }], ['a type of the prototype', { type: 'constructor', at: OPEN }], ['__proto__ for a type', { type: '__proto__', at: OPEN }],
  ['an inherited type', Object.create({ type: 'caller.hungUp', at: OPEN })], ['no time', { type: 'caller.hungUp' }], ['a time that is none', { type: 'caller.hungUp', at: Number.NaN }],
  ['a time without end', { type: 'caller.hungUp', at: Infinity }], ['a time in words', { type: 'caller.hungUp', at: '2025-03-03' }],
  ['nothing heard', { type: 'caller.spoke', at: OPEN }], ['heard that is text', { type: 'caller.spoke', at: OPEN, heard: 'agent' }],
  ['an unknown kind', { type: 'caller.spoke', at: OPEN, heard: { kind: 'toString' } }], ['a choice without an index', { type: 'caller.spoke', at: OPEN, heard: { kind: 'choice' } }],
  ['a choice below nought', { type: 'caller.spoke', at: OPEN, heard: { kind: 'choice', index: -1 } }], ['half a choice', { type: 'caller.spoke', at: OPEN, heard: { kind: 'choice', index: 0.5 } }],
  ['a number that is neither right nor wrong', { type: 'caller.pressed', at: OPEN, heard: { kind: 'personal-number', valid: 'yes' } }],
  ['a need that is empty', { type: 'caller.spoke', at: OPEN, heard: { kind: 'need', need: {} } }], ['a need of an unknown role', { type: 'caller.spoke', at: OPEN, heard: { kind: 'need', need: { ...need, role: 'king' } } }],
  ['a need of 1 MB', { type: 'caller.spoke', at: OPEN, heard: { kind: 'need', need: { ...need, topic: 'a'.repeat(1_000_000) } } }],
  ['a need of ten thousand topics', { type: 'caller.spoke', at: OPEN, heard: { kind: 'need', need: { ...need, topics: Array(10_000).fill('bostadsbidrag') } } }],
  ['a personal number for a topic', { type: 'caller.spoke', at: OPEN, heard: { kind: 'need', need: { ...need, topic: '199001019802' } } }],
  ['a personal number for a code', { type: 'bankid.answered', at: OPEN, code: '199001019802', order: 1 }], ['a code of 1 MB', { type: 'bankid.answered', at: OPEN, code: 'a'.repeat(1_000_000), order: 1 }],
  ['a place without number', { type: 'queue.moved', at: OPEN, place: 'first' }], ['a cycle', cyclic], ['a getter that throws', throwing], ['a getter that changes its mind', turncoat],
  ['a proxy that throws', new Proxy({}, { getOwnPropertyDescriptor() { throw new Error('proxy'); } })],
];
const RESERVED = ['xstate.done.actor.bankid', 'xstate.error.actor.bankid', 'xstate.after.10000.call.conversing', 'xstate.init', 'xstate.stop', `xstate.${'x'.repeat(10_000)}`, '@xstate.event', '*', 'done.invoke.x', 'done.state.call', 'error.platform.x'];

function startRaw(world: Partial<World> = {}) {
  const refusals: string[] = [];
  const faults: unknown[] = [];
  const prompts: string[] = [];
  const actor = startActor({ ...createWorld(service), ...world }, { at: OPEN, dialled: 'private', lang: 'sv' }, {
    speak: ({ id }) => prompts.push(id), rescue: (error) => faults.push(error), refuse: ({ code }) => refusals.push(code),
  });
  return { actor, refusals, faults, prompts };
}

describe('the boundary of a call', () => {
  it.each(MISSHAPEN)('refuses %s, and the call is as before (B01, B03)', (_, event) => {
    const { actor, refusals, faults } = startRaw();
    const before = actor.getSnapshot();
    actor.send(event, () => expect.unreachable('what is refused is no fact'));
    expect(refusals).toEqual(['TV-EV-SHAPE']);
    expect(faults).toEqual([]);
    expect(actor.getSnapshot()).toBe(before);
  });

  it.each(RESERVED)('refuses %s, which only the machinery may say (B02)', (type) => {
    const { actor, refusals } = startRaw();
    const before = actor.getSnapshot();
    actor.send({ type, at: OPEN, output: { ok: true } });
    expect(refusals).toEqual(['TV-EV-RESERVED']);
    expect(actor.getSnapshot()).toBe(before);
  });

  it('is the only way in: nothing else makes an actor', () => {
    const root = new URL('../../src/', import.meta.url);
    const makers = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name))
      .filter((name) => /\b(?:createActor|useActor|useMachine|useActorRef|interpret)\b/u.test(readFileSync(new URL(name, root), 'utf8')));
    // The stepper's is never started: it serves all calls, and those who look at calls from outside.
    expect(makers).toEqual(['simulator/stepper.ts']);
  });

  it('says nothing of what it refused', () => {
    for (const event of [{ type: 'hemligheten' }, { type: 'xstate.hemligheten' }, { type: 'bankid.answered', at: OPEN, code: 'hemligheten 1', order: 1 }]) expect(JSON.stringify(admit(event))).not.toContain('hemlig');
  });

  it('lets each public event in as a copy of its known fields, and drops the others unread (B03)', () => {
    const known: Record<CallEvent['type'], Record<string, unknown>> = {
      'caller.spoke': { heard: { kind: 'need', need }, manner: { lang: 'en' } }, 'caller.pressed': { heard: { kind: 'choice', index: 2 } },
      'caller.stayedSilent': {}, 'caller.hungUp': {}, 'bankid.answered': { code: 'userSign', order: 1 }, 'queue.moved': { place: 3 },
    };
    expect(Object.keys(known)).toEqual(PUBLIC_EVENTS);
    for (const [type, rest] of Object.entries(known)) {
      const event = { type, at: OPEN, ...rest };
      const more: object = JSON.parse('{"__proto__":{"polluted":true},"constructor":1}');
      const noisy = Object.defineProperty({ ...event, ...more, big: 'x'.repeat(1_000_000) }, 'trap', { enumerable: true, get() { throw new Error('read'); } });
      expect(admit(noisy)).toEqual({ ok: true, event });
      expect(admit(noisy)).not.toHaveProperty('event.polluted');
    }
    expect({}).not.toHaveProperty('polluted');
  });

  it.each(['crisis', 'agent', 'repeat', 'help', 'back', 'callback', 'skip', 'yes', 'no', 'vague', 'nothing'])('knows "%s", and lets nothing ride along', (kind) => {
    expect(admit({ type: 'caller.spoke', at: OPEN, heard: { kind, text: 'hemligheten' } })).toEqual({ ok: true, event: { type: 'caller.spoke', at: OPEN, heard: { kind } } });
  });

  it('passes all ids of the service and every code of BankID', () => {
    const ids = [...service.catalogue.topics.map(({ id }) => id), ...service.authorities.map(({ id }) => id), ...service.questions.map(({ id }) => id)];
    for (const topic of ids) expect(admit({ type: 'caller.spoke', at: OPEN, heard: { kind: 'need', need: { ...need, topic } } })).toMatchObject({ ok: true });
    for (const code of BANKID_CODES) expect(admit({ type: 'bankid.answered', at: OPEN, code, order: 1 })).toMatchObject({ ok: true });
  });

  it.each([
    ['say', undefined], ['say', 5], ['say', {}], ['press', null], ['press', ['1']], ['bankid', undefined], ['bankid', {}], ['bankid', 'x'.repeat(10_000)], ['bankid', '199001019802'], ['wait', Number.NaN], ['wait', Infinity], ['wait', '10 s'],
  ] as const)('notes in the trace that %s(…) was refused, and goes on', (verb, what) => {
    const talk = call();
    const before = talk.snapshot();
    (talk[verb] as (what: unknown) => void)(what);
    expect(talk.trace().at(-1)).toMatchObject({ type: 'refused', code: 'TV-EV-SHAPE' });
    expect(talk.snapshot()).toEqual(before);
    talk.say('handläggare');
    expect(talk.snapshot().outcome?.disposition).toBe('transfer');
  });
});

describe('a fault in a call (B05)', () => {
  const fail = () => { throw new Error('hemligheten'); };
  const faulty: readonly (readonly [string, Partial<World>])[] = [
    ['a guard that throws', { hoursAt: fail }], ['an action that throws', { choicesOf: fail }], ['an answer that is undefined', { choicesOf: () => undefined as never }],
  ];

  it.each(faulty)('%s is told to the observer and stays in its call', (_, world) => {
    const { actor, faults } = startRaw(world);
    actor.send({ type: 'caller.spoke', at: OPEN, heard: { kind: 'need', need: { ...need, ask: 'topic', pair: 'sick' } } });
    expect(faults.length).toBeGreaterThan(0);
    expect(actor.getSnapshot().status).toBe('error');
  });

  it('a listener that throws is a fault like any other', () => {
    const faults: unknown[] = [];
    startActor(createWorld(service), { at: OPEN, dialled: 'private', lang: 'sv' }, { speak: fail, rescue: (error) => faults.push(error), refuse: () => {} });
    expect(faults.length).toBeGreaterThan(0);
  });

  const breaking: readonly (readonly [string, object, string])[] = [
    ['words that cannot be had', { prompts: new Proxy({}, { get: fail }) }, PAYMENT],
    ['hours that cannot be told', { lines: new Proxy({}, { get: fail }), calendars: new Proxy({}, { get: fail }) }, PAYMENT],
    ['rules that cannot be read', { routing: new Proxy({}, { get: fail }) }, PAYMENT],
    ['questions that cannot be read', { questions: new Proxy({}, { get: fail }) }, 'sjukbidrag'],
  ];

  it.each(breaking)('%s lead to a person', (_, broken, says) => {
    const talk = startCall({ ...service, ...broken }, matcher, { at: OPEN });
    talk.say(says);
    expect(talk.snapshot()).toMatchObject({ state: 'fault', over: true, outcome: { disposition: 'transfer', line: 'private', identified: false } });
    expect(talk.snapshot().lines.findLast(({ who }) => who === 'voice')?.text).toMatch(/handläggare/u);
    expect(talk.trace().filter(({ type }) => type === 'call.ended')).toHaveLength(1);
    expect(JSON.stringify(talk.trace())).not.toContain('hemligheten');
  });

  it('leads to the opening hours when the line has closed meanwhile', () => {
    const talk = startCall(service, { ...matcher, understand: fail }, { at: parseTime('2025-03-03T15:59:55') });
    talk.wait(6000);
    talk.say('vad som helst');
    expect(talk.snapshot()).toMatchObject({ state: 'fault', outcome: { disposition: 'closed', hours: { state: 'closed' } } });
    expect(talk.snapshot().lines.at(-1)?.text).toContain('i morgon klockan 8');
  });

  it('leaves a hundred calls beside it exactly as they are without it (R5)', () => {
    const turns: readonly ((talk: Call) => void)[] = [(talk) => talk.say(PAYMENT), (talk) => talk.say('ja'), (talk) => talk.press('199001019802'), (talk) => talk.bankid('complete')];
    const play = (poison: boolean) => {
      const calls = Array.from({ length: 100 }, (_, i) => call({ at: OPEN + i * 1000 }));
      const ill = startCall({ ...service, questions: new Proxy([], { get: fail }) }, matcher, { at: OPEN });
      for (const turn of turns) {
        for (const [i, talk] of calls.entries()) {
          if (poison && i === 50) for (const bad of [() => ill.say('sjukbidrag'), () => ill.bankid({} as never), () => ill.say(null as never)]) bad();
          turn(talk);
        }
      }
      return JSON.stringify(calls.map((talk) => talk.trace()));
    };
    expect(play(true)).toBe(play(false));
  });
});

describe('late and untimely events', () => {
  const awaiting = () => {
    const talk = call();
    talk.say(PAYMENT);
    talk.say('ja');
    talk.press('199001019802');
    return talk;
  };

  it('an answer of BankID after its order ran out identifies nobody (B06)', () => {
    const talk = awaiting();
    talk.wait(180_000);
    talk.bankid('complete');
    talk.bankid('complete');
    talk.say('nej');
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', identified: false });
  });

  it('a late answer to the first order says nothing about the second (B06)', () => {
    const talk = awaiting();
    talk.bankid('userCancel');
    talk.say('ja');
    talk.press('199001019802');
    talk.bankid('complete', 1);
    expect(talk.snapshot()).toMatchObject({ state: 'conversing.awaitingBankid', over: false });
    talk.bankid('complete', 2);
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', identified: true });
  });

  it('nothing is heard after the end, and the caller is told so once (B09)', () => {
    const talk = awaiting();
    talk.say('hoppa över');
    const { lines: linesBefore, ...before } = talk.snapshot();
    const traceBefore = [...talk.trace()];
    for (const late of [() => talk.say('hallå'), () => talk.press('0'), () => talk.bankid('complete'), () => talk.staySilent(), () => talk.hangUp(), () => talk.say(null as never)]) late();
    const { lines, ...after } = talk.snapshot();
    expect(after).toEqual(before);
    expect(talk.trace()).toEqual(traceBefore);
    expect(lines.slice(0, -1)).toEqual(linesBefore);
    expect(lines.at(-1)).toMatchObject({ who: 'system', text: 'Samtalet är slut. Ring igen för att börja om.' });
  });

  it('words and a deadline at the same moment both count, in either order (B10)', () => {
    const wordsFirst = call();
    wordsFirst.wait(9_999);
    wordsFirst.say(PAYMENT);
    wordsFirst.wait(1);
    expect(wordsFirst.snapshot().question).toBe('offer-identification');
    const silenceFirst = call();
    silenceFirst.wait(10_000);
    silenceFirst.say(PAYMENT);
    expect(heard(silenceFirst)).toEqual(expect.arrayContaining(['describe-no-input', 'offer-identification']));
  });

  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['the description', []], ['a closer description', ['hjälp mig']], ['a signpost', ['när kommer studiebidraget']], ['a choice', ['sjukbidrag']],
    ['the form of company', ['jag är egenföretagare och undrar om sjukpenning']], ['the offer of BankID', [PAYMENT]],
    ['the number', [PAYMENT, 'ja']], ['BankID', [PAYMENT, 'ja', '19900101-9802']],
  ];
  it.each(ways)('a hang-up at %s ends the call at once and once (B11)', (_, says) => {
    const talk = call();
    for (const words of says) talk.say(words);
    expect(talk.snapshot().over).toBe(false);
    talk.hangUp();
    const steps = talk.trace().length;
    talk.hangUp();
    talk.wait(3_600_000);
    expect(talk.snapshot()).toMatchObject({ over: true, outcome: { disposition: 'hung-up' } });
    expect(talk.trace()).toHaveLength(steps);
    expect(talk.trace().filter(({ type }) => type === 'call.ended')).toHaveLength(1);
    expect(talk.record().reached.deadline).toBeNull();
  });
});

describe('ten thousand events (B12)', () => {
  const endless: readonly (readonly [string, (talk: Call) => void])[] = [
    ['"ok"', (talk) => talk.say('ok')], ['"upprepa"', (talk) => talk.say('upprepa')], ['silences', (talk) => talk.staySilent()],
    ['keys', (talk) => talk.press('5')], ['stars', (talk) => talk.press('*')], ['descriptions', (talk) => talk.say('när kommer studiebidraget')],
  ];
  it.each(endless)('%s lead to a person within 40 turns', (_, act) => {
    const talk = call();
    let turns = 0;
    while (!talk.snapshot().over && turns < 10_000) {
      act(talk);
      turns++;
    }
    expect(turns).toBeLessThanOrEqual(40);
    expect(talk.snapshot().outcome?.disposition).toBe('transfer');
  });

  it('of what BankID says on its way lead to a person in the end, in bounded memory', () => {
    const talk = call();
    for (const words of [PAYMENT, 'ja', '19900101-9802']) talk.say(words);
    for (let i = 0; i < 10_000; i++) talk.bankid('started');
    expect(talk.record().facts).toHaveLength(MAX_FACTS);
    expect(talk.snapshot()).toMatchObject({ state: 'fault', outcome: { disposition: 'transfer', desk: 'family' } });
  });

  it('that are refused keep the latest lines under one notice, and the call answers on', () => {
    const talk = call();
    for (let i = 0; i < 10_000; i++) talk.say('a'.repeat(1001));
    const { lines } = talk.snapshot();
    expect(lines).toHaveLength(MAX_LINES);
    expect(lines.filter(({ text }) => text === CUT.sv).map(({ who }) => who)).toEqual(['system']);
    expect(lines[0]?.text).toBe(CUT.sv);
    const numbers = lines.map(({ n }) => n);
    expect(numbers).toEqual(numbers.map((_, i) => i + (numbers[0] ?? 0)));
    expect(talk.trace()).toHaveLength(MAX_STEPS);
    expect(talk.trace().slice(0, 2)).toMatchObject([{ type: 'call.started', n: 0 }, { type: 'cut' }]);
    expect(talk.trace()[2]?.n).toBe((talk.trace()[1]?.n ?? 0) + 1);
    talk.say('handläggare');
    expect(talk.snapshot().outcome?.disposition).toBe('transfer');
    expect(talk.trace().at(-1)?.type).toBe('call.ended');
  });

  it('of keys inside a personal number are not kept', () => {
    const talk = call();
    for (const words of [PAYMENT, 'ja']) talk.say(words);
    for (let i = 0; i < 10_000; i++) talk.press('*');
    expect(talk.snapshot().over).toBe(true);
  });
});
