/** What every part of the benchmark speaks of. */

export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

/** A query and every label that is right for it. */
export interface Query {
  readonly text: string;
  readonly labels: readonly string[];
}

export type Lang = 'sv' | 'en';

export interface DataSet {
  readonly lang: Lang;
  readonly train: readonly LabelledText[];
  readonly test: readonly Query[];
  /** Queries that no label is right for; empty where the set has none. */
  readonly outOfScope: readonly string[];
  /** For choosing a threshold, and for nothing else. */
  readonly validation: { readonly inScope: readonly Query[]; readonly outOfScope: readonly string[] } | null;
}

export interface Guess {
  /** Labels, best first; at least three where the matcher has so many. */
  readonly ranked: readonly string[];
  /** 0..1: the higher, the more surely the query is in scope at all. */
  readonly score: number;
  /** How likely the best label is right, 0..1; null where the matcher does not say. */
  readonly probability: number | null;
}

export interface Classifier {
  readonly classify: (text: string) => Guess | Promise<Guess>;
}

/** One matcher, as its own documentation would have it used. */
export interface Adapter {
  /** As in `--only`. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** How it is set up, for the reader of the report. */
  readonly setup: string;
  /** Tens of milliseconds a query and more: it is measured on a sample of the queries. */
  readonly isSlow: boolean;
  /** A program for a browser that uses it and no more; imports are resolved from this folder. Null where it is no rival's code size. */
  readonly browser: string | null;
  readonly train: (examples: readonly LabelledText[], lang: Lang) => Promise<Classifier>;
}
