import { milliseconds, type Step } from '../qa/step.ts';
import type { Call } from '../simulator/call.ts';

/** What a client does in a call: the caller's steps of a suite. */
export type CallerStep = Extract<Step, { say: string } | { press: string } | { 'stay-silent': null } | { wait: string } | { bankid: string } | { 'hang-up': null }>;

const CALLERS: readonly string[] = ['say', 'press', 'stay-silent', 'wait', 'bankid', 'hang-up'];

export function isCallers(step: Step): step is CallerStep {
  return CALLERS.some((key) => key in step);
}

export function act(call: Call, step: CallerStep): void {
  if ('say' in step) call.say(step.say, step.over);
  else if ('press' in step) call.press(step.press, step.over);
  else if ('stay-silent' in step) call.staySilent();
  else if ('wait' in step) call.wait(milliseconds(step.wait));
  else if ('bankid' in step) call.bankid(step.bankid, step.order);
  else call.hangUp();
}
