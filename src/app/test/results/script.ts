import type { Engine } from '../../../simulator/engine.ts';
import { startCall } from '../../../simulator/call.ts';
import { isPersonalNumber } from '../../../simulator/hear.ts';
import { digitsIn } from '../../../simulator/redact.ts';
import { safeText } from '../../../qa/formats/personal.ts';
import { createPlayer, isCallers, milliseconds, type Step } from '../../../qa/step.ts';
import type { CallCase, SuiteCase, UtteranceCase } from '../../../qa/suite.ts';
import { rowOf } from '../../../qa/report/report.ts';
import { stepText } from '../../../qa/write-suite.ts';
import type { Act, Conversation } from '../../call/conversation.ts';

/** One step of a case as it is shown beside the call. */
export interface ScriptStep {
  readonly text: string;
  readonly line: number;
  /** How many acts of the conversation have been done when this step has been. */
  readonly acts: number;
  /** Whether it went as it says; what the caller does always does. */
  readonly isRight: boolean;
  readonly isExpectation: boolean;
}

/** A case as a call that can be made in the call view, step by step. */
export interface Script {
  readonly conversation: Conversation;
  readonly steps: readonly ScriptStep[];
  /** The place of the first step that does not hold; the number of steps where all do. */
  readonly failsAt: number;
}

/** Turns a case into a conversation; to know what each step does to it, the case is played. */
export function scriptOf(engine: Engine, entry: SuiteCase): Script {
  const { conversation, steps } = entry.kind === 'call' ? ofCall(engine, entry) : ofUtterance(engine, entry);
  const failsAt = steps.findIndex(({ isRight }) => !isRight);
  return { conversation, steps, failsAt: failsAt === -1 ? steps.length : failsAt };
}

function ofCall({ service, matcher }: Engine, { at, dialled, lang, queue, steps }: CallCase): Omit<Script, 'failsAt'> {
  const call = startCall(service, matcher, { at, dialled, lang, queue });
  const play = createPlayer(call);
  const acts: Act[] = [];
  const shown = steps.map(({ step, line }): ScriptStep => {
    const awaited = call.snapshot().awaitsNumber;
    const failure = play(step);
    // What could not be said over a prompt was not said.
    const act = failure === null ? actOf(step, awaited) : null;
    if (act !== null) acts.push(act);
    return { text: stepText(step), line, acts: acts.length, isRight: failure === null, isExpectation: !isCallers(step) };
  });
  return { conversation: { at, dialled, lang, queue: queue === null || queue === 'full' ? queue : queue.place, acts }, steps: shown };
}

/** Shorter ones are pieces of a number, keyed one after the other. */
const NUMBER_LENGTH = 10;

/** What the caller does in a step, as a conversation keeps it; null where it only says what should happen. */
function actOf(step: Step, awaited: boolean): Act | null {
  const over = 'over' in step && step.over !== undefined ? { over: step.over } : {};
  if ('say' in step || 'press' in step) {
    const digits = 'say' in step ? digitsIn(step.say) : step.press;
    if (awaited && digits.length >= NUMBER_LENGTH) return { kind: 'number', accepted: isPersonalNumber(digits), keyed: false };
    return 'say' in step ? { kind: 'say', text: safeText(step.say), ...over } : { kind: 'press', key: step.press, ...over };
  }
  if ('stay-silent' in step) return { kind: 'silent' };
  if ('wait' in step) return { kind: 'wait', ms: milliseconds(step.wait) };
  if ('bankid' in step) return { kind: 'bankid', code: step.bankid, ...(step.order === undefined ? {} : { order: step.order }) };
  return 'hang-up' in step ? { kind: 'hangUp' } : null;
}

/** An utterance as the first words of a call, and each thing that is expected of it as a step. */
function ofUtterance(engine: Engine, entry: UtteranceCase): Omit<Script, 'failsAt'> {
  const { at, say, line, expected } = entry;
  const isMet = (field: string, value: unknown) => rowOf(engine, { ...entry, expected: { [field]: value } }, 1).status === 'passed';
  return {
    conversation: { at, dialled: 'private', lang: 'sv', queue: null, acts: [{ kind: 'say', text: safeText(say) }] },
    steps: [
      { text: stepText({ say }), line, acts: 1, isRight: true, isExpectation: false },
      ...Object.entries(expected).map(([field, value]): ScriptStep => ({ text: `${field}: ${String(value)}`, line, acts: 1, isRight: isMet(field, value), isExpectation: true })),
    ],
  };
}
