import { cut, cutApart, forMarkdown } from './escape.ts';
import { conditionsIn, figure, groupsOf, headline, movesDestination, plural, rangeWords, ruleWords, spansWords, TITLES, verdictWords, type Group } from './report.ts';
import { SEVERITIES, type Diff, type Move } from './types.ts';

export interface MarkdownOptions {
  readonly names: { readonly before: string; readonly after: string };
  /** Everything, instead of what fits a comment. */
  readonly all: boolean;
}

const FEW = { rows: 20, examples: 3, cell: 90 } as const;
const ALL = { rows: Infinity, examples: Infinity, cell: Infinity } as const;
type Limits = Readonly<Record<keyof typeof FEW, number>>;
/** A comment on GitHub holds 65,536 characters. */
const LONGEST = 60_000;

/** A diff as a comment on a pull request: a headline, the counts, and what moves in sections that open. */
export function asMarkdown(diff: Diff, { names, all }: MarkdownOptions): string {
  const most: Limits = all ? ALL : FEW;
  const code = (text: string) => forMarkdown(cut(text, most.cell));
  const verdicts = verdictWords(diff);
  const moved = SEVERITIES.filter((severity) => diff.counts[severity] > 0);
  const head = [
    `### Talsvar: ${code(names.before)} → ${code(names.after)}`, '',
    `${movesDestination(diff) ? '❌' : '✅'} **${headline(diff)}**`,
    ...(verdicts === null ? [] : ['', `By their labels: ${verdicts}.`]),
    ...(moved.length === 0 ? [] : ['', ...table(['what moves', 'utterances'], moved.map((severity) => [TITLES[severity], figure(diff.counts[severity])]), Infinity)]),
    '', `${plural(diff.utterances, 'utterance')} tried under ${plural(diff.conditions.length, 'condition')}: ${diff.conditions.map(({ name }) => name).join('; ')}.`,
  ].join('\n');
  const groupRow = ({ before, after, moves }: Group) => [code(before), code(after), figure(moves.length), moves.slice(0, most.examples).map((move) => example(diff, move, code)).join('<br>')];
  const sections = [
    ...moved.map((severity) => details(`${TITLES[severity]} (${figure(diff.counts[severity])})`, ['before', 'after', 'utterances', 'for example'], groupsOf(diff, severity).map(groupRow), most)),
    details(`Rules (${figure(diff.rules.length)})`, ['what', 'before', 'after', 'for whom'], diff.rules.map((rule) => [rule.kind, code(rule.before), code(rule.after), forMarkdown(ruleWords(rule))]), most),
    details(`Hours (${figure(diff.hours.length)})`, ['calendar', 'before', 'after', 'when', 'so that it'], diff.hours.map((move) => [code(move.calendar), move.before, move.after, rangeWords(move), spansWords(move)]), most),
    details(`Service and catalogue (${figure(diff.data.length)})`, ['what', 'before', 'after'], diff.data.map((move) => dataRow(move, code, most)), most),
  ].filter((section) => section !== '');
  return all ? `${[head, ...sections].join('\n\n')}\n` : fitting(head, sections);
}

function dataRow({ path, kind, before, after }: Diff['data'][number], code: (text: string) => string, most: Limits): string[] {
  const [was, is] = cutApart(before ?? '', after ?? '', most.cell);
  return [code(`${kind}: ${path}`), before === null ? '' : code(was), after === null ? '' : code(is)];
}

/** As many sections as a comment holds, the worst first. */
function fitting(head: string, sections: readonly string[]): string {
  const kept = [head];
  let length = head.length;
  for (const section of sections) {
    length += section.length + 2;
    if (length > LONGEST) return `${[...kept, 'More than a comment holds; the report in JSON has it all.'].join('\n\n')}\n`;
    kept.push(section);
  }
  return `${kept.join('\n\n')}\n`;
}

function example(diff: Diff, move: Move, code: (text: string) => string): string {
  const conditions = conditionsIn(diff, move);
  return `${move.verdict === null ? '' : `${move.verdict}: `}${code(move.utterance)}${conditions === 'always' ? '' : ` (${conditions})`}`;
}

function details(title: string, headers: readonly string[], rows: readonly (readonly string[])[], { rows: most }: Limits): string {
  if (rows.length === 0) return '';
  return [`<details><summary>${title}</summary>`, '', ...table(headers, rows, most), '', '</details>'].join('\n');
}

function table(headers: readonly string[], rows: readonly (readonly string[])[], most: number): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const more = rows.length - most;
  return [line(headers), line(headers.map(() => '---')), ...rows.slice(0, most).map(line), ...(more > 0 ? ['', `and ${figure(more)} more`] : [])];
}
