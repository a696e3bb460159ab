import type { Decision, Lang } from '../../intents/types.ts';
import { callPolicy } from '../../machines/policy.ts';
import { isoInStockholm } from '../../machines/stockholm.ts';
import type { CallOutcome } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import type { Call, CallView } from '../simulator/call.ts';
import type { Reply as QuickReply } from '../simulator/replies.ts';
import { placeOf, type Routed } from '../simulator/route.ts';
import { worldOf } from '../simulator/world.ts';

/** What a turn of a call gives, whatever the channel. It is kept, and given again to whoever repeats the turn. */
export interface Reply {
  readonly call: string;
  /** Which turn of the call; 0 is what was said when it was answered. */
  readonly turn: number;
  /** When, as Stockholm ISO time. */
  readonly at: string;
  /** The caller's words as the call shows them, masked; null where none were said. */
  readonly said: string | null;
  readonly prompts: readonly { readonly id: string; readonly text: string; readonly lang: Lang }[];
  /** What was not taken, in the caller's language. */
  readonly notices: readonly string[];
  readonly state: string;
  readonly question: string;
  readonly lang: Lang;
  /** For how many ms the voice response listens before it takes silence for an answer. */
  readonly patience: number;
  readonly replies: readonly QuickReply[];
  readonly awaits: 'words' | 'number' | 'bankid' | 'queue' | null;
  /** What the last words were understood as, and where they alone would lead: as `talsvar route --json` has it. */
  readonly understood: (Pick<Decision, 'outcome' | 'ask' | 'topic' | 'errand' | 'role' | 'authority' | 'confidence' | 'topics'> & Pick<Routed, 'line' | 'desk'>) | null;
  readonly refused: { readonly code: string; readonly message: string } | null;
  readonly over: boolean;
  readonly outcome: CallOutcome | null;
  /** What the client gave along with the turn, for itself. */
  readonly tag: string | null;
}

/** @param step the `n` of the last trace entry before the turn, -1 for none; @param line that of the last line */
export function replyOf(service: Service, call: Call, turn: number, since: { readonly step: number; readonly line: number }, tag: string | null): Reply {
  const view = call.snapshot();
  const lines = view.lines.filter(({ n }) => n > since.line);
  const steps = call.trace().filter(({ n }) => n > since.step);
  const refused = steps.findLast((step) => step.type === 'refused');
  const spoke = steps.findLast((step) => step.type === 'caller.spoke');
  return {
    call: call.id, turn, at: isoInStockholm(view.at), tag,
    said: lines.findLast(({ who }) => who === 'caller')?.text ?? null,
    prompts: lines.flatMap(({ prompt, text, lang }) => (prompt === null ? [] : [{ id: prompt, text, lang }])),
    notices: lines.flatMap(({ who, text }) => (who === 'system' ? [text] : [])),
    state: view.state, question: view.question, lang: view.lang, patience: patienceIn(view.facts), replies: view.replies,
    awaits: view.over ? null : view.awaitsNumber ? 'number' : view.awaitsBankid ? 'bankid' : view.state === 'queueing' ? 'queue' : 'words',
    understood: spoke ? understoodFrom(service, spoke.decision) : null,
    refused: refused ? { code: refused.code, message: refused.message } : null,
    over: view.over, outcome: view.outcome,
  };
}

/** Once the caller has used text telephony, longer for the rest of the call. */
function patienceIn(facts: CallView['facts']): number {
  return facts.some((fact) => fact.type === 'caller.spoke' && fact.manner?.isTextTelephony === true) ? callPolicy.silenceInText : callPolicy.silence;
}

function understoodFrom(service: Service, decision: Decision): Reply['understood'] {
  const { outcome, ask, errand, role, authority, confidence, topics } = decision;
  const { topic, destination } = placeOf(worldOf(service, null), decision);
  return { outcome, ask, topic, errand, role, line: destination?.line ?? null, desk: destination?.desk ?? null, authority, confidence, topics };
}
