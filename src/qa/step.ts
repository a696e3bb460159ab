import { z } from 'zod';
import type { Call } from '../simulator/call.ts';
import type { CallOutcome } from '../../machines/types.ts';

/** One step of a call from the caller's chair, as suites and scripts write it. */
const words = z.string({ error: 'text is expected; quote it if it looks like a number, yes or no' }).min(1, 'empty');
const duration = z.string().regex(/^\d+(?:\.\d+)?(?:ms|s|m)$/u, 'a time is written 500ms, 10s or 3m');
const line = z.enum(['private', 'partner', 'press']);
const target = z.strictObject({ line: line.optional(), desk: words.optional() });

const NOT_A_STEP = { error: 'not a step; use hear, say, press, stay-silent, wait, bankid, hang-up, transfer, referral, signpost, closed, queue-full or hung-up' };

export const stepSchema = z.union([
  z.strictObject({ hear: words }),
  z.strictObject({ say: words, over: words.optional() }),
  z.strictObject({ press: z.string({ error: 'keys are text: write press: "1"' }).regex(/^[\d*#]+$/u, 'keys are digits, * and #'), over: words.optional() }),
  z.strictObject({ 'stay-silent': z.null() }),
  z.strictObject({ wait: duration }),
  z.strictObject({ bankid: words, order: z.number().int().min(1).max(9).optional() }),
  z.strictObject({ 'hang-up': z.null() }),
  z.strictObject({ transfer: target.nullable() }),
  z.strictObject({ referral: target.nullable() }),
  z.strictObject({ signpost: z.strictObject({ authority: words }).nullable() }),
  z.strictObject({ closed: z.strictObject({ line: line.optional() }).nullable() }),
  z.strictObject({ 'queue-full': z.null() }),
  z.strictObject({ 'hung-up': z.null() }),
], NOT_A_STEP);

export type Step = z.infer<typeof stepSchema>;
/** The key that each kind of step is called by. */
export const STEPS: readonly string[] = stepSchema.options.flatMap(({ shape }) => Object.keys(shape).slice(0, 1));
/** `- hang-up` may be written without a colon. */
export const stepsSchema = z.array(z.union([
  stepSchema,
  z.enum(['stay-silent', 'hang-up', 'transfer', 'referral', 'signpost', 'closed', 'queue-full', 'hung-up']).transform((name) => ({ [name]: null }) as Step),
], NOT_A_STEP));

/** What the caller does, and time; the other steps say what should happen. */
export type CallerStep = Extract<Step, { say: string } | { press: string } | { 'stay-silent': null } | { wait: string } | { bankid: string } | { 'hang-up': null }>;

export function isCallers(step: Step): step is CallerStep {
  return ['say', 'press', 'stay-silent', 'wait', 'bankid', 'hang-up'].some((key) => key in step);
}

/** Does it in a call. */
export function act(call: Call, step: CallerStep): void {
  if ('say' in step) call.say(step.say, step.over);
  else if ('press' in step) call.press(step.press, step.over);
  else if ('stay-silent' in step) call.staySilent();
  else if ('wait' in step) call.wait(milliseconds(step.wait));
  else if ('bankid' in step) call.bankid(step.bankid, step.order);
  else call.hangUp();
}

export interface StepFailure {
  readonly expected: string;
  readonly happened: string;
  /** The prompts since the caller's last step. */
  readonly heard: readonly string[];
}

/** Plays steps against a call. Holds which prompts were heard since the caller's last step. */
export function createPlayer(call: Call) {
  let heardUntil = -1;
  const take = (step: CallerStep) => {
    heardUntil = call.snapshot().lines.at(-1)?.n ?? heardUntil;
    act(call, step);
    return null;
  };
  const promptsHeard = () => call.snapshot().lines.flatMap(({ n, prompt }) => (n <= heardUntil || prompt === null ? [] : [prompt]));

  function talkOver(step: Extract<Step, { over?: string | undefined }>, over: string): StepFailure | null {
    if (!call.saying().includes(over)) return { expected: `to talk over ${over}`, happened: 'it was not being said', heard: promptsHeard() };
    const before = heardUntil;
    take(step);
    // What must be heard out goes on being said.
    if (call.saying().includes(over)) heardUntil = before;
    return null;
  }

  /** @returns null when the step went as expected */
  return function play(step: Step): StepFailure | null {
    if ('over' in step && step.over !== undefined) return talkOver(step, step.over);
    if (isCallers(step)) return take(step);
    if ('hear' in step) {
      const heard = promptsHeard();
      return heard.includes(step.hear) ? null : { expected: `to hear ${step.hear}`, happened: heard.length === 0 ? 'nothing was said' : `heard ${heard.join(', ')}`, heard };
    }
    const failure = checkOutcome(step, call.snapshot().outcome, call.snapshot().state);
    return failure && { ...failure, heard: promptsHeard() };
  };
}

/** "500ms", "10s" or "3m" in milliseconds. */
export function milliseconds(text: string): number {
  const value = Number.parseFloat(text);
  return text.endsWith('ms') ? value : text.endsWith('m') ? value * 60_000 : value * 1000;
}

function checkOutcome(step: Step, outcome: CallOutcome | null, state: string): Pick<StepFailure, 'expected' | 'happened'> | null {
  const [[disposition, wanted] = ['', null]] = Object.entries(step) as [string, Record<string, string> | null][];
  const expected = `${disposition}${wanted ? ` ${JSON.stringify(wanted)}` : ''}`;
  if (outcome === null) return { expected, happened: `the call goes on, in ${state}` };
  const actual = { line: outcome.line, desk: outcome.desk, authority: outcome.authority };
  const fits = outcome.disposition === disposition
    && Object.entries(wanted ?? {}).every(([key, value]) => actual[key as keyof typeof actual] === value);
  return fits ? null : { expected, happened: `${outcome.disposition} ${JSON.stringify(actual)}` };
}
