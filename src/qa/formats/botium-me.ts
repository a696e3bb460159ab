import type { Step } from '../step.ts';
import { orderIn, unescaped, type Section, type Utterances } from './botium-text.ts';
import type { Lose } from './format.ts';
import { stepOf } from './turns.ts';

/**
 * What the caller does in a section `#me`.
 * @param list the utterances that the section names, of which the variant says one
 * @param isUtterance words are then taken as they are, not as a typed turn
 */
export function callerSteps({ lines, line }: Section, file: string, list: Utterances | undefined, variant: number, isUtterance: boolean, lose: Lose): Step[] {
  if (list) return wordsStep(list[Math.min(variant, list.length - 1)]?.text ?? '', isUtterance, { file, line }, lose);
  const steps: Step[] = [];
  const words: string[] = [];
  for (const { text, number } of lines) {
    const order = orderIn(text);
    const place = { file, line: number };
    if (order === null) words.push(text);
    else if (order.name === 'BUTTON') steps.push(...buttonStep(order.args, place, lose));
    else if (order.name === 'PAUSE' && /^\d+$/u.test(order.args[0] ?? '')) steps.push({ wait: `${order.args[0]}ms` });
    else lose(place, text, 'an order of Botium that a caller cannot carry out');
  }
  const spoken = words.join('\n').trim();
  if (spoken === '') return steps;
  const { text } = unescaped(spoken);
  if (/\$\w/u.test(text)) lose({ file, line }, `the variable in "${text}"`, 'a suite has no variables; the words are kept as they stand');
  return [...wordsStep(text, isUtterance, { file, line }, lose), ...steps];
}

function wordsStep(text: string, isUtterance: boolean, at: { file: string; line: number }, lose: Lose): Step[] {
  const step = isUtterance && text !== '' ? { say: text } : stepOf(text);
  if (step !== null) return [step];
  lose(at, text === '' ? 'a turn without words' : `"${text}"`, 'nothing that a caller can do');
  return [];
}

/** A button is a key where it has the sign of one; else its text is said. */
function buttonStep(args: readonly string[], at: { file: string; line: number }, lose: Lose): Step[] {
  const [payload = '', text = payload] = args;
  if (/^[\d*#]+$/u.test(payload)) return [{ press: payload }];
  if (text !== '') return [{ say: text }];
  lose(at, 'BUTTON', 'a button without a text');
  return [];
}
