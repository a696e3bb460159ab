import { visible } from '../visible.ts';
import { inColumns, type Column } from './columns.ts';
import type { Evaluation } from './evaluation.ts';
import { costly, DASH, grouped, inWords, percent, threshold, valueOf } from './figures.ts';
import type { LimitResult } from './limits.ts';
import type { Curve } from './thresholds.ts';

/** Colours of a terminal, or none. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly faint: (text: string) => string;
}

const MOST_TOPICS = 12;
const MOST_CONFUSIONS = 12;
const MOST_SLICES = 12;
const MOST_EXAMPLES = 5;
const words = (head: string, most?: number): Column => (most === undefined ? { head } : { head, most });
const number = (head: string): Column => ({ head, isNumber: true });

/** The report for a terminal: at most 100 columns, the worst first. */
export function asText(evaluation: Evaluation, paint: Paint): string {
  const { subject, rows } = evaluation;
  const sections = [
    [paint.bold(`${subject.file}: ${grouped(rows)} ${rows === 1 ? 'utterance' : 'utterances'}`), ...(subject.badRows > 0 ? [paint.bad(`${grouped(subject.badRows)} rows could not be read and are not counted`)] : [])],
    measures(evaluation), verdicts(evaluation, paint), slices(evaluation, paint), topics(evaluation, paint), confused(evaluation, paint),
    calibration(evaluation, paint), thresholds(evaluation, paint), examples(evaluation, paint), limits(evaluation.limits, paint),
  ];
  return sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n');
}

function titled(title: string, lines: readonly string[], paint: Paint, note = ''): string[] {
  return lines.length < 2 ? [] : [`${paint.bold(title)}${note === '' ? '' : `  ${paint.faint(note)}`}`, ...lines.map((line, i) => (i === 0 ? paint.faint(line) : line))];
}

function measures({ measures: all }: Evaluation): string[] {
  return inColumns([words('measure'), number('value'), number('95 % interval'), number('rows'), words('--min')], all.map((measured) => {
    const { id, name, hits, of, low, high } = measured;
    return [name, valueOf(measured), low === null || high === null ? '' : `${percent(low)} to ${percent(high)}`, hits === null || of === null ? '' : `${grouped(hits)} of ${grouped(of)}`, id];
  }));
}

function verdicts({ verdicts: all, rows }: Evaluation, paint: Paint): string[] {
  return titled('Verdicts', inColumns([words('verdict'), number('rows'), number('share')], all.map(({ verdict, rows: count }) => [inWords(verdict), grouped(count), percent(count / rows)])), paint);
}

function slices({ slices: { all, worst, leastRows }, rows: total }: Evaluation, paint: Paint): string[] {
  const shown = all.filter(({ rows }) => rows >= leastRows && rows < total).slice(0, MOST_SLICES);
  const table = inColumns([words('group'), number('right at first'), number('95 % interval'), number('rows'), number('misroutes')],
    shown.map(({ kind, group, share, low, high, rows, misroutes }) => [`${kind} ${group}`, percent(share), `${percent(low)} to ${percent(high)}`, grouped(rows), grouped(misroutes)]));
  const lines = titled('Groups, the worst first', table, paint, `of at least ${leastRows} rows`);
  return worst === null ? lines : [...lines, `Worst: ${worst.kind} ${worst.group}, ${percent(worst.share)} right at the first try.`];
}

function topics({ topics: all }: Evaluation, paint: Paint): string[] {
  const faulty = all.filter(({ f1 }) => f1 !== null && f1 < 1);
  const table = inColumns([words('topic', 24), number('F1'), number('precision'), number('recall'), number('rows'), words('confused with', 40)],
    faulty.slice(0, MOST_TOPICS).map(({ topic, f1, precision, recall, wanted, confusedWith }) =>
      [topic, percent(f1), percent(precision), percent(recall), grouped(wanted), confusedWith.slice(0, 2).map((each) => `${each.topic} ${each.rows}`).join(', ') || DASH]));
  return titled('Topics, the worst first', table, paint, `${all.length - faulty.length} of ${all.length} without a fault`);
}

function confused({ confusions: all }: Evaluation, paint: Paint): string[] {
  return titled('Taken for another', inColumns([words('labelled', 30), words('taken for', 30), number('rows')], all.slice(0, MOST_CONFUSIONS).map(({ wanted, got, rows }) => [wanted, got, grouped(rows)])), paint,
    all.length > MOST_CONFUSIONS ? `${MOST_CONFUSIONS} of ${all.length}` : '');
}

function calibration({ calibration: { bins } }: Evaluation, paint: Paint): string[] {
  return titled('Confidence of the topic', inColumns([words('claimed'), number('mean'), number('right'), number('rows')], bins.filter(({ rows }) => rows > 0)
    .map(({ from, to, claimed, right, rows }) => [`${from.toFixed(1)} to ${to.toFixed(1)}`, percent(claimed), percent(right / rows), grouped(rows)])), paint);
}

function thresholds({ thresholds: curves, costUnit }: Evaluation, paint: Paint): string[] {
  return (curves ?? []).flatMap((curve, i) => {
    const { limit, points, today, cheapest } = curve;
    const step = Math.max(1, Math.round(points.length / 10));
    const shown = points.filter((point, at) => at % step === 0 || point.value === today.value || point.value === cheapest.value);
    const table = inColumns([words('value'), number('cost'), number('against today'), number('misroutes'), number('needless'), number('confirmed'), words('')],
      shown.map(({ value, cost, difference, events }) => [
        threshold(value), costly(cost), `${difference > 0 ? '+' : ''}${costly(difference)}`, grouped(events.misroute), grouped(events['needless-question']), grouped(events.confirmed + events['wrong-confirmation']),
        [...(value === today.value ? ['today'] : []), ...(value === cheapest.value ? ['cheapest'] : [])].join(', '),
      ]));
    return [...(i > 0 ? [''] : []), ...titled(`Threshold "${limit}"`, table, paint, `cost an utterance, in ${visible(costUnit)}`), recommendation(curve)];
  });
}

/** What to do about one threshold, in a sentence. */
export function recommendation({ today, cheapest, isClear }: Curve): string {
  if (cheapest.value === today.value) return `Recommended: ${threshold(today.value)}, as today; nothing is cheaper.`;
  const change = `${costly(cheapest.cost)} against ${costly(today.cost)} today (${costly(cheapest.difference)}; 95 %: ${costly(cheapest.low)} to ${costly(cheapest.high)})`;
  return isClear ? `Recommended: ${threshold(cheapest.value)}, ${change}.` : `Recommended: ${threshold(today.value)}, as today. ${threshold(cheapest.value)} would cost ${change}: that may be chance.`;
}

function examples({ examples: all }: Evaluation, paint: Paint): string[] {
  return Object.entries(all).flatMap(([event, list], i) => [
    ...(i > 0 ? [''] : []), paint.bold(`${inWords(event)}, the surest first`),
    ...list.slice(0, MOST_EXAMPLES).flatMap(({ line, utterance, wanted, got, confidence }) => {
      const head = `line ${line}: `;
      return [`  ${head}${short(visible(utterance), 96 - head.length)}`, paint.faint(`    ${short(`labelled ${wanted}; came ${got} (${threshold(confidence)})`, 94)}`)];
    }),
  ]);
}

const short = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function limits(all: readonly LimitResult[], paint: Paint): string[] {
  return all.map((limit) => (limit.isMet ? paint.good(`✓ ${limitInWords(limit)}`) : paint.bad(`✗ ${limitInWords(limit)}`)));
}

/** "topic at least 92.0 %: 91.2 %" */
export function limitInWords({ id, kind, bound, value }: LimitResult): string {
  const figure = { isCost: id === 'cost' };
  return `${id} ${kind} ${valueOf({ ...figure, value: bound })}: ${value === null ? 'no row is scored for it' : valueOf({ ...figure, value })}`;
}
