import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserEar, type Recognition } from '../../src/app/rehearse/speech/browser-ear.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function listening({ failsToStart = false } = {}) {
  const made: Recognition[] = [];
  const ear = browserEar(() => {
    const recognition: Recognition = {
      lang: '', interimResults: false, maxAlternatives: 0, onstart: null, onresult: null, onerror: null, onend: null,
      start: () => { if (failsToStart) throw new Error('InvalidStateError'); },
      stop: vi.fn<() => void>(), abort: vi.fn<() => void>(),
    };
    made.push(recognition);
    return recognition;
  });
  const log: string[] = [];
  const stop = ear.listen('sv', { onInterim: (text) => log.push(`… ${text}`), onHeard: (text) => log.push(`heard ${text}`), onEnd: (why) => log.push(`end ${why}`) });
  const recognition = made[0] as Recognition;
  const { onresult, onerror, onend, onstart } = recognition;
  const results = (...said: readonly (readonly [string, boolean])[]) => ({ results: said.map(([transcript, isFinal]) => Object.assign([{ transcript }], { isFinal })) });
  return { log, stop, recognition, made, onresult, onerror, onend, onstart, results };
}

describe('the browser’s ear', () => {
  it('hears in Swedish, shows what it hears so far, and tells what was said once', () => {
    const { log, recognition, onresult, onend, results } = listening();
    expect(recognition.lang).toBe('sv-SE');
    onresult?.(results(['jag', false]));
    onresult?.(results(['jag är', true], [' sjuk', false]));
    onresult?.(results(['jag är', true], [' sjuk', true]));
    onresult?.(results(['jag är', true], [' sjuk', true]));
    onend?.();
    expect(log).toEqual(['… jag', '… jag är sjuk', '… jag är sjuk', 'heard jag är sjuk', 'end null']);
  });

  it.each([
    ['language-not-supported', 'no-language'], ['phrases-not-supported', 'other'], ['audio-capture', 'no-microphone'], ['not-allowed', 'forbidden'],
    ['service-not-allowed', 'forbidden'], ['network', 'no-network'], ['something-new', 'other'], ['no-speech', 'null'], ['aborted', 'null'],
  ])('ends at %s as %s, whether or not an end follows', (error, why) => {
    const { log, onerror, onend } = listening();
    onerror?.({ error });
    expect(log).toEqual([`end ${why}`]);
    onerror?.({ error });
    onend?.();
    vi.advanceTimersByTime(120_000);
    expect(log).toEqual([`end ${why}`]);
  });

  it('says nothing of half a sentence when the network fails', () => {
    const { log, onresult, onerror, results } = listening();
    onresult?.(results(['jag är', false]));
    onerror?.({ error: 'network' });
    expect(log).toEqual(['… jag är', 'end no-network']);
  });

  it('is not waited for when it neither begins nor fails', () => {
    const { log } = listening();
    vi.advanceTimersByTime(15_000);
    expect(log).toEqual(['end no-answer']);
  });

  it('ends a minute after it has begun', () => {
    const { log, onstart } = listening();
    onstart?.();
    vi.advanceTimersByTime(59_000);
    expect(log).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(log).toEqual(['end null']);
  });

  it('lets the last words count when it is stopped, and waits for no end', () => {
    const { log, stop, recognition, onresult, results } = listening();
    onresult?.(results(['jag är sjuk', false]));
    stop();
    stop();
    expect(recognition.stop).toHaveBeenCalled();
    vi.advanceTimersByTime(2500);
    expect(log).toEqual(['… jag är sjuk', 'heard jag är sjuk', 'end null']);
  });

  it('ends when the browser refuses to start', () => {
    expect(listening({ failsToStart: true }).log).toEqual(['end other']);
  });
});
