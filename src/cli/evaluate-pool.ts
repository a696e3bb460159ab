import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Known } from '../qa/corpus.ts';
import { judgeBatch, type Item, type Problem } from '../qa/evaluate/batch.ts';
import { addTally, createJudge, emptyTally, type Tally } from '../qa/evaluate/tally.ts';
import type { Engine } from '../simulator/engine.ts';
import { loadEngine } from './engine.ts';

export interface Counted {
  readonly tally: Tally;
  /** The fingerprint of service and catalogue. */
  readonly service: string;
}

/** What judges batches: in this thread, or in several. */
export interface Pool {
  /** Resolves when the batch is taken, not when it is judged: reading never runs far ahead. */
  readonly judge: (items: readonly Item[], onlyCheck: boolean) => Promise<void>;
  /** Resolves with everything counted, and by which service. */
  readonly end: () => Promise<Counted>;
  /** Ends the threads, whatever they were at. */
  readonly close: () => void;
}

/** Told of each batch that was judged. */
export type OnJudged = (rows: number, problems: readonly Problem[]) => void;

interface Setup {
  readonly talsvar: 'evaluate';
  readonly sweeping: boolean;
}
type Order = { readonly items: readonly Item[]; readonly onlyCheck: boolean } | 'end';
type Answer = { readonly rows: number; readonly problems: readonly Problem[] } | Counted;

function knownTo({ service, matcher }: Engine): Known {
  return { topics: matcher.catalogue.topics.map(({ id }) => id), authorities: service.authorities.map(({ id }) => id) };
}

export function poolHere(engine: Engine, sweeping: boolean, onJudged: OnJudged): Pool {
  const tally = emptyTally();
  const [judge, known] = [createJudge(engine, sweeping), knownTo(engine)];
  return {
    async judge(items, onlyCheck) {
      onJudged(items.length, judgeBatch(items, known, judge, tally, onlyCheck));
      // A turn of the loop, so that an interrupt is heard.
      await new Promise(setImmediate);
    },
    end: () => Promise.resolve({ tally, service: engine.service.version }),
    close: () => undefined,
  };
}

/** Batches that a thread holds at most: the one that it judges, and the next. */
const HELD = 2;

/** MB for what a thread makes and forgets: rows are small, and more of it only makes the process larger. */
const YOUNG = 8;

/** @param program the program that answers in a thread: the command itself */
export function poolOfThreads(program: URL, threads: number, sweeping: boolean, onJudged: OnJudged): Pool {
  const setup: Setup = { talsvar: 'evaluate', sweeping };
  const tally = emptyTally();
  let service = '';
  let failure: Error | null = null;
  let wake: (() => void) | null = null;
  const stir = () => wake?.();
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(program, { workerData: setup, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
    const state = { worker, held: 0, isDone: false };
    worker.on('message', (answer: Answer) => {
      if ('tally' in answer) {
        addTally(tally, answer.tally);
        service = answer.service;
        state.isDone = true;
      } else {
        state.held--;
        onJudged(answer.rows, answer.problems);
      }
      stir();
    });
    worker.once('error', (error) => {
      failure = error;
      stir();
    });
    return state;
  });
  const until = async (isSo: () => boolean) => {
    while (!isSo()) {
      if (failure) throw failure;
      await new Promise<void>((resolve) => { wake = resolve; });
    }
  };
  return {
    async judge(items, onlyCheck) {
      await until(() => workers.some(({ held }) => held < HELD));
      const free = workers.reduce((least, next) => (next.held < least.held ? next : least));
      free.held++;
      free.worker.postMessage({ items, onlyCheck } satisfies Order, []);
    },
    async end() {
      for (const { worker } of workers) worker.postMessage('end' satisfies Order, []);
      await until(() => workers.every(({ isDone }) => isDone));
      return { tally, service };
    },
    close() {
      for (const { worker } of workers) void worker.terminate();
    },
  };
}

/** Whether this is a thread of `poolOfThreads`, and not the command. */
export function isEvaluateThread(): boolean {
  return !isMainThread && (workerData as Partial<Setup> | null)?.talsvar === 'evaluate';
}

/** Answers `poolOfThreads` until it says "end". */
export function serveEvaluate(): void {
  const port = parentPort;
  if (!port) throw new Error('not in a thread');
  const engine = loadEngine(undefined);
  const tally = emptyTally();
  const [judge, known] = [createJudge(engine, (workerData as Setup).sweeping), knownTo(engine)];
  port.on('message', (order: Order) => {
    if (order === 'end') {
      port.postMessage({ tally, service: engine.service.version } satisfies Answer);
      port.close();
    } else {
      port.postMessage({ rows: order.items.length, problems: judgeBatch(order.items, known, judge, tally, order.onlyCheck) } satisfies Answer);
    }
  });
}
