import { counted, NOTHING_RUN, type CaseRow, type ReportHead, type Reporter, type SuiteHead, type Totals } from './report.ts';
import { escaped } from '../visible.ts';
import { explained } from './words.ts';

interface Element {
  readonly head: Pick<SuiteHead, 'suite'> & Partial<SuiteHead>;
  totals: Totals;
  readonly cases: string[];
}

/** JUnit's XML as Jenkins and others read it (junit-10.xsd). Totals stand before the cases: it is written at the end, from what was counted. */
export function junitReporter(write: (text: string) => void): Reporter {
  const suites: Element[] = [];
  let run: ReportHead | null = null;
  const add = (element: Element, status: CaseRow['status'], xml: string) => {
    element.totals = counted(element.totals, status);
    element.cases.push(xml);
  };
  return {
    begin(head) {
      run = head;
    },
    suite: (head) => void suites.push({ head, totals: NOTHING_RUN, cases: [] }),
    row(row) {
      const present = suites.at(-1);
      if (present) add(present, row.status, testcase(present.head.suite, row.id, row.status, explained(present.head.file ?? '', row)));
    },
    end({ baseline, aborted }) {
      if (baseline && baseline.missing.length > 0) {
        const gone: Element = { head: { suite: 'Missing from this run' }, totals: NOTHING_RUN, cases: [] };
        for (const entry of baseline.missing) add(gone, 'failed', testcase(gone.head.suite, entry, 'failed', ['stands in the baseline and was not run']));
        suites.push(gone);
      }
      const all = suites.map(({ totals }) => totals);
      write(`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="talsvar"${figures({
        cases: sum(all, 'cases'), passed: sum(all, 'passed'), failed: sum(all, 'failed'), errors: sum(all, 'errors'),
      })}>\n`);
      for (const suite of suites) writeSuite(write, suite, run, aborted);
      write('</testsuites>\n');
    },
  };
}

function writeSuite(write: (text: string) => void, { head, totals, cases }: Element, run: ReportHead | null, aborted: boolean): void {
  const { suite, file, sha256, problems = [] } = head;
  const properties = Object.entries({
    service: run?.service, sha256, shard: run?.shard ? `${run.shard.index}/${run.shard.of}` : undefined, grep: run?.grep ?? undefined, aborted: aborted ? 'true' : undefined,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`      <property name="${name}" value="${inXml(value)}"/>\n`]));
  const timestamp = run?.timestamp ? ` timestamp="${inXml(run.timestamp)}"` : '';
  write(`  <testsuite name="${inXml(suite)}"${figures(totals)}${file === undefined ? '' : ` file="${inXml(file)}"`}${timestamp}>\n    <properties>\n${properties.join('')}    </properties>\n`);
  for (const xml of cases) write(xml);
  if (problems.length > 0) write(`    <system-err>${inXml(problems.join('\n'), true)}</system-err>\n`);
  write('  </testsuite>\n');
}

function testcase(suite: string, name: string, status: CaseRow['status'], lines: readonly string[]): string {
  const head = `    <testcase name="${inXml(name)}" classname="${inXml(suite)}"`;
  if (status === 'passed') return `${head}/>\n`;
  const element = status === 'failed' ? 'failure' : 'error';
  return `${head}>\n      <${element} type="${status}" message="${inXml(lines[0] ?? '')}">${inXml(lines.join('\n'), true)}</${element}>\n    </testcase>\n`;
}

function figures({ cases, failed, errors }: Totals): string {
  return ` tests="${cases}" failures="${failed}" errors="${errors}"`;
}

function sum(all: readonly Totals[], key: keyof Totals): number {
  return all.reduce((total, totals) => total + totals[key], 0);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text of an element or attribute. What XML 1.0 cannot hold, and what would mislead the eye, is made visible: \u001b.
 * @param hasLines whether line ends are kept
 */
function inXml(text: string, hasLines = false): string {
  const unsafe = hasLines ? /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu : /[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu;
  return text.replace(unsafe, escaped).replace(/[&<>"]/gu, (character) => ENTITIES[character] ?? character);
}
