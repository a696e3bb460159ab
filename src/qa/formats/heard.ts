import type { Engine } from '../../simulator/engine.ts';
import { startCall } from '../../simulator/call.ts';
import { createPlayer } from '../step.ts';
import type { CallCase } from '../suite.ts';

/**
 * Plays a call and notes the words of each prompt that a `hear` step waits for, by the step's place.
 * A call that does not go as it says ends there: later steps have no words.
 */
export function wordsHeard({ service, matcher }: Engine, { at, dialled, lang, queue, steps }: CallCase): ReadonlyMap<number, string> {
  const call = startCall(service, matcher, { at, dialled, lang, queue });
  const play = createPlayer(call);
  const words = new Map<number, string>();
  for (const [i, { step }] of steps.entries()) {
    if (play(step) !== null) break;
    const said = 'hear' in step ? call.snapshot().lines.findLast(({ prompt }) => prompt === step.hear) : undefined;
    if (said) words.set(i, said.text);
  }
  return words;
}

/** As `wordsHeard`, for many calls: each is played once, when it is first asked for. */
export function createEar(engine: Engine): (call: CallCase, step: number) => string | null {
  const heard = new WeakMap<CallCase, ReadonlyMap<number, string>>();
  return (call, step) => {
    const words = heard.get(call) ?? wordsHeard(engine, call);
    heard.set(call, words);
    return words.get(step) ?? null;
  };
}
