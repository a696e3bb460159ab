import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANKID_CODES } from '../../machines/identification.ts';
import type { Dialled } from '../../machines/types.ts';
import { queueOf } from '../../src/qa/queue.ts';
import { recordSuite, type CallStart } from '../../src/qa/record.ts';
import { runCase } from '../../src/qa/run.ts';
import { parseSuite } from '../../src/qa/suite.ts';
import { startCall, type Call, type CallOptions } from '../../src/simulator/call.ts';
import { OPEN, CLOSED, matcher, service } from '../engine.ts';

const engine = { service, matcher };
const usual: CallStart = { at: OPEN, dialled: 'private', lang: 'sv', queue: null };

/** What a caller can do, as one would write it. */
type Act = (talk: Call) => void;
const say = (text: string): Act => (talk) => talk.say(text);
const press = (keys: string): Act => (talk) => talk.press(keys);
const wait = (seconds: number): Act => (talk) => talk.wait(seconds * 1000);
const bankid = (code: string): Act => (talk) => talk.bankid(code);
const silent: Act = (talk) => talk.staySilent();
const hangUp: Act = (talk) => talk.hangUp();

function recorded(acts: readonly Act[], start: Partial<CallStart> = {}, options: Partial<CallOptions> = {}): { text: string; talk: Call } {
  const began = { ...usual, ...start };
  const talk = startCall(service, matcher, { ...began, ...options });
  for (const act of acts) act(talk);
  return { text: recordSuite(engine, talk.trace(), began), talk };
}

/** What does not go as a recorded call says when it is played again. */
function replayed(text: string): unknown[] {
  return parseSuite(text, 'recorded.yaml').cases.map((entry) => runCase(engine, entry).failure);
}

const toNumber = [say('utbetalning av föräldrapenning'), say('ja')];

describe('a recorded call plays again as it went', () => {
  it.each<[string, readonly Act[], Partial<CallStart>?]>([
    ['with nothing done', []],
    ['transferred without identification', [say('jag är sjuk'), say('nej')]],
    ['with a right number, pressed', [...toNumber, press('191212121212'), bankid('complete')]],
    ['with a right number, said', [...toNumber, say('mitt nummer är 19121212-1212'), bankid('userCallConfirm'), bankid('complete')]],
    ['with a wrong number, pressed', [...toNumber, press('191212121213'), silent, silent]],
    ['with a wrong number, said', [...toNumber, say('19121212-1213'), press('191212121212'), bankid('userCancel')]],
    ['with a number pressed in parts', [...toNumber, press('1912'), press('1212'), press('1212'), bankid('complete')]],
    ['with a number begun and given up', [...toNumber, press('1912'), silent, silent]],
    ['with a lone # for a number', [...toNumber, press('#'), press('0')]],
    ['with a number told among other words', [say('jag är sjuk och mitt nummer är 19121212-1212'), say('nej')]],
    ['with a number at the offer', [say('utbetalning av föräldrapenning'), say('191212121212'), bankid('complete')]],
    ['silent twice', [silent, silent]],
    ['silent while time passes', [wait(60), wait(60)]],
    ['with time passing before a turn', [wait(2), say('jag är sjuk'), wait(3), say('nej')]],
    ['with an order that expires', [...toNumber, press('191212121212'), wait(181)]],
    ['hung up', [say('utbetalning av föräldrapenning'), hangUp]],
    ['in English', [say('I want to ask about parental benefit payment'), press('2')], { lang: 'en' }],
    ['of another authority', [say('jag vill deklarera min skatt'), silent]],
    ['on the press line', [say('jag är journalist och vill ha en kommentar')], { dialled: 'press' }],
    ['from abroad', [say('jag är sjuk'), say('nej')], { dialled: 'abroad' }],
    ['when closed', [say('jag är sjuk')], { at: CLOSED }],
    ['in a queue that moves', [say('jag är sjuk'), say('nej'), wait(600)], { queue: queueOf(3) }],
    ['in a queue, given up', [say('jag är sjuk'), say('nej'), wait(70), hangUp], { queue: queueOf(3) }],
    ['in a full queue', [say('jag är sjuk'), say('nej')], { queue: 'full' }],
    ['in danger', [say('jag vill dö')]],
    ['with two needs', [say('jag vill ansöka om vab och bostadsbidrag'), press('1'), silent]],
  ])('%s', (_, acts, start) => {
    const { text } = recorded(acts, start);
    expect(replayed(text)).toEqual([null]);
    expect(text).not.toMatch(/1212/u);
  });

  it.each(BANKID_CODES)('with BankID answering %s by itself, in its own time', (code) => {
    const { text, talk } = recorded([...toNumber, press('191212121212'), silent, silent], {}, { bankid: code });
    expect(talk.snapshot().over).toBe(true);
    expect(replayed(text)).toEqual([null]);
  });

  it('with what was talked over, and the order that an answer came to when another one stands', () => {
    const { text } = recorded([(talk) => talk.say('utbetalning av föräldrapenning', talk.saying().at(-1)), say('ja'), press('191212121212'), bankid('userCancel'), press('191212121212'), (talk) => talk.bankid('complete', 1)]);
    expect(text).toMatch(/say: utbetalning av föräldrapenning, over: /u);
    expect(text).toMatch(/bankid: complete, order: 1/u);
    expect(replayed(text)).toEqual([null]);
  });

  it('with its language, its queue, the number dialled and the time', () => {
    const { text } = recorded([], { lang: 'en', queue: queueOf(7), dialled: 'partner', at: CLOSED });
    expect(parseSuite(text, 'r.yaml').cases).toMatchObject([{ lang: 'en', queue: queueOf(7), dialled: 'partner', at: CLOSED }]);
  });

  it('whatever the caller does, in any order', () => {
    const act = fc.oneof<fc.Arbitrary<Act>[]>(
      fc.constantFrom('utbetalning av föräldrapenning', 'ja', 'nej', 'jag är sjuk', 'hjälp med hyran', 'backa', '19121212-1212', '1912', 'handläggare', 'jag är journalist', 'hello, I am ill and need help please').map(say),
      fc.constantFrom('1', '2', '0', '*', '#', '191212121212', '19121', '5#').map(press),
      fc.integer({ min: 1, max: 90_000 }).map((ms) => (talk: Call) => talk.wait(ms)),
      fc.constantFrom('complete', 'userCallConfirm', 'userCancel', 'expiredTransaction').map(bankid),
      fc.constantFrom('complete', 'userCancel').map((code) => (talk: Call) => talk.bankid(code, 1)),
      fc.tuple(fc.constantFrom('vab', 'ja', 'nej'), fc.nat(3)).map(([words, i]) => (talk: Call) => talk.say(words, talk.saying()[i])),
      fc.tuple(fc.constantFrom('1', '0'), fc.nat(3)).map(([keys, i]) => (talk: Call) => talk.press(keys, talk.saying()[i])),
      fc.constant(silent),
    );
    const dialled = fc.constantFrom<Dialled>('private', 'partner', 'press', 'abroad');
    fc.assert(fc.property(fc.array(act, { maxLength: 12 }), dialled, fc.constantFrom(null, 'full' as const, queueOf(2)), fc.constantFrom(OPEN, CLOSED), (acts, number, queue, at) => {
      expect(replayed(recorded(acts, { dialled: number, queue, at }).text)).toEqual([null]);
    }), { numRuns: 60 });
  });

  it('only when its beginning was kept', () => {
    const { talk } = recorded([say('jag är sjuk')]);
    const [first, second, ...rest] = talk.trace();
    if (!first || !second) throw new Error('a call has steps');
    expect(() => recordSuite(engine, [first, { v: 1, n: 1, at: second.at, ms: 0, type: 'cut' }, ...rest], usual)).toThrow(/too long/u);
  });
});
