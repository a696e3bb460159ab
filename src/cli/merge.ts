import { evaluationIn, joinShards, parseShard } from '../qa/evaluate/shard.ts';
import { joinReports } from '../qa/report/join.ts';
import { parseReport } from '../qa/report/read.ts';
import { counted, NOTHING_RUN, type ReportEnd, type Totals } from '../qa/report/report.ts';
import { countListed } from '../qa/table.ts';
import { InputError } from '../service/errors.ts';
import type { Command, Given } from './command.ts';
import { askedBy, EVALUATION_OUTPUT, EVALUATION_REPORT, reportOn } from './evaluate-report.ts';
import { readText } from './files.ts';
import { visible } from './io.ts';
import { baselineFrom, REPORTING, startReport } from './reporting.ts';

type Verb = 'test' | 'evaluate';

/** A report as it was read, before it is looked into. */
interface Read {
  readonly file: string;
  readonly text: string;
}

/** Options that only the reports of one verb have a use for. */
const ONLY: Readonly<Record<Verb, readonly string[]>> = { test: ['reporter', 'baseline'], evaluate: ['json', ...Object.keys(EVALUATION_REPORT)] };

export const merge: Command = {
  name: 'merge',
  usage: 'merge FILE… [--output FILE] [--reporter text|json|junit|github] [--baseline FILE] [--json] [--html FILE] [--costs FILE] [--min MEASURE=VALUE …]',
  summary: 'Joins the JSON reports of all shards of a run (test --shard, evaluate --shard) to one report.',
  details: [
    'What comes out, and the exit status, are those of the run in one go. Reports of different rules, suites or corpora, and doubled or missing shards, are refused.',
    '--reporter and --baseline go with reports of talsvar test; --json, --html, --costs, --min and --max with those of talsvar evaluate.',
  ].join('\n'),
  options: { ...EVALUATION_OUTPUT, ...EVALUATION_REPORT, ...REPORTING },
  run: ({ words, options }) => Promise.resolve().then(() => {
    const reports = words.map((file): Read => ({ file: visible(file), text: readText(file) }));
    const verb = verbOf(reports);
    const other: Verb = verb === 'test' ? 'evaluate' : 'test';
    const foreign = ONLY[other].find((name) => options[name] !== undefined);
    if (foreign !== undefined) throw new InputError(`merge: --${foreign} goes with reports of talsvar ${other}; these are of talsvar ${verb}`);
    return verb === 'test' ? mergeTests(reports, options) : mergeEvaluations(reports, options);
  }),
};

/** @throws InputError where there are reports of both */
function verbOf(reports: readonly Read[]): Verb {
  const verbs = reports.map(({ text }): Verb => (evaluationIn(text) === null ? 'test' : 'evaluate'));
  const at = verbs.findIndex((verb) => verb !== verbs[0]);
  if (at === -1) return verbs[0] ?? 'test';
  // What is no report at all is told as that.
  for (const [i, { file, text }] of reports.entries()) if (verbs[i] === 'test') parseReport(text, file);
  throw new InputError(`${reports[at]?.file ?? ''}: a report of talsvar ${verbs[at] ?? ''}, but ${reports[0]?.file ?? ''} is one of talsvar ${verbs[0] ?? ''}; merge reports of one run only`);
}

function mergeEvaluations(reports: readonly Read[], options: Given['options']): number {
  const asked = askedBy(options);
  const judged = joinShards(reports.map(({ file, text }) => ({ file, report: parseShard(text, file) })));
  if (asked.needsThresholds !== null && !judged.sweeping) throw new InputError(`merge: --${asked.needsThresholds} needs other thresholds tried; evaluate the shards with --thresholds`);
  // Bad rows are in a report only where its shard was told to keep going.
  return reportOn(judged, true, asked);
}

function mergeTests(reports: readonly Read[], options: Given['options']): number {
  const { head, suites, aborted } = joinReports(reports.map(({ file, text }) => ({ file, report: parseReport(text, file) })));
  const baseline = baselineFrom(options['baseline'] as string | undefined, head.grep);
  const { reporter, finish } = startReport(options, () => undefined);
  let totals: Totals = NOTHING_RUN;
  reporter.begin(head);
  for (const { results, ...suite } of suites) {
    reporter.suite(suite);
    for (const row of results) {
      totals = counted(totals, row.status);
      baseline?.see(suite.file, row);
      reporter.row(row);
    }
  }
  const end: ReportEnd = { totals, baseline: aborted ? null : (baseline?.result() ?? null), aborted };
  reporter.end(end);
  return finish(end, suites.reduce((sum, { problems }) => sum + countListed(problems), 0));
}
