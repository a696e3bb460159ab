import type { Engine } from '../../simulator/engine.ts';
import { startCall } from '../../simulator/call.ts';
import { outcomeStep } from '../record.ts';
import { runCase } from '../run.ts';
import { createPlayer, type Step, type StepFailure } from '../step.ts';
import type { CallCase, Expected, UtteranceCase } from '../suite.ts';

/** What a case would have to say for it to pass. */
export interface Proposal<T> {
  readonly changes: T;
  /** Expectations that fail and for which there is nothing to put. */
  readonly open: number;
}

/** The fields of an utterance that are otherwise than expected, as they are. */
export function proposeUtterance(engine: Engine, entry: UtteranceCase): Proposal<Expected> {
  const { failure, routed } = runCase(engine, entry);
  if (failure === null || routed === null) return { changes: {}, open: failure === null ? 0 : 1 };
  const wrong = (Object.keys(entry.expected) as (keyof Expected)[]).filter((key) => routed[key] !== entry.expected[key]);
  return { changes: Object.fromEntries(wrong.map((key) => [key, routed[key]])), open: 0 };
}

/** The steps of a call that do not hold, by their place, as what held instead. */
export function proposeCall({ service, matcher }: Engine, { at, dialled, lang, queue, steps }: CallCase): Proposal<ReadonlyMap<number, Step>> {
  const call = startCall(service, matcher, { at, dialled, lang, queue });
  const play = createPlayer(call);
  const changes = new Map<number, Step>();
  let open = 0;
  steps.forEach(({ step }, i) => {
    const failure = play(step);
    if (failure === null) return;
    const instead = insteadOf(step, failure, call.snapshot().outcome);
    if (instead === null) open++;
    else changes.set(i, instead);
  });
  return { changes, open };
}

function insteadOf(step: Step, { heard }: StepFailure, outcome: Parameters<typeof outcomeStep>[0] | null): Step | null {
  if ('hear' in step) {
    const last = heard.at(-1);
    return last === undefined ? null : { hear: last };
  }
  return outcome === null ? null : outcomeStep(outcome);
}
