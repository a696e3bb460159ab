import type { Matcher } from '../../intents/understand.ts';
import type { CallMachine } from '../../machines/call.ts';
import type { World } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';

/** What is changed of a call on purpose, to see who notices: the world that it asks, and the machine that is made for that world. */
export interface Tampering {
  readonly world?: (world: World) => World;
  readonly machine?: (world: World) => CallMachine;
}

/** All that a call needs: what the agency is, and who understands callers. */
export interface Engine extends Tampering {
  readonly service: Service;
  readonly matcher: Matcher;
}
