import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/simulator/call.ts';
import { deltaSince, markOf } from '../../src/simulator/delta.ts';
import { persistAsText } from '../../src/simulator/envelope.ts';
import { callStanding, standingOf } from '../../src/simulator/standing.ts';
import { call, matcher, service } from '../engine.ts';

const PAYMENT = 'utbetalning av föräldrapenning';
const TURNS: readonly ((talk: Call) => void)[] = [
  (talk) => talk.say(PAYMENT), (talk) => talk.say('jag behöver pengar till barnet'), (talk) => talk.say('sjukbidrag'), (talk) => talk.say('I want to apply for housing allowance'), (talk) => talk.say('ja'), (talk) => talk.say('nej'),
  (talk) => talk.say('19900101-9802'), (talk) => talk.say('dumdidum trallan'), (talk) => talk.say('upprepa'), (talk) => talk.say('jag hör dåligt, kom'), (talk) => talk.press('1'), (talk) => talk.press('9'), (talk) => talk.staySilent(),
  (talk) => talk.wait(3000), (talk) => talk.wait(90_000), (talk) => talk.bankid('complete'), (talk) => talk.bankid('started'), (talk) => talk.say('a'.repeat(1001)), (talk) => talk.say('ja', talk.saying()[0]), (talk) => talk.say('nej', 'recording-notice'),
  (talk) => talk.advanceTo(talk.snapshot().at + 400_000), (talk) => talk.bankid('no code'), (talk) => talk.say(''), (talk) => talk.say('en handläggare tack'),
];
const ID = 'call-7';

describe('where a call stands', () => {
  it('is enough to go on exactly as the call does, turn after turn', () => {
    const beginning = fc.record({ queue: fc.constantFrom(null, { place: 3, pace: 60_000 }, 'full' as const), bankid: fc.constantFrom(null, 'complete', 'userCancel'), lang: fc.constantFrom('sv' as const, 'en' as const) });
    const ways = fc.constantFrom([], [0], [0, 4], [0, 4, 6], [0, 4, 10, 10], [1, 4]);
    fc.assert(fc.property(beginning, ways, fc.array(fc.nat(TURNS.length - 1), { maxLength: 12 }), (begun, way, picks) => {
      const talk = call({ id: ID, ...begun });
      let other: Call | null = talk;
      for (const pick of [...way, ...picks]) {
        if (talk.snapshot().over) break;
        const text = standingOf(other as Call);
        const last = talk.trace().at(-1);
        expect(text === null).toBe(last?.type === 'caller.pressed' && last.heard === null);
        other = text === null ? other : callStanding(service, matcher, text, ID);
        expect(other).not.toBeNull();
        const [mark, otherMark] = [markOf(talk), markOf(other as Call)];
        for (const one of [talk, other as Call]) TURNS[pick]?.(one);
        expect(JSON.stringify(deltaSince(other as Call, otherMark))).toBe(JSON.stringify(deltaSince(talk, mark)));
        const { lines, ...view } = talk.snapshot();
        const { lines: otherLines, ...otherView } = (other as Call).snapshot();
        expect(otherView).toEqual(view);
        expect(otherLines).toEqual(lines.slice(-otherLines.length));
        expect((other as Call).saying()).toEqual(talk.saying());
      }
      expect(standingOf(other as Call)).toBe(standingOf(talk));
    }), { numRuns: Number(process.env['TALSVAR_RUNS'] ?? 150) });
  });

  it('is short, however long the call has been', () => {
    const talk = call({ id: ID });
    const sizes = Array.from({ length: 12 }, () => {
      talk.say('upprepa');
      talk.say(PAYMENT);
      talk.say('tillbaka');
      return [standingOf(talk)?.length ?? 0, persistAsText(talk).length] as const;
    });
    const [short, long] = sizes.findLast(([size]) => size > 0) ?? [0, 0];
    expect(short).toBeGreaterThan(0);
    expect(short).toBeLessThan(long / 3);
  });

  it('holds no personal number', () => {
    const talk = call({ id: ID });
    talk.say('mitt nummer är 19900101-9802');
    talk.say(PAYMENT);
    expect(standingOf(talk)).not.toMatch(/9802|19900101/u);
  });

  it('is nowhere while a number is keyed in, whose digits are only in the call, and there again afterwards', () => {
    const talk = call({ id: ID });
    for (const words of [PAYMENT, 'ja']) talk.say(words);
    const there = Array.from('199001019802').map((digit) => {
      talk.press(digit);
      return standingOf(talk) !== null;
    });
    expect(there).toEqual([...Array.from({ length: 11 }, () => false), true]);
  });

  it('is nowhere for a call that is over', () => {
    const talk = call({ id: ID });
    talk.hangUp();
    expect(standingOf(talk)).toBeNull();
  });

  it('is not believed where it is damaged, or of another call, other rules or another version', () => {
    const text = standingOf(call({ id: ID })) as string;
    expect(callStanding(service, matcher, text, ID)).not.toBeNull();
    for (const damaged of ['', 'null', text.slice(0, -1), text.replace('"misses":0', '"misses":1'), text.slice(8), text.replace('conversing', 'conversinc')]) expect(callStanding(service, matcher, damaged, ID)).toBeNull();
    expect(callStanding(service, matcher, text, 'call-8')).toBeNull();
    expect(callStanding({ ...service, version: 'other' }, matcher, text, ID)).toBeNull();
  });
});
