import { meaningOf } from '../../../machines/identification.ts';
import type { Snapshot } from '../../simulator/stepper.ts';
import type { Ear } from './ear.ts';
import type { Turn } from './turns.ts';

/** Keeps a walk from trying what can lead nowhere new. */
export interface Sieve {
  /** Tells for one moment, turn by turn, whether it is worth trying. */
  readonly at: (snapshot: Snapshot) => (turn: Turn) => boolean;
}

export function createSieve(ear: Ear): Sieve {
  const triedOnce = new Set<string>();
  return {
    at(snapshot) {
      const heard = new Set<string>();
      return ([first, ...more]) => {
        if (!first) return false;
        // What is done too often ends alike wherever the same question stands.
        if (more.length > 0) return isNew(triedOnce, JSON.stringify([snapshot.value, snapshot.context.question, more.length, first]));
        const event = ear(first, snapshot);
        if (event === null) return false;
        // Each code of BankID is tried once; after that, one for each thing that codes can mean.
        const isLate = event.type === 'bankid.answered' && event.order !== snapshot.context.bankidAsks;
        if (event.type === 'bankid.answered' && !isNew(triedOnce, `${event.code} ${isLate}`)) return isNew(heard, JSON.stringify({ ...meaningOf(event.code), rfa: null, isLate }));
        // Of several words that are heard as the same, the first are enough.
        return isNew(heard, JSON.stringify(event));
      };
    },
  };
}

function isNew(known: Set<string>, key: string): boolean {
  if (known.has(key)) return false;
  known.add(key);
  return true;
}
