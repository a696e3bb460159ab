import type { Engine } from '../../simulator/engine.ts';
import type { Heard, Scenario } from './scenario.ts';

/** A way to hold a call, beside chat. */
export interface Channel {
  readonly name: string;
  /** Why the channel cannot tell the scenario; null where it can. */
  readonly leavesOut: (scenario: Scenario) => string | null;
  /** Holds the call; what is heard comes turn by turn, the call's being answered first. Whoever has heard enough leaves. */
  readonly play: (scenario: Scenario, inside: Inside) => AsyncIterable<Heard>;
}

/** A server without a port: asked in the process itself, its clock set by whoever plays. */
export interface Inside {
  readonly engine: Engine;
  readonly ask: (path: string, request: { readonly method?: 'GET' | 'POST'; readonly json?: unknown; readonly form?: URLSearchParams; readonly headers?: Readonly<Record<string, string>> }) => Promise<Response>;
  readonly clock: { at: number };
  /** How a client's last call ended, as it is kept. */
  readonly endOf: (channel: 'telephony', client: string) => Promise<Heard['end']>;
  readonly secret: string;
  /** A name that no client has had. */
  readonly newClient: () => string;
  readonly close: () => Promise<void>;
}

/** Where a call has ended, the next words begin another one. */
export const AFTER_THE_END = 'the caller goes on after the end, which begins another call';

export function goesOnAfterTheEnd({ turns }: Scenario): boolean {
  return turns.some(({ before }) => before?.over === true);
}
