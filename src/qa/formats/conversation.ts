import type { CallStart } from '../record.ts';
import type { CallCase, Expected, SuiteCase } from '../suite.ts';
import type { Found, Lose } from './format.ts';

/** What other tools know of one user's turn: the words and the intent that they stand for. */
export interface Labelled {
  readonly say: string;
  readonly line: number;
  readonly expected: Expected;
}

/** A conversation as read: the steps of a call, and the turns of it that say what they should be understood as. */
export interface Conversation {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** Null where the format does not tell: then one labelled turn and nothing else is an utterance. */
  readonly kind: 'call' | 'utterance' | null;
  readonly settings: CallStart;
  readonly steps: CallCase['steps'];
  readonly labelled: readonly Labelled[];
}

/**
 * The cases of a conversation. A call has no place for what a turn is understood as: the first turn's label becomes an
 * utterance of its own; what comes later depends on the turns before it and is told.
 */
export function casesOf({ file, line, name, kind, settings, steps, labelled }: Conversation, lose: Lose): Found[] {
  const says = steps.filter(({ step }) => 'say' in step);
  const [first, ...later] = labelled;
  const found = (entry: SuiteCase): Found => ({ file, entry });
  const utterance = first && Object.keys(first.expected).length > 0 ? [found({ kind: 'utterance', name: first.say, line: first.line, at: settings.at, say: first.say, expected: first.expected })] : [];
  const isFirst = first !== undefined && says[0] !== undefined && 'say' in says[0].step && says[0].step.say === first.say;
  for (const { say, line: at, expected } of isFirst ? later : labelled) if (Object.keys(expected).length > 0) lose({ file, line: at }, `what "${say}" is understood as`, 'it depends on the turns before; a call is judged by what is heard and where it ends');
  const isAlone = labelled.length === 1 && steps.length === 1 && says.length === 1 && !says.some(({ step }) => 'over' in step);
  if (kind === 'utterance' || (kind === null && isAlone)) {
    for (const { step, line: at } of steps.slice(1)) lose({ file, line: at }, Object.entries(step).flat().join(' ').trim(), 'an utterance is one turn');
    return utterance.length > 0 || !first ? utterance : [found({ kind: 'utterance', name: first.say, line: first.line, at: settings.at, say: first.say, expected: {} })];
  }
  const call: Found[] = steps.length === 0 ? [] : [found({ kind: 'call', name, line, ...settings, steps })];
  return isFirst ? [...call, ...utterance] : call;
}
