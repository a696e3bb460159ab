import type { Expected } from '../suite.ts';
import { escaped, orderIn, unescaped, type Order, type Section, type Utterances } from './botium-text.ts';
import { fieldOf, type Pair } from './fields.ts';
import type { Known, Lose, Place } from './format.ts';
import { expectedOf } from './intents.ts';
import { onOneLine } from './lines.ts';

/** What a section `#bot` asserts: prompts, fields of what was understood, and how the call ended. */
export interface Heard {
  readonly prompts: readonly string[];
  readonly fields: Expected;
  readonly end: readonly Pair[];
}

/** Where a field stands in the answer of a REST channel: in a message of its list, whichever, or in a message alone. */
const CUSTOM = /^\$(?:\[[^\]]*\])?\.custom\.(\w+)$/u;
const CUSTOM_CALL = /^\$(?:\[[^\]]*\])?\.custom\.call\.(\w+)$/u;

interface Context {
  readonly lists: ReadonlyMap<string, Utterances>;
  readonly used: Set<string>;
  readonly known: Known;
  readonly idOf: (text: string) => string | null;
  readonly lose: Lose;
}

export function botSteps({ lines }: Section, file: string, context: Context): Heard {
  const end: Pair[] = [];
  const fields: Expected = {};
  const contained: string[] = [];
  const words = lines.filter(({ text }) => text !== '' && orderIn(text) === null);
  for (const { text, number } of lines) {
    const order = orderIn(text);
    if (order === null) continue;
    const place = { file, line: number };
    const [path = '', value = ''] = order.args;
    const isPlain = !order.optional && !order.not;
    const ended = order.name === 'JSON_PATH' && isPlain ? CUSTOM_CALL.exec(path)?.[1] : undefined;
    if (ended !== undefined) end.push([ended, value]);
    else if (order.name === 'TEXT_CONTAINS_ALL' && isPlain) contained.push(...order.args.flatMap((words) => promptsIn([escaped(words)], place, context)));
    else Object.assign(fields, assertedField(order, isPlain, place, text, context));
  }
  const prompts = words.length === 0 ? [] : promptsIn(words.map(({ text }) => text), { file, line: words[0]?.number ?? 0 }, context);
  return { prompts: [...prompts, ...contained], fields, end };
}

function assertedField({ name, args }: Order, isPlain: boolean, at: Place, text: string, { known, lose }: Context): Expected {
  const [first = '', value = ''] = args;
  if (name === 'INTENT' && isPlain && first !== '') return expectedOf(first, known, at, lose);
  const path = name === 'JSON_PATH' && isPlain ? CUSTOM.exec(first)?.[1] : undefined;
  const field = path === undefined ? null : fieldOf(path, value === '' ? 'null' : value, at, lose);
  if (field === null) lose(at, text, isPlain ? 'an assertion that a suite does not have' : 'a suite has nothing that may be or may not be');
  return field ?? {};
}

/** The prompt of words, or of a list of which any may be said, if all of them are of one prompt. */
function promptsIn(lines: readonly string[], at: Place, { lists, used, idOf, lose }: Context): string[] {
  const { text, optional, not } = unescaped(lines.join('\n'));
  const list = lists.get(text);
  if (list) used.add(text);
  const ids = new Set(list ? list.map((line) => idOf(line.text)) : [idOf(onOneLine(text))]);
  const [id = null] = ids;
  if (optional || not) lose(at, `"${text}"`, `a suite has nothing that ${not ? 'must not' : 'may or may not'} be heard`);
  else if (id === null || ids.size > 1) lose(at, `"${text}"`, ids.size > 1 ? 'any of several prompts may be heard there; a suite names one' : 'no prompt of the service has these words');
  else return [id];
  return [];
}
