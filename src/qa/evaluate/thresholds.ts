import { policy } from '../../../intents/policy.ts';
import type { Costs } from './costs.ts';
import { EVENTS, type Event } from './event.ts';
import { SWEEPS, type Swept } from './sweep.ts';
import type { Tally } from './tally.ts';
import { Z95 } from './wilson.ts';

/** What the corpus would have come to with another value of one threshold. Costs are means per utterance. */
export interface Point {
  readonly value: number;
  readonly cost: number;
  /** Against today's cost, with the interval that holds the true difference with 95 % confidence. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly events: Readonly<Record<Event, number>>;
}

export interface Curve {
  readonly limit: Swept['limit'];
  readonly points: readonly Point[];
  readonly today: Point;
  readonly cheapest: Point;
  /** The cheapest, if it is cheaper beyond chance; else today's. */
  readonly recommended: Point;
  readonly isClear: boolean;
}

/** The cost of a corpus over each threshold that was tried. */
export function curvesOf(tally: Tally, costs: Costs): Curve[] {
  return SWEEPS.map(({ limit, values }): Curve => {
    const points = values.map((value) => pointAt(tally, costs, limit, value));
    const now = policy.decision[limit];
    const today = pointAt(tally, costs, limit, now);
    const cheapest = points.reduce((best, next) => (isBetter(next, best, now) ? next : best), today);
    const isClear = cheapest.high < 0;
    return { limit, points, today, cheapest, recommended: isClear ? cheapest : today, isClear };
  });
}

/** Of equal costs the value that is nearest to today's. */
function isBetter(next: Point, best: Point, now: number): boolean {
  return next.cost < best.cost || (next.cost === best.cost && Math.abs(next.value - now) < Math.abs(best.value - now));
}

/** From how many rows changed from which event to which: the same rows are compared, so the interval is that of paired differences. */
function pointAt({ rows, events, sweeps }: Tally, { of }: Costs, limit: string, value: number): Point {
  const at: Record<Event, number> = Object.fromEntries(EVENTS.map((event) => [event, events[event] ?? 0])) as Record<Event, number>;
  let [sum, squares] = [0, 0];
  for (const [change, count] of Object.entries(sweeps[limit]?.[String(value)] ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [before, then] = change.split('>') as [Event, Event];
    at[before] -= count;
    at[then] += count;
    const difference = of[then] - of[before];
    sum += difference * count;
    squares += difference * difference * count;
  }
  const mean = rows === 0 ? 0 : sum / rows;
  const error = rows < 2 ? 0 : Math.sqrt(Math.max(0, squares / rows - mean * mean) / (rows - 1));
  const cost = rows === 0 ? 0 : EVENTS.reduce((total, event) => total + at[event] * of[event], 0) / rows;
  return { value, cost, difference: mean, low: mean - Z95 * error, high: mean + Z95 * error, events: at };
}
