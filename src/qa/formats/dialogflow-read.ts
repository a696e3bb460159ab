import { z } from 'zod';
import { InputError } from '../../service/errors.ts';
import { readDocument } from '../../service/yaml.ts';
import type { CallStart } from '../record.ts';
import type { Step } from '../step.ts';
import type { Expected } from '../suite.ts';
import { casesOf, type Labelled } from './conversation.ts';
import { fieldOf, outcomeStep, settingOf } from './fields.ts';
import type { Found, Known, Lose, Place, TextFile } from './format.ts';
import { expectedOf } from './intents.ts';
import { promptFinder } from './prompts.ts';
import { stepOf } from './turns.ts';

/** What begins a call before anybody has spoken: an event, for a turn must have an input. */
export const BEGINNING = 'call-answered';
export const SILENCE = 'sys.no-input-default';

/** What is read of a test case; other fields are looked at only to tell that they were lost. */
const turnSchema = z.looseObject({
  userInput: z.looseObject({ input: z.looseObject({
    text: z.looseObject({ text: z.string() }).optional(), dtmf: z.looseObject({ digits: z.string(), finishDigit: z.string().optional() }).optional(),
    event: z.looseObject({ event: z.string() }).optional(), languageCode: z.string().optional(),
  }).optional(), injectedParameters: z.record(z.string(), z.unknown()).optional(), isWebhookEnabled: z.boolean().optional() }).optional(),
  virtualAgentOutput: z.looseObject({
    sessionParameters: z.record(z.string(), z.unknown()).optional(), triggeredIntent: z.looseObject({ displayName: z.string().optional() }).optional(),
    currentPage: z.looseObject({ displayName: z.string().optional() }).optional(), textResponses: z.array(z.looseObject({ text: z.array(z.string()).optional() })).optional(),
  }).optional(),
});
const caseSchema = z.looseObject({ displayName: z.string().optional(), tags: z.array(z.string()).optional(), notes: z.string().optional(), testConfig: z.looseObject({ flow: z.string().optional(), page: z.string().optional() }).optional(), testCaseConversationTurns: z.array(turnSchema) });
type TestCase = z.infer<typeof caseSchema>;
type TestTurn = z.infer<typeof turnSchema>;

/** @throws InputError for what is no JSON, or holds no list of test cases */
export function readDialogflow(files: readonly TextFile[], known: Known, lose: Lose): readonly Found[] {
  return files.flatMap(({ name, text }) => {
    // JSON is read as YAML, which tells lines; tabs may only stand between its signs.
    const { value, lineOf } = readDocument(text.replace(/^\uFEFF/u, '').replaceAll('\t', ' '), name);
    const hasProtoNames = text.includes('test_case_conversation_turns');
    return listIn(inCamelCase(value), name).flatMap(({ entry, path }, i) => {
      const read = caseSchema.safeParse(entry);
      const at = (more: readonly PropertyKey[]): Place => ({ file: name, line: lineOf([...path, ...(hasProtoNames ? more.map(protoName) : more)]) });
      if (read.success) return readCase(read.data, at, known, lose);
      const [issue] = read.error.issues;
      lose(at(issue?.path ?? []), `test case ${i + 1}`, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`);
      return [];
    });
  });
}

/** An array of cases, an object that holds one, or a single case: which of them an export writes is not documented. */
function listIn(value: unknown, file: string): { entry: unknown; path: readonly PropertyKey[] }[] {
  if (Array.isArray(value)) return value.map((entry: unknown, i) => ({ entry, path: [i] }));
  if (typeof value === 'object' && value !== null) {
    if ('testCaseConversationTurns' in value) return [{ entry: value, path: [] }];
    const [key, list] = Object.entries(value).find(([, inside]) => Array.isArray(inside)) ?? [];
    if (key !== undefined) return (list as unknown[]).map((entry, i) => ({ entry, path: [key, i] }));
  }
  throw new InputError(`${file}:1: no test cases of Dialogflow CX; a JSON array of them is expected, or an object with one`);
}

/** The proto's own names (`test_case_conversation_turns`) are read as well; names of parameters stay as they are. */
function inCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCamelCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => {
    const key = name.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
    return [key, key === 'sessionParameters' || key === 'injectedParameters' ? inside : inCamelCase(inside)];
  }));
}

function protoName(key: PropertyKey): PropertyKey {
  return typeof key === 'string' ? key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`) : key;
}

type At = (path: readonly PropertyKey[]) => Place;

function readCase(test: TestCase, at: At, known: Known, lose: Lose): Found[] {
  const idOf = promptFinder(known.service);
  const settings: CallStart = { at: known.at, dialled: 'private', lang: test.testCaseConversationTurns[0]?.userInput?.input?.languageCode?.startsWith('en') === true ? 'en' : 'sv', queue: null };
  for (const note of (test.notes ?? '').split('\n')) {
    const [, name = '', value = ''] = /^(\w+): (.*)$/u.exec(note) ?? [];
    const setting = settingOf([name, value.trim()]);
    if (setting) Object.assign(settings, setting);
    else if (note.trim() !== '') lose(at(['notes']), `the note "${note}"`, 'a suite has no place for notes');
  }
  const kind = test.tags?.includes('#utterance') === true ? 'utterance' : test.tags?.includes('#call') === true ? 'call' : null;
  for (const tag of test.tags ?? []) if (tag !== '#utterance' && tag !== '#call') lose(at(['tags']), `the tag ${tag}`, 'a suite has no tags');
  loseRest(test, at, lose);
  const steps: { step: Step; line: number }[] = [];
  const labelled: Labelled[] = [];
  for (const [i, turn] of test.testCaseConversationTurns.entries()) {
    const inTurn: At = (path) => at(['testCaseConversationTurns', i, ...path]);
    const line = inTurn([]).line;
    const step = inputStep(turn, kind === 'utterance', inTurn, lose);
    if (step) steps.push({ step, line });
    const { heard, outcome, expected } = outputOf(turn, inTurn, kind, known, idOf, lose);
    steps.push(...[...heard, ...(outcome ? [outcome] : [])].map((each) => ({ step: each, line })));
    if (step && 'say' in step && (kind === 'utterance' || Object.keys(expected).length > 0)) labelled.push({ say: step.say, line, expected });
  }
  const { file, line } = at([]);
  return casesOf({ file, line, name: test.displayName === undefined || test.displayName === '' ? 'Unnamed' : test.displayName, kind, settings, steps, labelled }, lose);
}

/** Fields of a case that say something of a test and have no place; results and ids of earlier runs say nothing of it. */
function loseRest({ testConfig, testCaseConversationTurns: turns }: TestCase, at: At, lose: Lose): void {
  for (const name of ['flow', 'page'] as const) if (testConfig?.[name] !== undefined && testConfig[name] !== '') lose(at(['testConfig', name]), `the ${name} ${testConfig[name]}`, 'a call begins with its welcome');
  for (const [i, { userInput }] of turns.entries()) if (userInput?.isWebhookEnabled === true) lose(at(['testCaseConversationTurns', i, 'userInput']), 'the webhook', 'a call has none');
}

/** @param isUtterance words are then taken as they are, not as a typed turn */
function inputStep({ userInput }: TestTurn, isUtterance: boolean, at: At, lose: Lose): Step | null {
  const place = at(['userInput']);
  for (const name of Object.keys(userInput?.injectedParameters ?? {})) lose(place, `the injected parameter ${name}`, 'a caller cannot set it');
  const { text, dtmf, event } = userInput?.input ?? {};
  if (event?.event === BEGINNING) return null;
  if (event?.event.startsWith('sys.no-input') === true) return { 'stay-silent': null };
  if (dtmf && /^[\d*#]+$/u.test(dtmf.digits + (dtmf.finishDigit ?? ''))) return { press: dtmf.digits + (dtmf.finishDigit ?? '') };
  const step = text ? (isUtterance && text.text !== '' ? { say: text.text } : stepOf(text.text)) : null;
  if (step === null) lose(place, `the input ${event ? `event ${event.event}` : JSON.stringify(text?.text ?? userInput?.input ?? null)}`, 'nothing that a caller can do');
  return step;
}

interface Heard {
  readonly heard: readonly Step[];
  readonly outcome: Step | null;
  readonly expected: Expected;
}

function outputOf({ virtualAgentOutput: output }: TestTurn, at: At, kind: string | null, known: Known, idOf: (text: string) => string | null, lose: Lose): Heard {
  const inOutput: At = (path) => at(['virtualAgentOutput', ...path]);
  const heard = (output?.textResponses ?? []).flatMap(({ text = [] }, i): Step[] => {
    const prompt = text.map(idOf).find((id) => id !== null);
    if (prompt !== undefined && prompt !== null) return [{ hear: prompt }];
    lose(inOutput(['textResponses', i]), `the response "${text.join(' / ')}"`, 'no prompt of the service has these words');
    return [];
  });
  const page = output?.currentPage?.displayName;
  if (page !== undefined) lose(inOutput(['currentPage']), `the page ${page}`, 'a suite tells where a call is by what is heard');
  const parameters = Object.entries(output?.sessionParameters ?? {});
  const texts = parameters.flatMap(([name, value]) => (typeof value === 'string' || value === null ? [[name, value ?? 'null'] as const] : []));
  for (const [name, value] of parameters) if (typeof value !== 'string' && value !== null) lose(inOutput(['sessionParameters', name]), `the parameter ${name} ${JSON.stringify(value)}`, 'a suite has no such field');
  const intent = output?.triggeredIntent?.displayName;
  const expected: Expected = intent === undefined || intent === '' ? {} : expectedOf(intent, known, inOutput(['triggeredIntent']), lose);
  if (kind !== 'utterance' && texts.some(([name]) => name === 'disposition')) return { heard, outcome: outcomeStep(texts, inOutput(['sessionParameters']), lose), expected };
  for (const [name, value] of texts) {
    const field = fieldOf(name, value, inOutput(['sessionParameters', name]), lose);
    if (field === null) lose(inOutput(['sessionParameters', name]), `the parameter ${name} ${value}`, 'a suite has no such field');
    else Object.assign(expected, field);
  }
  return { heard, outcome: null, expected };
}

