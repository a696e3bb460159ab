import type { Engine } from '../../simulator/engine.ts';
import type { Routed } from '../../simulator/route.ts';
import { outcomeStep } from '../record.ts';
import type { Step } from '../step.ts';
import type { CallCase, Expected, SuiteCase, UtteranceCase } from '../suite.ts';
import { acts, courseOf, routedBy, type Course } from './listen.ts';

/** Of an utterance's handling, what moves the caller; and what else a test may name. */
const MOVES = ['outcome', 'ask', 'topic', 'line', 'desk', 'authority'] as const satisfies readonly (keyof Expected)[];

/** The test that passes on the sound engine and fails on the other, made of what a probe does; null when they cannot be told apart by it. */
export function missingTest(sound: Engine, other: Engine, probe: SuiteCase): SuiteCase | null {
  return probe.kind === 'call' ? missingCall(sound, other, probe) : missingUtterance(sound, other, probe);
}

function missingUtterance(sound: Engine, other: Engine, probe: UtteranceCase): UtteranceCase | null {
  const [right, wrong] = [routedBy(sound, probe), routedBy(other, probe)];
  if (right === null || wrong === null) return null;
  const fields = moved(right, wrong);
  if (fields.length === 0) return null;
  const named = MOVES.filter((field) => fields.includes(field) || field === 'outcome');
  return { ...probe, expected: Object.fromEntries(named.map((field) => [field, right[field]])) };
}

function missingCall(sound: Engine, other: Engine, probe: CallCase): CallCase | null {
  let steps = acts(probe);
  let found = toldApart(sound, other, probe, steps);
  if (found === null) return null;
  // As few steps as tell the two apart: what is said after the difference, then what is not needed for it.
  for (let i = steps.length - 1; i >= 0; i--) {
    const fewer = steps.filter((_, s) => s !== i);
    const shorter = toldApart(sound, other, probe, fewer);
    if (shorter) [steps, found] = [fewer, shorter];
  }
  return { ...probe, steps: found.map((step) => ({ step, line: 0 })) };
}

function toldApart(sound: Engine, other: Engine, probe: CallCase, steps: readonly Step[]): Step[] | null {
  return difference(steps, courseOf(sound, probe, steps), courseOf(other, probe, steps));
}

/** The caller's steps up to the first difference that a step of a suite can see, and that step; null when there is none. */
export function difference(steps: readonly Step[], right: Course, wrong: Course): Step[] | null {
  const missed = right.heard.map((heard, i) => onlyIn(heard, wrong.heard[i] ?? []));
  const place = missed.findIndex((id) => id !== null);
  if (place >= 0) return [...steps.slice(0, place), { hear: missed[place] as string }];
  const ending = endingOf(right, wrong);
  return ending && [...steps, ending];
}

/** Of an utterance's handling, the fields that moved. */
export function moved(right: Routed, wrong: Routed): (typeof MOVES)[number][] {
  return MOVES.filter((field) => right[field] !== wrong[field]);
}

const onlyIn = (heard: readonly string[], other: readonly string[]): string | null => heard.find((id) => !other.includes(id)) ?? null;

/** The outcome as a step, if the other course ends otherwise. */
function endingOf({ outcome }: Course, other: Course): Step | null {
  const right = outcome && outcomeStep(outcome);
  return right && JSON.stringify(right) !== JSON.stringify(other.outcome && outcomeStep(other.outcome)) ? right : null;
}
