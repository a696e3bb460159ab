import { describe, expect, it } from 'vitest';
import { callPolicy } from '../../machines/policy.ts';
import { persist, restoreCall } from '../../src/simulator/envelope.ts';
import { call, CLOSED, heard, matcher, OPEN, service } from '../engine.ts';

describe('talking over the voice response (barge-in, B09)', () => {
  it('a question may be interrupted, by words and by keys; the trace tells what was', () => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning', 'describe');
    talk.press('2', 'offer-identification');
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', desk: 'family' });
    expect(talk.trace().flatMap((step) => ('over' in step ? [step.over] : []))).toEqual(['describe', 'offer-identification']);
  });

  it.each(callPolicy.heardOut)('%s is heard out: what is said over it changes nothing but the transcript', (prompt) => {
    const talk = call({ at: CLOSED });
    if (prompt === 'crisis') talk.say('jag vill inte leva längre');
    const before = [talk.snapshot().state, heard(talk)];
    talk.say('vab', prompt);
    talk.press('0', prompt);
    expect([talk.snapshot().state, heard(talk)]).toEqual(before);
    expect(talk.snapshot().lines.filter(({ who }) => who === 'system')).toHaveLength(2);
    expect(talk.trace().filter(({ type }) => type === 'caller.unheard')).toHaveLength(2);
    talk.say('vab');
    expect(talk.snapshot().over).toBe(true);
  });

  it('what is no longer being said cannot be talked over', () => {
    const talk = call();
    talk.say('dumdidum trallan');
    talk.say('vab', 'recording-notice');
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', desk: 'family' });
  });

  it('nothing is still being said when a call is taken up again', () => {
    const talk = call({ id: 'a' });
    talk.say('dumdidum trallan', 'describe');
    const again = restoreCall(service, matcher, persist(talk), { id: 'a', at: OPEN });
    expect(again.saying()).toEqual([]);
    again.say('vab', 'recording-notice');
    expect(again.snapshot().outcome).toMatchObject({ disposition: 'transfer', desk: 'family' });
  });

  it('names prompts that exist', () => {
    expect(callPolicy.heardOut.filter((id) => service.prompts.sv[id] === undefined)).toEqual([]);
  });

  it('a personal number said over something is masked like any other', () => {
    const talk = call();
    talk.say('mitt nummer är 19900101-9802', 'recording-notice');
    expect(JSON.stringify([talk.snapshot().lines, talk.trace()])).not.toContain('9802');
  });
});
