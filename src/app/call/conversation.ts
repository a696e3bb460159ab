import type { Lang } from '../../../intents/types.ts';
import { PACE } from '../../qa/queue.ts';
import type { Call } from '../../simulator/call.ts';
import { MASK } from '../../simulator/redact.ts';
import { TEST_NUMBER } from '../../simulator/test-number.ts';
import type { Conditions } from '../shell/settings.ts';

/**
 * What the person did, step by step, so that the same call can be made again: in another language, from a link, or from
 * an earlier step on. A personal number is never among it: another one stands for it.
 */
export type Act =
  /**
   * `said` is what the person said where noise made the voice response hear something else; `over` the prompt talked
   * over; `number` whether the personal number that the mask stands for was a right one.
   */
  | { readonly kind: 'say'; readonly text: string; readonly said?: string; readonly over?: string; readonly number?: boolean }
  | { readonly kind: 'press'; readonly key: string; readonly over?: string }
  /** A personal number on the keys, key by key or at once; whole and of twelve digits where `part` does not tell otherwise. */
  | { readonly kind: 'number'; readonly accepted: boolean; readonly keyed: boolean; readonly part?: Part }
  | { readonly kind: 'bankid'; readonly code: string; readonly order?: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'hangUp' };

/** So many digits of a number, from this one on. `of` is the length of the whole; without it the number was never finished. */
export interface Part {
  readonly at: number;
  readonly digits: number;
  readonly of?: number;
}

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
  if (act.kind === 'say') call.say(act.number === undefined ? act.text : act.text.replaceAll(MASK, standIn(12, act.number)), act.over);
  else if (act.kind === 'press') call.press(act.key, act.over);
  else if (act.kind === 'bankid') call.bankid(act.code, act.order);
  else if (act.kind === 'silent') call.staySilent();
  else if (act.kind === 'wait') call.wait(act.ms);
  else if (act.kind === 'hangUp') call.hangUp();
  else {
    const { at, digits, of = at + digits } = act.part ?? { at: 0, digits: 12 };
    const keys = standIn(of, act.accepted).slice(at, at + digits);
    for (const key of act.keyed ? keys : [keys]) call.press(key);
  }
}

/** The number that was given is not kept; one of the same length stands for it, right or wrong as it was. */
function standIn(length: number, isRight: boolean): string {
  if (length !== 10 && length !== 12) return '1'.repeat(length);
  const number = isRight ? TEST_NUMBER : `${TEST_NUMBER.slice(0, -1)}${(Number(TEST_NUMBER.at(-1)) + 1) % 10}`;
  return number.slice(-length);
}
