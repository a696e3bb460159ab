import type { Engine } from '../simulator/engine.ts';
import type { Access } from './access.ts';
import type { Exchange } from './exchange.ts';
import type { Busy } from './guard.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Reply } from './reply.ts';

/** What every channel needs. */
export interface Server {
  readonly engine: Engine;
  readonly exchange: Exchange;
  readonly access: Access;
  readonly limits: Limits;
  readonly busy: Busy;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Aborted when the server stops: what would last for ever ends then. */
  readonly stopping: AbortSignal;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  /** What BankID answers in calls that do not say; null where a step must. */
  readonly bankid: string | null;
  /** The secret that Twilio signs with; null where telephony is off. */
  readonly twilioToken: string | null;
  /** How the server is reached from outside, without a slash at the end; null where its own address is all there is. */
  readonly publicUrl: string | null;
}

/** Counts what turns came to. */
export function counted<T extends readonly Reply[]>({ metrics }: Server, channel: string, replies: T): T {
  for (const { outcome, over } of replies) metrics.turned(channel, over ? (outcome?.disposition ?? 'none') : null);
  return replies;
}
