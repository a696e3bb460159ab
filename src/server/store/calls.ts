import type { Database, Row, Rows, Value } from './database.ts';
import { SCHEMA_VERSION, TABLES } from './schema.ts';

/** A call as it is kept, without its turns. */
export interface KeptCall {
  readonly id: string;
  readonly channel: string;
  /** Whom the call belongs to, as a hash; null where the id of the call is all that a client has. */
  readonly client: string | null;
  /** Whether only the waits of its steps pass its time, instead of the clock. */
  readonly ownTime: boolean;
  readonly startedAt: number;
  readonly touchedAt: number;
  /** How many turns it has had; 0 is what was said when it was answered. */
  readonly turn: number;
  readonly isOver: boolean;
  readonly isHeld: boolean;
  /** As of which turn its envelope is. */
  readonly envelopeTurn: number;
}

export interface StandingCall extends Pick<KeptCall, 'id' | 'turn' | 'touchedAt'> {
  readonly standing: string;
}

export interface KeptTurn {
  readonly turn: number;
  /** What the client calls the turn; the same name twice is the same turn. */
  readonly key: string | null;
  readonly at: number;
  /** What it added to the call, JSON; null where the envelope has it. */
  readonly delta: string | null;
  /** What was replied, JSON. */
  readonly reply: string;
}

/** One transaction's hold on the store. */
export interface Hold {
  /** The call, which is nobody else's until the transaction ends. */
  readonly call: (id: string) => Promise<KeptCall | null>;
  /** The id of the call that a client is in, who is nobody else's until the transaction ends. */
  readonly callOf: (channel: string, client: string) => Promise<string | null>;
  /** Where a call stands after its last turn; null where its envelope and turns must tell. */
  readonly standing: (id: string) => Promise<string | null>;
  /** All of a call: its envelope as of a turn, JSON, and what the turns after that one added to it, JSON. It is longer than all else of the call, and seldom needed. */
  readonly written: (id: string, envelopeTurn: number) => Promise<{ readonly envelope: string; readonly deltas: readonly string[] }>;
  readonly turnNamed: (id: string, key: string) => Promise<KeptTurn | null>;
  readonly begin: (call: KeptCall, kept: { readonly envelope: string; readonly standing: string | null }, first: KeptTurn) => Promise<void>;
  readonly add: (call: KeptCall, standing: string | null, turn: KeptTurn) => Promise<void>;
  readonly setEnvelope: (id: string, envelope: string, turn: number) => Promise<void>;
  readonly setHeld: (id: string, isHeld: boolean) => Promise<void>;
}

/** Calls and their turns: append-only, but for the deletion of whole calls. */
export interface CallStore {
  readonly transaction: <T>(work: (hold: Hold) => Promise<T>) => Promise<T>;
  /** Whether a client of a channel has had a call, and whether one goes on. */
  readonly callsOf: (channel: string, client: string) => Promise<{ readonly any: boolean; readonly ongoing: boolean }>;
  /** All replies to a client of a channel, call by call, from the first on. */
  readonly replies: (channel: string, client: string) => Promise<readonly { readonly call: string; readonly reply: string }[]>;
  readonly count: () => Promise<{ readonly calls: number; readonly ongoing: number }>;
  /** The calls that go on, the one that was touched last first. */
  readonly ongoing: (limit: number) => Promise<readonly string[]>;
  /** Where calls stand, as of which turn; without those that are over or that have no standing. */
  readonly standings: (ids: readonly string[]) => Promise<readonly StandingCall[]>;
  /** Deletes calls that nobody has touched since `olderThan`, but for held ones, and notes how many. */
  readonly purge: (olderThan: number, at: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

const COLUMNS = 'id, channel, client, own_time, started_at, touched_at, turn, is_over, is_held, envelope_turn';
/** Deleted at once: a long transaction would keep callers waiting. */
const PURGED_AT_ONCE = 500;

/** Any number that nobody else locks in the same database. */
const SETTING_UP = 0x74_61_6c_73;

/** @throws Error when the tables cannot be made or are of another version */
export async function openCalls(database: Database): Promise<CallStore> {
  const about = await database.transaction(async ({ query }) => {
    // Two instances that start at once would both make the tables.
    if (database.name === 'postgres') await query(`SELECT pg_advisory_xact_lock(${SETTING_UP})`);
    for (const sql of TABLES) await query(sql);
    await query("INSERT INTO about (name, value) VALUES ('schema', $1) ON CONFLICT (name) DO NOTHING", [String(SCHEMA_VERSION)]);
    return (await query("SELECT value FROM about WHERE name = 'schema'"))[0];
  });
  if (about?.['value'] !== String(SCHEMA_VERSION)) throw new Error(`the calls are kept in tables of version ${about?.['value'] ?? 'none'}; this is version ${SCHEMA_VERSION}`);

  return {
    transaction: (work) => database.transaction((rows) => work(holdOn(rows, database.lockClause))),
    async callsOf(channel, client) {
      const [row] = await database.query('SELECT c.is_over FROM clients o JOIN calls c ON c.id = o.call WHERE o.channel = $1 AND o.client = $2', [channel, client]);
      return { any: row !== undefined, ongoing: row?.['is_over'] === 0 };
    },
    async replies(channel, client) {
      const rows = await database.query('SELECT t.call, t.reply FROM turns t JOIN calls c ON c.id = t.call WHERE c.channel = $1 AND c.client = $2 ORDER BY c.started_at, c.id, t.turn', [channel, client]);
      return rows.map((row) => ({ call: String(row['call']), reply: String(row['reply']) }));
    },
    async count() {
      const [row] = await database.query('SELECT COUNT(*) AS calls, COALESCE(SUM(1 - is_over), 0) AS ongoing FROM calls');
      return { calls: Number(row?.['calls']), ongoing: Number(row?.['ongoing']) };
    },
    ongoing: async (limit) => (await database.query('SELECT id FROM calls WHERE is_over = 0 ORDER BY touched_at DESC LIMIT $1', [limit])).map((row) => String(row['id'])),
    async standings(ids) {
      const rows = await database.query(`SELECT id, turn, touched_at, standing FROM calls WHERE standing IS NOT NULL AND id IN (${ids.map((_, i) => `$${i + 1}`).join(', ')})`, ids);
      return rows.map((row) => ({ id: String(row['id']), turn: Number(row['turn']), touchedAt: Number(row['touched_at']), standing: String(row['standing']) }));
    },
    async purge(olderThan, at) {
      let sum = 0;
      for (let deleted = PURGED_AT_ONCE; deleted === PURGED_AT_ONCE; sum += deleted) deleted = await purgeSome(database, olderThan, at);
      return sum;
    },
    close: database.close,
  };
}

async function purgeSome(database: Database, olderThan: number, at: number): Promise<number> {
  return database.transaction(async ({ query }) => {
    const which = `SELECT id FROM calls WHERE touched_at < $1 AND is_held = 0 ORDER BY touched_at LIMIT ${PURGED_AT_ONCE}`;
    // Clients before calls, as turns do it: whoever locks the other way round may wait for a turn that waits for it.
    if (database.lockClause !== '') await query(`SELECT client FROM clients WHERE call IN (${which}) ORDER BY client${database.lockClause}`, [olderThan]);
    const old = await query(`${which}${database.lockClause}`, [olderThan]);
    for (const { id = '' } of old) {
      await query('DELETE FROM turns WHERE call = $1', [id]);
      await query('DELETE FROM envelopes WHERE call = $1', [id]);
      await query('DELETE FROM clients WHERE call = $1', [id]);
      await query('DELETE FROM calls WHERE id = $1', [id]);
    }
    if (old.length > 0) await query('INSERT INTO deletions (at, older_than, calls) VALUES ($1, $2, $3)', [at, olderThan, old.length]);
    return old.length;
  });
}

function holdOn({ query }: Rows, lockClause: string): Hold {
  return {
    async call(id) {
      const [row] = await query(`SELECT ${COLUMNS} FROM calls WHERE id = $1${lockClause}`, [id]);
      return row ? callFrom(row) : null;
    },
    async callOf(channel, client) {
      // The row is written so that it is locked even when it is new.
      const [row] = await query('INSERT INTO clients (channel, client, call) VALUES ($1, $2, NULL) ON CONFLICT (channel, client) DO UPDATE SET client = excluded.client RETURNING call', [channel, client]);
      const call = row?.['call'] ?? null;
      return call === null ? null : String(call);
    },
    standing: async (id) => text((await query('SELECT standing FROM calls WHERE id = $1', [id]))[0]?.['standing']),
    async written(id, envelopeTurn) {
      const rows = await query('SELECT -1 AS turn, envelope AS part FROM envelopes WHERE call = $1 UNION ALL SELECT turn, delta AS part FROM turns WHERE call = $1 AND turn > $2 AND delta IS NOT NULL ORDER BY turn', [id, envelopeTurn]);
      const [envelope = '', ...deltas] = rows.map((row) => String(row['part']));
      return { envelope, deltas };
    },
    async turnNamed(id, key) {
      const [row] = await query('SELECT turn, turn_key, at, delta, reply FROM turns WHERE call = $1 AND turn_key = $2', [id, key]);
      return row ? turnFrom(row) : null;
    },
    async begin(call, { envelope, standing }, first) {
      await query(`INSERT INTO calls (${COLUMNS}, standing) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, [
        call.id, call.channel, call.client, Number(call.ownTime), call.startedAt, call.touchedAt, call.turn, Number(call.isOver), Number(call.isHeld), call.envelopeTurn, standing,
      ]);
      await query('INSERT INTO envelopes (call, envelope) VALUES ($1, $2)', [call.id, envelope]);
      if (call.client !== null) await query('UPDATE clients SET call = $1 WHERE channel = $2 AND client = $3', [call.id, call.channel, call.client]);
      await addTurn(query, call.id, first);
    },
    async add(call, standing, turn) {
      await addTurn(query, call.id, turn);
      await query('UPDATE calls SET touched_at = $1, turn = $2, is_over = $3, standing = $4 WHERE id = $5', [call.touchedAt, call.turn, Number(call.isOver), standing, call.id]);
    },
    async setEnvelope(id, envelope, turn) {
      await query('UPDATE envelopes SET envelope = $1 WHERE call = $2', [envelope, id]);
      await query('UPDATE calls SET envelope_turn = $1 WHERE id = $2', [turn, id]);
    },
    async setHeld(id, isHeld) {
      await query('UPDATE calls SET is_held = $1 WHERE id = $2', [Number(isHeld), id]);
    },
  };
}

async function addTurn(query: Rows['query'], call: string, { turn, key, at, delta, reply }: KeptTurn): Promise<void> {
  await query('INSERT INTO turns (call, turn, turn_key, at, delta, reply) VALUES ($1, $2, $3, $4, $5, $6)', [call, turn, key, at, delta, reply]);
}

function callFrom(row: Row): KeptCall {
  return {
    id: String(row['id']), channel: String(row['channel']), client: text(row['client']), ownTime: row['own_time'] === 1,
    startedAt: Number(row['started_at']), touchedAt: Number(row['touched_at']), turn: Number(row['turn']), isOver: row['is_over'] === 1, isHeld: row['is_held'] === 1,
    envelopeTurn: Number(row['envelope_turn']),
  };
}

function turnFrom(row: Row): KeptTurn {
  return { turn: Number(row['turn']), key: text(row['turn_key']), at: Number(row['at']), delta: text(row['delta']), reply: String(row['reply']) };
}

function text(value: Value | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
