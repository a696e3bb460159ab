import type { Lang } from '../../../../intents/types.ts';

/** Why the browser does not listen; each is told in words, and each leads to typing. */
export type Deafness = 'forbidden' | 'no-microphone' | 'no-language' | 'no-network' | 'no-answer' | 'other';

export interface Listener {
  /** What has been heard so far; it may still change. */
  readonly onInterim: (text: string) => void;
  /** What was said. Comes at most once. */
  readonly onHeard: (text: string) => void;
  /** Always comes, and once: nobody listens any more. */
  readonly onEnd: (why: Deafness | null) => void;
}

/** What hears speech: the browser, or a fake in tests. */
export interface Ear {
  /** Listens to one utterance. @returns how to stop; what has been heard until then still counts */
  readonly listen: (lang: Lang, listener: Listener) => () => void;
}
