import { decide, type Limits } from '../../../intents/decide.ts';
import { policy } from '../../../intents/policy.ts';
import type { Reading } from '../../../intents/reading.ts';
import type { Catalogue } from '../../../intents/types.ts';

/** A threshold that is tried at other values while the rest stay, and the values, ascending. Today's is among them. */
export interface Swept {
  readonly limit: 'route' | 'confirm';
  readonly values: readonly number[];
}

const hundredths = (from: number, to: number, step: number) => Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => (from + i * step) / 100);

export const SWEEPS: readonly Swept[] = [
  { limit: 'route', values: hundredths(50, 99, 1) },
  { limit: 'confirm', values: hundredths(1, 59, 2) },
];

type Redecided = ReturnType<typeof decide>;

/**
 * Decides a reading again at each value of a threshold.
 *
 * A threshold is only ever held against probabilities of the reading: values between the same two of them decide alike,
 * so each such stretch is decided once.
 * @param visit is told each value's decision; the same object for all values of a stretch
 */
export function redecide(reading: Reading, catalogue: Catalogue, { limit, values }: Swept, visit: (value: number, decision: Redecided) => void): void {
  const lowest = values[0] ?? 0;
  const probabilities = [reading, ...(reading.besidesAgent ? [reading.besidesAgent] : []), ...reading.parts]
    .flatMap(({ ranked }) => ranked.map(({ probability }) => probability).filter((probability) => probability >= lowest));
  let before = -1;
  let decision: Redecided | null = null;
  for (const value of values) {
    const reached = probabilities.filter((probability) => probability >= value).length;
    if (decision === null || reached !== before) decision = decide(reading, catalogue, { ...policy.decision, [limit]: value } satisfies Limits);
    before = reached;
    visit(value, decision);
  }
}
