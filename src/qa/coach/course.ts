import type { Lang } from '../../../intents/types.ts';
import type { CallOutcome, Dialled } from '../../../machines/types.ts';
import type { TraceEntry } from '../../simulator/trace.ts';

/** A call as the coach looks at it: what happened, and what the caller said where that was not what was heard. */
export interface CoachedCall {
  readonly trace: readonly TraceEntry[];
  readonly outcome: CallOutcome | null;
  /** What was really said, by the number of the first step that came of it. */
  readonly said: readonly { readonly text: string; readonly from: number }[];
  readonly lang: Lang;
}

/** How long it took until the need was understood. */
export interface Course {
  /** At the first try; at the first try, but a question followed; at a later one; not at all. */
  readonly how: 'first' | 'question' | 'later' | 'never';
  /** How often the caller described the need, silence included. */
  readonly tries: number;
  /** What was said when it was understood, else at the first try; null when nothing was. */
  readonly phrase: string | null;
  readonly dialled: Dialled;
}

/** Words about the need, whether or not they were understood. */
const ATTEMPTS = new Set(['need', 'vague', 'nothing']);

export function courseOf({ trace, said }: CoachedCall): Course {
  const dialled = trace.find((step) => step.type === 'call.started')?.dialled ?? 'private';
  const attempts = trace.filter((step) => step.type === 'caller.stayedSilent' || (step.type === 'caller.spoke' && ATTEMPTS.has(step.heard.kind)));
  const at = attempts.findLastIndex((step) => step.type === 'caller.spoke' && step.heard.kind === 'need' && !isTurnedDown(step, trace));
  const spoken = at >= 0 ? attempts[at] : attempts.find((step) => step.type === 'caller.spoke');
  if (spoken?.type !== 'caller.spoke') return { how: 'never', tries: attempts.length, phrase: null, dialled };
  const phrase = said.findLast(({ from }) => from <= spoken.n)?.text ?? spoken.text;
  if (at < 0) return { how: 'never', tries: attempts.length, phrase, dialled };
  const isAsked = spoken.heard.kind === 'need' && spoken.heard.need.ask !== 'nothing' && spoken.heard.need.ask !== 'signpost';
  return { how: at > 0 ? 'later' : isAsked ? 'question' : 'first', tries: at + 1, phrase, dialled };
}

/** Whether it was a guess at the need to which the caller said no. */
function isTurnedDown(step: TraceEntry, trace: readonly TraceEntry[]): boolean {
  if (step.type !== 'caller.spoke' || step.heard.kind !== 'need' || step.heard.need.ask !== 'confirm') return false;
  const next = trace.find((one) => one.n > step.n && (one.type === 'caller.spoke' || one.type === 'caller.pressed'));
  return (next?.type === 'caller.spoke' || next?.type === 'caller.pressed') && next.heard?.kind === 'no';
}
