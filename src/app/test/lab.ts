import { counted, NOTHING_RUN, type Totals } from '../../qa/report/report.ts';
import type { Ask, Given, Job, LabRow, Material, MeasuredCoverage, Phase, Problem, Rules, RunHead, Source, Tell } from './job/wire.ts';

/** How far the job at hand has come. */
export interface Progress {
  readonly job: Job;
  readonly phase: Phase;
  readonly done: number;
  /** 0 where it cannot be known. */
  readonly of: number;
}

/** A run as far as it has come. */
export interface Run {
  readonly heads: readonly RunHead[];
  readonly rows: readonly LabRow[];
  readonly totals: Totals;
  readonly service: string;
  readonly state: 'running' | 'done' | 'cancelled';
  /** Whether rules of one's own were tested. */
  readonly rules: boolean;
}

type Told<K extends Tell['told']> = Omit<Extract<Tell, { told: K }>, 'told'>;

/** All that the Test room knows. */
export interface Lab {
  readonly given: readonly Given[];
  readonly sources: readonly Source[];
  readonly shipped: boolean;
  readonly rules: boolean;
  readonly progress: Progress | null;
  readonly run: Run | null;
  readonly evaluated: Told<'evaluation'> | null;
  readonly coverage: MeasuredCoverage | null;
  readonly diff: Told<'diff'> | null;
  readonly handed: Rules | null;
  /** Why the last job could not be done. */
  readonly refused: Problem | null;
}

/** What a worker must be able to do for us. */
export interface Port {
  readonly ask: (ask: Ask) => void;
  readonly end: () => void;
}

export type Bench = ReturnType<typeof createBench>;

const EMPTY: Lab = { given: [], sources: [], shipped: true, rules: false, progress: null, run: null, evaluated: null, coverage: null, diff: null, handed: null, refused: null };
/** What was found with other files or rules no longer holds. */
const NOTHING_FOUND = { run: null, evaluated: null, coverage: null, diff: null, handed: null, refused: null } as const;

/**
 * The Test room's memory and its worker: files in, results out. To cancel, the worker is ended and what came stays.
 * Knows nothing of React.
 */
export function createBench(open: (hear: (tell: Tell) => void, fail: (message: string | null) => void) => Port) {
  const listeners = new Set<() => void>();
  let lab: Lab = EMPTY;
  let worker: Port | null = null;
  let nextId = 1;

  function change(part: Partial<Lab>): void {
    lab = { ...lab, ...part };
    for (const listener of listeners) listener();
  }

  function start(job: Job): void {
    if (lab.progress !== null) stop();
    worker ??= open(hear, fail);
    const { given, shipped, rules }: Material = lab;
    change({ progress: { job, phase: 'reading', done: 0, of: 0 }, refused: null });
    worker.ask({ job, given, shipped, rules });
  }

  /** @param message null where the worker never came */
  function fail(message: string | null): void {
    stop();
    change({ refused: message === null ? { kind: 'unloaded' } : { kind: 'said', text: message } });
  }

  function stop(): void {
    worker?.end();
    worker = null;
    change({ progress: null, ...(lab.run?.state === 'running' ? { run: { ...lab.run, state: 'cancelled' as const } } : {}) });
  }

  function hear(tell: Tell): void {
    const { progress, run } = lab;
    switch (tell.told) {
      case 'sources': return change({ sources: tell.sources, ...(hasTests(tell.sources) && !hasTests(lab.sources) ? { shipped: false } : {}) });
      case 'progress': return change({ progress: progress && { ...progress, phase: tell.phase, done: tell.done, of: tell.of } });
      case 'heads':
        return change({ run: { heads: tell.heads, rows: [], totals: NOTHING_RUN, service: tell.service, state: 'running', rules: lab.rules } });
      case 'rows':
        return change({ run: run && { ...run, rows: [...run.rows, ...tell.rows], totals: tell.rows.reduce((totals, { row }) => counted(totals, row.status), run.totals) } });
      case 'evaluation': return change({ evaluated: tell });
      case 'coverage': return change({ coverage: tell.coverage });
      case 'diff': return change({ diff: tell });
      case 'rules': return change({ handed: tell.rules });
      case 'refused': return change({ refused: tell.problem });
      case 'end': return change({ progress: null, ...(run?.state === 'running' ? { run: { ...run, state: 'done' as const } } : {}) });
    }
  }

  /** What is run is chosen anew: earlier results go. */
  function choose(part: Partial<Pick<Lab, 'given' | 'sources' | 'shipped' | 'rules'>>): void {
    if (lab.progress !== null) stop();
    change({ ...NOTHING_FOUND, ...part });
    if (part.given !== undefined && part.given.length > 0) start('read');
  }

  return {
    /** Takes files in. Who brings tests of their own means those; the shipped ones can be taken in again. */
    add: (files: readonly { readonly file: File; readonly path: string }[]): void => {
      const paths = new Set(files.map(({ path }) => path));
      // The same file once more is the file as it is now.
      const kept = lab.given.filter(({ path }) => !paths.has(path));
      if (files.length > 0) choose({ given: [...kept, ...files.map((each) => ({ ...each, id: nextId++ }))] });
    },
    remove: (id: number): void => {
      const given = lab.given.filter((each) => each.id !== id);
      choose({ given, sources: lab.sources.filter((source) => source.id !== id), ...(given.length === 0 ? { shipped: true, rules: false } : {}) });
    },
    takeShipped: (shipped: boolean) => choose({ shipped }),
    takeRules: (rules: boolean) => choose({ rules }),
    start,
    stop,
    /** Ends the worker when the room is left. */
    close: stop,
    getSnapshot: () => lab,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function hasTests(sources: readonly Source[]): boolean {
  return sources.some(({ kind, cases }) => (kind === 'suite' || kind === 'corpus') && cases > 0);
}
