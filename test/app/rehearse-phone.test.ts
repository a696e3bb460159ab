import { describe, expect, it } from 'vitest';
import { dialledBy, numbersOf } from '../../src/app/rehearse/phone/numbers.ts';
import { clockText, phaseOf } from '../../src/app/rehearse/phone/phase.ts';
import { digitsKeyed } from '../../src/app/rehearse/phone/digits-keyed.ts';
import { KEYS, playTones, TONES } from '../../src/app/rehearse/keypad/tones.ts';
import { createCaller } from '../../src/app/call/caller.ts';
import { parseTime } from '../../machines/stockholm.ts';
import { matcher, service } from '../engine.ts';

describe('the numbers', () => {
  const numbers = numbersOf(service);

  it.each([
    ['0771-524 524', 'private'], ['0771524524', 'private'], ['0771-17 90 00', 'partner'], ['010 116 98 88', 'press'],
    ['+46 771 524 524', 'abroad'], ['0046771524524', 'abroad'],
  ])('%s is %s, however it is grouped', (keyed, dialled) => {
    expect(dialledBy(keyed, numbers)).toBe(dialled);
  });

  it.each(['', '0', '0771-524 52', '0771-524 5240', '112', '#'])('"%s" is none of them', (keyed) => {
    expect(dialledBy(keyed, numbers)).toBeNull();
  });
});

describe('the keys', () => {
  it('sound as ITU-T Q.23 says: a row and a column each', () => {
    const [rows, columns] = [[697, 770, 852, 941], [1209, 1336, 1477]];
    expect(KEYS.map((key) => TONES[key])).toEqual(rows.flatMap((row) => columns.map((column) => [row, column])));
  });

  it('play both tones at once and end them', () => {
    const made: { hertz: number; from: number; to: number }[] = [];
    const param = () => ({ value: 0, setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined });
    const context = {
      currentTime: 2, destination: {},
      createGain: () => ({ gain: param(), connect: () => undefined }),
      createOscillator: () => {
        const [frequency, tone] = [param(), { hertz: 0, from: 0, to: 0 }];
        made.push(tone);
        return { frequency, connect: () => undefined, start: (at: number) => { tone.from = at; }, stop: (at: number) => Object.assign(tone, { to: at, hertz: frequency.value }) };
      },
    };
    playTones(context as unknown as AudioContext, TONES[5], 120);
    expect(made).toEqual([{ hertz: 770, from: 2, to: 2.12 }, { hertz: 1336, from: 2, to: 2.12 }]);
  });
});

describe('the telephone', () => {
  it.each([[0, '00:00'], [42_900, '00:42'], [61_000, '01:01'], [3_601_000, '1:00:01']])('shows %d ms as %s', (ms, text) => {
    expect(clockText(ms)).toBe(text);
  });

  it('is in a call that was opened from elsewhere, whatever was pressed on it', () => {
    const caller = createCaller({ service, matcher }, () => parseTime('2025-03-03T10:15'));
    expect(phaseOf('idle', caller.getSnapshot())).toBe('idle');
    expect(phaseOf('ringing', caller.getSnapshot())).toBe('ringing');
    caller.say('jag är sjuk');
    expect(phaseOf('idle', caller.getSnapshot())).toBe('call');
    caller.hangUp();
    expect(phaseOf('connected', caller.getSnapshot())).toBe('over');
    expect(phaseOf('connected', null)).toBe('idle');
  });

  it('counts the digits of a number without knowing them', () => {
    const caller = createCaller({ service, matcher }, () => parseTime('2025-03-03T10:15'));
    caller.say('utbetalning av föräldrapenning');
    caller.say('ja');
    expect(digitsKeyed(caller.getSnapshot().trace)).toBe(0);
    for (const digit of '1990') caller.press(digit);
    expect(digitsKeyed(caller.getSnapshot().trace)).toBe(4);
    expect(JSON.stringify(caller.getSnapshot().trace)).not.toContain('1990');
    for (const digit of '01019802') caller.press(digit);
    expect(digitsKeyed(caller.getSnapshot().trace)).toBe(0);
    expect(caller.getSnapshot().view.awaitsBankid).toBe(true);
  });
});
