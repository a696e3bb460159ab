import type { Lang } from '../../intents/types.ts';
import { isoInStockholm } from '../../machines/stockholm.ts';
import { TRACE_VERSION, type Line, type TraceEntry, type TraceStep } from './trace.ts';

/** What is kept of a call: the trace for tools, the lines for people. Both are bounded; what is dropped is the oldest. */
export interface Journal {
  readonly steps: readonly TraceEntry[];
  readonly lines: readonly Line[];
  readonly note: (at: number, step: TraceStep) => void;
  readonly show: (who: Line['who'], text: string, lang: Lang, prompt?: string | null) => void;
}

/** Far above what 30 turns, two BankID orders and a long queue give. */
export const MAX_STEPS = 1000;
/** Lines that a person would still scroll through. */
export const MAX_LINES = 200;

/** Stands in a transcript for the lines that were dropped. */
export const CUT: Readonly<Record<Lang, string>> = {
  sv: 'Början av samtalet visas inte längre.',
  en: 'The beginning of the call is no longer shown.',
};

/** @param past what an earlier journal of the same call had kept */
export function createJournal(startedAt: number, past: Pick<Journal, 'steps' | 'lines'> = { steps: [], lines: [] }): Journal {
  const steps = [...past.steps];
  const lines = [...past.lines];
  // Many steps are of one instant, and telling its time in Stockholm is dear.
  let last = { at: Number.NaN, iso: '' };
  return {
    steps,
    lines,
    note(at, step) {
      if (at !== last.at) last = { at, iso: isoInStockholm(at) };
      steps.push({ v: TRACE_VERSION, n: next(steps), at: last.iso, ms: at - startedAt, ...step });
      // The first step, which tells what call this is, stays.
      if (steps.length > MAX_STEPS) dropOldest<TraceEntry>(steps, 1, ({ v, n, at: then, ms }) => ({ v, n, at: then, ms, type: 'cut' }));
    },
    show(who, text, lang, prompt = null) {
      lines.push({ n: next(lines), who, text, lang, prompt });
      if (lines.length > MAX_LINES) dropOldest<Line>(lines, 0, ({ n }) => ({ n, who: 'system', text: CUT[lang], lang, prompt: null }));
    },
  };
}

function next(entries: readonly { readonly n: number }[]): number {
  return (entries.at(-1)?.n ?? -1) + 1;
}

/** The entry after the place of the notice gives way to it; an earlier notice goes along. */
function dropOldest<T>(entries: T[], place: number, notice: (dropped: T) => T): void {
  const dropped = entries[place + 1];
  if (dropped !== undefined) entries.splice(place, 2, notice(dropped));
}
