import type { Lang } from '../../../intents/types.ts';
import type { Noise } from '../shell/settings.ts';

export interface Noised {
  readonly heard: string;
  readonly changes: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
}

/** What the voice response hears of what was said. Stands in until src/qa/variants/ does: everything is heard as it was said. */
export function noisy(utterance: string, _how: { readonly level: Noise['level']; readonly seed: number; readonly turn: number; readonly lang: Lang }): Noised {
  return { heard: utterance, changes: [] };
}
