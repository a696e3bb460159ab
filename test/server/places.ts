import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Engine } from '../../src/simulator/engine.ts';
import { createExchange, type Exchange, type ExchangeOptions } from '../../src/server/exchange.ts';
import type { Database } from '../../src/server/store/database.ts';
import { openCalls, type CallStore } from '../../src/server/store/calls.ts';
import { openPostgres } from '../../src/server/store/postgres.ts';
import { openSqlite } from '../../src/server/store/sqlite.ts';
import { matcher, OPEN, service } from '../engine.ts';
import { newDatabase } from './postgres.ts';

export const engine: Engine = { service, matcher };

/** A folder of the test's own, deleted after it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'talsvar-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Somewhere to keep calls. */
export interface Place {
  /** Opens what is kept there, as a process that starts does; closed after the test. */
  readonly database: () => Database;
  readonly store: () => Promise<CallStore>;
}

export type PlaceName = 'SQLite in a folder' | 'SQLite in memory' | 'PostgreSQL';
export const PLACES: readonly PlaceName[] = ['SQLite in a folder', 'SQLite in memory', 'PostgreSQL'];
/** Where calls outlive the process. */
export const LASTING: readonly PlaceName[] = ['SQLite in a folder', 'PostgreSQL'];

/** @param folder where calls are already kept */
export async function newPlace(name: PlaceName, folder?: string): Promise<Place> {
  const open = name === 'PostgreSQL' ? postgresAt(await newDatabase()) : sqliteAt(name === 'SQLite in memory' ? ':memory:' : (folder ?? newFolder()));
  const database = () => {
    const opened = closingOnce(open());
    onTestFinished(opened.close);
    return opened;
  };
  return { database, store: () => openCalls(database()) };
}

const postgresAt = (url: string) => () => openPostgres(url);
const sqliteAt = (folder: string) => () => openSqlite(folder);

function closingOnce(database: Database): Database {
  let closed: Promise<void> | null = null;
  return { ...database, close: () => (closed ??= database.close()) };
}

/** A clock that is set by hand. */
export interface Clock {
  readonly now: () => number;
  at: number;
}

export function newClock(at = OPEN): Clock {
  const clock: Clock = { at, now: () => clock.at };
  return clock;
}

export function exchangeOn(store: CallStore, options: Partial<ExchangeOptions> = {}): Exchange {
  return createExchange({ engine, store, now: newClock().now, hot: 1000, ...options });
}

export async function newExchange(name: PlaceName, options: Partial<ExchangeOptions> = {}): Promise<Exchange> {
  return exchangeOn(await (await newPlace(name)).store(), options);
}

export const PAYMENT = 'utbetalning av föräldrapenning';
export const V1 = { channel: 'v1' } as const;
