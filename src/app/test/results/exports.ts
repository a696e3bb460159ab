import { jsonReporter } from '../../../qa/report/json.ts';
import { junitReporter } from '../../../qa/report/junit.ts';
import { counted, NOTHING_RUN, type Reporter } from '../../../qa/report/report.ts';
import { explained } from '../../../qa/report/words.ts';
import type { SuiteCase } from '../../../qa/suite.ts';
import { createRepeatCheck } from '../../../qa/suite/repeats.ts';
import { writeTable } from '../../../qa/table.ts';
import { writeSuite } from '../../../qa/write-suite.ts';
import type { LabRow } from '../job/wire.ts';
import type { Run } from '../lab.ts';

export const EXPORTS = ['junit', 'csv', 'suite', 'json'] as const;
export type Export = (typeof EXPORTS)[number];

export interface Written {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** The rows that are shown as a file of the kind asked for. */
export function written(kind: Export, run: Run, rows: readonly LabRow[]): Written {
  switch (kind) {
    case 'junit': return { name: 'talsvar.xml', type: 'application/xml', text: report(junitReporter, run, rows) };
    case 'json': return { name: 'talsvar.json', type: 'application/json', text: report(jsonReporter, run, rows) };
    case 'suite': return { name: 'talsvar-cases.yaml', type: 'application/yaml', text: writeSuite({ name: 'Cases from the Test room', cases: once(rows.map(({ entry }) => entry)) }) };
    // A byte order mark and semicolons: so Swedish Excel opens it as a table.
    case 'csv': return { name: 'talsvar.csv', type: 'text/csv', text: `\uFEFF${table(run, rows)}` };
  }
}

/** The same report as the command line writes, over these rows. */
function report(make: (write: (text: string) => void) => Reporter, { heads, service, state }: Run, rows: readonly LabRow[]): string {
  const parts: string[] = [];
  const reporter = make((text) => parts.push(text));
  reporter.begin({ service, timestamp: null, grep: null, shard: null });
  heads.forEach(({ suite, file, sha256 }, place) => {
    const own = rows.filter((each) => each.suite === place).toSorted((a, b) => a.row.n - b.row.n);
    if (own.length === 0) return;
    reporter.suite({ suite, file, sha256, cases: own.length, problems: [] });
    for (const { row } of own) reporter.row(row);
  });
  reporter.end({ totals: rows.reduce((totals, { row }) => counted(totals, row.status), NOTHING_RUN), baseline: null, aborted: state === 'cancelled' });
  return parts.join('');
}

function table({ heads }: Run, rows: readonly LabRow[]): string {
  const columns = ['suite', 'file', 'line', 'case', 'kind', 'topic', 'status', 'expected', 'happened', 'ms'];
  return writeTable(columns, rows.map(({ suite, row, topic, ms }) => [
    heads[suite]?.suite ?? '', heads[suite]?.file ?? '', row.failure?.line ?? row.line, row.id, row.kind, topic ?? '', row.status,
    row.failure?.expected ?? '', row.failure?.happened ?? row.error ?? '', Math.round(ms * 10) / 10,
  ]), ';');
}

/** One suite names each case once: those of several files may be called alike. */
function once(cases: readonly SuiteCase[]): SuiteCase[] {
  const place = createRepeatCheck();
  return cases.flatMap((entry) => {
    const placed = place(entry);
    if ('entry' in placed) return [entry];
    const named = place({ ...entry, name: `${entry.name} (${entry.line})` });
    return 'entry' in named ? [named.entry] : [];
  });
}

/** What explains a failure, as the reports say it: without the place and what was expected, which are shown by themselves. */
export function explanation({ row }: LabRow): string[] {
  return explained('', row).slice(1);
}

/** Hands a file to the browser's own downloads. */
export function download({ name, type, text }: Written): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has taken the file when this task is over.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
