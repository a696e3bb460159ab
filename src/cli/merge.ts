import { joinReports } from '../qa/report/join.ts';
import { parseReport } from '../qa/report/read.ts';
import { counted, NOTHING_RUN, type ReportEnd, type Totals } from '../qa/report/report.ts';
import { countListed } from '../qa/table.ts';
import type { Command } from './command.ts';
import { readText } from './files.ts';
import { visible } from './io.ts';
import { baselineFrom, REPORTING, startReport } from './reporting.ts';

export const merge: Command = {
  name: 'merge',
  usage: 'merge FILE… [--reporter text|json|junit|github] [--output FILE] [--baseline FILE]',
  summary: 'Joins the JSON reports of all shards of a run (test --shard) to one report.',
  details: 'What comes out, and the exit status, are those of the run in one go. Reports of different rules or suites, and doubled or missing shards, are refused.',
  options: REPORTING,
  run: ({ words, options }) => Promise.resolve().then(() => {
    const read = (file: string) => parseReport(readText(file), visible(file));
    const { head, suites, aborted } = joinReports(words.map((file) => ({ file: visible(file), report: read(file) })));
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
  }),
};
