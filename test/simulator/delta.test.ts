import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/simulator/call.ts';
import { deltaSince, markOf, withDeltas, type Delta } from '../../src/simulator/delta.ts';
import { extended, persist } from '../../src/simulator/envelope.ts';
import { MAX_LINES } from '../../src/simulator/journal.ts';
import { call } from '../engine.ts';

const TURNS: readonly ((talk: Call) => void)[] = [
  (talk) => talk.say('utbetalning av föräldrapenning'), (talk) => talk.say('ja'), (talk) => talk.say('nej'), (talk) => talk.say('19900101-9802'), (talk) => talk.say('dumdidum trallan'), (talk) => talk.press('1'), (talk) => talk.staySilent(),
  (talk) => talk.wait(12_000), (talk) => talk.bankid('complete'), (talk) => talk.say('a'.repeat(1001)), (talk) => talk.say('ja', 'recording-notice'), (talk) => talk.hangUp(), () => undefined,
];
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('what a turn adds to a call', () => {
  it('makes of the call’s beginning what the call is, turn by turn', () => {
    fc.assert(fc.property(fc.array(fc.nat(TURNS.length - 1), { maxLength: 12 }), (picks) => {
      const talk = call({ queue: { place: 2, pace: 60_000 } });
      const envelope = JSON.stringify(persist(talk));
      const beginning = plain(talk.record());
      const deltas: Delta[] = [];
      for (const pick of picks) {
        const mark = markOf(talk);
        TURNS[pick]?.(talk);
        deltas.push(plain(deltaSince(talk, mark) as Delta));
      }
      expect(withDeltas(beginning, deltas)).toEqual(plain(talk.record()));
      expect(extended(envelope, deltas)).toEqual(persist(talk));
      expect(JSON.stringify(extended(envelope, deltas))).toBe(JSON.stringify(persist(talk)));
    }), { numRuns: 60 });
  });

  it('is a few kilobytes, and nothing of what was before', () => {
    const talk = call();
    const mark = markOf(talk);
    talk.say('dumdidum trallan');
    const delta = deltaSince(talk, mark) as Delta;
    expect(delta.facts).toHaveLength(1);
    expect(JSON.stringify(delta).length).toBeLessThan(5000);
    const again = markOf(talk);
    talk.say('');
    expect(deltaSince(talk, again)).not.toHaveProperty('decision');
  });

  it('cannot be told of a call whose beginning was dropped', () => {
    const talk = call();
    for (let i = 0; i < MAX_LINES; i++) talk.say('a'.repeat(1001));
    const mark = markOf(talk);
    talk.say('hej');
    expect(deltaSince(talk, mark)).toBeNull();
  });

  it('is put to no envelope that is damaged', () => {
    const envelope = JSON.stringify(persist(call()));
    for (const damaged of [envelope.replace('welcome', 'welcame'), envelope.slice(0, -2), '', 'null', '[]', '{}']) expect(extended(damaged, [])).toBeNull();
  });
});
