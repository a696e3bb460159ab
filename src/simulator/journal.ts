import type { Lang } from '../../intents/types.ts';
import { isoInStockholm } from '../../machines/stockholm.ts';
import { TRACE_VERSION, type Line, type TraceEntry, type TraceStep } from './trace.ts';

/** What is kept of a call: the trace for tools, the lines for people. Both are bounded. */
export interface Journal {
  readonly steps: readonly TraceEntry[];
  readonly lines: readonly Line[];
  readonly note: (at: number, step: TraceStep) => void;
  readonly show: (who: Line['who'], text: string, lang: Lang, prompt?: string | null) => void;
}

/** A call that is longer than this is over in every real sense. */
const MAX_STEPS = 2000;

export function createJournal(startedAt: number): Journal {
  const steps: TraceEntry[] = [];
  const lines: Line[] = [];
  return {
    steps,
    lines,
    note(at, step) {
      if (steps.length < MAX_STEPS) steps.push({ v: TRACE_VERSION, n: steps.length, at: isoInStockholm(at), ms: at - startedAt, ...step });
    },
    show(who, text, lang, prompt = null) {
      if (lines.length < MAX_STEPS) lines.push({ n: lines.length, who, text, lang, prompt });
    },
  };
}
