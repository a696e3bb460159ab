import { callPolicy } from '../../../../machines/policy.ts';
import type { Rate } from '../speech/voice.ts';

/** How the voice comes: aloud, in its own pace without sound, or as text at once. */
export const READINGS = ['aloud', 'paced', 'at-once'] as const;
export type Reading = (typeof READINGS)[number];

/** How long a silence may be before it counts: never, as long as in the call, three and ten times that (WCAG 2.2.1). */
export const PATIENCES = [null, callPolicy.silence, 3 * callPolicy.silence, 10 * callPolicy.silence] as const;

/** How the telephone behaves; nothing of it changes what the call does. */
export interface PhoneSettings {
  readonly reading: Reading;
  readonly rate: Rate;
  readonly tones: boolean;
  readonly patience: (typeof PATIENCES)[number];
}

/** Nobody is rushed unless they ask for it. */
export const USUAL_PHONE: PhoneSettings = { reading: 'aloud', rate: 'normal', tones: true, patience: null };
