/** The most queries for a fast matcher, and for a slow one. */
interface Amount {
  readonly fast: number;
  readonly slow: number;
}

export type Part = 'sets' | 'scale' | 'noise';

/** How much is measured. */
export interface Plan {
  /** Of each kind: in scope and out of it, to test and to choose a threshold. */
  readonly queries: Amount;
  /** Per condition, where words are damaged. */
  readonly damaged: Amount;
  readonly scaled: Amount;
  /** Shares of an utterance's words that are damaged. */
  readonly rates: readonly number[];
  /** Rounds over the development utterances. */
  readonly rounds: number;
  /** Parts of the catalogue that are left out of learning in turn; 0 for no cross-validation. */
  readonly folds: number;
  /** Fresh processes that start the product, and pages that do. */
  readonly starts: number;
  readonly loads: number;
  /** Calls that go on in the server, turns a second, and for how many seconds. */
  readonly server: { readonly calls: number; readonly rate: number; readonly seconds: number };
  /** Of the page: utterances typed into it, fresh pages whose first answer is timed, and runs of each of Lighthouse's; none where no utterances are. */
  readonly utterances: number;
  readonly visits: number;
  readonly audits: number;
  /** Rows of the corpora that the workbench evaluates, and how often. */
  readonly corpora: readonly number[];
  readonly evaluations: number;
  /** A corpus that is evaluated in shards, in how many, and how often. */
  readonly shards: { readonly rows: number; readonly counts: readonly number[]; readonly runs: number };
  /** How many times the catalogue's phrases. */
  readonly factors: readonly number[];
  /** A job that takes longer is stopped and reported so, in ms; where the phrases grow, patience with rivals is shorter and with the product longer. */
  readonly limit: number;
  readonly scaleLimit: { readonly own: number; readonly rivals: number };
  /** Data sets, and those of them on which words are damaged. */
  readonly sets: readonly string[];
  readonly damagedSets: readonly string[];
  /** What is too slow for this plan. */
  readonly skipped: readonly (readonly [part: Part, matcher: string, set: string])[];
}

/** More than there are anywhere; infinity does not pass from process to process. */
const ALL = 1e9;

export const full: Plan = {
  queries: { fast: ALL, slow: 100 },
  damaged: { fast: 1000, slow: 100 },
  scaled: { fast: ALL, slow: 8 },
  rates: [0.05, 0.1, 0.2],
  rounds: 20,
  folds: 4,
  starts: 15,
  loads: 5,
  utterances: 200,
  visits: 20,
  audits: 3,
  corpora: [10_000, 100_000],
  evaluations: 3,
  shards: { rows: 100_000, counts: [1, 2, 4, 8], runs: 3 },
  server: { calls: 10_000, rate: 1000, seconds: 20 },
  factors: [1, 10, 100],
  limit: 1_200_000,
  scaleLimit: { own: 3_600_000, rivals: 300_000 },
  sets: ['clinc', 'clinc30', 'banking', 'massive', 'massive30', 'catalogue'],
  damagedSets: ['clinc30', 'massive30'],
  skipped: [
    // The slower way to use the same library, and the less accurate one: it would take half an hour.
    ['noise', 'fuse', 'clinc30'], ['noise', 'fuse', 'massive30'], ['noise', 'fuse-tokens', 'clinc30'],
    ['scale', 'fuse', 'catalogue'],
  ],
};

export const quick: Plan = {
  queries: { fast: 200, slow: 8 },
  damaged: { fast: 100, slow: 6 },
  scaled: { fast: 100, slow: 4 },
  rates: [0.2],
  rounds: 3,
  folds: 0,
  starts: 3,
  loads: 0,
  utterances: 0,
  visits: 0,
  audits: 0,
  corpora: [1000],
  evaluations: 1,
  shards: { rows: 1000, counts: [1, 2], runs: 1 },
  server: { calls: 100, rate: 100, seconds: 2 },
  factors: [1],
  limit: 30_000,
  scaleLimit: { own: 10_000, rivals: 10_000 },
  sets: ['clinc30', 'massive30', 'catalogue'],
  damagedSets: ['massive30'],
  skipped: [
    ['sets', 'nlpjs', 'clinc30'], ['sets', 'fuse', 'clinc30'], ['sets', 'fuse-tokens', 'clinc30'],
    ['sets', 'nlpjs', 'catalogue'], ['sets', 'fuse', 'catalogue'], ['sets', 'fuse-tokens', 'catalogue'],
    ['scale', 'talsvar', 'catalogue'], ['scale', 'nlpjs', 'catalogue'], ['scale', 'fuse', 'catalogue'], ['scale', 'fuse-tokens', 'catalogue'],
    ['noise', 'fuse', 'massive30'], ['noise', 'fuse-tokens', 'massive30'],
  ],
};

/** What is passed over because of the plan, and not because of a fault. */
export function isSkipped({ skipped }: Plan, part: Part, matcher: string, set: string): boolean {
  return skipped.some(([where, whose, which]) => where === part && whose === matcher && which === set);
}

/** How long a matcher may take at one size where the phrases grow, in ms: for the product it is to be known how far it carries. */
export function patienceFor({ scaleLimit }: Plan, matcher: string): number {
  return matcher === 'talsvar' ? scaleLimit.own : scaleLimit.rivals;
}
