import { memoized } from '../../qa/memoized.ts';
import type { Suite } from '../../qa/suite.ts';
import type { Engine } from '../../simulator/engine.ts';
import type { Channel } from './channel.ts';
import { firstDivergence, type Divergence } from './compare.ts';
import { directLine } from './direct-line.ts';
import { openInside } from './inside.ts';
import { keypad } from './keypad.ts';
import { rest } from './rest.ts';
import { scenarioOf } from './scenario.ts';
import { telephony } from './telephony.ts';

/** Every way to hold a call, beside chat. */
export const CHANNELS: readonly Channel[] = [keypad, rest, directLine, telephony];

/** What came of one call of a suite in one channel. */
export interface Played {
  readonly file: string;
  readonly line: number;
  readonly suite: string;
  readonly scenario: string;
  readonly channel: string;
  /** Why it was left out; null where it was played. */
  readonly leftOut: string | null;
  readonly divergence: Divergence | null;
}

/**
 * Plays each call of the suites in chat and then in every channel; one after the other, for they share a clock.
 * @param onCall told how many of the calls have been played
 */
export async function runParity({ matcher, ...rules }: Engine, suites: readonly Suite[], { channels = CHANNELS, onCall = () => undefined }: { readonly channels?: readonly Channel[]; readonly onCall?: (done: number) => void } = {}): Promise<readonly Played[]> {
  // What words mean is the same in every channel: it is found out once.
  const engine: Engine = { ...rules, matcher: { ...matcher, understand: memoized((words: string) => matcher.understand(words)) } };
  const inside = await openInside(engine);
  const played: Played[] = [];
  let done = 0;
  try {
    for (const { name: suite, file, cases } of suites) {
      for (const entry of cases) {
        if (entry.kind !== 'call') continue;
        const scenario = scenarioOf(engine, file, entry);
        for (const channel of channels) {
          const leftOut = channel.leavesOut(scenario);
          const divergence = leftOut === null ? await firstDivergence(engine.service, scenario, channel.name, channel.play(scenario, inside)) : null;
          played.push({ file, line: entry.line, suite, scenario: entry.name, channel: channel.name, leftOut, divergence });
        }
        onCall(++done);
      }
    }
  } finally {
    await inside.close();
  }
  return played;
}
