import { restore } from '../../intents/store.ts';
import { createMatcher, type Matcher } from '../../intents/understand.ts';
import { parseTime } from '../../machines/stockholm.ts';
import type { Shipped } from '../../src/service/shipped.ts';
import { gate } from '../../src/simulator/gate.ts';
import { routeUtterance } from '../../src/simulator/route.ts';
import type { Routed } from '../../src/qa/score.ts';

/** The product as it is shipped. What the benchmark knows of its insides stands here, in catalogue.ts and in adapters/talsvar.ts. */
export interface Product {
  readonly understand: (gated: string) => void;
  /** Through the gate, and to a line. */
  readonly route: (utterance: string) => Routed;
}

/** A Monday morning when the lines are open; hours do not change where an utterance leads. */
const OPEN = parseTime('2025-03-03T10:15');

/** Reads what the build shipped: parsed at the first import, and only then. */
export async function readShipped(): Promise<Shipped> {
  return (await import('virtual:talsvar-shipped')).default;
}

export function makeMatcher({ service, trained }: Shipped): Matcher {
  return createMatcher(service.catalogue, restore(trained));
}

export function gated(utterance: string): string {
  const result = gate(utterance);
  if (!result.ok) throw new RangeError(`${result.message}: ${utterance}`);
  return result.text;
}

export async function loadProduct(): Promise<Product> {
  const shipped = await readShipped();
  const matcher = makeMatcher(shipped);
  return {
    understand: (text) => void matcher.understand(text),
    route: (utterance) => routeUtterance(shipped.service, matcher, gated(utterance), OPEN),
  };
}
