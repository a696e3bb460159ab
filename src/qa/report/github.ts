import { inOneLine, type Reporter, type SuiteHead } from './report.ts';
import { countListed } from '../table.ts';
import { visible } from '../visible.ts';
import { explained } from './words.ts';

/** Annotations that GitHub shows at the lines of a suite. Whatever a suite holds, it can give the runner no command. */
export function githubReporter(write: (text: string) => void): Reporter {
  let present: SuiteHead | null = null;
  let problems = 0;
  const annotate = (properties: Readonly<Record<string, string | number>>, message: string) =>
    write(`::error ${Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`).join(',')}::${data(message)}\n`);
  return {
    begin: () => undefined,
    suite(suite) {
      present = suite;
      problems += countListed(suite.problems);
      for (const problem of suite.problems) annotate({ file: suite.file, title: 'cannot be read' }, visible(problem));
    },
    row(row) {
      if (row.status === 'passed') return;
      const message = explained(present?.file ?? '', row).map(visible).join('\n');
      annotate({ file: present?.file ?? '', line: row.failure?.line ?? row.line, title: visible(row.id) }, message);
    },
    end(end) {
      for (const entry of end.baseline?.missing ?? []) annotate({ title: 'missing' }, visible(entry));
      write(`${inOneLine(end, problems)}\n`);
    },
  };
}

/** How the runner wants the text of a command written. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
