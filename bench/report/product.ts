import type { Calibration } from '../product/calibration.ts';
import type { ProductResult } from '../product/measure.ts';
import type { Size } from '../product/sizes.ts';
import type { Measured, Results } from '../results.ts';
import type { Count, Scores } from '../../src/qa/score.ts';
import { dated, daysLine } from './days.ts';
import { DASH, grouped, percent, short, table } from './table.ts';

const MEASURES: readonly (readonly [name: string, of: keyof Scores])[] = [
  ['topic right', 'topic'], ['topic in the best three', 'topicAmongThree'], ['line right', 'line'], ['first try right', 'firstTryRight'],
  ['misroutes (the costly error)', 'misroutes'], ['needless questions', 'needlessQuestions'], ['crisis found', 'crisisFound'],
  ['wish for a person found', 'agentFound'], ['sent to the right authority', 'signpostRight'],
];

const counted = ({ hits, of }: Count) => (of === 0 ? DASH : `${percent(hits / of)} (${hits} of ${of})`);
/** What a measurement gave, or nothing. */
export const given = <T>(measured: Measured<T> | null): T | null => (measured && 'ok' in measured.outcome ? measured.outcome.ok : null);
/** The days of what was measured at all. */
export const days = (parts: Readonly<Record<string, Measured<unknown> | null>>) => daysLine(Object.entries(parts).flatMap(([name, part]) => (part && 'ok' in part.outcome ? [dated(name, part)] : [])));

/** How well the shipped product, with all it knows, understands labelled utterances. */
export function productTables({ product, calibration }: Results): string[] {
  const corpora = given(product)?.corpora ?? [];
  if (corpora.length === 0) return [];
  return [
    '## The product on labelled utterances', days({ utterances: product, calibration }),
    'The whole of it: gate, reading, ranking with concepts, cues, decision, line. Per cent, with the counts. What was not understood in *fresh* to *tenth* has been looked at since they were written, and rules were made for it; so the fair figures are those of the day when a set was first met, before anything of it had been looked at: right at the first try *third* 90.0, *fourth* 87.8, *fifth* 90.9, *sixth* 90.3, *seventh* 89.7, *eighth* 93.1, *ninth* 85.6, *tenth* 80.9 (topic 93.5, 91.2, 93.7, 93.7, 96.6, 95.0, 95.5, 92.9). After *tenth* the catalogue was broadened by 6,000 phrases, written from the domain alone; *eleventh* was met after that, at 92.5, *twelfth* after that, at 87.5 (topic 95.4; two labelled it without sight of each other and agreed in 318 of 320 outcomes; of its 23 ambiguous ones 9 were asked about), and *thirteenth* at 89.4 (topic 93.5; 315 of 320 outcomes; 11 of 22 ambiguous ones), before what is left open was learnt, and *fourteenth* at 95.6 (topic 98.8, line 99.6; 18 of 22 ambiguous ones), after callers on duty were learnt and the stored model had come nearer to the full one. No utterance of these four has been looked at; the first three counted in sums by which numbers were chosen, the last chose nothing.',
    table(['', ...corpora.map(({ name, size }) => `${name} (${size})`)], [
      ...MEASURES.map(([name, of]) => [name, ...corpora.map(({ scores }) => counted(scores[of]))]),
      ['ECE of the topic’s confidence', ...corpora.map(({ calibrationError }) => percent(calibrationError))],
    ]),
    ...dangerLines(given(product)),
    ...openLines(given(product)),
    ...callerLines(given(product)),
    ...calibrated(given(calibration)),
  ];
}

function openLines(product: ProductResult | null): string[] {
  if (!product) return [];
  const { asked, unasked, needless } = product.open;
  return [`Open between two (*pairs/open.jsonl*, written from the domain’s list of what is mixed up): ${counted(asked)} are asked which it is, ${counted(unasked)} are put through unasked, most of the others are asked whether it is the likeliest. Of utterances in much the same words that settle it, ${counted(needless)} are asked about. How it is heard stands in [decision 17](decisions/0017-what-is-open-is-learnt-by-itself.md).`];
}

function callerLines(product: ProductResult | null): string[] {
  if (!product) return [];
  const { right, wrong, privateWrong } = product.callers;
  return [`Callers on duty (*callers/on-duty.jsonl*; most show it by what they speak of alone, few introduce themselves): ${counted(right)} are taken to their line, ${counted(wrong)} to the private one. Of private persons who sound like them, ${counted(privateWrong)} are taken to another line. Before such callers were learnt 36.9 (177 of 480) were taken to theirs.`];
}

function dangerLines(product: ProductResult | null): string[] {
  if (!product) return [];
  const { heard, falseAlarms } = product.danger;
  return [`Danger (*danger.jsonl*): of people in danger ${counted(heard)} are heard; of sentences that only sound so, ${counted(falseAlarms)} are taken for it. Nobody has looked at what of these was missed, but they helped to choose how sure it must be. Of the first 200 of these people 110 were heard by cues and topics alone, before danger was learnt by itself, with 6 of 240 false alarms.`];
}

function calibrated(calibration: Calibration | null): string[] {
  if (!calibration) return [];
  const { folds, phrases, accuracy, calibrationError } = calibration;
  return [`Cross-validated over the catalogue (${folds} folds, ${grouped(phrases)} phrases): **ECE ${percent(calibrationError)} %** of the best label’s confidence, ${percent(accuracy)} % right.`];
}

export function speedTables(results: Results): string[] {
  const rows = [...understanding(given(results.product)), ...starting(results)];
  return rows.length === 0 ? [] : ['## Speed of the product', days({ understanding: results.product, start: results.start, 'start in a page': results.browser }), table(['', 'p50 ms', 'p99 ms'], rows)];
}

function understanding(product: ProductResult | null): string[][] {
  if (!product?.speed) return [];
  const { cold, warm, rounds } = product.speed;
  return [
    ['an utterance understood, every one for the first time', short(cold.p50), short(cold.p99)],
    [`the same utterances again, ${rounds} rounds`, short(warm.p50), short(warm.p99)],
  ];
}

function starting({ start, starts, browser }: Results): string[][] {
  const times = given(start);
  const page = given(browser);
  return [
    ...(times ? [
      [`start: shipped data read and parsed (${starts} fresh processes)`, short(times.read), DASH],
      ['start: restored, matcher made', short(times.make), DASH],
      ['start: the first utterance', short(times.first), DASH],
    ] : []),
    ...(page && 'unavailable' in page ? [[`in a page of Chromium: n/a, ${page.unavailable}`, DASH, DASH]] : []),
    ...(page && 'settled' in page ? [
      [`matcher made in a page of Chromium that has settled (${page.loads} loads)`, short(page.settled.matcher), DASH],
      ['the same while the page is still being opened', short(page.opening.matcher), DASH],
      ['from the first sign of a person until a call is ready, scripts fetched: page settled', short(page.settled.call), DASH],
      ['the same while the page is still being opened', short(page.opening.call), DASH],
    ] : []),
  ];
}

export function workbenchTables({ workbench }: Results): string[] {
  const measured = given(workbench);
  if (!measured) return [];
  const { threads, runs, evaluated } = measured;
  return [
    '## The workbench', days({ workbench }), `A labelled corpus evaluated under all thresholds, in ${threads === 1 ? 'one thread' : `${threads} threads`}; medians of ${runs} ${runs === 1 ? 'run' : 'runs'}.`,
    table(['rows', 's', 's of processor time', 'rows a second', 'memory MB'], evaluated.map(({ rows, seconds, cpu, megabytes }) => [grouped(rows), short(seconds), short(cpu), grouped(Math.round(rows / seconds)), grouped(Math.round(megabytes))])),
  ];
}

export function sizeTables({ sizes }: Results): string[] {
  const all = given(sizes);
  if (!all) return [];
  const rows = (list: readonly Size[]) => list.map(({ what, bytes, gzip }) => [what, ...[bytes, gzip].map((size) => (size === null ? DASH : grouped(size)))]);
  return [
    '## Size', days({ sizes }), 'Bundled for a browser, minified; gzip at level 9.',
    table(['code of the matcher', 'bytes', 'gzip'], rows(all.matchers)),
    table(['the product', 'bytes', 'gzip'], rows(all.product)),
  ];
}
