import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoInStockholm } from '../../machines/stockholm.ts';
import type { Call, CallOptions } from '../../src/simulator/call.ts';
import { checksum } from '../../src/simulator/checksum.ts';
import { CALL_VERSION, persist, restoreCall, type Envelope, type RestoreOptions } from '../../src/simulator/envelope.ts';
import { call, CLOSED, heard, matcher, OPEN, service } from '../engine.ts';

// Rows C01-C06, C10 and C11 of the catalogue of faults. Journals and processes (C07-C09, C12, C13) belong to the server.

const ID = 'call-7';

function at(says: readonly string[], options: Partial<CallOptions> = {}): Call {
  const talk = call({ id: ID, ...options });
  for (const words of says) talk.say(words);
  return talk;
}

function restore(envelope: unknown, options: Partial<RestoreOptions> = {}): Call {
  return restoreCall(service, matcher, envelope, { id: ID, at: OPEN, ...options });
}

/** A forger's work: an envelope changed and sealed again. */
function forged(envelope: Envelope, change: (plain: Record<string, unknown>) => void): unknown {
  const { checksum: _, ...content } = structuredClone(envelope) as unknown as Record<string, unknown>;
  change(content);
  return { ...content, checksum: checksum(content) };
}

function refusal(talk: Call): string | undefined {
  const step = talk.trace().find(({ type }) => type === 'refused');
  return step?.type === 'refused' ? step.code : undefined;
}

function expectPerson(talk: Call): void {
  expect(talk.snapshot()).toMatchObject({ state: 'fault', over: true, outcome: { disposition: 'transfer', line: 'private', identified: false } });
  expect(talk.trace().map(({ type }) => type)).toEqual(['call.started', 'refused', 'fault', 'prompt', 'call.ended']);
}

const NUMBER = '19900101-9802';
const PAYMENT = 'utbetalning av föräldrapenning';
/** Understood, but not surely enough to go on without a yes. */
const UNSURE = 'jag behöver pengar till barnet';
const PLACES: readonly [string, readonly string[], Partial<CallOptions>?][] = [
  ['the first question', []], ['a miss', ['dumdidum trallan']], ['a closer description', ['hjälp mig']], ['a guess', [UNSURE]], ['a signpost', ['när kommer studiebidraget']], ['a choice', ['sjukbidrag']],
  ['the form of company', ['jag är egenföretagare och undrar om sjukpenning']], ['the offer of BankID', [PAYMENT]], ['the personal number', [PAYMENT, 'ja']],
  ['a call in English', ['I want to apply for housing allowance']], ['a closed line', ['jag vill inte leva längre'], { at: CLOSED }], ['another line', [], { dialled: 'partner', lang: 'en' }],
  ['the end', [PAYMENT, 'nej']], ['an identified end', [PAYMENT, 'ja', NUMBER], { bankid: 'complete' }],
];

describe('a call that is laid aside', () => {
  it('is plain JSON that tells what it is', () => {
    const envelope = persist(at([PAYMENT]));
    expect(JSON.parse(JSON.stringify(envelope))).toEqual(envelope);
    expect(envelope).toMatchObject({ schema: 'talsvar-call', version: 1, machine: CALL_VERSION, service: service.version, call: ID, takenAt: isoInStockholm(OPEN), state: { reached: { state: 'conversing.offeringIdentification' } } });
  });

  it('holds no personal number, however it was given', () => {
    for (const give of [(talk: Call) => talk.say(NUMBER), (talk: Call) => talk.press('199001019802'), (talk: Call) => Array.from('19900101980', (key) => talk.press(key)), (talk: Call) => talk.say('nitton nittio noll ett noll ett nittioåtta noll två')]) {
      const talk = at([PAYMENT, 'ja']);
      give(talk);
      expect(JSON.stringify(persist(talk))).not.toMatch(/199001|9802|nittioåtta/u);
    }
  });

  it.each(PLACES)('goes on where it was: %s (INV20)', (_, says, options = {}) => {
    const talk = at(says, options);
    const envelope = persist(talk);
    const again = restore(JSON.stringify(envelope), { at: talk.snapshot().at });
    expect(again.snapshot()).toEqual(talk.snapshot());
    expect(again.trace()).toEqual(talk.trace());
    // Nothing of what was said is still being said.
    const said = { ...envelope.state, heardUntil: envelope.state.lines.at(-1)?.n ?? -1 };
    expect(persist(again)).toEqual({ ...envelope, state: said, checksum: expect.any(String) as string });
    for (const turn of [(one: Call) => one.wait(3000), (one: Call) => one.say('ja'), (one: Call) => one.press('1'), (one: Call) => one.wait(20_000), (one: Call) => one.say('handläggare')]) {
      turn(talk);
      turn(again);
      expect(again.snapshot()).toEqual(talk.snapshot());
    }
    expect(again.trace()).toEqual(talk.trace());
  });

  it('has a higher number each time that something has happened', () => {
    const talk = at([]);
    const first = persist(talk).seq;
    talk.say(PAYMENT);
    expect(persist(talk).seq).toBeGreaterThan(first);
  });

  it('keeps what it was while the call goes on', () => {
    const talk = at([]);
    const envelope = persist(talk);
    const before = JSON.stringify(envelope);
    talk.say(PAYMENT);
    expect(JSON.stringify(envelope)).toBe(before);
  });

  it('that ended in a fault is still with a person', () => {
    const talk = at([PAYMENT, 'ja', NUMBER]);
    for (let i = 0; i < 2000; i++) talk.bankid('started');
    const again = restore(persist(talk));
    expect(again.snapshot()).toEqual(talk.snapshot());
    expect(again.trace()).toEqual(talk.trace());
  });
});

describe('deadlines (C11)', () => {
  it('that lie ahead keep their moment', () => {
    const talk = at([]);
    const again = restore(persist(talk), { at: OPEN + 7000 });
    again.wait(2999);
    expect(heard(again).at(-1)).toBe('describe');
    again.wait(1);
    expect(heard(again).at(-1)).toBe('describe-no-input');
  });

  it.each([10_000, 60_000, 8 * 3_600_000])('that passed %i ms ago fire at once, and once', (gone) => {
    const again = restore(persist(at([])), { at: OPEN + gone });
    expect(heard(again)).toEqual(['welcome', 'recording-notice', 'describe', 'describe-no-input']);
    expect(again.snapshot()).toMatchObject({ at: OPEN + gone, over: false });
    again.wait(9999);
    expect(again.snapshot().over).toBe(false);
    again.wait(1);
    expect(again.snapshot().over).toBe(true);
  });

  it('do not move when the clock has gone back', () => {
    const talk = at([]);
    talk.wait(4000);
    expect(restore(persist(talk), { at: OPEN - 3_600_000 }).record().reached).toEqual(talk.record().reached);
  });
});

describe('a pending BankID order (C10)', () => {
  it.each([0, 5000, 3_600_000])('is not started again %i ms later: the caller is told, and asked once more at the most', (gone) => {
    const talk = at([PAYMENT, 'ja', NUMBER]);
    const again = restore(persist(talk), { at: OPEN + gone });
    expect(again.snapshot()).toMatchObject({ awaitsBankid: false, question: 'offer-identification-again' });
    expect(heard(again).slice(heard(talk).length)).toEqual(['bankid-interrupted', 'offer-identification-again']);
    again.bankid('complete');
    expect(again.record().reached.identified).toBe(false);
    again.say('ja');
    again.say(NUMBER);
    const third = restore(persist(again), { at: OPEN + gone });
    expect(third.snapshot()).toMatchObject({ outcome: { disposition: 'transfer', desk: 'family', identified: false } });
    expect(heard(third).filter((id) => id.startsWith('offer-identification'))).toHaveLength(2);
  });

  it('that was complete has identified the caller, by its facts', () => {
    const talk = at([PAYMENT, 'ja', NUMBER]);
    talk.bankid('complete');
    expect(restore(persist(talk)).snapshot().outcome?.identified).toBe(true);
  });
});

describe('an envelope that cannot be trusted', () => {
  const envelope = persist(at([PAYMENT, 'ja']));

  it.each([undefined, null, 7, '', 'nonsense', '[]', '{}', [], {}, { schema: 'talsvar-call' }, { schema: 'other' }, '['.repeat(100_000), new Proxy({}, { ownKeys() { throw new Error('proxy'); } })])('is refused when it is none: case %#', (none) => {
    const talk = restore(none);
    expectPerson(talk);
    expect(refusal(talk)).toMatch(/^TV-SNAP-(?:INVALID|VERSION)$/u);
  });

  it('leads to the opening hours when the line is closed', () => {
    expect(restore('nonsense', { at: CLOSED }).snapshot()).toMatchObject({ state: 'fault', outcome: { disposition: 'closed', hours: { next: '2025-06-23T08:00+02:00' } } });
  });

  it('is refused on the line and in the language that were asked for', () => {
    const talk = restore('nonsense', { dialled: 'press', lang: 'en' });
    expect(talk.snapshot()).toMatchObject({ lang: 'en', outcome: { disposition: 'transfer', line: 'press', desk: 'press' } });
  });

  type Plain = Record<string, unknown>;
  const changes: readonly (readonly [string, string, (plain: Plain) => void])[] = [
    ['of a later version', 'TV-SNAP-VERSION', (plain) => { plain['version'] = 2; }],
    ['of another machine', 'TV-SNAP-VERSION', (plain) => { plain['machine'] = 99; }],
    ['of other rules', 'TV-SNAP-SERVICE', (plain) => { plain['service'] = 'ffffffff'; }],
    ['of another call (C06)', 'TV-SNAP-CALL', (plain) => { plain['call'] = 'call-8'; }],
    ['with an unknown field', 'TV-SNAP-INVALID', (plain) => { plain['more'] = 1; }],
    ['with another number', 'TV-SNAP-INVALID', (plain) => { plain['seq'] = 999; }],
    ['without a state', 'TV-SNAP-INVALID', (plain) => { plain['state'] = null; }],
  ];
  it.each(changes)('is refused when it is %s', (_, code, change) => {
    const talk = restore(forged(envelope, change));
    expect(refusal(talk)).toBe(code);
    expectPerson(talk);
  });

  type State = Record<string, unknown> & { start: Record<string, unknown>; reached: Record<string, unknown>; facts: Record<string, unknown>[]; lines: unknown[]; trace: unknown[] };
  const states: readonly (readonly [string, (state: State) => void])[] = [
    ['an unknown state', (state) => { state.reached['state'] = 'nowhere'; }], ['"__proto__" for a state', (state) => { state.reached['state'] = '__proto__'; }],
    ['"constructor" for a state', (state) => { state.reached['state'] = 'constructor'; }], ['an object for a state', (state) => { state.reached['state'] = { conversing: {} }; }],
    ['an end that was not', (state) => { state.reached['state'] = 'over'; }], ['a status', (state) => { state['status'] = 'done'; }], ['children', (state) => { state['children'] = {}; }],
    ['a value', (state) => { state['value'] = '__proto__'; }], ['an own __proto__', (state) => { Object.defineProperty(state, '__proto__', { value: { identified: true }, enumerable: true }); }],
    ['a forged identity (C03)', (state) => { state.reached['identified'] = true; }], ['another deadline', (state) => { state.reached['deadline'] = { at: OPEN + 1, as: 'silence' }; }],
    ['another question', (state) => { state.reached['question'] = 'describe'; }], ['a context', (state) => { state['context'] = { identified: true }; }],
    ['no start', (state) => { state['start'] = null as never; }], ['a start in words', (state) => { state.start['at'] = '2025'; }], ['an unknown line', (state) => { state.start['dialled'] = 'secret'; }],
    ['no facts', (state) => { state.facts = []; }], ['one fact less', (state) => { state.facts.pop(); }], ['a fact of the machinery', (state) => { state.facts.push({ type: 'xstate.done.actor.bankid', at: OPEN }); }],
    ['a fact with a passenger', (state) => { if (state.facts[0]) state.facts[0]['more'] = 1; }], ['facts out of order', (state) => { if (state.facts[0]) state.facts[0]['at'] = OPEN + 60_000; }],
    ['facts without end', (state) => { state.facts = Array(100_000).fill(state.facts[0]); }], ['a time before its facts', (state) => { state['at'] = OPEN - 1; }],
    ['a line that is none', (state) => { state.lines.push({ text: 5 }); }], ['a trace that is none', (state) => { state.trace = []; }], ['a trace without a head', (state) => { state.trace.shift(); }],
    ['a decision that is none', (state) => { state['decision'] = { outcome: 'king' }; }], ['an endless description', (state) => { state['described'] = 'a'.repeat(10_000); }],
  ];
  it.each(states)('is refused with %s (C02-C04)', (_, change) => {
    const talk = restore(forged(envelope, (plain) => change(plain['state'] as State)));
    expect(refusal(talk)).toMatch(/^TV-SNAP-(?:INVALID|STATE)$/u);
    expectPerson(talk);
  });

  it('is refused when a later one is known of (C06)', () => {
    const talk = at([PAYMENT]);
    const old = persist(talk);
    talk.say('ja');
    expect(refusal(restore(old, { seq: persist(talk).seq }))).toBe('TV-SNAP-OLD');
    expect(refusal(restore(persist(talk), { seq: old.seq }))).toBeUndefined();
  });

  it('leaves the calls beside it alone (R5)', () => {
    const beside = at([PAYMENT]);
    restore(forged(envelope, (plain) => { (plain['state'] as State).reached['state'] = '__proto__'; }));
    beside.say('nej');
    const alone = at([PAYMENT, 'nej']);
    expect(beside.trace()).toEqual(alone.trace());
  });

  it('has its damage found, whatever byte it is in and wherever it is cut (C05)', () => {
    const talk = at([]);
    const sound = persist(talk);
    const bytes = Buffer.from(JSON.stringify(sound));
    const isSound = (text: string) => {
      const again = restore(text);
      if (refusal(again) === undefined) return JSON.stringify(persist(again)) === JSON.stringify(sound);
      return again.record().reached.end?.disposition === 'transfer';
    };
    const wrong: string[] = [];
    for (let i = 0; i < bytes.length; i++) {
      for (const mask of [1 << i % 8, 255]) {
        const damaged = Buffer.from(bytes);
        damaged[i] = (damaged[i] ?? 0) ^ mask;
        if (!isSound(damaged.toString())) wrong.push(`byte ${i} ^ ${mask}`);
      }
      if (refusal(restore(bytes.subarray(0, i).toString())) === undefined) wrong.push(`cut at ${i}`);
    }
    expect(bytes.length).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });
});

describe('calls laid aside by earlier versions (C01)', () => {
  const folder = new URL('../data/calls/', import.meta.url);
  const kept = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const NOW: readonly (readonly [string, readonly string[]])[] = [['first-question', []], ['confirm', [UNSURE]], ['awaiting-bankid', [PAYMENT, 'ja', NUMBER]], ['over', [PAYMENT, 'nej']]];

  // After CALL_VERSION was raised: KEEP_CALLS=1 npx vitest run test/simulator/envelope. What is kept is never made again.
  it.runIf(process.env['KEEP_CALLS'])('are laid aside as they are today', () => {
    for (const [name, says] of NOW) {
      const file = new URL(`v${CALL_VERSION}-${name}.json`, folder);
      if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(persist(at(says)), null, 1)}\n`);
      expect(existsSync(file)).toBe(true);
    }
  });

  it('are kept, four of each version', () => {
    for (let version = 1; version <= CALL_VERSION; version++) for (const [name] of NOW) expect(kept).toContain(`v${version}-${name}.json`);
  });

  it('are where their names say', () => {
    const states = NOW.map(([name]) => (JSON.parse(readFileSync(new URL(`v1-${name}.json`, folder), 'utf8')) as Envelope).state.reached.state);
    expect(states).toEqual(['conversing.describing', 'conversing.confirming', 'conversing.awaitingBankid', 'over']);
  });

  // The rules of then are taken for the rules of now: what is tried here is the machine. Where this fails, the machine
  // leads old calls elsewhere: raise CALL_VERSION, and keep envelopes of the new version beside these.
  it.each(kept)('%s goes on, or is refused for its version', (name) => {
    const envelope = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Envelope;
    const { state } = envelope;
    const talk = restoreCall({ ...service, version: envelope.service }, matcher, envelope, { id: envelope.call, at: state.at });
    if (envelope.machine !== CALL_VERSION) {
      expect(refusal(talk)).toBe('TV-SNAP-VERSION');
      return expectPerson(talk);
    }
    expect(refusal(talk)).toBeUndefined();
    const isPending = state.reached.state === 'conversing.awaitingBankid';
    expect(talk.snapshot().state).toBe(isPending ? 'conversing.offeringIdentification' : state.reached.state);
    expect(talk.trace().slice(0, state.trace.length)).toEqual(state.trace);
  });
});
