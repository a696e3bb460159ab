import type { Lang } from '../../../../intents/types.ts';
import { RATES, type Voice } from './voice.ts';

/** How often and how long voices are looked for: `voiceschanged` may come with none, or not at all. */
const LOOK_EVERY_MS = 250;
const LOOK_FOR_MS = 5000;
/** A browser that has not begun by then never will, and says nothing about it. */
const BEGIN_WITHIN_MS = 3000;
/** Nobody reads slower: after that the end has been lost. */
const SLOWEST_CHARACTERS_A_SECOND = 5;

/** Reads aloud with a voice of the device itself; voices that send the text elsewhere are not used. */
export function browserVoice(synthesis: SpeechSynthesis, utter: (text: string) => SpeechSynthesisUtterance): Voice {
  const listeners = new Set<() => void>();
  let isLooking = true;
  let isBroken = false;
  /** Kept, for some browsers lose the events of an utterance that nobody holds. */
  let spoken: SpeechSynthesisUtterance | null = null;
  let timers: ReturnType<typeof setTimeout>[] = [];

  const tell = () => { for (const listener of listeners) listener(); };
  const voiceFor = (lang: Lang) => synthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang));

  const looking = setInterval(look, LOOK_EVERY_MS);
  const giveUp = setTimeout(settle, LOOK_FOR_MS);
  synthesis.addEventListener?.('voiceschanged', look);
  look();

  function look(): void {
    if (synthesis.getVoices().length === 0) return;
    if (isLooking) settle();
    else tell();
  }
  function settle(): void {
    isLooking = false;
    clearInterval(looking);
    clearTimeout(giveUp);
    tell();
  }
  function forget(): void {
    timers.forEach(clearTimeout);
    timers = [];
    spoken = null;
  }

  return {
    standing(lang) {
      if (isBroken) return 'none';
      return voiceFor(lang) ? 'here' : isLooking ? 'looking' : 'none';
    },
    speak(text, { lang, rate }, done) {
      const voice = voiceFor(lang);
      if (!voice) return done();
      const utterance = utter(text);
      const end = () => {
        if (spoken !== utterance) return;
        forget();
        done();
      };
      const giveUpReading = () => {
        synthesis.cancel();
        end();
      };
      Object.assign(utterance, { voice, lang: voice.lang, rate: RATES[rate], onend: end, onerror: end });
      const beginning = setTimeout(() => {
        isBroken = true;
        tell();
        giveUpReading();
      }, BEGIN_WITHIN_MS);
      utterance.onstart = () => clearTimeout(beginning);
      spoken = utterance;
      timers = [beginning, setTimeout(giveUpReading, BEGIN_WITHIN_MS + (text.length / SLOWEST_CHARACTERS_A_SECOND) * 1000)];
      synthesis.speak(utterance);
    },
    stop() {
      forget();
      synthesis.cancel();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

let voice: Voice | null = null;

/** The browser's own voice; null where it has none. Made once: voices are looked for from then on. */
export function voiceOfBrowser(): Voice | null {
  if (typeof speechSynthesis === 'undefined') return null;
  return (voice ??= browserVoice(speechSynthesis, (text) => new SpeechSynthesisUtterance(text)));
}
