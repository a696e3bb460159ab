/** What a column holds. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** Statements are written with $1, $2 … and in words that SQLite and PostgreSQL both know. */
export interface Rows {
  readonly query: (sql: string, values?: readonly Value[]) => Promise<readonly Row[]>;
}

export interface Database extends Rows {
  readonly name: 'sqlite' | 'postgres';
  /** All of the work or nothing of it. A row that is read with `lockClause` is nobody else's until it ends. */
  readonly transaction: <T>(work: (rows: Rows) => Promise<T>) => Promise<T>;
  /** What locks the rows of a SELECT; empty where a transaction has the whole database anyway. */
  readonly lockClause: '' | ' FOR UPDATE';
  readonly close: () => Promise<void>;
}
