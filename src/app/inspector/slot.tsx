import type { Caller, Talk } from '../call/caller.ts';
import type { Engine } from '../call/engine.ts';
import { lazily } from '../shell/lazily.tsx';

export interface InspectorProps {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly talk: Talk;
}

/** The place of the inspector in a room: it and what it draws with are loaded when it is first opened. */
export const Inspector = lazily<InspectorProps>(() => import('./inspector.tsx'));
