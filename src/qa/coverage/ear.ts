import type { CallContext } from '../../../machines/context.ts';
import type { CallEvent } from '../../../machines/types.ts';
import type { Engine } from '../../simulator/engine.ts';
import { gate } from '../../simulator/gate.ts';
import { hearSpeech, wordsOf, type Hearing, type Listening } from '../../simulator/hear.ts';
import { createKeying } from '../../simulator/keying.ts';
import type { Snapshot } from '../../simulator/stepper.ts';
import { memoized } from '../memoized.ts';
import type { Step } from '../step.ts';

/** Turns what a caller does at a moment into the event that it is to the call; null where nothing comes of it. */
export type Ear = (step: Step, snapshot: Snapshot) => CallEvent | null;

/** Hears as the simulator does (src/simulator/call.ts). What is said at one question is listened to once. */
export function createEar({ service, matcher }: Engine): Ear {
  const remembering = { ...matcher, understand: memoized(matcher.understand), wish: memoized(matcher.wish), yesOrNo: memoized(matcher.yesOrNo) };
  const known = new Map<string, Hearing | null>();
  const listen = (said: string, listening: Listening): Hearing | null => {
    const gated = gate(said);
    if (!gated.ok) return null;
    return hearSpeech(service, remembering, wordsOf(said, gated.text, listening), listening);
  };
  return (step, { tags, context }) => {
    const { at } = context;
    if ('say' in step) {
      const key = JSON.stringify([step.say, [...tags], ...listenedFor(context)]);
      const hearing = known.has(key) ? known.get(key) : listen(step.say, { tags, context });
      known.set(key, hearing ?? null);
      return hearing ? { type: 'caller.spoke', at, heard: hearing.heard, manner: hearing.manner } : null;
    }
    if ('press' in step) {
      const pressed = createKeying().press(step.press, { tags, context });
      return pressed && { type: 'caller.pressed', at, heard: pressed.heard };
    }
    if ('stay-silent' in step) return { type: 'caller.stayedSilent', at };
    if ('hang-up' in step) return { type: 'caller.hungUp', at };
    if ('bankid' in step) return { type: 'bankid.answered', at, code: step.bankid, order: step.order ?? Math.max(1, context.bankidAsks) };
    return 'wait' in step ? fallsDue(context) : null;
  };
}

/** All that hearing looks at in a moment besides its tags. */
function listenedFor({ question, choices, need }: CallContext): unknown[] {
  return [question, choices, need?.topic ?? null];
}

/** What happens when the present wait is over. */
function fallsDue({ deadline, place, bankidAsks }: Snapshot['context']): CallEvent | null {
  if (deadline === null) return null;
  const { at, as } = deadline;
  if (as === 'silence') return { type: 'caller.stayedSilent', at };
  return as === 'bankid-expiry' ? { type: 'bankid.answered', at, code: 'expiredTransaction', order: bankidAsks } : { type: 'queue.moved', at, place: Math.max(0, (place ?? 1) - 1) };
}
