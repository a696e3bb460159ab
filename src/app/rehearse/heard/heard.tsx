import type { Caller, Talk } from '../../call/caller.ts';
import type { Engine } from '../../call/engine.ts';

export interface HeardProps {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly talk: Talk;
}

/** What was said beside what was heard. */
export function Heard({ talk }: HeardProps) {
  const last = talk.turns.findLast(({ act }) => act.kind === 'say')?.act;
  return last?.kind === 'say' && last.said !== undefined ? <p>{last.said} → {last.text}</p> : null;
}
