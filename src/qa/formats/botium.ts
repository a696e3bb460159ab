import type { CallCase, UtteranceCase } from '../suite.ts';
import { escaped, isSafe, withEscapedPipes } from './botium-text.ts';
import { readBotium } from './botium-read.ts';
import { outcomePairs, pairsOf, settingPairs, type Pair } from './fields.ts';
import type { Format, Known, Lose, Place, TextFile } from './format.ts';
import { intentOf } from './intents.ts';
import { isOneLine, onOneLine } from './lines.ts';
import { promptFinder, wordsOf } from './prompts.ts';
import { numbered, slug } from './slug.ts';
import { typed } from './turns.ts';

/** Botium's text files. Settings stand in the description; fields and ends are asserted by JSON_PATH. */
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
  const asserted = [...(topic === null ? [] : [`INTENT ${topic}`]), ...pathLines('$.custom', pairs, place, writing.lose)];
  return [
    headLine(say) ?? 'An utterance', 'kind: utterance', ...settingPairs({ at, dialled: 'private', lang: 'sv', queue: null }).map(([name, value]) => `${name}: ${value}`),
    '', '#me', said(say, place, writing), ...(asserted.length === 0 ? [] : ['', '#bot', ...asserted]),
  ];
}

function callLines(call: CallCase, writing: Writing): string[] {
  const { file, known, idOf, lose } = writing;
  const head = headLine(call.name);
  if (head !== call.name) lose({ file, line: call.line }, `the name "${call.name}"`, 'it stands on one line without blanks around it, and does not begin with #; it was changed');
  const steps = call.steps.flatMap(({ step, line }, index): string[] => {
    const place = { file, line };
    const words = typed(step);
    if (words !== null) return ['', '#me', said(words, place, writing)];
    if ('hear' in step) {
      const heard = wordsOf(call, index, step.hear, known, idOf, place, lose);
      return heard === null ? [] : ['', '#bot', escaped(onOneLine(heard))];
    }
    return ['', '#bot', ...pathLines('$.custom.call', outcomePairs(step) ?? [], place, lose)];
  });
  return [head ?? 'A call', ...settingPairs(call).map(([name, value]) => `${name}: ${value}`), ...steps];
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
    if (isOneLine(value)) return [`JSON_PATH ${path}.${name}|${withEscapedPipes(value)}`];
    lose(at, `${name} "${value}"`, 'an argument is one line without blanks around it');
    return [];
  });
}
