import { stringify } from 'yaml';
import type { CallOutcome, Dialled } from '../../machines/types.ts';
import { isoInStockholm } from '../../machines/stockholm.ts';
import { MASK } from '../simulator/redact.ts';
import type { TraceEntry } from '../simulator/trace.ts';
import { TEST_NUMBER } from '../simulator/test-number.ts';

/** A call as a suite that plays it again: what the caller did, what was heard before each turn, and how it ended. */
export function recordSuite(trace: readonly TraceEntry[], { at, dialled }: { at: number; dialled: Dialled }): string {
  const steps: unknown[] = [];
  let heard: string | null = null;
  const turn = (step: unknown) => {
    if (heard !== null) steps.push({ hear: heard });
    heard = null;
    steps.push(step);
  };
  for (const entry of trace) {
    if (entry.type === 'prompt') heard = entry.id;
    else if (entry.type === 'caller.spoke') turn({ ...(entry.text === MASK ? { press: TEST_NUMBER } : { say: entry.text.replaceAll(MASK, '19900101-9802') }), ...over(entry) });
    else if (entry.type === 'caller.pressed') turn({ press: entry.keys === '…' ? TEST_NUMBER : entry.keys, ...over(entry) });
    else if (entry.type === 'caller.stayedSilent') turn({ 'stay-silent': null });
    else if (entry.type === 'caller.hungUp') turn({ 'hang-up': null });
    else if (entry.type === 'bankid.answered') turn({ bankid: entry.code });
    else if (entry.type === 'call.ended') steps.push(outcomeStep(entry.outcome));
  }
  return stringify({ suite: 'Recorded call', at: isoInStockholm(at), calls: [{ name: 'Recorded call', dial: dialled, steps }] });
}

/** What was talked over, if anything was. */
function over({ over: prompt }: { readonly over?: string }) {
  return prompt === undefined ? {} : { over: prompt };
}

/** How a call ended, as the step that expects it. */
export function outcomeStep({ disposition, line, desk, authority }: CallOutcome): unknown {
  switch (disposition) {
    case 'transfer': case 'referral': return { [disposition]: { line, desk } };
    case 'closed': return { closed: { line } };
    case 'signpost': return { signpost: { authority } };
    case 'queue-full': case 'hung-up': return { [disposition]: null };
  }
}
