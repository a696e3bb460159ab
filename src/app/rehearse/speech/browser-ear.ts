import type { Lang } from '../../../../intents/types.ts';
import type { Deafness, Ear } from './ear.ts';

/** The part of the Web Speech API that is used; TypeScript's own types have none of it. */
export interface Recognition {
  lang: string;
  interimResults: boolean;
  maxAlternatives: number;
  onstart: (() => void) | null;
  onresult: ((event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start: () => void;
  stop: () => void;
  abort: () => void;
}

/** A browser that has neither begun nor failed by then, such as one that asks for leave out of sight, is not waited for. */
const BEGIN_WITHIN_MS = 15_000;
/** After a stop the last words are waited for, but not for ever. */
const LAST_WORDS_MS = 2500;
/** Nobody describes an errand longer. */
const LONGEST_MS = 60_000;

const LOCALES: Readonly<Record<Lang, string>> = { sv: 'sv-SE', en: 'en-GB' };

const DEAFNESS: Readonly<Record<string, Deafness | null>> = {
  'not-allowed': 'forbidden', 'service-not-allowed': 'forbidden', 'audio-capture': 'no-microphone',
  'language-not-supported': 'no-language', network: 'no-network', 'phrases-not-supported': 'other',
  // Silence and our own stop are no faults.
  'no-speech': null, aborted: null,
};

/** The browser's own recognition. An error ends it as surely as an end does: some errors come without one. */
export function browserEar(create: () => Recognition): Ear {
  return {
    listen(lang, { onInterim, onHeard, onEnd }) {
      const recognition = create();
      const timers: ReturnType<typeof setTimeout>[] = [];
      let isOver = false;
      let last = '';

      function end(why: Deafness | null): void {
        if (isOver) return;
        isOver = true;
        timers.forEach(clearTimeout);
        Object.assign(recognition, { onstart: null, onresult: null, onerror: null, onend: null });
        try {
          recognition.abort();
        } catch {
          // It has ended by itself.
        }
        if (why === null && last.trim() !== '') onHeard(last.trim());
        onEnd(why);
      }

      recognition.lang = LOCALES[lang];
      recognition.interimResults = true;
      recognition.maxAlternatives = 1;
      const beginning = setTimeout(() => end('no-answer'), BEGIN_WITHIN_MS);
      timers.push(beginning);
      recognition.onstart = () => {
        clearTimeout(beginning);
        timers.push(setTimeout(() => end(null), LONGEST_MS));
      };
      recognition.onresult = ({ results }) => {
        if (isOver) return;
        const all = Array.from(results);
        last = all.map((result) => result[0]?.transcript ?? '').join(' ').replace(/\s+/gu, ' ');
        onInterim(last.trim());
        if (all.length > 0 && all.every((result) => result.isFinal)) end(null);
      };
      Object.assign(recognition, {
        onerror: ({ error }: { readonly error: string }) => end(Object.hasOwn(DEAFNESS, error) ? (DEAFNESS[error] ?? null) : 'other'),
        onend: () => end(null),
      });
      try {
        recognition.start();
      } catch {
        end('other');
      }
      return () => {
        if (isOver) return;
        timers.push(setTimeout(() => end(null), LAST_WORDS_MS));
        recognition.stop();
      };
    },
  };
}

type Scope = Readonly<Record<'SpeechRecognition' | 'webkitSpeechRecognition', (new () => Recognition) | undefined>>;

/** The browser's ear; null where it has none. */
export function earOfBrowser(): Ear | null {
  const { SpeechRecognition, webkitSpeechRecognition } = globalThis as unknown as Scope;
  const Native = SpeechRecognition ?? webkitSpeechRecognition;
  return Native ? browserEar(() => new Native()) : null;
}
