import { Pool, TypeOverrides, type PoolClient } from 'pg';
import type { Database, Row, Rows } from './database.ts';

/** Numbers of 64 bits come as numbers: times and counts are far below 2^53. */
const BIGINT = 20;
const TIMES = new TypeOverrides();
TIMES.setTypeParser(BIGINT, Number);

/**
 * A PostgreSQL that several instances share.
 * @param url postgres://user:password@host:port/database
 */
export function openPostgres(url: string): Database {
  const pool = new Pool({ connectionString: url, max: 16, types: TIMES, application_name: 'talsvar', connectionTimeoutMillis: 5000, statement_timeout: 10_000, idle_in_transaction_session_timeout: 10_000 });
  // A connection that breaks while nobody uses it: the next one is made anew.
  pool.on('error', () => undefined);
  const rowsOf = (client: Pool | PoolClient): Rows => ({
    // Named statements are planned once per connection.
    query: async (sql, values = []) => (await client.query<Row>({ name: sql, text: sql, values: [...values] })).rows,
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
