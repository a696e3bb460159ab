import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { InputError } from '../../service/errors.ts';
import type { Database, Row, Rows, Value } from './database.ts';

/** Told by whoever has the folder, so that the next one can name it. */
const OWNER = 'owner.pid';

/**
 * A database in a folder, for one process. What is committed outlives a process that is killed; after a power failure
 * the latest moments may be missing.
 * @param folder made if it is not there; `:memory:` for none
 * @throws InputError when the folder cannot be used or another process has it
 */
export function openSqlite(folder: string): Database {
  const base = folder === ':memory:' ? new Sqlite(':memory:') : openFile(folder);
  const prepared = new Map<string, ReturnType<typeof base.prepare>>();

  function run(sql: string, values: readonly Value[] = []): readonly Row[] {
    const known = prepared.get(sql) ?? base.prepare(sql.replace(/\$(\d+)/gu, '?$1'));
    prepared.set(sql, known);
    return known.reader ? (known.all(...values) as Row[]) : (known.run(...values), []);
  }

  const rows: Rows = { query: async (sql, values) => run(sql, values) };
  // One connection: transactions wait for each other.
  let last: Promise<unknown> = Promise.resolve();
  return {
    name: 'sqlite',
    lockClause: '',
    query: (sql, values) => alone(() => rows.query(sql, values)),
    transaction: (work) => alone(async () => {
      run('BEGIN IMMEDIATE');
      try {
        const result = await work(rows);
        run('COMMIT');
        return result;
      } catch (error) {
        if (base.inTransaction) run('ROLLBACK');
        throw error;
      }
    }),
    async close() {
      await last.catch(() => undefined);
      letGo(base);
    },
  };

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  }
}

function openFile(folder: string): InstanceType<typeof Sqlite> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const base = new Sqlite(join(folder, 'talsvar.sqlite'), { timeout: 0 });
    // Whoever writes first has the file until it ends, however it ends. What is deleted is overwritten.
    base.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; BEGIN IMMEDIATE; COMMIT');
    writeFileSync(join(folder, OWNER), `${process.pid}\n`);
    return base;
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (/BUSY|LOCKED/u.test(code)) throw new InputError(`${folder}: process ${ownerOf(folder)} has this folder of calls; stop it, or name another one with --data`);
    throw new InputError(`${folder}: calls cannot be kept there (${code || (error instanceof Error ? error.message : 'unknown')}); name another folder with --data`);
  }
}

/** Statements that are still in memory keep the file open after `close`: another one in this process could not have it. */
function letGo(base: InstanceType<typeof Sqlite>): void {
  try {
    base.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM about LIMIT 1');
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
