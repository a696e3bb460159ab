import { REPORT, type Reporter } from './report.ts';

/** For tools and for `merge`: one object, a case a line, so that a report can be read and compared as text too. */
export function jsonReporter(write: (text: string) => void): Reporter {
  let isFirstSuite = true;
  let isFirstRow = true;
  const closeSuite = () => (isFirstSuite ? '' : `${isFirstRow ? '' : '\n'}]}`);
  return {
    begin: (head) => write(`${JSON.stringify({ ...REPORT, ...head }).slice(0, -1)},"suites":[`),
    suite(suite) {
      write(`${closeSuite()}${isFirstSuite ? '' : ','}\n${JSON.stringify(suite).slice(0, -1)},"results":[`);
      [isFirstSuite, isFirstRow] = [false, true];
    },
    row(row) {
      write(`${isFirstRow ? '' : ','}\n${JSON.stringify(row)}`);
      isFirstRow = false;
    },
    end: (end) => write(`${closeSuite()}],\n${JSON.stringify(end).slice(1)}\n`),
  };
}
