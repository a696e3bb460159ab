import { linesOf } from './lines.ts';

/** The text form of Botium: sections under tags, one conversation a file. */

export interface Line {
  readonly text: string;
  readonly number: number;
}

/** The lines of a list of utterances, perhaps of several files. */
export type Utterances = readonly (Line & { readonly file: string })[];

export interface Section {
  /** me, bot, begin, end or include. */
  readonly sender: string;
  readonly channel: string;
  readonly line: number;
  readonly lines: readonly Line[];
}

export interface Script {
  readonly name: string;
  /** What stands between the name and the first tag. */
  readonly description: readonly Line[];
  readonly sections: readonly Section[];
}

/** A conversation as written: a line that begins with # opens a section; every line is trimmed. */
export function readScriptText(text: string): Script {
  const head: Line[] = [];
  const sections: (Section & { lines: Line[] })[] = [];
  for (const { text: raw, number } of linesOf(text)) {
    const line = { text: raw.trim(), number };
    const [, sender = '', channel = ''] = /^#\s*(\S*)\s*(.*)$/u.exec(line.text) ?? [];
    if (line.text.startsWith('#')) sections.push({ sender, channel, line: number, lines: [] });
    else (sections.at(-1)?.lines ?? head).push(line);
  }
  const [name, ...description] = head;
  return { name: name?.text ?? '', description: description.filter((line) => line.text !== ''), sections };
}

/** First words that Botium takes for an order instead of for words that are said. */
const ORDERS = /^(?:BUTTONS?|MEDIA|FORMS?|CARDS|TEXT|INTENT|INCLUDE|PAUSE|WAITFORBOT|ENTITIES|LINK|[A-Z]+(?:_[A-Z]+)+|UTT_[A-Z0-9_]+)$/u;

export interface Order {
  readonly name: string;
  readonly args: readonly string[];
  readonly optional: boolean;
  readonly not: boolean;
}

/** An order of a line: a hook, an assertion or a kind of input, with ? and ! before it. Null for words. */
export function orderIn(text: string): Order | null {
  const [, optional = '', not = '', rest = ''] = /^(\?{0,2})(!{0,2})(.*)$/su.exec(text) ?? [];
  const [, name = '', args = ''] = /^(\S+)(?: (.*))?$/su.exec(rest) ?? [];
  if (!ORDERS.test(name) || name.startsWith('UTT_')) return null;
  return { name, args: args === '' ? [] : splitArgs(args), optional: optional === '?', not: not === '!' };
}

/** Arguments stand between pipes; `\|` is a pipe. */
function splitArgs(text: string): string[] {
  const args = [''];
  for (const piece of text.match(/\\\||[\s\S]/gu) ?? []) {
    if (piece === '|') args.push('');
    else args[args.length - 1] += piece === '\\|' ? '|' : piece;
  }
  return args.map((arg) => arg.trim());
}

export function withEscapedPipes(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Words as they stand in a section: ? and ! at the beginning are doubled. */
export function escaped(words: string): string {
  return /^[?!]/u.test(words) ? `${words.charAt(0)}${words}` : words;
}

export interface Words {
  readonly text: string;
  readonly optional: boolean;
  readonly not: boolean;
}

export function unescaped(words: string): Words {
  let [text, optional, not] = [words, false, false];
  if (text.startsWith('?')) {
    optional = !text.startsWith('??');
    text = text.slice(1);
    if (!optional) return { text, optional, not };
  }
  if (text.startsWith('!')) {
    not = !text.startsWith('!!');
    text = text.slice(1);
  }
  return { text, optional, not };
}

/** Whether words would be said as they are when they stand under #me: no tag, no order, no JSON, nothing that is trimmed away. */
export function isSafe(words: string): boolean {
  const lines = words.split('\n');
  return words !== '' && words.isWellFormed() && !/[\r\u2028\u2029\u0085\uFEFF]/u.test(words) && lines[0] !== '' && lines.at(-1) !== ''
    && lines.every((line) => line === line.trim() && !line.startsWith('#') && !isOrder(line)) && !/^[[{]/u.test(words);
}

function isOrder(line: string): boolean {
  return ORDERS.test(line.replace(/^[?!]+/u, '').split(/\s/u)[0] ?? '');
}
