import { createCallMachine } from '../../../machines/call.ts';
import type { Service } from '../../service/types.ts';
import { createWorld } from '../../simulator/world.ts';
import { calendarCases, idleDays } from './calendar.ts';
import { dimensionOf, nameOf, type PartId } from './part.ts';
import { wiringOf } from './wiring.ts';

/** Why no suite can cover a part. */
export interface Exception {
  readonly part: PartId;
  readonly reason: string;
}

/** What a key can say: agent (0), the question again (*), yes, no, a choice, a number, or nothing that is known. */
const UNPRESSED: ReadonlySet<string> = new Set(['isCrisis', 'asksForHelp', 'asksForCallback', 'startsOver', 'restartsTooOften', 'saysNeed', 'isVague', 'beginsTooLate']);
const KEYPAD = 'no key says it: keys are a person, the question again, yes, no, a choice or a number';

/** Questions that are not answered with yes or no: there, 2 is the second choice or a digit. */
const NO_KEY: ReadonlySet<string> = new Set(['conversing.disambiguating', 'conversing.choosingNeed', 'conversing.askingPersonalNumber', 'conversing.awaitingBankid']);
const SAYS_NO: ReadonlySet<string> = new Set(['saysNo', 'saysNoAgain', 'skips']);

const PROMPTS: Readonly<Record<string, string>> = {
  fault: 'said only when something fails inside a call, which no suite can bring about; test/simulator does',
  'hung-up': 'who has hung up hears nothing',
  ...Object.fromEntries(['disambiguate', 'disambiguate-no-match', 'disambiguate-no-input'].map((id) => [id, 'two topics are only asked between where service/questions.yaml has a question of its own for them'])),
  'bankid-open-app-no-input': 'while BankID is waited for, silence is right, and bankid-waiting is said instead',
};

/** The parts that are known to be dead by the way the call is built and the service is written. */
export function exceptionsOf(service: Service, parts: readonly PartId[]): Exception[] {
  const asked = new Set(wiringOf(createCallMachine(createWorld(service))).guards);
  const known = parts.flatMap((part) => {
    const reason = reasonAgainst(part, asked);
    return reason === null ? [] : [{ part, reason }];
  });
  return [...known, ...idleDays(service, calendarCases(service)).map((part) => ({ part, reason: 'the day falls on a closed day in every year looked at' }))];
}

function reasonAgainst(part: PartId, asked: ReadonlySet<string>): string | null {
  const [dimension, name] = [dimensionOf(part), nameOf(part)];
  if (dimension === 'prompts') return PROMPTS[name] ?? null;
  if (dimension === 'guards') return asked.has(name.slice(0, name.indexOf(':'))) ? null : 'no transition asks it';
  return dimension === 'transitions' ? againstTransition(name) : null;
}

function againstTransition(name: string): string | null {
  const [, source = '', event, guard = ''] = /^([^,]*), ([^,]*), (\S+) →/u.exec(name) ?? [];
  if (event !== 'caller.pressed') return null;
  if (UNPRESSED.has(guard)) return KEYPAD;
  return NO_KEY.has(source) && SAYS_NO.has(guard) ? 'no key says no at this question: 2 is the second choice, or a digit' : null;
}
