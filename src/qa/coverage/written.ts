import type { Dialled } from '../../../machines/types.ts';
import { queueOf } from '../queue.ts';
import type { Step } from '../step.ts';
import type { Expected, SuiteCase } from '../suite.ts';

/** A case as the report holds it. */
export type Written = WrittenCall | WrittenUtterance;

export interface WrittenCall {
  readonly kind: 'call';
  readonly name: string;
  /** ms since 1970. */
  readonly at: number;
  readonly dial: Dialled;
  readonly queue: number | 'full' | null;
  readonly steps: readonly Step[];
}

export interface WrittenUtterance {
  readonly kind: 'utterance';
  readonly say: string;
  readonly expected: Expected;
}

/** The case as a suite holds it. @param at when an utterance is said, which it does not tell itself */
export function caseOf(written: Written, at: number): SuiteCase {
  if (written.kind === 'utterance') return { ...written, name: written.say, line: 0, at };
  const { dial, queue, steps, ...call } = written;
  return { ...call, line: 0, dialled: dial, lang: 'sv', queue: queue === null ? null : queueOf(queue), steps: steps.map((step) => ({ step, line: 0 })) };
}
