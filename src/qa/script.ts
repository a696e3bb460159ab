import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BANKID_CODES } from '../../machines/identification.ts';
import { InputError } from '../service/errors.ts';
import { parseYaml, readDocument } from '../service/yaml.ts';
import { stepsSchema, type Step } from './step.ts';

export interface ScriptStep {
  readonly step: Step;
  readonly line: number;
}

const DURATION = /^\d+(?:\.\d+)?(?:ms|s|m)$/u;

/**
 * Reads a script of a call: one turn a line, or, in a .yaml file, the steps of a suite (a list, or under `steps:`).
 * @throws InputError with file and line
 */
export function readScript(file: string): ScriptStep[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw new InputError(`${file}: ${error instanceof TypeError ? 'not UTF-8 text; save the file as UTF-8' : 'no such file, or it cannot be read; check the path'}`);
  }
  const steps = /\.ya?ml$/iu.test(file)
    ? readSteps(text, file)
    : text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u).flatMap((line, i) => (line.trim() === '' || line.startsWith('#') ? [] : readTurn(line, file, i + 1)));
  if (steps.length === 0) throw new InputError(`${file}: no turns in it`);
  return steps;
}
readScript.turn = readTurn;

function readSteps(text: string, file: string): ScriptStep[] {
  const { value, lineOf } = readDocument(text, file);
  if (typeof value === 'object' && value !== null && 'calls' in value) throw new InputError(`${file}: a suite, not a script; run it with talsvar test ${file}`);
  const isList = Array.isArray(value);
  const steps = isList ? parseYaml(text, file, stepsSchema) : parseYaml(text, file, z.looseObject({ steps: stepsSchema })).steps;
  return steps.map((step, i) => ({ step, line: lineOf(isList ? [i] : ['steps', i]) }));
}

/** One turn as typed: words, or a slash and what is done. */
function readTurn(text: string, file: string, line: number): ScriptStep[] {
  const turn = text.trim();
  if (!turn.startsWith('/')) return [{ step: { say: turn }, line }];
  const [verb = '', argument = ''] = turn.slice(1).split(/\s+/u, 2);
  const wrong = (what: string) => new InputError(`${file}:${line}: ${what}`);
  const at = (step: Step): ScriptStep[] => [{ step, line }];
  switch (verb) {
    case 'press':
      if (!/^[\d*#]+$/u.test(argument)) throw wrong('/press takes keys: digits, * and #');
      return at({ press: argument });
    case 'over': {
      const [, prompt, turnOver] = /^\/over\s+(\S+)\s+(.+)$/u.exec(turn) ?? [];
      const [said] = turnOver === undefined ? [] : readTurn(turnOver, file, line);
      if (prompt === undefined || said === undefined || !('say' in said.step || 'press' in said.step)) throw wrong('/over takes a prompt and what is said or pressed over it: /over describe vab');
      return at({ ...said.step, over: prompt });
    }
    case 'silent': return at({ 'stay-silent': null });
    case 'wait':
      if (!DURATION.test(argument)) throw wrong('/wait takes a time such as 500ms, 10s or 3m');
      return at({ wait: argument });
    case 'bankid':
      if (!BANKID_CODES.includes(argument)) throw wrong(`/bankid takes a code, such as complete, ${BANKID_CODES.slice(1, 4).join(', ')} (see call --help)`);
      return at({ bankid: argument });
    case 'hangup': return at({ 'hang-up': null });
    default: throw wrong(`/${verb} is not a turn; use /press, /over, /silent, /wait, /bankid or /hangup`);
  }
}
