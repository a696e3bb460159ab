import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gate, MAX_UTTERANCE } from '../../src/simulator/gate.ts';
import { MASK, maskPersonalNumbers } from '../../src/simulator/redact.ts';
import { call, matcher } from '../engine.ts';

const text = (input: string) => {
  const gated = gate(input);
  return gated.ok ? gated.text : gated.code;
};

describe('the input gate', () => {
  it.each(['', '   ', '\u00A0\u200B\uFEFF\u3164', '…', '!!!'])('takes %j for nothing said', (input) => {
    expect(text(input)).toBe('TV-IN-EMPTY');
  });

  it('counts code points: a thousand emoji pass with a word, one more does not', () => {
    expect(gate(`ja${'😀'.repeat(MAX_UTTERANCE - 2)}`).ok).toBe(true);
    expect(text(`ja${'😀'.repeat(MAX_UTTERANCE - 1)}`)).toBe('TV-IN-TOO-LONG');
  });

  it('removes control and direction characters, and joins lines', () => {
    expect(text('a\u0000v\u001B[2Js\u202Elut\u2066a\r\nnu')).toBe('a v sluta nu');
  });

  it('mends lone surrogates', () => {
    expect(() => encodeURIComponent(text('hej \ud800 då'))).not.toThrow();
  });

  it('reads the same word in every Unicode form', () => {
    for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) expect(text('föräldrapenning'.normalize(form))).toBe('föräldrapenning');
  });

  it('survives any text, and so do the matcher and a call', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (input) => {
      const gated = gate(input);
      if (gated.ok) expect(matcher.understand(gated.text).confidence).toBeGreaterThanOrEqual(0);
      const talk = call();
      talk.say(input);
      expect(talk.trace().some(({ type }) => type === 'fault')).toBe(false);
    }), { numRuns: 200 });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '.*', '(a+)+$', '[', '$&', 'then'])('takes %j as ordinary text', (input) => {
    const talk = call();
    talk.say(`${input} a`);
    expect(talk.trace().some(({ type }) => type === 'fault')).toBe(false);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('personal numbers', () => {
  it.each([
    '19121212-1212', '191212121212', '121212-1212', '121212+1212', '1912 1212 1212', '19 12 12 12 12 12', '19121212\u20111212', '19121212\u22121212', '1912.12.12.1212',
    '19121212\u00AD1212', '1912\u200B1212-1212', '１９１２１２１２－１２１２', '١٩١٢١٢١٢١٢١٢', '१९१२१२१२१२१२', '𝟏𝟗𝟏𝟐𝟏𝟐𝟏𝟐𝟏𝟐𝟏𝟐', '701063-2391', '19701063-2391', '20000101T220', '199001019803',
    'nitton tolv tolv tolv tolv tolv', 'nitton nittio noll ett noll ett nittioåtta noll två', 'nittonhundratolv tolv tolv tolv tolv',
  ])('are masked in every writing: %s', (written) => {
    expect(maskPersonalNumbers(`mitt nummer är ${written} tack`)).toBe(`mitt nummer är ${MASK} tack`);
  });

  it.each(['0771-524 524', '070-123 45 67', '08-123 456 78', '556036-0793', '12 500 kronor', '2025-03-03', '1 000 000 000', 'ärende 123456', '839 88 Östersund', 'FK 7804'])('are not seen in %s', (kept) => {
    expect(maskPersonalNumbers(kept)).toBe(kept);
  });

  it('never reach trace, transcript or card of a call, wherever in it they are said', () => {
    const official = ['199001019802', '19121212-1212', '701063-2391', '900101 9802'];
    fc.assert(fc.property(fc.constantFrom(...official), fc.constantFrom('jag är sjuk', 'ja', 'utbetalning av föräldrapenning', ''), fc.integer({ min: 0, max: 3 }), (number, before, turns) => {
      const talk = call();
      for (let i = 0; i < turns; i++) talk.say(before);
      talk.say(`mitt personnummer är ${number}`);
      talk.press(number);
      const seen = JSON.stringify([talk.trace(), talk.snapshot()]);
      expect(seen.replace(/\D/gu, '')).not.toContain(number.replace(/\D/gu, '').slice(-10));
    }), { numRuns: 60 });
  });
});
