import type { Engine } from '../../simulator/engine.ts';
import { startCall, type Call } from '../../simulator/call.ts';
import type { Routed } from '../../simulator/route.ts';
import { queueOf } from '../queue.ts';
import { outcomeStep } from '../record.ts';
import { createPlayer, type Step } from '../step.ts';
import type { Way } from './walk.ts';
import type { WrittenCall, WrittenUtterance } from './written.ts';

/** Said at every beginning. */
const OPENING: ReadonlySet<string> = new Set(['welcome', 'recording-notice', 'describe']);
/** A call that is not over by then is not ended here. */
const MOST_ENDINGS = 4;

/** A way through a call as a case: what is heard before each step, and how it ends; a person takes over what is still open. */
export function callFrom({ service, matcher }: Engine, { frame: { dialled, at, queue }, steps }: Way, name: string): WrittenCall {
  const call = startCall(service, matcher, { at, dialled, queue: queue === null ? null : queueOf(queue) });
  const play = createPlayer(call);
  const written: Step[] = [];
  let heardUntil = -1;
  const hear = (isPassedOver: (id: string) => boolean) => {
    for (const { n, prompt } of call.snapshot().lines) if (n > heardUntil && prompt !== null && !isPassedOver(prompt)) written.push({ hear: prompt });
    heardUntil = call.snapshot().lines.at(-1)?.n ?? heardUntil;
  };
  hear((id) => OPENING.has(id));
  const act = (step: Step) => {
    written.push(step);
    play(step);
    const disposition = call.snapshot().over ? call.snapshot().outcome?.disposition : undefined;
    hear((id) => id === disposition);
  };
  steps.forEach(act);
  for (let i = 0; i < MOST_ENDINGS && !call.snapshot().over; i++) act(towardsEnd(call));
  const { outcome } = call.snapshot();
  if (outcome) written.push(outcomeStep(outcome));
  return { kind: 'call', name, at, dial: dialled, queue, steps: written };
}

function towardsEnd(call: Call): Step {
  return call.snapshot().state === 'queueing' ? { wait: '10m' } : { press: '0' };
}

/** An utterance with what it leads to, as far as that tells something. */
export function utteranceFrom({ utterance, outcome, ask, topic, role, line, desk, authority }: Routed): WrittenUtterance {
  return {
    kind: 'utterance', say: utterance,
    expected: {
      outcome, ...(ask === null ? {} : { ask }), ...(topic === null ? {} : { topic }), ...(role === 'private' ? {} : { role }),
      ...(line === null ? {} : { line }), ...(desk === null ? {} : { desk }), ...(authority === null ? {} : { authority }),
    },
  };
}
