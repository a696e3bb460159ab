import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserVoice } from '../../src/app/rehearse/speech/browser-voice.ts';
import { createReader, type Spoken } from '../../src/app/rehearse/speech/reader.ts';
import { pacedVoice, type Voice } from '../../src/app/rehearse/speech/voice.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

interface Utterance {
  readonly text: string;
  readonly voice?: { readonly name: string };
  readonly rate?: number;
  readonly onstart?: () => void;
  readonly onend?: () => void;
}

function fakeBrowser(voices: readonly Partial<SpeechSynthesisVoice>[]) {
  const spoken: Utterance[] = [];
  let cancelled = 0;
  let changed = () => undefined as void;
  let present = voices;
  const synthesis = {
    getVoices: () => present,
    addEventListener: (_: string, listener: () => void) => { changed = listener; },
    speak: (utterance: Utterance) => spoken.push(utterance),
    cancel: () => { cancelled++; },
  };
  const voice = browserVoice(synthesis as unknown as SpeechSynthesis, (text) => ({ text }) as SpeechSynthesisUtterance);
  return {
    voice, spoken,
    cancelled: () => cancelled,
    changed: (next: readonly Partial<SpeechSynthesisVoice>[]) => { present = next; changed(); },
  };
}

const ALVA = { name: 'Alva', lang: 'sv', localService: true };
const DANIEL = { name: 'Daniel', lang: 'en-GB', localService: true };
const AFAR = { name: 'Sofie Online', lang: 'sv-SE', localService: false };

describe('the browser’s voice', () => {
  it('is found by the language alone, without a region', () => {
    const { voice, spoken } = fakeBrowser([DANIEL, ALVA]);
    expect([voice.standing('sv'), voice.standing('en')]).toEqual(['here', 'here']);
    voice.speak('Hej', { lang: 'sv', rate: 'slow' }, () => undefined);
    expect(spoken[0]).toMatchObject({ text: 'Hej', voice: ALVA, lang: 'sv', rate: 0.8 });
  });

  it('is none that sends the text elsewhere', () => {
    const { voice } = fakeBrowser([AFAR]);
    expect(voice.standing('sv')).toBe('none');
  });

  it('is looked for until it comes, although the first list was empty', () => {
    const { voice, changed } = fakeBrowser([]);
    changed([]);
    expect(voice.standing('sv')).toBe('looking');
    const told = vi.fn<() => void>();
    voice.subscribe(told);
    changed([ALVA]);
    expect(voice.standing('sv')).toBe('here');
    expect(told).toHaveBeenCalled();
  });

  it('is none where no voice has come in five seconds', () => {
    const { voice } = fakeBrowser([]);
    vi.advanceTimersByTime(5000);
    expect(voice.standing('sv')).toBe('none');
  });

  it('is given up when the browser never begins and says nothing', () => {
    const { voice } = fakeBrowser([ALVA]);
    const done = vi.fn<() => void>();
    voice.speak('Hej', { lang: 'sv', rate: 'normal' }, done);
    vi.advanceTimersByTime(3000);
    expect(done).toHaveBeenCalledOnce();
    expect(voice.standing('sv')).toBe('none');
  });

  it('ends when the end is lost, and only once when it comes after all', () => {
    const { voice, spoken, cancelled } = fakeBrowser([ALVA]);
    const done = vi.fn<() => void>();
    voice.speak('Hej', { lang: 'sv', rate: 'normal' }, done);
    spoken[0]?.onstart?.();
    vi.advanceTimersByTime(4000);
    spoken[0]?.onend?.();
    expect(done).toHaveBeenCalledOnce();
    expect(cancelled()).toBe(1);
    expect(voice.standing('sv')).toBe('here');
  });

  it('tells nothing of what was stopped', () => {
    const { voice, spoken } = fakeBrowser([ALVA]);
    const done = vi.fn<() => void>();
    voice.speak('Hej', { lang: 'sv', rate: 'normal' }, done);
    voice.stop();
    spoken[0]?.onend?.();
    vi.advanceTimersByTime(60_000);
    expect(done).not.toHaveBeenCalled();
  });
});

describe('the reader', () => {
  const line = (n: number): Spoken => ({ n, text: `rad ${n}`, lang: 'sv', prompt: `p${n}` });

  function fakeVoice() {
    const said: string[] = [];
    let done = () => undefined as void;
    const voice: Voice = { standing: () => 'here', speak: (text, _, end) => { said.push(text); done = end; }, stop: () => said.push('stop'), subscribe: () => () => undefined };
    return { voice, said, end: () => done() };
  }

  it('reads one line after another, and knows which', () => {
    const { voice, said, end } = fakeVoice();
    const reader = createReader(() => ({ voice, rate: 'normal' }));
    reader.read([line(0), line(1)]);
    reader.read([line(2)]);
    expect([reader.getSnapshot()?.prompt, said]).toEqual(['p0', ['rad 0']]);
    end();
    end();
    expect(reader.getSnapshot()?.prompt).toBe('p2');
    end();
    expect([reader.getSnapshot(), said]).toEqual([null, ['rad 0', 'rad 1', 'rad 2']]);
  });

  it('is silent at once when it is stopped, and an end that comes late starts nothing', () => {
    const { voice, said, end } = fakeVoice();
    const reader = createReader(() => ({ voice, rate: 'normal' }));
    reader.read([line(0), line(1)]);
    reader.stop();
    end();
    expect([reader.getSnapshot(), said]).toEqual([null, ['rad 0', 'stop']]);
    reader.read([line(2)]);
    expect(reader.getSnapshot()?.prompt).toBe('p2');
  });

  it('takes everything as said where nothing is read aloud', () => {
    const reader = createReader(() => null);
    reader.read([line(0), line(1)]);
    expect(reader.getSnapshot()).toBeNull();
  });

  it('goes on where a voice is done before it has begun', () => {
    const voice: Voice = { standing: () => 'none', speak: (_, __, done) => done(), stop: () => undefined, subscribe: () => () => undefined };
    const reader = createReader(() => ({ voice, rate: 'normal' }));
    reader.read([line(0), line(1)]);
    expect(reader.getSnapshot()).toBeNull();
  });

  it('takes a pace without sound as long as a voice would', () => {
    const reader = createReader(() => ({ voice: pacedVoice(), rate: 'normal' }));
    reader.read([{ ...line(0), text: 'x'.repeat(28) }]);
    vi.advanceTimersByTime(1999);
    expect(reader.getSnapshot()).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(reader.getSnapshot()).toBeNull();
  });
});
