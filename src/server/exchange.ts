import type { Lang } from '../../intents/types.ts';
import type { Dialled, Queue } from '../../machines/types.ts';
import type { CallerStep } from '../qa/step.ts';
import type { Engine } from '../simulator/engine.ts';
import type { Envelope } from '../simulator/envelope.ts';
import type { TraceEntry } from '../simulator/trace.ts';
import { hashed, nameOf, openingOf } from './hashed.ts';
import { createHotCalls } from './hot-calls.ts';
import { createLanes } from './lanes.ts';
import { createPlaying } from './playing.ts';
import { noSuchCall, Problem } from './problem.ts';
import type { Reply } from './reply.ts';
import { remembered } from './remembered.ts';
import type { CallStore, Hold, KeptCall } from './store/calls.ts';

/** How a call begins. */
export interface Beginning {
  readonly channel: Channel;
  readonly dialled?: Dialled;
  readonly lang?: Lang;
  readonly queue?: Queue | null;
  /** What BankID answers by itself; without it, a step must. */
  readonly bankid?: string | null;
  /** A time of the call's own, ms since 1970, which only its steps pass; without it the clock's. */
  readonly at?: number | null;
}

export type Channel = 'v1' | 'rest' | 'directline' | 'telephony';

/** Names a turn, so that whoever sends it twice gets the same reply and no second turn. */
export interface Named {
  readonly key?: string | null;
  readonly tag?: string | null;
}

/** A client's turn in a channel that has no ids of calls. */
export interface Turn extends Named {
  /** What tells clients apart in the channel. It is kept as a hash only: it may be a telephone number. */
  readonly client: string;
  /** Null only begins a call. */
  readonly step: CallerStep | null;
  /** Whether a call that goes on is left and another one begun. */
  readonly anew?: boolean;
  /** Why no call may begin now; one that goes on may go on. */
  readonly full?: Problem | null;
}

/** All calls of an installation: each in its store, one turn of a call at a time, wherever the turns come in. */
export interface Exchange {
  /** @returns the first reply: what is said when the call is answered */
  readonly begin: (beginning: Beginning, named?: Named) => Promise<Reply>;
  /** @throws Problem 404 for no such call, 409 for one that is over */
  readonly turn: (id: string, step: CallerStep, named?: Named) => Promise<Reply>;
  /** A turn in the client's call, which begins with it where there is none. @returns the replies, the one of a beginning first */
  readonly turnOf: (beginning: Beginning, turn: Turn) => Promise<readonly Reply[]>;
  /** Whether the client has had a call in the channel, and whether one goes on. */
  readonly callsOf: (channel: Channel, client: string) => Promise<{ readonly any: boolean; readonly ongoing: boolean }>;
  /** All replies to the client, from its first call on. */
  readonly repliesTo: (channel: Channel, client: string) => Promise<readonly Reply[]>;
  /** The call's steps after the `n`th, and whether it is over. */
  readonly traceAfter: (id: string, n: number) => Promise<{ readonly steps: readonly TraceEntry[]; readonly over: boolean }>;
  readonly export: (id: string) => Promise<Envelope>;
  readonly hold: (id: string, isHeld: boolean) => Promise<void>;
  /** How many calls are kept and go on, as of a second ago at most. */
  readonly count: CallStore['count'];
  readonly hot: () => number;
  /** Takes up to so many ongoing calls into memory. @returns how many */
  readonly warm: (limit: number) => Promise<number>;
  /** Calls back when a turn of the call was taken here. @returns how to stop */
  readonly watch: (id: string, listener: () => void) => () => void;
  readonly purge: CallStore['purge'];
  readonly close: () => Promise<void>;
}

export interface ExchangeOptions {
  readonly engine: Engine;
  readonly store: CallStore;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  /** How many calls are held in memory. */
  readonly hot: number;
}

/** So many calls are taken into memory before anything else has its turn. */
const AT_ONCE = 100;
/** Counting looks at every call: not for each that begins. In ms. */
const COUNT_LASTS = 1000;

export function createExchange({ engine, store, now, hot }: ExchangeOptions): Exchange {
  const calls = createHotCalls(hot);
  const inLane = createLanes();
  const { beginIn, turnIn, toldIn, traceIn } = createPlaying({ engine, now }, calls);
  const watchers = new Map<string, Set<() => void>>();

  /** What was replied to the turn before, if it is a repeated one; to one that began the call, first how it was answered. */
  async function repeated(hold: Hold, id: string, key: string | null | undefined): Promise<readonly Reply[] | null> {
    const [opening, name] = [openingOf(key), nameOf(key)];
    if (opening === null || name === null) return null;
    const turns = [await hold.turnNamed(id, opening), await hold.turnNamed(id, name)].flatMap((turn) => (turn ? [JSON.parse(turn.reply) as Reply] : []));
    return turns.length > 0 ? turns : null;
  }

  /** A transaction that fails may have left a call in memory that the store knows nothing of. */
  async function transaction(work: (hold: Hold) => Promise<readonly Reply[]>): Promise<readonly Reply[]> {
    const touched = new Set<string>();
    try {
      const replies = await store.transaction(async (hold) => {
        const found = await work(hold);
        for (const { call } of found) touched.add(call);
        return found;
      });
      for (const id of touched) for (const listener of watchers.get(id) ?? []) listener();
      return replies;
    } catch (error) {
      for (const id of touched) calls.drop(id);
      throw unkept(error);
    }
  }

  const reached = <T>(work: Promise<T>): Promise<T> => work.catch((error: unknown) => { throw unkept(error); });
  const held = <T>(work: (hold: Hold) => Promise<T>): Promise<T> => reached(store.transaction(work));

  const keptIn = async (hold: Hold, id: string): Promise<KeptCall> => {
    const kept = await hold.call(id);
    if (!kept) throw noSuchCall();
    return kept;
  };

  return {
    begin: async (beginning, named = {}) => (await transaction(async (hold) => [await beginIn(hold, beginning, null, { ...named, key: nameOf(named.key) })]))[0] as Reply,
    turn: async (id, step, named = {}) => (await inLane(id, () => transaction(async (hold) => {
      const kept = await keptIn(hold, id);
      const before = await repeated(hold, id, named.key);
      if (before) return before.slice(-1);
      if (kept.isOver) throw new Problem(409, 'TV-CALL-OVER', 'the call is over; begin another one');
      return [await turnIn(hold, kept, step, named)];
    })))[0] as Reply,
    turnOf(beginning, { client, step, anew = false, full = null, ...named }) {
      const owner = hashed(beginning.channel, client);
      return inLane(owner, () => transaction(async (hold) => {
        const id = await hold.callOf(beginning.channel, owner);
        const kept = id === null ? null : await hold.call(id);
        const before = kept && (await repeated(hold, kept.id, named.key));
        if (before) return before;
        if (kept && !kept.isOver && !anew) return step ? [await turnIn(hold, kept, step, named)] : [];
        if (full) throw full;
        const first = await beginIn(hold, beginning, owner, step ? { key: openingOf(named.key) } : { ...named, key: nameOf(named.key) }, kept);
        const begun = step && !first.over ? await hold.call(first.call) : null;
        return begun && step ? [first, await turnIn(hold, begun, step, named)] : [first];
      }));
    },
    callsOf: (channel, client) => reached(store.callsOf(channel, hashed(channel, client))),
    repliesTo: async (channel, client) => (await reached(store.replies(channel, hashed(channel, client)))).map(({ reply }) => JSON.parse(reply) as Reply),
    traceAfter: (id, n) => held(async (hold) => {
      const kept = await keptIn(hold, id);
      return { steps: await traceIn(hold, kept, n), over: kept.isOver };
    }),
    export: (id) => held(async (hold) => toldIn(hold, await keptIn(hold, id))),
    hold: (id, isHeld) => held(async (hold) => {
      await keptIn(hold, id);
      await hold.setHeld(id, isHeld);
    }),
    async warm(limit) {
      // The latest one last, as the one that was used last.
      const ids = (await store.ongoing(Math.min(limit, hot))).toReversed();
      for (let i = 0; i < ids.length; i += AT_ONCE) {
        const lot = ids.slice(i, i + AT_ONCE);
        const standing = new Map((await store.standings(lot)).map((call) => [call.id, call]));
        for (const id of lot) {
          const found = standing.get(id);
          if (found && !calls.has(id)) calls.put(id, { turn: found.turn, touchedAt: found.touchedAt, stands: found.standing, step: Number.POSITIVE_INFINITY });
        }
      }
      return ids.length;
    },
    watch(id, listener) {
      const listeners = watchers.get(id) ?? new Set();
      watchers.set(id, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) watchers.delete(id);
      };
    },
    count: remembered(() => reached(store.count()), COUNT_LASTS),
    hot: calls.size,
    purge: store.purge,
    close: store.close,
  };
}

/** A fault of the store as clients are told it; what is told on purpose stays what it is. */
function unkept(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(503, 'TV-STORE', 'the calls cannot be reached, and what was asked was not done; send it again', { retryAfter: 1, cause: error });
}
