import type { CallOutcome } from '../../../machines/types.ts';
import { startCall } from '../../simulator/call.ts';
import type { Engine } from '../../simulator/engine.ts';
import { gate } from '../../simulator/gate.ts';
import { withoutMask } from '../../simulator/redact.ts';
import { routeDecision, type Routed } from '../../simulator/route.ts';
import { createPlayer, isCallers, type Step } from '../step.ts';
import type { CallCase, UtteranceCase } from '../suite.ts';

/** What a caller heard: the prompts after each step (the first ones before any), and how the call had ended then. */
export interface Course {
  readonly heard: readonly (readonly string[])[];
  readonly outcome: CallOutcome | null;
}

/** The steps in which the caller does something. */
export function acts({ steps }: CallCase): Step[] {
  return steps.flatMap(({ step }) => (isCallers(step) ? [step] : []));
}

/** Plays the caller's steps, whatever is answered. */
export function courseOf({ service, matcher, ...tampering }: Engine, { at, dialled, lang, queue }: CallCase, steps: readonly Step[]): Course {
  const call = startCall(service, matcher, { at, dialled, lang, queue, ...tampering });
  const play = createPlayer(call);
  const promptsAfter = (n: number) => call.snapshot().lines.flatMap((line) => (line.n > n && line.prompt !== null ? [line.prompt] : []));
  const heard = [promptsAfter(-1)];
  for (const step of steps) {
    const last = call.snapshot().lines.at(-1)?.n ?? -1;
    play(step);
    heard.push(promptsAfter(last));
  }
  return { heard, outcome: call.snapshot().outcome };
}

/** An utterance routed; null when the gate turns it away. */
export function routedBy({ service, matcher }: Engine, { say, at }: UtteranceCase): Routed | null {
  const gated = gate(say);
  return gated.ok ? routeDecision(service, matcher.understand(withoutMask(gated.text)), gated.text, at) : null;
}
