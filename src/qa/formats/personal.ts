import { isPersonalNumber } from '../../simulator/hear.ts';
import { digitsIn, MASK, maskPersonalNumbers } from '../../simulator/redact.ts';
import { TEST_NUMBER, WRONG_NUMBER } from '../../simulator/test-number.ts';
import type { Step } from '../step.ts';
import type { SuiteCase } from '../suite.ts';
import type { Lose } from './format.ts';

const SHOWN = `${TEST_NUMBER.slice(0, 8)}-${TEST_NUMBER.slice(8)}`;
const OFFICIAL = new RegExp(`(?<!\\d)((?:${TEST_NUMBER.slice(0, 2)})?${TEST_NUMBER.slice(2, 8)}[-+]?${TEST_NUMBER.slice(8)})(?!\\d)`, 'gu');

/** A text in which the official test number stands for every other personal number, and nobody's for one that is wrong. */
export function safeText(text: string): string {
  return text.split(OFFICIAL).map((piece, i) => (i % 2 === 1 ? piece : withoutNumbers(piece))).join('');
}

function withoutNumbers(text: string): string {
  const kept = text.split(MASK);
  return kept.map((piece) => maskPersonalNumbers(piece).replaceAll(MASK, isPersonalNumber(digitsIn(piece)) ? SHOWN : WRONG_NUMBER)).join(MASK);
}

/** A case without anybody's personal number; what was replaced is told. */
export function safeCase<T extends SuiteCase>(entry: T, file: string, lose: Lose): T {
  const tell = (line: number) => lose({ file, line }, 'a personal number', `the official test number ${SHOWN} stands in its place`);
  const safe = (text: string, line: number) => {
    const written = safeText(text);
    if (written !== text) tell(line);
    return written;
  };
  if (entry.kind === 'utterance') {
    const say = safe(entry.say, entry.line);
    return { ...entry, name: say, say };
  }
  return { ...entry, name: safe(entry.name, entry.line), steps: entry.steps.map(({ step, line }) => ({ step: safeStep(step, (text) => safe(text, line)), line })) };
}

function safeStep(step: Step, safe: (text: string) => string): Step {
  if ('say' in step) return { ...step, say: safe(step.say) };
  if ('press' in step) {
    const keys = safe(step.press);
    return { ...step, press: keys === step.press ? keys : isPersonalNumber(step.press) ? TEST_NUMBER : WRONG_NUMBER };
  }
  return step;
}
