import pc from 'picocolors';
import { createBaselineCheck, type BaselineCheck } from '../qa/report/baseline.ts';
import { githubReporter } from '../qa/report/github.ts';
import { jsonReporter } from '../qa/report/json.ts';
import { junitReporter } from '../qa/report/junit.ts';
import { parseReport } from '../qa/report/read.ts';
import { inOneLine, statusOf, type ReportEnd, type Reporter } from '../qa/report/report.ts';
import { PLAIN, textReporter } from '../qa/report/text.ts';
import { InputError } from '../service/errors.ts';
import type { Given, Option } from './command.ts';
import { openReport, ReportError, readText } from './files.ts';
import { visible, warn } from './io.ts';

const REPORTERS = ['text', 'json', 'junit', 'github'];

/** Options of the verbs that report on tests. */
export const REPORTING: Readonly<Record<string, Option>> = {
  reporter: { type: 'string', value: REPORTERS.join('|'), choices: REPORTERS, help: 'the form of the report (default: text)' },
  output: { type: 'string', value: 'FILE', help: 'write the report to FILE, and one line on standard error' },
  baseline: { type: 'string', value: 'FILE', help: 'an earlier JSON report: tell what fails newly, passes newly, is missing (a failure) or new' },
};

/** Where a report goes and how it ends. */
export interface Reporting {
  readonly reporter: Reporter;
  /** @returns the exit status. @throws ReportError when the report could not be written; what was tested is told all the same */
  readonly finish: (end: ReportEnd, problems: number) => number;
}

/** @param clear takes away what progress is shown, before something is written to the terminal */
export function startReport(options: Given['options'], clear: () => void): Reporting {
  const output = options['output'] as string | undefined;
  const kind = (options['reporter'] ?? 'text') as string;
  const file = output === undefined ? null : openReport(output);
  const write = file === null ? (text: string) => {
    if (process.stdout.isTTY) clear();
    process.stdout.write(text);
  } : file.write;
  const paint = file === null ? { title: pc.bold, good: pc.green, bad: pc.red } : PLAIN;
  const reporter = kind === 'json' ? jsonReporter(write) : kind === 'junit' ? junitReporter(write) : kind === 'github' ? githubReporter(write) : textReporter(write, paint);
  return {
    reporter,
    finish(end, problems) {
      clear();
      if (file !== null) {
        try {
          file.finish();
        } catch (error) {
          if (error instanceof ReportError) warn(inOneLine(end, problems));
          throw error;
        }
        warn(`${inOneLine(end, problems)}; the report is ${visible(output ?? '')}`);
      }
      return statusOf(end, problems);
    },
  };
}

/** The run that --baseline names, if it does. @throws InputError for the report of a part */
export function baselineFrom(file: string | undefined, grep: string | null): BaselineCheck | null {
  if (file === undefined) return null;
  const report = parseReport(readText(file), visible(file));
  if (report.shard !== null || report.aborted) throw new InputError(`${visible(file)}: the report of a part of a run; a baseline is the report of a whole one (talsvar merge)`);
  return createBaselineCheck(report, grep);
}

/** The instant of SOURCE_DATE_EPOCH; without it, reports hold no time. */
export function reportTime(): string | null {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return null;
  if (!/^\d{1,11}$/u.test(epoch)) throw new InputError(`SOURCE_DATE_EPOCH is "${visible(epoch)}"; it takes seconds since 1970`);
  return new Date(Number(epoch) * 1000).toISOString();
}
