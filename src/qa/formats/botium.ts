import { callPolicy } from '../../../machines/policy.ts';
import type { Step } from '../step.ts';
import type { CallCase, UtteranceCase } from '../suite.ts';
import { escaped, isSafe, withEscapedPipes } from './botium-text.ts';
import { readBotium } from './botium-read.ts';
import { outcomePairs, pairsOf, settingPairs, type Pair } from './fields.ts';
import type { Format, Known, Lose, Place, TextFile } from './format.ts';
import { intentOf } from './intents.ts';
import { isOneLine, onOneLine } from './lines.ts';
import { promptFinder, wordsOf } from './prompts.ts';
import { numbered, slug } from './slug.ts';
import { beginningText, turnsOf, typed } from './turns.ts';

/**
 * Botium's text files, as they run against the REST channel: a turn's answer is one section `#bot`, fields and ends are
 * asserted by JSON_PATH in its last message. Settings stand in the description, for people, and behind /session_start.
 */
export const botium: Format = {
  name: 'botium',
  summary: 'Botium convo.txt, pconvo.txt and utterances.txt, a folder of files',
  reads: (name) => /\.(?:convo|pconvo|utterances|scriptingmemory)\.txt$/iu.test(name),
  read: readBotium,
  write({ name: suite, file, cases }, known, lose) {
    const idOf = promptFinder(known.service);
    const lists = new Map<string, string[]>();
    const spoken: Spoken = { list: [], prefix: `UTT_SAID_${slug(suite).toUpperCase().replaceAll('-', '_')}_` };
    const convos = cases.flatMap((entry, i): TextFile[] => {
      const name = `${numbered(i, cases.length, entry.name)}.convo.txt`;
      if (entry.kind === 'call') return [{ name, text: joined(callLines(entry, { file, spoken, known, idOf, lose })) }];
      const topic = listTopic(entry, known);
      if (topic === null) return [{ name, text: joined(utteranceLines(entry, { file, spoken, known, idOf, lose })) }];
      lists.set(topic, [...(lists.get(topic) ?? []), entry.say]);
      return [];
    });
    return [
      ...convos,
      ...spoken.list.map((words, i) => ({ name: `said-${i + 1}.utterances.txt`, text: joined([`${spoken.prefix}${i + 1}`, words]) })),
      ...[...lists].map(([topic, says]) => ({ name: `${slug(topic)}.utterances.txt`, text: joined([listName(topic), ...says]) })),
    ];
  },
};

/** Words that would not be said as they are under #me; each is a list of its own, which is said as it is. */
interface Spoken {
  readonly list: string[];
  /** Lists of several suites must not have the same names. */
  readonly prefix: string;
}

interface Writing {
  readonly file: string;
  readonly spoken: Spoken;
  readonly known: Known;
  readonly idOf: (text: string) => string | null;
  readonly lose: Lose;
}

const joined = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const listName = (topic: string) => `UTT_${topic.toUpperCase().replaceAll('-', '_')}`;

/** The topic whose list of utterances an utterance may stand in: one that is expected, and nothing else. */
function listTopic({ say, at, expected }: UtteranceCase, { service, at: usual }: Known): string | null {
  const { topic, ...rest } = expected;
  const isOne = typeof topic === 'string' && Object.keys(rest).length === 0 && service.catalogue.topics.some(({ id }) => id === topic);
  return isOne && at === usual && isOneLine(say) ? topic : null;
}

function utteranceLines({ say, at, expected, line }: UtteranceCase, writing: Writing): string[] {
  const place = { file: writing.file, line };
  const topic = intentOf(expected, writing.known, place, writing.lose);
  const { topic: _, ...rest } = expected;
  const pairs = pairsOf(expected.topic === null ? expected : rest, place, writing.lose);
  // To Botium nothing is no text.
  const asserted = [...(topic === null ? [] : [`INTENT ${topic}`]), ...pathLines('custom', pairs.map(([name, value]) => [name, value === 'null' ? '' : value]), place, writing.lose)];
  return [
    headLine(say) ?? 'An utterance', 'kind: utterance', ...settingPairs({ at, dialled: 'private', lang: 'sv', queue: null }).map(([name, value]) => `${name}: ${value}`),
    '', '#me', said(say, place, writing), ...(asserted.length === 0 ? [] : ['', '#bot', ...asserted]),
  ];
}

function callLines(call: CallCase, writing: Writing): string[] {
  const { file, known, idOf, lose } = writing;
  const head = headLine(call.name);
  if (head !== call.name) lose({ file, line: call.line }, `the name "${call.name}"`, 'it stands on one line without blanks around it, and does not begin with #; it was changed');
  const settings = settingPairs(call);
  const heardIn = (index: number, prompt: string, line: number): string[] => {
    const words = wordsOf(call, index, prompt, known, idOf, { file, line }, lose);
    return words === null ? [] : [onOneLine(words)];
  };
  const told = (entries: readonly (CallCase['steps'][number] | null)[], why: string): [] => {
    for (const entry of entries) if (entry) lose({ file, line: entry.line }, Object.entries(entry.step).map(([verb, value]) => (value === null ? verb : `${verb} ${typeof value === 'string' ? value : JSON.stringify(value)}`)).join(' '), why);
    return [];
  };
  const endLines = (step: Step, line: number) => pathLines('custom.call', outcomePairs(step) ?? [], { file, line }, lose);
  const all = turnsOf(call.steps.map((entry, index) => ({ ...entry, index })));
  const end = all.findIndex(({ caller }) => caller && 'hang-up' in caller.step);
  const turns = (end < 0 ? all : all.slice(0, end + 1)).map((turn) => (isUnheard(turn.caller?.step) ? { ...turn, heard: told(turn.heard, 'it goes on being said, in the answer before') } : turn));
  if (end >= 0) told(all.slice(end + 1).flatMap(({ caller, heard, outcome, late }) => [caller, ...heard, outcome, ...late]), 'the caller has hung up; whoever goes on typing begins another call');
  const answered = turns.map(({ caller, heard, outcome, late }) => {
    const words = caller && typed(caller.step);
    const [first, ...others] = heard.flatMap(({ step, line, index }) => ('hear' in step ? heardIn(index, step.hear, line) : []));
    return [
      ...(caller && words !== null ? ['', '#me', said(words, { file, line: caller.line }, writing)] : []),
      // An answer of which nothing is expected is heard all the same: the next one would be taken for it.
      '', '#bot',
      ...(first === undefined ? [] : [escaped(first)]), ...others.map((text) => `TEXT_CONTAINS_ALL ${withEscapedPipes(text)}`),
      ...(outcome ? endLines(outcome.step, outcome.line) : []),
      ...late.flatMap(({ step, line, index }) => ['', '#bot', ...('hear' in step ? heardIn(index, step.hear, line).map(escaped) : endLines(step, line))]),
    ];
  });
  const opening = turns[0]?.caller ? ['', '#bot'] : [];
  return [head ?? 'A call', ...settings.map(([name, value]) => `${name}: ${value}`), '', '#me', beginningText(settings), ...opening, ...answered.flat()];
}

/** Whether the voice response does not listen yet: what must be heard out is talked over. */
function isUnheard(step: Step | undefined): boolean {
  return step !== undefined && 'over' in step && (callPolicy.heardOut as readonly (string | undefined)[]).includes(step.over);
}

/** The first line of a conversation; null when nothing of the name can stand there. */
function headLine(name: string): string | null {
  const head = onOneLine(name.replace(/[\u0085\uFEFF]/gu, '').toWellFormed()).replace(/^[#\s]+/u, '');
  return head === '' ? null : head;
}

/** What stands under #me. Words that Botium would take for something else stand in a list of their own. */
function said(words: string, at: Place, { spoken, lose }: Writing): string {
  const written = isSafe(words) ? words : onOneLine(words.replace(/[\u0085\uFEFF]/gu, '').toWellFormed());
  if (written !== words) lose(at, `"${words}"`, 'blanks around the words and line breaks are dropped, as the voice response does');
  if (isSafe(written)) return escaped(written);
  if (written === '') return '';
  spoken.list.push(written);
  return `${spoken.prefix}${spoken.list.length}`;
}

function pathLines(path: string, pairs: readonly Pair[], at: Place, lose: Lose): string[] {
  return pairs.flatMap(([name, value]) => {
    if (isOneLine(value)) return [`JSON_PATH $[-1:].${path}.${name}|${withEscapedPipes(value)}`];
    lose(at, `${name} "${value}"`, 'an argument is one line without blanks around it');
    return [];
  });
}
