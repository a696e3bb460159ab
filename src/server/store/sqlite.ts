import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { InputError } from '../../service/errors.ts';
import { createCheckpoints } from './checkpoints.ts';
import type { Database, Row, Rows, Value } from './database.ts';

/** So many transactions are committed at once. */
const TOGETHER = 64;
/** So far apart are two commits, unless there is that much to commit: what comes in meanwhile goes together, which costs a busy server a tenth less. In ms. */
const APART = 4;

interface Job {
  readonly work: (rows: Rows) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Base = InstanceType<typeof Sqlite>;

const FILE = 'talsvar.sqlite';
/** Told by whoever has the folder, so that the next one can name it. */
const OWNER = 'owner.pid';

/**
 * A database in a folder, for one process. What is committed outlives a process that is killed; after a power failure
 * the latest moments may be missing.
 * @param folder made if it is not there; `:memory:` for none
 * @throws InputError when the folder cannot be used or another process has it
 */
export function openSqlite(folder: string): Database {
  const { base, owned } = folder === ':memory:' ? { base: new Sqlite(':memory:'), owned: null } : openFile(folder);
  const checkpoints = owned && createCheckpoints(join(folder, FILE), () => moveAll(base));
  let writes = 0;
  const prepared = new Map<string, { readonly statement: Sqlite.Statement; readonly reads: boolean; readonly writes: boolean }>();

  function run(sql: string, values: readonly Value[] = []): readonly Row[] {
    const known = prepared.get(sql) ?? prepare(sql);
    if (known.writes) writes++;
    return known.reads ? (known.statement.all(...values) as Row[]) : (known.statement.run(...values), []);
  }

  function prepare(sql: string) {
    const statement: Sqlite.Statement = base.prepare(sql.replace(/\$(\d+)/gu, '?$1'));
    const made = { statement, reads: statement.reader, writes: !sql.startsWith('SELECT') };
    prepared.set(sql, made);
    return made;
  }

  const rows: Rows = { query: async (sql, values) => run(sql, values) };
  const waiting: Job[] = [];
  let working: Promise<void> | null = null;
  let isClosed = false;
  let committed = -Infinity;

  /** One connection: what comes in meanwhile waits, and goes through together, which spares most of the commits. */
  function enqueue<T>(work: (inside: Rows) => Promise<T>): Promise<T> {
    // The library ends the process when it is asked after it was closed.
    if (isClosed) return Promise.reject(new Error('the store is closed'));
    return new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as Job['resolve'], reject });
      working ??= workOff();
    });
  }

  async function workOff(): Promise<void> {
    // Whatever came in by the same turn of the event loop is there now.
    await new Promise((resolve) => { setImmediate(resolve); });
    while (waiting.length > 0) {
      const early = committed + APART - performance.now();
      if (early > 0 && waiting.length < TOGETHER) await new Promise((resolve) => { setTimeout(resolve, early); });
      const group = waiting.splice(0, TOGETHER);
      const before = writes;
      if (!(await commit(group))) for (const job of group) await commit([job]);
      committed = performance.now();
      checkpoints?.wrote(writes - before);
    }
    // Before anything else happens: whoever comes now starts anew.
    working = null;
  }

  /** @returns false when nothing of the group was done because one of them failed after it had written; alone, such a one is told so */
  async function commit(group: readonly Job[]): Promise<boolean> {
    const done: (() => void)[] = [];
    try {
      base.exec('BEGIN IMMEDIATE');
      for (const { work, resolve, reject } of group) {
        const before = writes;
        try {
          const result = await work(rows);
          done.push(() => resolve(result));
        } catch (error) {
          // A full disk ends the whole transaction by itself.
          if (writes !== before || !base.inTransaction) {
            if (base.inTransaction) base.exec('ROLLBACK');
            if (group.length === 1) reject(error);
            return group.length === 1;
          }
          done.push(() => reject(error));
        }
      }
      base.exec('COMMIT');
    } catch (error) {
      if (base.inTransaction) base.exec('ROLLBACK');
      for (const { reject } of group) reject(error);
      return true;
    }
    for (const settle of done) settle();
    return true;
  }

  return {
    name: 'sqlite',
    lockClause: '',
    query: (sql, values) => enqueue(({ query }) => query(sql, values)),
    transaction: enqueue,
    async close() {
      isClosed = true;
      await working;
      await checkpoints?.stop();
      letGo(base);
      owned?.close();
    },
  };
}

function openFile(folder: string): { readonly base: Base; readonly owned: Base } {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const owned = own(folder);
    // Nobody else writes, so nothing is waited for: what the thread is at is done the next time. What is deleted is overwritten.
    const base = new Sqlite(join(folder, FILE), { timeout: 0 });
    base.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0');
    return { base, owned };
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (/BUSY|LOCKED/u.test(code)) throw new InputError(`${folder}: process ${ownerOf(folder)} has this folder of calls; stop it, or name another one with --data`);
    throw new InputError(`${folder}: calls cannot be kept there (${code || (error instanceof Error ? error.message : 'unknown')}); name another folder with --data`);
  }
}

/** Whoever holds this transaction has the folder until it ends, however it ends. */
function own(folder: string): Base {
  const owned = new Sqlite(join(folder, 'owner.sqlite'), { timeout: 0 });
  owned.exec('BEGIN EXCLUSIVE');
  writeFileSync(join(folder, OWNER), `${process.pid}\n`);
  return owned;
}

/** What the log has goes where it belongs, and the log begins anew. */
function moveAll(base: Base): void {
  try {
    if (!base.inTransaction) base.exec('PRAGMA wal_checkpoint(RESTART)');
  } catch {
    // A full disk: the log stays as it is.
  }
}

/** Leaves one file. */
function letGo(base: Base): void {
  try {
    base.exec('PRAGMA journal_mode = DELETE');
  } catch {
    // A full disk: the log stays as it is, and whoever opens the file next reads it.
  }
  base.close();
}

function ownerOf(folder: string): string {
  try {
    return readFileSync(join(folder, OWNER), 'utf8').trim();
  } catch {
    return 'of unknown number';
  }
}
