import type { Outcome } from '../../../intents/types.ts';
import { judge, type Judged, type LabelledUtterance, type Routed } from '../score.ts';

/** What an utterance came to: every row is exactly one of these, and each has a cost. */
export const EVENTS = ['right', 'confirmed', 'wrong-confirmation', 'needless-question', 'wrong-question', 'misroute', 'lost-crisis', 'lost-person', 'other-wrong'] as const;
export type Event = (typeof EVENTS)[number];

/** The verdicts of a reader; a confirmation of the wrong thing is a row of its own. */
export const VERDICTS = ['right', 'confirmed', 'confirmed-wrong', 'refused', 'wrong'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_OF: Readonly<Record<Event, Verdict>> = {
  right: 'right', confirmed: 'confirmed', 'wrong-confirmation': 'confirmed-wrong',
  'needless-question': 'refused', 'wrong-question': 'refused',
  misroute: 'wrong', 'lost-crisis': 'wrong', 'lost-person': 'wrong', 'other-wrong': 'wrong',
};

const ASKED = new Set<Outcome>(['ambiguous', 'clarify', 'none']);

/** The costliest first: a person in danger who was put through to a wrong desk is lost, and not only misrouted. */
export function eventOf(wanted: LabelledUtterance, got: Routed, judged: Judged = judge(wanted, got)): Event {
  if (judged.firstTryRight) return got.outcome === 'confirm' ? 'confirmed' : 'right';
  if (wanted.outcome === 'crisis') return 'lost-crisis';
  if (wanted.outcome === 'agent') return 'lost-person';
  if (judged.misroutes) return 'misroute';
  if (got.outcome === 'confirm') return 'wrong-confirmation';
  if (ASKED.has(got.outcome)) return judged.needlessQuestions ? 'needless-question' : 'wrong-question';
  return 'other-wrong';
}
