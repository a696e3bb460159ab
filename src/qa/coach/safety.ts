import type { Lang } from '../../../intents/types.ts';
import type { Matcher } from '../../../intents/understand.ts';
import { withoutMask } from '../../simulator/redact.ts';
import type { Variant } from '../variants/apply.ts';
import { variantsOf } from '../variants/variants-of.ts';
import { followed, type Led, type Place, type Surroundings } from './place.ts';
import { coachPolicy } from './policy.ts';

/** A variant of a phrase, and what it led to. */
export interface Tried {
  readonly variant: Variant;
  readonly led: Led;
}

/** How a phrase fares when it is heard wrongly. */
export interface Safety {
  /** So many of the variants reach the place, some of them after a question. */
  readonly safe: number;
  /** So many reach it without a question. */
  readonly atOnce: number;
  readonly of: number;
  readonly tried: readonly Tried[];
}

/** Tries a phrase as it may be heard, one variant a step, so that a page can draw in between. */
export function* safetyOf(phrase: string, lang: Lang, target: Place, { matcher, ...around }: Surroundings & { readonly matcher: Matcher }): Generator<void, Safety> {
  const tried: Tried[] = [];
  for (const variant of variantsOf(phrase, { count: coachPolicy.variants, seed: coachPolicy.seed, lang })) {
    tried.push({ variant, led: followed(around, matcher.understand(withoutMask(variant.heard)), target) });
    yield;
  }
  const atOnce = tried.filter(({ led }) => led.kind === 'there').length;
  return { safe: atOnce + tried.filter(({ led }) => led.kind === 'asked').length, atOnce, of: tried.length, tried };
}

/** What share of a phrase's variants is safe; all of them where a phrase has none. */
export function shareOf({ safe, of }: Safety): number {
  return of === 0 ? 1 : safe / of;
}

/** Whether another phrase is so much safer that it is worth changing one's words. */
export function isClearlySafer(other: Safety, own: Safety): boolean {
  const more = shareOf(other) - shareOf(own);
  const atOnce = (safety: Safety) => (safety.of === 0 ? 1 : safety.atOnce / safety.of);
  return more >= coachPolicy.clearly || (more >= 0 && atOnce(other) - atOnce(own) >= coachPolicy.fewerQuestions);
}
