import type { Decision, Lang } from '../../intents/types.ts';
import type { CallEvent, CallOutcome } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { cardFor, type Card } from './card.ts';
import { repliesFor, type Reply } from './replies.ts';
import type { Session } from './session.ts';
import type { Line } from './trace.ts';

/** What can be seen of a call at one moment. */
export interface CallView {
  readonly state: string;
  readonly over: boolean;
  readonly lang: Lang;
  readonly at: number;
  readonly lines: readonly Line[];
  /** What the machine was told; played again, it leads to the same moment. */
  readonly facts: readonly CallEvent[];
  /** The prompt id of the question that stands. */
  readonly question: string;
  readonly replies: readonly Reply[];
  /** Whether the call waits for BankID; then `bankid(code)` moves it. */
  readonly awaitsBankid: boolean;
  /** Whether what is typed now is a personal number, never to be shown. */
  readonly awaitsNumber: boolean;
  readonly outcome: CallOutcome | null;
  /** Shown as soon as the caller knows where to turn, even while the call goes on. */
  readonly card: Card | null;
  readonly decision: Decision | null;
}

export function viewOf(service: Service, session: Session, decision: Decision | null): CallView {
  const over = session.isOver();
  const context = session.context();
  const tags = session.tags();
  const [lang, at, outcome] = [session.lang(), session.now(), session.outcome()];
  return {
    state: session.state(),
    over,
    lang,
    at,
    lines: [...session.journal.lines],
    facts: [...session.facts],
    question: context?.question ?? '',
    replies: over || !context ? [] : repliesFor(service, tags, context),
    awaitsBankid: !over && tags.has('bankid'),
    awaitsNumber: !over && tags.has('personal-number'),
    outcome,
    card: outcome ? orNothing(() => cardFor(service, outcome, decision, lang, at)) : null,
    decision,
  };
}

/** In a call that failed, what made it fail may fail again: the outcome is shown all the same. */
function orNothing<T>(make: () => T | null): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
