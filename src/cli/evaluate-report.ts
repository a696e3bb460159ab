import pc from 'picocolors';
import { DEFAULT_COSTS, parseCosts, type Costs } from '../qa/evaluate/costs.ts';
import { asJson, evaluationOf, type Evaluation } from '../qa/evaluate/evaluation.ts';
import { grouped, percent } from '../qa/evaluate/figures.ts';
import { asHtml } from '../qa/evaluate/html/page.ts';
import { problemsOf, type Judged } from '../qa/evaluate/judged.ts';
import { readLimits, type Limit } from '../qa/evaluate/limits.ts';
import { asText, type Paint } from '../qa/evaluate/text.ts';
import type { Given, Option } from './command.ts';
import { ReportError, readText, writeReport } from './files.ts';
import { print, visible, warn } from './io.ts';

/** Options of the verbs that report on an evaluation, the last ones those that a report of a part has no use for. */
export const EVALUATION_OUTPUT: Readonly<Record<string, Option>> = {
  json: { type: 'boolean', help: 'everything that was found, as JSON' },
  output: { type: 'string', value: 'FILE', help: 'write the report to FILE, and one line on standard error' },
};
export const EVALUATION_REPORT: Readonly<Record<string, Option>> = {
  html: { type: 'string', value: 'FILE', help: 'write a report with pictures that needs nothing else' },
  costs: { type: 'string', value: 'FILE', help: 'what each event costs, as YAML (with --thresholds; default: see docs/evaluate.md)' },
  min: { type: 'string', value: 'MEASURE=VALUE', multiple: true, help: 'end with status 1 if the measure is worse; may stand several times' },
  max: { type: 'string', value: 'MEASURE=VALUE', multiple: true, help: 'the same, for measures that are better low' },
};

/** What is asked of a report. */
export interface Asked {
  readonly limits: readonly Limit[];
  readonly costs: Costs;
  readonly isJson: boolean;
  readonly html: string | undefined;
  readonly output: string | undefined;
  /** The option that shows costs of other thresholds, which must have been tried then. */
  readonly needsThresholds: 'html' | 'costs' | null;
}

/** @throws InputError for limits or costs that say nothing */
export function askedBy(options: Given['options']): Asked {
  const text = (name: string) => options[name] as string | undefined;
  const list = (name: string) => (options[name] as readonly string[] | undefined) ?? [];
  const [costs, html] = [text('costs'), text('html')];
  return {
    limits: [...readLimits(list('min'), 'min'), ...readLimits(list('max'), 'max')],
    costs: costs === undefined ? DEFAULT_COSTS : parseCosts(readText(costs), visible(costs)),
    isJson: options['json'] === true, html, output: text('output'),
    needsThresholds: html !== undefined ? 'html' : costs !== undefined ? 'costs' : null,
  };
}

const PAINT: Paint = { bold: pc.bold, good: pc.green, bad: pc.red, faint: pc.dim };
const same = (text: string) => text;
const PLAIN: Paint = { bold: same, good: same, bad: same, faint: same };

/**
 * Reports on a corpus, judged in one go or put together from its shards.
 * @returns the exit status
 */
export function reportOn(judged: Judged, keepGoing: boolean, { limits, costs, isJson, html, output }: Asked): number {
  const { tally, badRows, sweeping, file, sha256, service } = judged;
  const problems = problemsOf(judged, keepGoing);
  if (problems !== null) warn(problems);
  if (tally.rows === 0 || (badRows > 0 && !keepGoing)) return 2;
  const evaluation = evaluationOf(tally, { file, sha256, badRows, service }, costs, limits, sweeping);
  deliver(isJson ? asJson(evaluation) : asText(evaluation, output === undefined ? PAINT : PLAIN), output, inOneLine(evaluation));
  if (html !== undefined) writeReport(html, asHtml(evaluation));
  return statusOf(evaluation);
}

/**
 * Writes a report where it is wanted.
 * @param line what there is to say where the report itself is not seen
 * @throws ReportError when it could not be written; the line is told all the same
 */
export function deliver(report: string, output: string | undefined, line: string): void {
  if (output === undefined) return print(report);
  try {
    writeReport(output, `${report}\n`);
  } catch (error) {
    if (error instanceof ReportError) warn(line);
    throw error;
  }
  warn(`${line}; the report is ${visible(output)}`);
}

function inOneLine({ rows, measures, limits }: Evaluation): string {
  const first = measures.find(({ id }) => id === 'first-try');
  const missed = limits.filter(({ isMet }) => !isMet).map(({ id }) => id);
  return `${grouped(rows)} ${rows === 1 ? 'utterance' : 'utterances'}, ${percent(first?.value ?? null)} right at the first try${missed.length > 0 ? `, worse than asked for: ${missed.join(', ')}` : ''}`;
}

/** Bad rows weigh more than a limit that is not met: what was measured is not the corpus. */
function statusOf({ subject, limits }: Evaluation): number {
  if (subject.badRows > 0) return 2;
  return limits.every(({ isMet }) => isMet) ? 0 : 1;
}
