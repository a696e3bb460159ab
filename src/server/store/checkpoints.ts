import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What was committed is moved from SQLite's log to where it belongs by a thread of its own: it waits for the disk, and no caller with it. */
export interface Checkpoints {
  /** To be told of statements that wrote, between two transactions. */
  readonly wrote: (statements: number) => void;
  readonly stop: () => Promise<void>;
}

/** Two for each turn: so many are in the log, some 12 MB, before it is worth the trouble. */
const EACH = 2000;
/** A log that turns go on adding to is never moved in full. Once in so many times turns wait until it is, so that it begins anew: it is 250 MB long then. */
const FULL = 20;

/** In CommonJS, which a thread takes as text: as a file it would have to be built by itself, for every place that opens a store. */
const PROGRAM = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Sqlite = require(workerData.library);
  const base = new Sqlite(workerData.file, { timeout: 0 });
  parentPort.on('message', (order) => {
    if (order === 'move') {
      try {
        base.exec('PRAGMA wal_checkpoint(PASSIVE)');
      } catch {
        // A full disk: the next one finds the same log.
      }
      return parentPort.postMessage(null);
    }
    base.close();
    parentPort.close();
  });
`;

/**
 * @param file the database, in WAL mode and without checkpoints of its own
 * @param moveAll does what the thread does at once and in full, while nobody writes. Must not throw
 */
export function createCheckpoints(file: string, moveAll: () => void): Checkpoints {
  let thread: Worker | null = null;
  let isBusy = false;
  let left = EACH;
  let moved = 0;

  function startThread(): Worker {
    const started = new Worker(PROGRAM, { eval: true, workerData: { library: createRequire(import.meta.url).resolve('libsql'), file }, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 } });
    started.unref();
    started.on('message', () => {
      isBusy = false;
      moved = (moved + 1) % FULL;
      if (moved === 0) moveAll();
      // The last ones follow each other at once, so that little is left for turns to wait for.
      else if (moved >= FULL - 2) move();
    });
    // Another one is started when it is needed next.
    started.on('error', () => {
      [thread, isBusy] = [null, false];
      moveAll();
    });
    return started;
  }

  function move(): void {
    isBusy = true;
    thread ??= startThread();
    thread.postMessage('move', []);
  }

  return {
    wrote(statements) {
      left -= statements;
      if (left > 0 || isBusy) return;
      left = EACH;
      move();
    },
    stop: () => new Promise((resolve) => {
      if (thread === null) return resolve();
      // Waited for, so that the process lasts as long.
      thread.ref();
      thread.once('error', () => resolve()).once('exit', () => resolve()).postMessage('end', []);
    }),
  };
}
