import { parseTime } from '../../../machines/stockholm.ts';
import { USUAL_TIME } from '../suite/rows.ts';
import { writeSuite } from '../write-suite.ts';
import type { Coverage } from './coverage.ts';
import type { Exception } from './exceptions.ts';
import { dimensionOf, nameOf, type Dimension, type PartId } from './part.ts';
import type { Suggestions } from './suggest.ts';
import { caseOf, type Written } from './written.ts';

/** Everything that is told of coverage, as plain data; `--json` prints it as it is. `v` is the version of the format. */
export interface CoverageReport {
  readonly v: 1;
  readonly cases: number;
  readonly failing: Coverage['failing'];
  readonly dimensions: readonly {
    readonly dimension: Dimension;
    readonly covered: number;
    readonly total: number;
    readonly percent: number;
    readonly gaps: readonly ReportedGap[];
  }[];
  /** Cases that close the gaps, each run before it was written here. */
  readonly suggestions: readonly Written[];
  readonly exceptions: readonly { readonly dimension: Dimension; readonly name: string; readonly reason: string }[];
}

interface ReportedGap {
  readonly name: string;
  /** The place among `suggestions` of the case that closes it. */
  readonly suggestion: number | null;
  /** Why no case was found. */
  readonly why?: string;
}

export function reportOf({ cases, failing, dimensions, exceptions }: Coverage, suggestions: Suggestions): CoverageReport {
  const placeOf = new Map(suggestions.cases.flatMap(({ closes }, i) => closes.map((part) => [part, i] as const)));
  const whyOf = new Map(suggestions.unreached.map(({ part, reason }) => [part, reason]));
  const gap = (part: PartId): ReportedGap => {
    const why = whyOf.get(part);
    return { name: nameOf(part), suggestion: placeOf.get(part) ?? null, ...(why === undefined ? {} : { why }) };
  };
  return {
    v: 1, cases, failing,
    dimensions: dimensions.map(({ dimension, covered, total, percent, gaps }) => ({ dimension, covered, total, percent, gaps: gaps.map(gap) })),
    suggestions: suggestions.cases.map(({ written }) => written),
    exceptions: exceptions.map(({ part, reason }: Exception) => ({ dimension: dimensionOf(part), name: nameOf(part), reason })),
  };
}

const DRAFT = `# A draft: each case was run and holds. Look it through, give the cases names that say why they matter,
# and keep what the agency would want kept. A case says what is, not what should be.
`;

/** All suggestions as one suite, for a person to look through. */
export function suggestedSuite({ suggestions }: CoverageReport): string {
  const at = suggestions.find((entry) => entry.kind === 'call')?.at ?? parseTime(USUAL_TIME);
  return DRAFT + writeSuite({ name: 'Suggested by talsvar coverage', cases: suggestions.map((written) => caseOf(written, at)) });
}
