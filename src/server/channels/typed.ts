import { stepOf } from '../../qa/formats/turns.ts';
import { isCallers, type CallerStep } from '../../qa/step.ts';
import { Problem } from '../problem.ts';

/** What a typed message does. No words at all are silence. @throws Problem 400 for a slash with nothing known behind it */
export function typedStep(text: string): CallerStep {
  if (text.trim() === '') return { 'stay-silent': null };
  const step = stepOf(text.trim());
  if (step && isCallers(step)) return step;
  throw new Problem(400, 'TV-TURN', 'not a turn; it is words, or /press 1, /silent, /wait 10s, /bankid complete, /over PROMPT words, or /hangup');
}
