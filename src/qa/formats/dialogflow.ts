import type { CallCase, UtteranceCase } from '../suite.ts';
import { BEGINNING, readDialogflow, SILENCE } from './dialogflow-read.ts';
import { outcomePairs, pairsOf, settingPairs } from './fields.ts';
import type { Format, Known, Lose, Place } from './format.ts';
import { intentOf } from './intents.ts';
import { promptFinder, wordsOf } from './prompts.ts';
import { suiteSlug } from './slug.ts';
import { turnsOf, typed, type Turn } from './turns.ts';

/** The longest display name and notes that Dialogflow takes. */
const LONGEST_NAME = 200;

/** Test cases of Dialogflow CX, as one JSON array. Settings stand in the notes, fields and ends in session parameters. */
export const dialogflow: Format = {
  name: 'dialogflow',
  summary: 'Dialogflow CX test cases, JSON',
  reads: (name) => /\.json$/iu.test(name),
  read: readDialogflow,
  write({ name, file, cases }, known, lose) {
    const idOf = promptFinder(known.service);
    const written = cases.map((entry) => (entry.kind === 'call' ? callCase(entry, file, known, idOf, lose) : utteranceCase(entry, file, known, lose)));
    return [{ name: `${suiteSlug(name)}.json`, text: `${withoutBareBrackets(JSON.stringify(written, null, 2))}\n` }];
  },
};

/** Brackets within texts as escapes, so that whoever counts brackets counts only those of the structure. */
function withoutBareBrackets(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"/gu, (text) => text.replace(/[[\]{}\u007F-\u009F\u2028\u2029\uFEFF]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

interface Output {
  readonly sessionParameters: Readonly<Record<string, string | null>>;
  readonly triggeredIntent?: { readonly displayName: string };
  readonly textResponses?: readonly { readonly text: readonly string[] }[];
}

function testCase(name: string, tag: string, notes: string, tracked: readonly string[], turns: readonly { input: object; lang: string; output: Output }[]): object {
  return {
    displayName: name, tags: [tag], notes, testConfig: { trackingParameters: tracked },
    testCaseConversationTurns: turns.map(({ input, lang, output }) => ({
      userInput: { input: { ...input, languageCode: lang }, injectedParameters: {}, isWebhookEnabled: false },
      virtualAgentOutput: { ...output, diagnosticInfo: {} },
    })),
  };
}

const notesOf = (pairs: readonly (readonly [string, string])[]) => pairs.map(([name, value]) => `${name}: ${value}`).join('\n');

/** A name has at most 200 characters, and is no place for half of one. */
function displayName(name: string, at: Place, lose: Lose): string {
  const short = Array.from(name).slice(0, LONGEST_NAME).join('');
  if (short !== name) lose(at, `the name "${name}"`, `a display name has at most ${LONGEST_NAME} characters; it was cut`);
  return short;
}

function utteranceCase({ say, at, expected, line }: UtteranceCase, file: string, known: Known, lose: Lose): object {
  const place = { file, line };
  const topic = intentOf(expected, known, place, lose);
  const { topic: _, ...rest } = expected;
  const parameters = Object.fromEntries(pairsOf(expected.topic === null ? expected : rest, place, lose).map(([name, value]) => [name, value === 'null' ? null : value]));
  const output = { sessionParameters: parameters, ...(topic === null ? {} : { triggeredIntent: { displayName: topic } }) };
  const notes = notesOf(settingPairs({ at, dialled: 'private', lang: 'sv', queue: null }));
  return testCase(Array.from(say).slice(0, LONGEST_NAME).join(''), '#utterance', notes, Object.keys(parameters), [{ input: { text: { text: say } }, lang: 'sv', output }]);
}

function callCase(call: CallCase, file: string, known: Known, idOf: (text: string) => string | null, lose: Lose): object {
  const turns = turnsOf(call.steps.map((entry, index) => ({ ...entry, index }))).map(({ caller, heard, outcome, late }) => {
    for (const { step, line } of late) lose({ file, line }, Object.keys(step).join(), 'it stands after the end, and a turn has room for one end');
    const words = heard.flatMap(({ step, line, index }) => {
      const text = 'hear' in step ? wordsOf(call, index, step.hear, known, idOf, { file, line }, lose) : null;
      return text === null ? [] : [{ text: [text] }];
    });
    const ends = Object.fromEntries(outcome === null ? [] : (outcomePairs(outcome.step) ?? []));
    return { input: inputOf(caller), lang: call.lang, output: { sessionParameters: ends, ...(words.length > 0 ? { textResponses: words } : {}) } };
  });
  return testCase(displayName(call.name, { file, line: call.line }, lose), '#call', notesOf(settingPairs(call)), ['disposition', 'line', 'desk', 'authority'], turns);
}

function inputOf(caller: Turn<CallCase['steps'][number]>['caller']): object {
  if (caller === null) return { event: { event: BEGINNING } };
  const { step } = caller;
  if ('press' in step && step.over === undefined) return { dtmf: { digits: step.press } };
  if ('stay-silent' in step) return { event: { event: SILENCE } };
  return { text: { text: typed(step) ?? '' } };
}
