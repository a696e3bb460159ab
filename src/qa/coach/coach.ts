import { without } from '../../../intents/explain.ts';
import { words } from '../../../intents/text.ts';
import type { Decision, Evidence, Lang } from '../../../intents/types.ts';
import type { Matcher } from '../../../intents/understand.ts';
import type { Engine } from '../../simulator/engine.ts';
import { gate } from '../../simulator/gate.ts';
import { withoutMask } from '../../simulator/redact.ts';
import { createWorld } from '../../simulator/world.ts';
import { candidatesFor, type Candidate } from './candidates.ts';
import { courseOf, type CoachedCall, type Course } from './course.ts';
import { followed, placeOf, placeReached, type Led, type Place, type Surroundings } from './place.ts';
import { isClearlySafer, safetyOf, shareOf, type Safety } from './safety.ts';

/** What the coach has to say of a phrase. */
export interface PhraseCoaching {
  readonly phrase: string;
  readonly lang: Lang;
  /** Where the caller should end up. */
  readonly target: Place;
  readonly safety: Safety;
  /** The words that carried it, the heaviest first. */
  readonly carriedBy: readonly Evidence[];
  /** The word without which it would have led elsewhere, and where; null when no single word decides. */
  readonly decisive: { readonly word: string; readonly led: Led } | null;
  /** A phrase that is clearly safer, if there is one. */
  readonly better: (Candidate & { readonly safety: Safety }) | null;
}

export interface Coaching {
  readonly course: Course;
  /** Null when no need was understood, so that nothing is known of where it should lead. */
  readonly about: PhraseCoaching | null;
}

/** The coach's words on a call, at once; null where there is nothing to coach: somebody was in danger. */
export function coachFor(engine: Engine, call: CoachedCall): Coaching | null {
  const steps = coaching(engine, call);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in small steps of one understanding each, so that a page stays smooth. */
export function* coaching({ service, matcher }: Engine, call: CoachedCall): Generator<void, Coaching | null> {
  if (call.trace.some((step) => step.type === 'caller.spoke' && step.heard.kind === 'crisis')) return null;
  const course = courseOf(call);
  const gated = gate(course.phrase ?? '');
  if (!gated.ok) return { course, about: null };
  const phrase = gated.text;
  const around: Surroundings & { readonly matcher: Matcher } = { service, world: createWorld(service), dialled: course.dialled, matcher };
  const decision = matcher.understand(withoutMask(phrase));
  const reached = course.how === 'never' ? null : placeReached(call.outcome);
  const target = reached ?? (decision.outcome === 'agent' ? null : placeOf(around, decision));
  if (!target) return { course, about: null };
  const lang = decision.lang === 'other' ? call.lang : decision.lang;
  const safety = yield* safetyOf(phrase, lang, target, around);
  const known = reached && call.outcome ? call.outcome : decision;
  return {
    course,
    about: {
      phrase, lang, target, safety,
      carriedBy: decision.evidence,
      decisive: yield* decisiveWord(phrase, decision, target, around),
      better: yield* betterPhrase(candidatesFor(service, withoutMask(phrase), lang, known), lang, target, safety, around),
    },
  };
}

/** The heaviest word that alone makes the difference. */
function* decisiveWord(phrase: string, { evidence }: Decision, target: Place, { matcher, ...around }: Surroundings & { readonly matcher: Matcher }): Generator<void, PhraseCoaching['decisive']> {
  if (followed(around, matcher.understand(withoutMask(phrase)), target).kind === 'again') return null;
  const weightOf = (text: string) => evidence.find(({ heard }) => heard.includes(text))?.weight ?? 0;
  for (const word of words(phrase).toSorted((a, b) => weightOf(b.text) - weightOf(a.text))) {
    const led = followed(around, matcher.understand(withoutMask(without(phrase, [word]))), target);
    yield;
    if (led.kind === 'again' || led.kind === 'elsewhere') return { word: word.text, led };
  }
  return null;
}

/** Of the candidates that lead there by themselves the safest, if it is clearly safer than the own phrase. */
function* betterPhrase(candidates: readonly Candidate[], lang: Lang, target: Place, own: Safety, around: Surroundings & { readonly matcher: Matcher }): Generator<void, PhraseCoaching['better']> {
  let best: PhraseCoaching['better'] = null;
  for (const candidate of candidates) {
    const led = followed(around, around.matcher.understand(candidate.phrase), target);
    yield;
    if (led.kind !== 'there') continue;
    const safety = yield* safetyOf(candidate.phrase, lang, target, around);
    if (isClearlySafer(safety, own) && (!best || rank(safety) > rank(best.safety))) best = { ...candidate, safety };
  }
  return best;
}

/** More arrive; of equally many, more without a question. */
function rank(safety: Safety): number {
  return shareOf(safety) + safety.atOnce / (safety.of * 1000 || 1);
}
