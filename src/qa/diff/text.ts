import { visible } from '../visible.ts';
import { cut, cutApart } from './escape.ts';
import { conditionsIn, figure, groupsOf, headline, movesDestination, plural, rangeWords, ruleWords, spansWords, TITLES, verdictWords, type Group } from './report.ts';
import { SEVERITIES, type Diff, type Move } from './types.ts';

/** How a terminal sets words apart; the identity where it does not. */
export interface Paint {
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

export interface TextOptions {
  readonly names: { readonly before: string; readonly after: string };
  /** Everything, instead of the first of each kind. */
  readonly all: boolean;
  readonly paint: Paint;
}

const FEW = { groups: 12, examples: 3, rows: 15, cell: 110 } as const;
const ALL = { groups: Infinity, examples: Infinity, rows: Infinity, cell: Infinity } as const;
type Limits = Readonly<Record<keyof typeof FEW, number>>;

/** A diff for a terminal: the headline first, then what moves, worst first. */
export function asText(diff: Diff, { names, all, paint }: TextOptions): string {
  const most: Limits = all ? ALL : FEW;
  const colour = movesDestination(diff) ? paint.bad : paint.good;
  const verdicts = verdictWords(diff);
  const counts = SEVERITIES.filter((severity) => diff.counts[severity] > 0).map((severity) => `  ${figure(diff.counts[severity]).padStart(7)}  ${TITLES[severity]}`);
  return [
    `From ${visible(names.before)} to ${visible(names.after)}: ${plural(diff.utterances, 'utterance')} under ${plural(diff.conditions.length, 'condition')}`,
    paint.strong(colour(headline(diff))),
    ...counts,
    ...(verdicts === null ? [] : [`By their labels: ${verdicts}`]),
    ...SEVERITIES.flatMap((severity) => section(TITLES[severity], groupsOf(diff, severity).map((group) => groupLines(diff, group, most, paint)), most.groups, paint)),
    ...section('Rules', diff.rules.map((rule) => [`  ${rule.kind === 'destination' ? '' : `${rule.kind}: `}${rule.before} → ${rule.after}: ${ruleWords(rule)} ${paint.faint(`(${plural(rule.combinations, 'combination')})`)}`]), most.rows, paint),
    ...section('Hours', diff.hours.map((move) => [`  ${move.calendar}: ${move.before} → ${move.after}, ${rangeWords(move)}${spansWords(move) === '' ? '' : paint.faint(` (${spansWords(move)})`)}`]), most.rows, paint),
    ...section('Service and catalogue', diff.data.map((move) => dataLines(move, most)), most.rows, paint),
  ].join('\n');
}

function section(title: string, entries: readonly (readonly string[])[], most: number, paint: Paint): string[] {
  if (entries.length === 0) return [];
  const more = entries.length - most;
  return ['', paint.strong(title), ...entries.slice(0, most).flat(), ...(more > 0 ? [`  and ${figure(more)} more; --all shows them`] : [])];
}

function groupLines(diff: Diff, { before, after, moves }: Group, most: Limits, paint: Paint): string[] {
  const more = moves.length - most.examples;
  return [
    `  ${visible(before)} → ${visible(after)}  ${paint.strong(figure(moves.length))}`,
    ...moves.slice(0, most.examples).map((move) => `    ${verdictMark(move, paint)}"${visible(cut(move.utterance, most.cell))}" ${paint.faint(`${visible(move.from)}; ${conditionsIn(diff, move)}`)}`),
    ...(more > 0 ? [`    and ${figure(more)} more`] : []),
  ];
}

function verdictMark({ verdict }: Move, paint: Paint): string {
  if (verdict === null) return '';
  return `${verdict === 'worse' ? paint.bad(verdict) : verdict === 'better' ? paint.good(verdict) : verdict}: `;
}

function dataLines({ kind, path, before, after }: Diff['data'][number], most: Limits): string[] {
  const [was, is] = cutApart(before ?? '', after ?? '', most.cell);
  return [
    `  ${kind}: ${visible(cut(path, most.cell))}${before === null ? ' added' : after === null ? ' dropped' : ''}`,
    ...(before === null ? [] : [`    - ${visible(was)}`]),
    ...(after === null ? [] : [`    + ${visible(is)}`]),
  ];
}
