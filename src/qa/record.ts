import type { CallOutcome } from '../../machines/types.ts';
import { InputError } from '../service/errors.ts';
import { startCall } from '../simulator/call.ts';
import type { Engine } from '../simulator/engine.ts';
import { MASK } from '../simulator/redact.ts';
import { TEST_NUMBER, WRITTEN_TEST_NUMBER, WRONG_NUMBER } from '../simulator/test-number.ts';
import type { TraceEntry } from '../simulator/trace.ts';
import { createPlayer, type Step } from './step.ts';
import type { CallCase } from './suite.ts';
import { writeSuite } from './write-suite.ts';

/** How a call began. */
export type CallStart = Pick<CallCase, 'at' | 'dialled' | 'lang' | 'queue'>;

/**
 * A call as a suite that plays it again: what the caller did and when, what was heard before each turn, and how it ended.
 * The official test number stands for every personal number. The steps are played while they are written down: what time
 * brings about by itself (a silence, an order that expires, a queue that moves) is not told twice.
 * @throws InputError for a call so long that its beginning was not kept
 */
export function recordSuite({ service, matcher }: Engine, trace: readonly TraceEntry[], start: CallStart): string {
  if (trace.some(({ type }) => type === 'cut')) throw new InputError('the call is too long to be recorded: its beginning was not kept');
  const again = startCall(service, matcher, start);
  const play = createPlayer(again);
  const steps: Step[] = [];
  let heard: string | null = null;
  let now = 0;
  let facts = 0;
  let offers = 0;
  const listen = () => {
    if (heard !== null) steps.push({ hear: heard });
    heard = null;
  };
  const turn = (step: Step) => {
    listen();
    steps.push(step);
    play(step);
  };
  for (const entry of trace) {
    if (entry.ms > now) turn({ wait: inWords(entry.ms - now) });
    now = Math.max(now, entry.ms);
    if (entry.type === 'prompt') heard = entry.id;
    if (entry.type === 'prompt') offers = OFFERS.indexOf(entry.id) + 1 || offers;
    else if (entry.type === 'call.ended') {
      listen();
      steps.push(outcomeStep(entry.outcome));
    }
    const plain = stepOf(entry);
    if (plain === null) continue;
    const step = entry.type === 'bankid.answered' && entry.order !== Math.max(1, offers) ? { ...plain, order: entry.order } : plain;
    facts++;
    if (again.trace().filter((other) => stepOf(other) !== null).length < facts) turn(step);
    else heard = null;
  }
  listen();
  const entry = { kind: 'call', name: 'Recorded call', line: 0, ...start, steps: steps.map((step) => ({ step, line: 0 })) } as const;
  return writeSuite({ name: 'Recorded call', cases: [entry] });
}

/** Each offer may have one order: their place is its number. */
const OFFERS = ['offer-identification', 'offer-identification-again'];

/** What the caller did, without what nobody may keep; null for what is not theirs. */
function stepOf(entry: TraceEntry): Step | null {
  switch (entry.type) {
    case 'caller.spoke': {
      const isWrong = entry.heard.kind === 'personal-number' && !entry.heard.valid;
      return { say: entry.text.replaceAll(MASK, isWrong ? WRONG_NUMBER : WRITTEN_TEST_NUMBER), ...over(entry) };
    }
    // The first keys of a number are no turn yet.
    case 'caller.pressed': return entry.heard === null ? null : { press: entry.keys === '…' ? keysFor(entry.heard) : entry.keys, ...over(entry) };
    case 'caller.stayedSilent': return { 'stay-silent': null };
    case 'caller.hungUp': return { 'hang-up': null };
    case 'bankid.answered': return { bankid: entry.code };
    // What nobody heard changed nothing.
    case 'caller.unheard': case 'call.started': case 'prompt': case 'refused': case 'state': case 'cut': case 'fault': case 'call.ended': return null;
  }
}

/** What was talked over, if anything was. */
function over({ over: prompt }: { readonly over?: string }) {
  return prompt === undefined ? {} : { over: prompt };
}

function keysFor(heard: Extract<TraceEntry, { type: 'caller.pressed' }>['heard']): string {
  if (heard?.kind !== 'personal-number') return '#';
  return heard.valid ? TEST_NUMBER : WRONG_NUMBER;
}

function inWords(ms: number): string {
  return ms % 60_000 === 0 ? `${ms / 60_000}m` : ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}

/** The end of a call as the step that expects it. */
export function outcomeStep({ disposition, line, desk, authority }: CallOutcome): Step {
  const on = line === null ? {} : { line };
  switch (disposition) {
    case 'transfer': return { transfer: { ...on, ...(desk === null ? {} : { desk }) } };
    case 'referral': return { referral: { ...on, ...(desk === null ? {} : { desk }) } };
    case 'closed': return { closed: on };
    case 'signpost': return { signpost: authority === null ? null : { authority } };
    case 'queue-full': return { 'queue-full': null };
    case 'hung-up': return { 'hung-up': null };
  }
}
