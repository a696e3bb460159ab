import { useEffect, useState } from 'react';
import type { Caller, Talk } from '../../call/caller.ts';
import { sequenceOf, type OrderStep, type OutcomeCode } from './sequence.ts';

/** Time goes so many times faster in the pretended phone, and no step takes longer than the limit: it is to be seen, not waited for. */
const FASTER = 4;
const LONGEST_STEP_MS = 2500;

export interface OrderPlay {
  /** What BankID has answered so far. */
  readonly told: readonly OrderStep[];
  readonly isPlaying: boolean;
  readonly choose: (code: OutcomeCode) => void;
}

interface Playing {
  readonly generation: number;
  readonly steps: readonly OrderStep[];
  readonly done: number;
}

/** What BankID has told before anything happens in the phone. */
const ASKED: OrderStep = { afterMs: 0, code: 'outstandingTransaction' };

/** Lets a chosen outcome happen in the call step by step, as BankID would tell it, until the call no longer waits for it. */
export function useOrder(caller: Caller, talk: Talk): OrderPlay {
  const [playing, setPlaying] = useState<Playing | null>(null);
  const { awaitsBankid } = talk.view;
  // Another call, or a call gone back in, has nothing to do with this order.
  const current = playing !== null && playing.generation === talk.generation ? playing : null;
  const step = current?.steps[current.done];
  const isPlaying = awaitsBankid && step !== undefined;
  const since = current && current.done > 0 ? (current.steps[current.done - 1]?.afterMs ?? 0) : 0;

  useEffect(() => {
    if (!isPlaying || !step) return;
    const pause = step.afterMs - since;
    const timer = setTimeout(() => {
      if (pause > 0) caller.wait(pause);
      // The call's own deadline may have been the earlier one.
      if (caller.getSnapshot().view.awaitsBankid) caller.bankid(step.code);
      setPlaying((before) => before && { ...before, done: before.done + 1 });
    }, Math.min(pause / FASTER, LONGEST_STEP_MS));
    return () => clearTimeout(timer);
  }, [isPlaying, step, since, caller]);

  return {
    told: current ? [ASKED, ...current.steps.slice(0, current.done)] : awaitsBankid ? [ASKED] : [],
    isPlaying,
    choose: (code) => setPlaying({ generation: talk.generation, steps: sequenceOf(code), done: 0 }),
  };
}
