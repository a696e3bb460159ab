import { InputError } from '../../service/errors.ts';
import type { CaseRow, ReportHead, SuiteHead } from './report.ts';
import type { Report } from './read.ts';
import { checkComplete, checkSame } from './shards.ts';

/** One shard's report and the file that it was read from. */
export interface Part {
  readonly file: string;
  readonly report: Report;
}

export interface Joined {
  readonly head: ReportHead;
  readonly suites: readonly (SuiteHead & { readonly results: readonly CaseRow[] })[];
  readonly aborted: boolean;
}

/**
 * The reports of all shards of one run as if it had been run in one go.
 * @throws InputError for a shard that is missing, doubled or of another run
 */
export function joinReports(parts: readonly Part[]): Joined {
  const [first, ...others] = parts;
  if (!first) throw new InputError('nothing to merge; name the JSON reports of the shards');
  for (const other of others) checkSameRun(first, other);
  checkComplete(parts.map(({ file, report: { shard } }) => ({ file, shard })));
  const { service, timestamp, grep } = first.report;
  const aborted = parts.some(({ report }) => report.aborted);
  const suites = first.report.suites.map(({ suite, file, sha256, cases, problems }, i) => {
    const results = parts.flatMap(({ report }) => report.suites[i]?.results ?? []).toSorted((a, b) => a.n - b.n);
    const twice = results.find(({ n }, at) => n === results[at - 1]?.n);
    if (twice) throw new InputError(`${file}: case ${twice.n} (${twice.id}) stands in two of the reports; they are not of one run`);
    if (!aborted && results.length !== cases) throw new InputError(`${file}: ${results.length} of ${cases} cases are in the reports; one of them is cut`);
    return { suite, file, sha256, cases, problems, results };
  });
  return { head: { service, timestamp, grep, shard: null }, suites, aborted };
}

function checkSameRun(first: Part, other: Part): void {
  const differ = (what: string, here: unknown, there: unknown) => checkSame(what, first, here, other, there);
  differ('tested the service', first.report.service, other.report.service);
  differ('chose cases by', first.report.grep, other.report.grep);
  differ('is of', first.report.timestamp, other.report.timestamp);
  differ('has suites', first.report.suites.map(({ file }) => file).join(', '), other.report.suites.map(({ file }) => file).join(', '));
  first.report.suites.forEach((suite, i) => {
    const same = other.report.suites[i];
    differ(`${suite.file} has the content`, suite.sha256, same?.sha256);
    differ(`${suite.file} has cases`, suite.cases, same?.cases);
  });
}
