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

const begun = performance.now();
const shipped = await readShipped();
const parsed = performance.now();
const matcher = makeMatcher(shipped);
const made = performance.now();
matcher.understand('utbetalning av föräldrapenning');
const start: Start = { read: parsed - begun, make: made - parsed, first: performance.now() - made };
process.send?.({ ok: start });
