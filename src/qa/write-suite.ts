import { isoInStockholm, parseTime } from '../../machines/stockholm.ts';
import type { Step } from './step.ts';
import type { CallCase, Suite, SuiteCase, UtteranceCase } from './suite.ts';

/** A suite as YAML that `parseSuite` reads back to the same data; only line numbers differ. Same data, same text. */
export function writeSuite({ name, cases }: Pick<Suite, 'name' | 'cases'>): string {
  const at = commonTime(cases.map((entry) => entry.at));
  const calls = cases.filter((entry) => entry.kind === 'call');
  const utterances = cases.filter((entry) => entry.kind === 'utterance');
  return [
    `suite: ${scalar(name)}`, `at: ${writtenTime(at)}`,
    ...(calls.length > 0 ? ['calls:', ...calls.flatMap((call) => caseLines(call, at))] : []),
    ...(utterances.length > 0 ? ['utterances:', ...utterances.flatMap((utterance) => caseLines(utterance, at))] : []), '',
  ].join('\n');
}

/** One case as it stands under `calls:` or `utterances:`. @param common the suite's own moment, which need not be said again */
export function caseLines(entry: SuiteCase, common: number | null): string[] {
  return entry.kind === 'call' ? callLines(entry, common) : [utteranceLine(entry, common)];
}

function callLines({ name, at, dialled, lang, queue, steps }: CallCase, common: number | null): string[] {
  return [
    `  - name: ${scalar(name)}`,
    ...(at === common ? [] : [`    at: ${writtenTime(at)}`]),
    ...(dialled === 'private' ? [] : [`    dial: ${dialled}`]),
    ...(lang === 'sv' ? [] : [`    lang: ${lang}`]),
    ...(queue === null ? [] : [`    queue: ${queue === 'full' ? 'full' : queue.place}`]),
    '    steps:', ...steps.map(({ step }) => `      - ${stepText(step)}`),
  ];
}

/** One step as it stands in a list. */
export function stepText(step: Step): string {
  const fields = Object.entries(step) as [string, string | number | Record<string, string> | null][];
  const [[verb, value] = ['', null]] = fields;
  // What is done, and how: said over a prompt, answered to an order of before.
  if (fields.length > 1) return flow(fields as [string, string | number][]);
  if (value === null || typeof value === 'number') return verb;
  return typeof value === 'string' ? `${verb}: ${scalar(value)}` : `${verb}: ${flow(Object.entries(value))}`;
}

function utteranceLine({ say, at, expected }: UtteranceCase, common: number | null): string {
  const time: [string, string][] = at === common ? [] : [['at', writtenTime(at)]];
  return `  - ${flow([['say', say], ...time, ...Object.entries(expected)])}`;
}

function flow(pairs: readonly (readonly [string, string | number | null | undefined])[]): string {
  const written = pairs.filter(([, value]) => value !== undefined).map(([key, value]) => `${key}: ${value === null || value === undefined ? 'null' : typeof value === 'number' ? value : key === 'at' ? `"${value}"` : scalar(value, true)}`);
  return written.length === 0 ? '{}' : `{ ${written.join(', ')} }`;
}

/** Letters, figures and harmless marks: what YAML takes as it stands. */
const PLAIN = /^\p{L}[\p{L}\p{N} ?!.'–-]*(?<! )$/u;
const PLAIN_IN_BLOCK = /^\p{L}[\p{L}\p{N} ?!.,'–-]*(?<! )$/u;
/** Words that some reader of YAML takes for something else than text. */
const RESERVED = /^(?:y|yes|n|no|on|off|true|false|null)$/iu;

/** A text as a YAML scalar on one line. Brackets are written as escapes, so that the guard against deep nesting never counts them. */
export function scalar(text: string, inFlow = false): string {
  if ((inFlow ? PLAIN : PLAIN_IN_BLOCK).test(text) && !RESERVED.test(text) && text.isWellFormed()) return text;
  return JSON.stringify(text).replace(/[[\]{}\u007F-\u009F\u2028\u2029\uFEFF]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** An instant as suites write it, Stockholm time without offset where that says all. */
export function writtenTime(at: number): string {
  if (at % 60_000 !== 0) return new Date(at).toISOString();
  const withOffset = isoInStockholm(at);
  const local = withOffset.slice(0, 16);
  return parseTime(local) === at ? local : withOffset;
}

function commonTime(times: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const at of times) counts.set(at, (counts.get(at) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}
