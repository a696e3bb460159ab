import type { Caller, Talk } from '../../call/caller.ts';
import type { Engine } from '../../call/engine.ts';

export interface CoachProps {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly talk: Talk;
}

/** After the call: how safe the phrase was, and a better one. */
export function Coach(_props: CoachProps) {
  return null;
}
