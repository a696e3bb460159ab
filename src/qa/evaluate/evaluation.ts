import { binsOf, CALIBRATION_BINS, errorOfBins, type Bin } from './confidence.ts';
import type { Costs } from './costs.ts';
import { EVENTS, VERDICTS, VERDICT_OF, type Event, type Verdict } from './event.ts';
import type { Examples } from './examples.ts';
import { checkLimits, type Limit, type LimitResult } from './limits.ts';
import { measuresOf, type Measured } from './measures.ts';
import { LEAST_ROWS, slicesOf, worstSlice, type Slice } from './slices.ts';
import type { Tally } from './tally.ts';
import { curvesOf, type Curve } from './thresholds.ts';
import { confusions, topicScores, type Confusion, type TopicScore } from './topics.ts';

/** What was evaluated. */
export interface Subject {
  /** The corpus as it was named. */
  readonly file: string;
  readonly sha256: string;
  /** Rows that could not be read and are not counted. */
  readonly badRows: number;
  /** The fingerprint of service and catalogue. */
  readonly service: string;
}

/** Everything that an evaluation found: what `--json` prints (docs/evaluate.md). Shares are 0..1. */
export interface Evaluation {
  readonly format: 'talsvar-evaluation';
  readonly version: 1;
  readonly subject: Subject;
  readonly rows: number;
  readonly measures: readonly Measured[];
  readonly limits: readonly LimitResult[];
  readonly verdicts: readonly { readonly verdict: Verdict; readonly rows: number }[];
  readonly events: readonly { readonly event: Event; readonly rows: number; readonly cost: number }[];
  readonly costUnit: string;
  /** Labelled outcome, what came, rows. */
  readonly outcomes: readonly Confusion[];
  readonly topics: readonly TopicScore[];
  readonly confusions: readonly Confusion[];
  /** Ten bins. */
  readonly calibration: { readonly error: number | null; readonly bins: readonly Bin[] };
  /** Twenty bins. */
  readonly confidences: readonly Bin[];
  readonly slices: { readonly leastRows: number; readonly worst: Slice | null; readonly all: readonly Slice[] };
  /** Null where no other thresholds were tried. */
  readonly thresholds: readonly Curve[] | null;
  readonly examples: Examples;
}

/** The findings of a tally. @param sweeping whether other thresholds were tried */
export function evaluationOf(tally: Tally, subject: Subject, costs: Costs, limits: readonly Limit[], sweeping: boolean): Evaluation {
  const measures = measuresOf(tally, costs);
  const slices = slicesOf(tally);
  const bins = binsOf(tally, CALIBRATION_BINS);
  const rowsOf = (event: Event) => tally.events[event] ?? 0;
  return {
    format: 'talsvar-evaluation', version: 1, subject, rows: tally.rows, measures,
    limits: checkLimits(limits, measures),
    verdicts: VERDICTS.map((verdict) => ({ verdict, rows: EVENTS.filter((event) => VERDICT_OF[event] === verdict).reduce((sum, event) => sum + rowsOf(event), 0) })),
    events: EVENTS.map((event) => ({ event, rows: rowsOf(event), cost: costs.of[event] })),
    costUnit: costs.unit,
    outcomes: pairsOf(tally.outcomes),
    topics: topicScores(tally),
    confusions: confusions(tally),
    calibration: { error: errorOfBins(bins), bins },
    confidences: binsOf(tally, 2 * CALIBRATION_BINS),
    slices: { leastRows: LEAST_ROWS, worst: worstSlice(slices, tally.rows), all: slices },
    thresholds: sweeping ? curvesOf(tally, costs) : null,
    examples: Object.fromEntries(EVENTS.flatMap((event) => (tally.examples[event] ? [[event, tally.examples[event]]] : []))),
  };
}

function pairsOf(groups: Tally['outcomes']): Confusion[] {
  return Object.entries(groups).flatMap(([wanted, row]) => Object.entries(row).map(([got, rows]) => ({ wanted, got, rows })))
    .toSorted((a, b) => (a.wanted === b.wanted ? (a.got < b.got ? -1 : 1) : a.wanted < b.wanted ? -1 : 1));
}

/** As JSON: numbers to six decimals, so that the same corpus gives the same bytes everywhere. */
export function asJson(evaluation: Evaluation): string {
  return JSON.stringify(evaluation, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value), 2);
}
