import type { Lang } from '../../../intents/types.ts';
import { PACE } from '../../qa/queue.ts';
import type { Call } from '../../simulator/call.ts';
import { TEST_NUMBER, WRONG_NUMBER } from '../../simulator/test-number.ts';
import type { Conditions } from '../shell/settings.ts';

/**
 * What the person did, step by step, so that the same call can be made again: in another language, from a link, or from
 * an earlier step on. A personal number is never among it: another one stands for it.
 */
export type Act =
  /** `said` is what the person said where noise made the voice response hear something else; `over` the prompt talked over. */
  | { readonly kind: 'say'; readonly text: string; readonly said?: string; readonly over?: string }
  | { readonly kind: 'press'; readonly key: string; readonly over?: string }
  | { readonly kind: 'number'; readonly accepted: boolean; readonly keyed: boolean }
  | { readonly kind: 'bankid'; readonly code: string; readonly order?: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'hangUp' };

/** How a call began and what the person did in it: everything that is needed to make it again, to the same trace. */
export interface Conversation {
  /** When the call began, ms since 1970. */
  readonly at: number;
  readonly dialled: Conditions['dialled'];
  readonly lang: Lang;
  readonly queue: Conditions['queue'];
  readonly acts: readonly Act[];
}

/** One place in the queue of a rehearsal, ms. */
export const QUEUE_STEP = PACE;

/** Does one thing of a conversation in a call. */
export function play(call: Call, act: Act): void {
  if (act.kind === 'say') call.say(act.text, act.over);
  else if (act.kind === 'press') call.press(act.key, act.over);
  else if (act.kind === 'bankid') call.bankid(act.code, act.order);
  else if (act.kind === 'silent') call.staySilent();
  else if (act.kind === 'wait') call.wait(act.ms);
  else if (act.kind === 'hangUp') call.hangUp();
  else {
    // The number that was given is not kept; these stand for it.
    const number = act.accepted ? TEST_NUMBER : WRONG_NUMBER;
    for (const keys of act.keyed ? number : [number]) call.press(keys);
  }
}
