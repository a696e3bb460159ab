import { inOneLine, type CaseRow, type Comparison, type Reporter, type SuiteHead } from './report.ts';
import { countListed } from '../table.ts';
import { visible } from '../visible.ts';
import { explained } from './words.ts';

/** How things are set off on a terminal; plain in a file. */
export interface Paint {
  readonly title: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

export const PLAIN: Paint = { title: (text) => text, good: (text) => text, bad: (text) => text };

/** In a longer suite only what fails is shown case by case. */
const LISTED = 200;

/** For people: each suite with its cases, failures with what explains them. */
export function textReporter(write: (text: string) => void, { title, good, bad }: Paint): Reporter {
  let present: SuiteHead | null = null;
  let passed = 0;
  let problems = 0;
  const isLong = () => present !== null && present.cases > LISTED;
  const close = () => {
    if (isLong()) write(`  ${good('✓')} ${passed} passed\n`);
    passed = 0;
  };
  const row = (entry: CaseRow): void => {
    if (entry.status === 'passed') {
      passed++;
      if (!isLong()) write(`  ${good('✓')} ${visible(entry.id)}\n`);
      return;
    }
    const lines = explained(present?.file ?? '', entry);
    write([`  ${bad('✗')} ${visible(entry.id)}`, ...lines.map((line) => `    ${visible(line)}`), ''].join('\n'));
  };
  return {
    begin: () => undefined,
    suite(suite) {
      close();
      present = suite;
      problems += countListed(suite.problems);
      // With --grep most suites have nothing to show.
      if (suite.cases > 0 || suite.problems.length > 0) write(`${title(visible(suite.suite))}\n`);
      for (const problem of suite.problems) write(`  ${bad('?')} ${visible(problem)}\n`);
    },
    row,
    end(end) {
      close();
      if (end.baseline) write(compared(end.baseline));
      write(`${inOneLine(end, problems)}\n`);
    },
  };
}

function compared(baseline: Comparison): string {
  const section = (what: string, cases: readonly string[]) => (cases.length === 0 ? [] : [`${what}:`, ...cases.map((entry) => `  ${visible(entry)}`)]);
  return [...section('newly failing', baseline.newlyFailing), ...section('newly passing', baseline.newlyPassing), ...section('missing', baseline.missing), ...section('new', baseline.new)].map((line) => `${line}\n`).join('');
}
