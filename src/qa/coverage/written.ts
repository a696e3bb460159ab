import { stringify } from 'yaml';
import { isoInStockholm } from '../../../machines/stockholm.ts';
import type { Dialled } from '../../../machines/types.ts';
import type { Step } from '../step.ts';
import type { Expected } from '../suite.ts';
import { stepText } from '../write-suite.ts';

/** A case as it stands in a suite, to be written. */
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

/** A whole suite. @param at the moment of what names no other, ms since 1970 */
export function suiteText(name: string, at: number, cases: readonly Written[], comments: readonly string[] = []): string {
  const calls = cases.filter((entry) => entry.kind === 'call');
  const utterances = cases.filter((entry) => entry.kind === 'utterance');
  return [
    ...comments.map((comment) => `# ${comment}`),
    `suite: ${flow(name)}`, `at: ${local(at)}`,
    ...(calls.length > 0 ? ['calls:', ...calls.flatMap((entry) => caseLines(entry, at).map((line) => `  ${line}`))] : []),
    ...(utterances.length > 0 ? ['utterances:', ...utterances.flatMap((entry) => caseLines(entry).map((line) => `  ${line}`))] : []),
    '',
  ].join('\n');
}

/** One case as a list item of a suite. @param suiteAt the suite's own moment, which need not be said again */
export function caseLines(entry: Written, suiteAt: number | null = null): string[] {
  if (entry.kind === 'utterance') return [`- ${flow({ say: entry.say, ...entry.expected })}`];
  const { name, at, dial, queue, steps } = entry;
  return [
    `- name: ${flow(name)}`, ...(at === suiteAt ? [] : [`  at: ${local(at)}`]), ...(dial === 'private' ? [] : [`  dial: ${dial}`]), ...(queue === null ? [] : [`  queue: ${queue}`]),
    '  steps:', ...steps.map((step) => `    - ${stepText(step)}`),
  ];
}

const flow = (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
const local = (at: number) => isoInStockholm(at).slice(0, 16);
