import pc from 'picocolors';
import { coverageOf } from '../qa/coverage/coverage.ts';
import { coveragePage } from '../qa/coverage/page.ts';
import { reportOf, suggestedSuite, type CoverageReport } from '../qa/coverage/report.ts';
import { suggestFor } from '../qa/coverage/suggest.ts';
import { coverageLines, type ReportLine } from '../qa/coverage/text.ts';
import type { Suite } from '../qa/suite.ts';
import { InputError } from '../service/errors.ts';
import type { Engine } from '../simulator/engine.ts';
import type { Command, Given } from './command.ts';
import { loadEngine } from './engine.ts';
import { writeReport } from './files.ts';
import { print, visible, warn } from './io.ts';
import { showProgress } from './progress.ts';
import { loadSuites } from './suite-files.ts';

export const coverage: Command = {
  name: 'coverage',
  usage: 'coverage [FILES…] [--json] [--html FILE] [--min PERCENT] [--suggest FILE]',
  summary: 'Shows what suites cover of a call, its destinations and its hours, with a ready-made case for each gap.',
  details: [
    'Without FILES, the suites of suites/, or the shipped ones. Covered is what a case that holds goes through.',
    'Each gap comes with a case that closes it; the case was run before it is shown. What no case can reach is listed',
    'with the reason and counts neither way. Exit status 1 when a case fails, or a dimension is below --min.',
  ].join('\n'),
  options: {
    json: { type: 'boolean', help: 'one JSON object: figures, gaps, suggestions and exceptions' },
    html: { type: 'string', value: 'FILE', help: 'write the report as a page as well' },
    min: { type: 'string', value: 'PERCENT', help: 'end with status 1 when any dimension is below' },
    suggest: { type: 'string', value: 'FILE', help: 'write a suite of all suggestions, a draft for a person to look through' },
  },
  run: ({ words, options }) => run(words, options),
};

async function run(words: readonly string[], options: Given['options']): Promise<0 | 1> {
  const least = leastOf(options['min'] as string | undefined);
  const engine = loadEngine(options['service'] as string | undefined);
  const report = measured(engine, await loadSuites(words, engine.service));
  if (typeof options['suggest'] === 'string') writeSuggestions(report, options['suggest']);
  if (typeof options['html'] === 'string') writeReport(options['html'], coveragePage(report));
  if (options['json'] === true) print(JSON.stringify(report));
  else for (const line of coverageLines(report)) print(coloured(line));
  return report.failing.length > 0 || report.dimensions.some(({ percent }) => percent < least) ? 1 : 0;
}

function measured(engine: Engine, suites: readonly Suite[]): CoverageReport {
  const progress = showProgress('running suites', suites.reduce((sum, { cases }) => sum + cases.length, 0));
  const found = coverageOf(engine, suites, progress.at);
  progress.end();
  const suggestions = suggestFor(engine, found, told);
  told(null);
  return reportOf(found, suggestions);
}

/** Says on a terminal what is being looked for, on one line that goes away again. */
function told(what: string | null): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${what === null ? '' : `finding cases for the gaps: ${what} …`}`);
}

function writeSuggestions(report: CoverageReport, file: string): void {
  if (report.suggestions.length > 0) writeReport(file, suggestedSuite(report));
  else warn(`nothing to suggest; ${visible(file)} is not written`);
}

function coloured({ kind, text }: ReportLine): string {
  const shown = visible(text);
  switch (kind) {
    case 'plain': return shown;
    case 'heading': return pc.bold(shown);
    case 'whole': return pc.green(shown);
    case 'partly': return pc.yellow(shown);
    case 'faint': return pc.dim(shown);
    case 'failing': return pc.red(shown);
  }
}

function leastOf(given: string | undefined): number {
  if (given === undefined) return 0;
  const least = Number(given.replace(',', '.'));
  if (given.trim() === '' || !(least >= 0 && least <= 100)) throw new InputError(`--min is "${visible(given)}"; it takes a percentage from 0 to 100`);
  return least;
}
