import { isPersonalNumber } from '../../simulator/hear.ts';
import { digitsIn, MASK, maskPersonalNumbers } from '../../simulator/redact.ts';
import { TEST_NUMBER, WRITTEN_TEST_NUMBER, WRONG_NUMBER } from '../../simulator/test-number.ts';
import type { Step } from '../step.ts';
import type { SuiteCase } from '../suite.ts';
import type { Lose } from './format.ts';

const OFFICIAL = new RegExp(`(?<!\\d)((?:${TEST_NUMBER.slice(0, 2)})?${TEST_NUMBER.slice(2, 8)}[-+]?${TEST_NUMBER.slice(8)})(?!\\d)`, 'gu');

/** A text in which the official test number stands for every other personal number, and nobody's for one that is wrong. */
export function safeText(text: string): string {
  return text.split(OFFICIAL).map((piece, i) => (i % 2 === 1 ? piece : withoutNumbers(piece))).join('');
}

function withoutNumbers(text: string): string {
  const kept = text.split(MASK);
  return kept.map((piece) => maskPersonalNumbers(piece).replaceAll(MASK, isPersonalNumber(digitsIn(piece)) ? WRITTEN_TEST_NUMBER : WRONG_NUMBER)).join(MASK);
}

/** A case without anybody's personal number; what was replaced is told. */
export function safeCase<T extends SuiteCase>(entry: T, file: string, lose: Lose): T {
  const tell = (line: number) => lose({ file, line }, 'a personal number', `the official test number ${WRITTEN_TEST_NUMBER} stands in its place`);
  const safe = (text: string, line: number) => {
    const written = safeText(text);
    if (written !== text) tell(line);
    return written;
  };
  if (entry.kind === 'utterance') {
    const say = safe(entry.say, entry.line);
    return { ...entry, name: say, say, expected: safeFields(entry.expected, (text) => safe(text, entry.line)) };
  }
  return { ...entry, name: safe(entry.name, entry.line), steps: entry.steps.map(({ step, line }) => ({ step: safeStep(step, (text) => safe(text, line)), line })) };
}

function safeStep(step: Step, safe: (text: string) => string): Step {
  if (!('press' in step)) return safeFields(step, safe);
  const { press, ...rest } = step;
  const keys = safe(press);
  return { ...safeFields(rest, safe), press: keys === press ? keys : isPersonalNumber(press) ? TEST_NUMBER : WRONG_NUMBER };
}

/** Every text in it, however deep: any field may hold a number in another tool's files. */
function safeFields<T extends object>(fields: T, safe: (text: string) => string): T {
  const safeValue = (value: unknown) => (typeof value === 'string' ? safe(value) : typeof value === 'object' && value !== null ? safeFields(value, safe) : value);
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, safeValue(value)])) as T;
}
