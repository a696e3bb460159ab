import type { Decision, Hypothesis } from '../../intents/types.ts';
import type { CallEvent } from '../../machines/types.ts';
import type { Engine } from '../simulator/engine.ts';
import { startCall, type Call } from '../simulator/call.ts';
import { gate } from '../simulator/gate.ts';
import { withoutMask } from '../simulator/redact.ts';
import { routeDecision, type Routed } from '../simulator/route.ts';
import type { TraceEntry } from '../simulator/trace.ts';
import { createPlayer } from './step.ts';
import type { CallCase, SuiteCase, UtteranceCase } from './suite.ts';

/** What came of one case. */
export interface Result {
  /** Null when all went as the case says. */
  readonly failure: Failure | null;
  /** Everything that happened in a call; empty for an utterance. */
  readonly trace: readonly TraceEntry[];
  /** What the call's machine was told, in order; empty for an utterance. */
  readonly facts: readonly CallEvent[];
  /** What was made of an utterance; null for a call. */
  readonly routed: Routed | null;
}

export interface Failure {
  readonly line: number;
  readonly expected: string;
  readonly happened: string;
  /** The state that the call was in; null for an utterance. */
  readonly state: string | null;
  /** The prompts since the caller's last step. */
  readonly heard: readonly string[];
  /** What the last words were understood as, best first. */
  readonly topics: readonly Hypothesis[];
  /** The words that carried it, and the rule that concluded. */
  readonly why: { readonly words: readonly string[]; readonly rule: string } | null;
}

export function runCase(engine: Engine, entry: SuiteCase): Result {
  return entry.kind === 'call' ? runCall(engine, entry) : runUtterance(engine, entry);
}

function runCall({ service, matcher, ...tampering }: Engine, { at, dialled, lang, queue, steps }: CallCase): Result {
  const call = startCall(service, matcher, { at, dialled, lang, queue, ...tampering });
  const play = createPlayer(call);
  for (const { step, line } of steps) {
    const failure = play(step);
    if (failure) return { failure: { line, expected: failure.expected, happened: failure.happened, state: call.snapshot().state, heard: failure.heard, ...understood(call) }, trace: call.trace(), facts: call.record().facts, routed: null };
  }
  return { failure: null, trace: call.trace(), facts: call.record().facts, routed: null };
}

function understood(call: Call): Pick<Failure, 'topics' | 'why'> {
  const { decision } = call.snapshot();
  return decision ? reasons(decision) : { topics: [], why: null };
}

function reasons({ topics, evidence, rule }: Decision): Pick<Failure, 'topics' | 'why'> {
  return { topics, why: { words: evidence.map(({ heard }) => heard), rule } };
}

function runUtterance({ service, matcher }: Engine, { line, at, say, expected }: UtteranceCase): Result {
  const none = { state: null, heard: [], topics: [], why: null };
  const gated = gate(say);
  if (!gated.ok) return { failure: { line, expected: 'an utterance that can be read', happened: gated.message, ...none }, trace: [], facts: [], routed: null };
  const decision = matcher.understand(withoutMask(gated.text));
  const routed = routeDecision(service, decision, gated.text, at);
  const wrong = Object.entries(expected).filter(([key, value]) => routed[key as keyof typeof expected] !== value);
  if (wrong.length === 0) return { failure: null, trace: [], facts: [], routed };
  const shown = (pairs: readonly (readonly [string, unknown])[]) => pairs.map(([key, value]) => `${key} ${String(value)}`).join(', ');
  const happened = `${shown(wrong.map(([key]) => [key, routed[key as keyof typeof expected]]))} (${routed.outcome}, confidence ${routed.confidence})`;
  return { failure: { line, expected: shown(wrong), happened, ...none, ...reasons(decision) }, trace: [], facts: [], routed };
}
