/** The tables, for SQLite and PostgreSQL alike. Times are ms since 1970, truths are 0 or 1, everything else is JSON in text. */
export const SCHEMA_VERSION = 2;

export const TABLES: readonly string[] = [
  // A call: its envelope as of turn `envelope_turn`, how many turns it has had, and where it stands after them, with a checksum before the JSON
  // (null where its envelope and turns must tell). `client` is a hash; who called is nowhere.
  `CREATE TABLE IF NOT EXISTS calls (
    id TEXT PRIMARY KEY, channel TEXT NOT NULL, client TEXT, own_time INTEGER NOT NULL,
    started_at BIGINT NOT NULL, touched_at BIGINT NOT NULL, turn INTEGER NOT NULL, is_over INTEGER NOT NULL, is_held INTEGER NOT NULL,
    envelope_turn INTEGER NOT NULL, standing TEXT)`,
  // Apart from what every turn writes anew: it is ten times as long, and seldom changes.
  'CREATE TABLE IF NOT EXISTS envelopes (call TEXT PRIMARY KEY, envelope TEXT NOT NULL)',
  'CREATE INDEX IF NOT EXISTS calls_client ON calls (channel, client)',
  'CREATE INDEX IF NOT EXISTS calls_over ON calls (is_over)',
  // The journal: what each turn added to the call, and what was replied. Rows are added and never changed.
  `CREATE TABLE IF NOT EXISTS turns (
    call TEXT NOT NULL, turn INTEGER NOT NULL, turn_key TEXT, at BIGINT NOT NULL, delta TEXT, reply TEXT NOT NULL,
    PRIMARY KEY (call, turn))`,
  'CREATE UNIQUE INDEX IF NOT EXISTS turns_named ON turns (call, turn_key) WHERE turn_key IS NOT NULL',
  // Which call a client of a channel is in.
  'CREATE TABLE IF NOT EXISTS clients (channel TEXT NOT NULL, client TEXT NOT NULL, call TEXT, PRIMARY KEY (channel, client))',
  // What was deleted, when and how much: never what it was.
  'CREATE TABLE IF NOT EXISTS deletions (at BIGINT NOT NULL, older_than BIGINT NOT NULL, calls INTEGER NOT NULL)',
  'CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
];
