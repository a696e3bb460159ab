import { decide, type Limits } from '../../../intents/decide.ts';
import { policy } from '../../../intents/policy.ts';
import type { Ranking, Reading } from '../../../intents/reading.ts';
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
 * @param visit is told each stretch: the index of its first value, that after its last, and the decision
 */
export function redecide(reading: Reading, catalogue: Catalogue, { limit, values }: Swept, visit: (from: number, to: number, decision: Redecided) => void): void {
  const steps = stepsOf(reading, values[0] ?? 0);
  let from = 0;
  for (let to = 1; to <= values.length; to++) {
    const [first, next] = [values[from] as number, values[to]];
    if (next !== undefined && !steps.some((probability) => probability >= first && probability < next)) continue;
    visit(from, to, decide(reading, catalogue, { ...policy.decision, [limit]: first } satisfies Limits));
    from = to;
  }
}

/** The probabilities that a threshold of at least `lowest` can be held against. */
function stepsOf(reading: Reading, lowest: number): number[] {
  const steps: number[] = [];
  const add = ({ ranked }: Ranking) => {
    // Best first: what comes after a low one is lower.
    for (const { probability } of ranked) {
      if (probability < lowest) break;
      steps.push(probability);
    }
  };
  add(reading);
  if (reading.besidesAgent) add(reading.besidesAgent);
  reading.parts.forEach(add);
  return steps;
}
