import { caseLines } from '../write-suite.ts';
import type { CoverageReport } from './report.ts';
import { caseOf } from './written.ts';

/** One line of the report and what it is, so that whoever shows it may colour it. */
export interface ReportLine {
  readonly kind: 'plain' | 'heading' | 'whole' | 'partly' | 'faint' | 'failing';
  readonly text: string;
}

const BAR = 20;
/** So many ready-made cases are shown in full; all of them are written with --suggest. */
const SHOWN_CASES = 8;
const SHOWN_GAPS = 40;

/** The report for people: figures, then gaps, those that matter most first, then ready-made cases, then what cannot be covered. */
export function coverageLines(report: CoverageReport): ReportLine[] {
  const { cases, failing } = report;
  return [
    ...report.dimensions.map(({ dimension, covered, total, percent }): ReportLine => ({
      kind: covered === total ? 'whole' : 'partly',
      text: `${dimension.padEnd(13)}${bar(percent)} ${`${percent.toFixed(1)} %`.padStart(7)}  ${covered} of ${total}`,
    })),
    plain(''), plain(`${counted(cases, 'case')} run.`),
    ...(failing.length === 0 ? [] : [{ kind: 'failing' as const, text: `${counted(failing.length, 'case')} of them failed, and so cover nothing:` }, ...failing.map(({ file, line, name }) => plain(`  ${file}:${line}: ${name}`))]),
    ...gapLines(report), ...suggestionLines(report), ...exceptionLines(report),
  ];
}

const plain = (text: string): ReportLine => ({ kind: 'plain', text });
const bar = (percent: number) => '█'.repeat(Math.floor((percent / 100) * BAR)).padEnd(BAR, '░');
const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

function gapLines({ dimensions }: CoverageReport): ReportLine[] {
  return dimensions.filter(({ gaps }) => gaps.length > 0).flatMap(({ dimension, gaps }): ReportLine[] => [
    plain(''), { kind: 'heading', text: `${dimension}: ${gaps.length} not covered` },
    ...gaps.slice(0, SHOWN_GAPS).map(({ name, why }) => plain(`  ${gapWords(name)}${why === undefined ? '' : ` (${why})`}`)),
    ...(gaps.length > SHOWN_GAPS ? [{ kind: 'faint' as const, text: `  … and ${gaps.length - SHOWN_GAPS} more (--json has them all)` }] : []),
  ]);
}

/** A guard of which one outcome is missing was only ever seen the other way; the rest are named as they are. */
function gapWords(name: string): string {
  const [, guard, missing] = /^(\w+): (true|false)$/u.exec(name) ?? [];
  return guard === undefined ? name : `${guard} was never ${missing}`;
}

function suggestionLines({ suggestions }: CoverageReport): ReportLine[] {
  if (suggestions.length === 0) return [];
  const isAll = suggestions.length <= SHOWN_CASES;
  return [
    plain(''), { kind: 'heading', text: `${suggestions.length === 1 ? 'One case closes' : `${suggestions.length} cases close`} these gaps; ${isAll ? '--suggest FILE writes a suite of them' : `the first ${SHOWN_CASES} (--suggest FILE writes them all)`}:` },
    ...suggestions.slice(0, SHOWN_CASES).flatMap((entry) => caseLines(caseOf(entry, 0), entry.kind === 'call' ? null : 0)).map(plain),
  ];
}

/** So many parts under one reason are named; more are counted. */
const NAMED = 4;

function exceptionLines({ exceptions }: CoverageReport): ReportLine[] {
  if (exceptions.length === 0) return [];
  const reasons = [...new Set(exceptions.map(({ reason }) => reason))];
  return [
    plain(''), { kind: 'heading', text: `${counted(exceptions.length, 'exception')}: what no suite can cover counts neither way (--json names ${exceptions.length === 1 ? 'it' : 'them'})` },
    ...reasons.map((reason) => {
      const parts = exceptions.filter((entry) => entry.reason === reason);
      const { dimension = '' } = parts[0] ?? {};
      return plain(`  ${parts.length > NAMED ? `${parts.length} ${dimension}` : `${dimension}: ${parts.map(({ name }) => name).join('; ')}`} (${reason})`);
    }),
  ];
}
