import type { Call } from '../simulator/call.ts';

/** A call in memory, as of a turn. */
export interface HotCall {
  readonly turn: number;
  /** When, so that a turn that was not kept after all is not taken for the one that another instance took in its place. */
  readonly touchedAt: number;
  /** Where it stands; or the call itself, where that does not tell all of it. */
  readonly stands: string | Call;
  /** The number of the last step of its trace. */
  readonly step: number;
}

/** The calls that were used last, so that their next turn need not ask the store for them. Any of them may be dropped at any time: the store has them all. */
export interface HotCalls {
  /** The call, if it is here and has come as far as the store says. */
  readonly at: (kept: { readonly id: string; readonly turn: number; readonly touchedAt: number }) => HotCall | null;
  readonly has: (id: string) => boolean;
  readonly put: (id: string, hot: HotCall) => void;
  readonly drop: (id: string) => void;
  readonly size: () => number;
}

/** @param most how many are held */
export function createHotCalls(most: number): HotCalls {
  // A Map keeps its order: the first is the one that was used longest ago.
  const calls = new Map<string, HotCall>();
  return {
    at({ id, turn, touchedAt }) {
      const hot = calls.get(id);
      return hot?.turn === turn && hot.touchedAt === touchedAt ? hot : null;
    },
    has: (id) => calls.has(id),
    put(id, hot) {
      calls.delete(id);
      calls.set(id, hot);
      const [oldest] = calls.keys();
      if (calls.size > most && oldest !== undefined) calls.delete(oldest);
    },
    drop: (id) => void calls.delete(id),
    size: () => calls.size,
  };
}
