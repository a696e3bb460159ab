import { stopwatch } from '../stopwatch.ts';
import { makeMatcher, readShipped } from './engine.ts';

/** What the product's start costs in a fresh process, in ms. */
export interface Start {
  /** The shipped data loaded and parsed. */
  readonly read: number;
  /** The matcher made of it. */
  readonly make: number;
  /** The first utterance understood. */
  readonly first: number;
}

const reading = stopwatch();
const shipped = await readShipped();
const read = reading();
const making = stopwatch();
const matcher = makeMatcher(shipped);
const make = making();
const understanding = stopwatch();
matcher.understand('utbetalning av föräldrapenning');
const start: Start = { read, make, first: understanding() };
process.send?.({ ok: start });
