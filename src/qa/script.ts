import { z } from 'zod';
import { BANKID_CODES } from '../../machines/identification.ts';
import { InputError } from '../service/errors.ts';
import { parseYaml, readDocument } from '../service/yaml.ts';
import { linesOf } from './formats/lines.ts';
import { stepOf } from './formats/turns.ts';
import { stepsSchema, type Step } from './step.ts';

export interface ScriptStep {
  readonly step: Step;
  readonly line: number;
}

/**
 * Reads a script of a call: one turn a line, or, in a .yaml file, the steps of a suite (a list, or under `steps:`).
 * @throws InputError with file and line
 */
export function readScript(text: string, file: string): ScriptStep[] {
  const steps = /\.ya?ml$/iu.test(file)
    ? readSteps(text, file)
    : linesOf(text).flatMap((line) => (line.text.trim() === '' || line.text.startsWith('#') ? [] : [{ step: readTurn(line.text, file, line.number), line: line.number }]));
  if (steps.length === 0) throw new InputError(`${file}: no turns in it`);
  return steps;
}

function readSteps(text: string, file: string): ScriptStep[] {
  const { value, lineOf } = readDocument(text, file);
  if (typeof value === 'object' && value !== null && 'calls' in value) throw new InputError(`${file}: a suite, not a script; run it with talsvar test ${file}`);
  const isList = Array.isArray(value);
  const steps = isList ? parseYaml(text, file, stepsSchema) : parseYaml(text, file, z.looseObject({ steps: stepsSchema })).steps;
  return steps.map((step, i) => ({ step, line: lineOf(isList ? [i] : ['steps', i]) }));
}

/** What each turn takes, for those that are none. */
const TAKES: ReadonlyMap<string, string> = new Map([
  ['press', '/press takes keys: digits, * and #'], ['over', '/over takes a prompt and what is said or pressed over it: /over describe vab'],
  ['wait', '/wait takes a time such as 500ms, 10s or 3m'], ['bankid', `/bankid takes a code, such as complete, ${BANKID_CODES.slice(1, 4).join(', ')} (see call --help), and perhaps the order that it answers, from 1 to 9`],
  ['silent', '/silent stands alone'], ['hangup', '/hangup stands alone'],
]);

/** One turn as typed: words, or a slash and what is done. @throws InputError */
export function readTurn(text: string, file: string, line: number): Step {
  const turn = text.trim();
  const step = stepOf(turn.replace(/^(\/over\s+\S+)\s+/u, '$1 '));
  if (step !== null && !('bankid' in step && !BANKID_CODES.includes(step.bankid))) return step;
  const [, verb = ''] = /^\/(\S*)/u.exec(turn) ?? [];
  throw new InputError(`${file}:${line}: ${TAKES.get(verb) ?? `/${verb} is not a turn; use /press, /over, /silent, /wait, /bankid or /hangup`}`);
}
