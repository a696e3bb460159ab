import type { PartId } from '../../../qa/coverage/part.ts';
import type { StoredTrained } from '../../../../intents/store.ts';
import type { Diff } from '../../../qa/diff/types.ts';
import type { Evaluation } from '../../../qa/evaluate/evaluation.ts';
import type { Exception } from '../../../qa/coverage/exceptions.ts';
import type { DimensionCoverage } from '../../../qa/coverage/coverage.ts';
import type { CaseRow } from '../../../qa/report/report.ts';
import type { SuiteCase } from '../../../qa/suite.ts';
import type { Service } from '../../../service/types.ts';

/** What the page and its worker tell each other. Everything is plain data. */

/** A file that somebody chose: it is read by the worker and goes nowhere else. */
export interface Given {
  readonly id: number;
  readonly file: File;
  /** With the folders that it was chosen with. */
  readonly path: string;
}

/** What is wrong with a file or a job: one of ours, to be said in the page's language, or what the parsers say, with file and line. */
export type Problem =
  | { readonly kind: 'too-large' | 'binary' | 'unreadable' | 'unknown' | 'empty' | 'idle' | 'unloaded' }
  | { readonly kind: 'encoding'; readonly seems: string }
  | { readonly kind: 'said'; readonly text: string };

export type SourceKind = 'suite' | 'corpus' | 'service' | 'catalogue' | 'unread';

/** A chosen file as it was understood. */
export interface Source {
  readonly id: number;
  readonly name: string;
  readonly kind: SourceKind;
  /** Cases or rows; 0 of rules. */
  readonly cases: number;
  readonly problems: readonly Problem[];
}

/** What a job works on. */
export interface Material {
  readonly given: readonly Given[];
  /** Whether the shipped suites are part of it. */
  readonly shipped: boolean;
  /** Whether the rules among the files are put in place of the shipped ones. */
  readonly rules: boolean;
}

export type Job = 'read' | 'run' | 'evaluate' | 'coverage' | 'diff' | 'rules';
export type Ask = Material & { readonly job: Job };

export interface RunHead {
  readonly suite: string;
  readonly file: string;
  readonly sha256: string;
  readonly cases: number;
  readonly shipped: boolean;
}

/** One case that was run, with all that is needed to show it and to make it again. */
export interface LabRow {
  /** The place of its suite among the heads of the run. */
  readonly suite: number;
  readonly row: CaseRow;
  /** Without anybody's personal number. */
  readonly entry: SuiteCase;
  /** The topic that it is about, where it tells. */
  readonly topic: string | null;
  readonly ms: number;
}

export interface MeasuredCoverage {
  readonly cases: number;
  readonly failing: number;
  readonly dimensions: readonly DimensionCoverage[];
  readonly exceptions: readonly Exception[];
  /** Every state of the call, and of each how many of its own transitions are covered. */
  readonly states: readonly StateCoverage[];
  /** How many cases went through each state and transition; none through those that are not named. */
  readonly hits: readonly (readonly [part: PartId, cases: number])[];
}

export interface StateCoverage {
  readonly state: string;
  readonly isCovered: boolean;
  readonly transitions: number;
  readonly covered: number;
}

export type Phase = 'reading' | 'learning' | 'running' | 'comparing';

/** The rules of a run in a form that the page makes an engine of. */
export interface Rules {
  readonly service: Service;
  readonly trained: StoredTrained;
}

export type Tell =
  | { readonly told: 'sources'; readonly sources: readonly Source[] }
  | { readonly told: 'progress'; readonly phase: Phase; readonly done: number; readonly of: number }
  | { readonly told: 'heads'; readonly heads: readonly RunHead[]; readonly service: string }
  | { readonly told: 'rows'; readonly rows: readonly LabRow[] }
  /** Null where nothing is labelled; `problems` of rows that could not be read. */
  | { readonly told: 'evaluation'; readonly evaluation: Evaluation | null; readonly problems: readonly Problem[] }
  | { readonly told: 'coverage'; readonly coverage: MeasuredCoverage }
  | { readonly told: 'diff'; readonly diff: Diff; readonly markdown: string }
  | { readonly told: 'rules'; readonly rules: Rules }
  /** The job could not be done: what the rules or files are at fault for. */
  | { readonly told: 'refused'; readonly problem: Problem }
  | { readonly told: 'end' };
