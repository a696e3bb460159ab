import type { CaseRow, Comparison, SuiteHead } from './report.ts';
import type { Report } from './read.ts';

/** Holds a run against an earlier report, case by case. */
export interface BaselineCheck {
  readonly see: (file: string, row: CaseRow) => void;
  readonly result: () => Comparison;
}

/** @param grep only such cases of the baseline count as missing when they are not run */
export function createBaselineCheck(baseline: Report, grep: string | null): BaselineCheck {
  const before = new Map<string, boolean>();
  for (const { file, results } of baseline.suites) {
    for (const row of results) if (isChosen(row.id, grep)) before.set(keyOf(file, row), row.status === 'passed');
  }
  const [newlyFailing, newlyPassing, added]: [string[], string[], string[]] = [[], [], []];
  return {
    see(file, row) {
      const key = keyOf(file, row);
      const passed = before.get(key);
      before.delete(key);
      const shown = shownAs(file, row);
      if (passed === undefined) added.push(shown);
      else if (passed && row.status !== 'passed') newlyFailing.push(shown);
      else if (!passed && row.status === 'passed') newlyPassing.push(shown);
    },
    result: () => ({ newlyFailing, newlyPassing, missing: [...before.keys()].map((key) => key.split('\0')).map(([file = '', , id = '']) => shownAs(file, { id })), new: added }),
  };
}

export function isChosen(id: string, grep: string | null): boolean {
  return grep === null || id.toLowerCase().includes(grep.toLowerCase());
}

function keyOf(file: SuiteHead['file'], { kind, id }: Pick<CaseRow, 'kind' | 'id'>): string {
  return `${file}\0${kind}\0${id}`;
}

function shownAs(file: string, { id }: Pick<CaseRow, 'id'>): string {
  return `${file}: ${id}`;
}
