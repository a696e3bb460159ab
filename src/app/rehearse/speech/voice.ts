import type { Lang } from '../../../../intents/types.ts';

/** Whether something can be read aloud in a language: browsers find their voices late, and some never. */
export type Standing = 'looking' | 'here' | 'none';

/** How fast it is read; 1 is as the voice itself would. */
export const RATES = { slow: 0.8, normal: 1, fast: 1.35 } as const;
export type Rate = keyof typeof RATES;

/** What reads the prompts: the browser, a pace without sound, or a fake in tests. */
export interface Voice {
  readonly standing: (lang: Lang) => Standing;
  /** Reads one text. `done` comes once, however it ended, unless it was stopped. */
  readonly speak: (text: string, how: { readonly lang: Lang; readonly rate: Rate }, done: () => void) => void;
  readonly stop: () => void;
  /** Calls back when a standing has changed; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A calm voice says about so many characters in a second. */
const CHARACTERS_A_SECOND = 14;

/** Takes as long as a voice would, without a sound: for a call in its own pace where nothing may be heard. */
export function pacedVoice(): Voice {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    standing: () => 'here',
    speak(text, { rate }, done) {
      timer = setTimeout(done, (text.length / CHARACTERS_A_SECOND / RATES[rate]) * 1000);
    },
    stop: () => clearTimeout(timer),
    subscribe: () => () => undefined,
  };
}
