import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCheckpoints } from '../../src/server/store/checkpoints.ts';
import { openSqlite } from '../../src/server/store/sqlite.ts';
import { newFolder } from './places.ts';

const PATIENCE = { timeout: 60_000, interval: 20 };
const long = 'ett långt samtal '.repeat(500);
const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** A database with a log that nobody but the thread moves. */
function newLog(): { readonly file: string; readonly base: InstanceType<typeof Sqlite>; readonly write: (rows: number) => void } {
  const file = join(newFolder(), 'log.sqlite');
  const base = new Sqlite(file);
  base.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE said (text TEXT)');
  onTestFinished(() => { base.close(); });
  const write = (rows: number) => { for (let i = 0; i < rows; i++) base.exec(`INSERT INTO said VALUES ('${long}')`); };
  return { file, base, write };
}

describe('the log of SQLite', { timeout: 90_000 }, () => {
  it('is moved to where it belongs beside the turns, once there is enough of it', async () => {
    const { file, write } = newLog();
    const moveAll = vi.fn<() => void>();
    const checkpoints = createCheckpoints(file, moveAll);
    write(200);
    const before = sizeOf(file);
    checkpoints.wrote(1999);
    checkpoints.wrote(1);
    await vi.waitFor(() => expect(sizeOf(file)).toBeGreaterThan(before + 200 * 8000), PATIENCE);
    await checkpoints.stop();
    expect(moveAll).not.toHaveBeenCalled();
  });

  it('begins anew every twentieth time, however much is written meanwhile', async () => {
    const { file, write } = newLog();
    const moveAll = vi.fn<() => void>();
    const checkpoints = createCheckpoints(file, moveAll);
    write(50);
    await vi.waitFor(() => {
      checkpoints.wrote(2000);
      expect(moveAll).toHaveBeenCalledTimes(1);
    }, PATIENCE);
    await checkpoints.stop();
  });

  it('is moved by whoever writes where the thread cannot be had', async () => {
    const moveAll = vi.fn<() => void>();
    const checkpoints = createCheckpoints(join(newFolder(), 'no-such-folder', 'log.sqlite'), moveAll);
    checkpoints.wrote(2000);
    await vi.waitFor(() => expect(moveAll).toHaveBeenCalledTimes(1), PATIENCE);
    await checkpoints.stop();
  });

  it('is gone when the store is closed, and all that was in it is kept', async () => {
    const folder = newFolder();
    const store = openSqlite(folder);
    await store.query('CREATE TABLE said (n INTEGER, text TEXT)');
    await Promise.all(Array.from({ length: 2500 }, (_, n) => store.transaction(({ query }) => query('INSERT INTO said VALUES ($1, $2)', [n, long]))));
    await store.close();
    expect(existsSync(join(folder, 'talsvar.sqlite-wal'))).toBe(false);
    expect(readFileSync(join(folder, 'owner.pid'), 'utf8')).toBe(`${process.pid}\n`);
    const again = openSqlite(folder);
    onTestFinished(again.close);
    expect(await again.query('SELECT COUNT(*) AS rows, MAX(n) AS last FROM said')).toMatchObject([{ rows: 2500, last: 2499 }]);
  });
});
