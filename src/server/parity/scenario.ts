import type { CallOutcome } from '../../../machines/types.ts';
import type { CallCase } from '../../qa/suite.ts';
import { startCall, type Call, type CallView } from '../../simulator/call.ts';
import type { Engine } from '../../simulator/engine.ts';
import type { TraceEntry } from '../../simulator/trace.ts';
import { act, isCallers, type CallerStep } from '../../qa/step.ts';

/** What came of one thing that the caller did, or of the call's being answered. */
export interface Heard {
  /** In order. The id is null where a channel has the words alone. */
  readonly prompts: readonly { readonly id: string | null; readonly text: string }[];
  readonly over: boolean;
  /** Null while nothing is decided, or where the channel does not tell before the end. */
  readonly end: End | null;
}

export type End = Pick<CallOutcome, 'disposition' | 'line' | 'desk' | 'authority'>;

/** One thing that the caller does, and what chat makes of it. */
export interface Turn {
  /** Null for the first: the call is answered. */
  readonly step: CallerStep | null;
  /** Of the suite. */
  readonly line: number;
  /** The call as it was when the caller did it; null for the first. */
  readonly before: Pick<CallView, 'over' | 'replies' | 'awaitsNumber' | 'awaitsBankid' | 'state'> | null;
  /** What chat noted of it. */
  readonly noted: readonly TraceEntry[];
  /** What chat was told instead of being heard: it is no prompt, and not every channel has it. */
  readonly notices: readonly string[];
  readonly heard: Heard;
}

/** A call of a suite, and how it goes in chat: what every other channel is held against. */
export interface Scenario {
  readonly file: string;
  readonly call: CallCase;
  readonly turns: readonly Turn[];
}

export function scenarioOf({ service, matcher }: Engine, file: string, call: CallCase): Scenario {
  const { at, dialled, lang, queue, steps } = call;
  const chat = startCall(service, matcher, { at, dialled, lang, queue });
  const turns: Turn[] = [{ step: null, line: call.line, before: null, ...since(chat, -1, -1) }];
  for (const { step, line } of steps) {
    if (!isCallers(step)) continue;
    const view = chat.snapshot();
    const [lines, steps_] = [view.lines.at(-1)?.n ?? -1, chat.trace().at(-1)?.n ?? -1];
    act(chat, step);
    turns.push({ step, line, before: view, ...since(chat, lines, steps_) });
  }
  return { file, call, turns };
}

/** What has been said and noted since the last line and the last step that were known. */
export function since(call: Call, line: number, step: number): Pick<Turn, 'noted' | 'notices' | 'heard'> {
  const { lines, over, outcome } = call.snapshot();
  const fresh = lines.filter(({ n }) => n > line);
  return {
    noted: call.trace().filter(({ n }) => n > step),
    notices: fresh.flatMap(({ who, text }) => (who === 'system' ? [text] : [])),
    heard: { prompts: fresh.flatMap(({ prompt, text }) => (prompt === null ? [] : [{ id: prompt, text }])), over, end: outcome && endOf(outcome) },
  };
}

export function endOf({ disposition, line, desk, authority }: End): End {
  return { disposition, line, desk, authority };
}

/** What a call begins with that is not the usual, with the names that channels give it. The time is the clock's. */
export function settingsOf({ dialled, lang, queue }: CallCase): Readonly<Record<string, string | number>> {
  return {
    ...(dialled === 'private' ? {} : { dial: dialled }), ...(lang === 'sv' ? {} : { lang }),
    ...(queue === null ? {} : { queue: queue === 'full' ? 'full' : queue.place }),
  };
}
