import { BANKID_CODES } from '../../../machines/identification.ts';
import { callPolicy } from '../../../machines/policy.ts';
import { WORDS } from '../../check/offending.ts';
import type { Snapshot } from '../../simulator/stepper.ts';
import { TEST_NUMBER, WRONG_NUMBER } from '../../simulator/test-number.ts';
import type { Step } from '../step.ts';

/** What a caller does before anything else is looked at: one step, or one so often that it is too often. */
export type Turn = readonly Step[];

export interface Sayings {
  /** A description of every kind of need. */
  readonly all: readonly string[];
  /** Some of them, for where not everything need be tried. */
  readonly some: readonly string[];
}

const say = (text: string): Step => ({ say: text });
const press = (keys: string): Step => ({ press: keys });
const SILENT: Step = { 'stay-silent': null };
const SPOKEN_NUMBER = '19900101-9802';

const ALWAYS: readonly Turn[] = [
  ...Object.entries(WORDS).filter(([kind]) => !['yes', 'no', 'skip'].includes(kind)).map(([, words]) => [say(words)]),
  [press('0')], [press('*')], [press('9')], [SILENT], [{ 'hang-up': null }],
  // So often that a person takes over.
  Array.from({ length: callPolicy.repeats + 1 }, () => say(WORDS.repeat ?? '')),
  Array.from({ length: callPolicy.repeats + 1 }, () => press('*')),
];
const YES_NO: readonly Turn[] = [[say(WORDS.yes ?? '')], [say(WORDS.no ?? '')], [press('1')], [press('2')]];
const NUMBER: readonly Turn[] = [[press(TEST_NUMBER)], [say(SPOKEN_NUMBER)], [press(WRONG_NUMBER)]];

/** What is worth trying at a moment of a call. @param isFirst before the caller did anything */
export function turnsAt({ tags, context }: Snapshot, { all, some }: Sayings, isFirst: boolean): Turn[] {
  const isBusy = tags.has('bankid') || tags.has('queueing');
  return [
    ...ALWAYS,
    ...(isBusy ? [] : (isFirst ? all : some).map((text) => [say(text)])),
    ...(tags.has('yes-no') ? YES_NO : []),
    ...(tags.has('choosing') || tags.has('company') ? [[press('1')], [press('2')], [say('det första')], [say(WORDS.no ?? '')], [say('aktiebolag')]] : []),
    ...(tags.has('personal-number') || context.question.startsWith('offer-identification') ? NUMBER : []),
    ...(tags.has('personal-number') || tags.has('bankid') ? [[say(WORDS.skip ?? '')]] : []),
    ...(tags.has('bankid') ? orderTurns(context) : []),
    // Told again and again to call elsewhere; in the end a person takes over.
    ...(context.question === 'stay-here' ? some.map((text): Turn => Array.from({ length: Math.max(1, callPolicy.turns - context.turns) }, () => say(text))) : []),
    ...(isBusy && context.deadline ? [[{ wait: `${(context.deadline.at - context.at) / 1000}s` }]] : []),
  ];
}

function orderTurns({ turns, bankidAsks }: Snapshot['context']): Turn[] {
  return [
    ...[...BANKID_CODES, 'a-code-that-is-new'].map((code): Turn => [{ bankid: code }]),
    ...(bankidAsks > 1 ? [[{ bankid: 'complete', order: bankidAsks - 1 }]] : []),
    // Silence is right here, and only the length of the call ends it.
    Array.from({ length: Math.max(1, callPolicy.turns - turns) }, () => SILENT),
  ];
}
