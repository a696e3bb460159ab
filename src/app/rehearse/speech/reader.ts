import type { Lang } from '../../../../intents/types.ts';
import type { Rate, Voice } from './voice.ts';

/** A line that is read: what the caller would hear. */
export interface Spoken {
  readonly n: number;
  readonly text: string;
  readonly lang: Lang;
  readonly prompt: string | null;
}

/** Reads line after line, and knows which one is being read now: that is what can be talked over. */
export interface Reader {
  /** Reads these after what is being read; where there is no voice they count as said at once. */
  readonly read: (lines: readonly Spoken[]) => void;
  readonly stop: () => void;
  readonly getSnapshot: () => Spoken | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** @param reading the voice and its rate at the moment; null where nothing is read */
export function createReader(reading: () => { readonly voice: Voice; readonly rate: Rate } | null): Reader {
  const listeners = new Set<() => void>();
  let waiting: readonly Spoken[] = [];
  let now: Spoken | null = null;
  let voice: Voice | null = null;

  function next(): void {
    const how = reading();
    const [line, ...rest] = how ? waiting : [];
    waiting = rest;
    now = line ?? null;
    voice = line ? (how?.voice ?? null) : null;
    for (const listener of listeners) listener();
    if (line && how) how.voice.speak(line.text, { lang: line.lang, rate: how.rate }, () => { if (now === line) next(); });
  }

  return {
    read(lines) {
      waiting = [...waiting, ...lines];
      if (now === null && waiting.length > 0) next();
    },
    stop() {
      const stopped = voice;
      waiting = [];
      if (now !== null) next();
      stopped?.stop();
    },
    getSnapshot: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
