import { createHash } from 'node:crypto';
import { Pool, TypeOverrides, type PoolClient } from 'pg';
import type { Database, Row, Rows } from './database.ts';

/** Numbers of 64 bits come as numbers: times and counts are far below 2^53. */
const BIGINT = 20;
const TIMES = new TypeOverrides();
TIMES.setTypeParser(BIGINT, Number);

/** Statements by short names of their own: PostgreSQL cuts a name after 63 bytes, and two that begin alike would be one. */
const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql) ?? createHash('sha256').update(sql).digest('hex').slice(0, 32);
  names.set(sql, known);
  return known;
}

/** A connection that breaks is told by the query that it broke under; without a listener it would end the process. */
const unheard = () => undefined;

/**
 * A PostgreSQL that several instances share.
 * @param url postgres://user:password@host:port/database
 */
export function openPostgres(url: string): Database {
  const pool = new Pool({ connectionString: url, max: 16, types: TIMES, application_name: 'talsvar', connectionTimeoutMillis: 5000, statement_timeout: 10_000, idle_in_transaction_session_timeout: 10_000 });
  pool.on('error', unheard);
  // The pool listens only to connections that nobody uses, and one may break in the moment that it is made.
  pool.on('connect', (client) => void client.on('error', unheard));
  const rowsOf = (client: Pool | PoolClient): Rows => ({
    // Named statements are planned once per connection.
    query: async (sql, values = []) => (await client.query<Row>({ name: nameOf(sql), text: sql, values: [...values] })).rows,
  });
  return {
    name: 'postgres',
    lockClause: ' FOR UPDATE',
    ...rowsOf(pool),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const result = await work(rowsOf(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((failure: Error) => { broken = failure; });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
