import type { CallOutcome, Dialled, Heard } from '../../machines/types.ts';
import type { Decision, Lang } from '../../intents/types.ts';

/** What happened in a call, step by step. One JSON object a line; `v` is the version of the format (docs/trace.md). */
export const TRACE_VERSION = 1;

type Step =
  | { readonly type: 'call.started'; readonly dialled: Dialled; readonly lang: Lang; readonly service: string }
  | { readonly type: 'prompt'; readonly id: string; readonly text: string; readonly lang: Lang }
  | { readonly type: 'caller.spoke'; readonly text: string; readonly heard: Heard; readonly decision: Decision; readonly over?: string }
  | { readonly type: 'caller.pressed'; readonly keys: string; readonly heard: Heard | null; readonly over?: string }
  /** Said or pressed over a prompt that must be heard out. */
  | { readonly type: 'caller.unheard'; readonly over: string }
  | { readonly type: 'caller.stayedSilent' }
  | { readonly type: 'caller.hungUp' }
  | { readonly type: 'bankid.answered'; readonly code: string; readonly order: number; readonly rfa: string | null }
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  | { readonly type: 'state'; readonly value: string }
  /** The steps up to this one were dropped: a trace is bounded. */
  | { readonly type: 'cut' }
  | { readonly type: 'fault'; readonly message: string }
  | { readonly type: 'call.ended'; readonly outcome: CallOutcome };

/** A step with its place and time: Stockholm ISO time and milliseconds since the call began. */
export type TraceEntry = Step & { readonly v: typeof TRACE_VERSION; readonly n: number; readonly at: string; readonly ms: number };
export type TraceStep = Step;

/** What a person would see of the call. */
export interface Line {
  readonly n: number;
  readonly who: 'voice' | 'caller' | 'system';
  readonly text: string;
  readonly lang: Lang;
  /** The prompt's id, for the voice's lines. */
  readonly prompt: string | null;
}
