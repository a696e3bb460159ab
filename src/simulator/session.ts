import type { Lang } from '../../intents/types.ts';
import type { CallContext, CallInput } from '../../machines/context.ts';
import type { CallEvent, CallOutcome, Prompt } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { rescueOutcome, startActor, stateName, type CallActor } from './actor.ts';
import type { Refusal } from './boundary.ts';
import type { Tampering } from './engine.ts';
import { createJournal, type Journal } from './journal.ts';
import { MAX_FACTS, type CallRecord } from './record.ts';
import type { Moment } from './stepper.ts';
import type { Line, TraceStep } from './trace.ts';
import { renderPrompt } from './words.ts';
import { worldOf } from './world.ts';

/** What goes on under a call: its machine, its clock, its facts and its journal. Knows nothing of understanding. */
export interface Session {
  readonly journal: Journal;
  readonly facts: readonly CallEvent[];
  readonly now: () => number;
  readonly setNow: (at: number) => void;
  readonly lang: () => Lang;
  /** The state's name; `fault` when something failed, empty before the first. */
  readonly state: () => string;
  readonly tags: () => ReadonlySet<string>;
  readonly context: () => CallContext | undefined;
  readonly outcome: () => CallOutcome | null;
  readonly isOver: () => boolean;
  /** Null for a call that is over. */
  readonly moment: () => Moment | null;
  readonly note: (step: TraceStep) => void;
  readonly show: (who: Line['who'], text: string) => void;
  /** @param before what is noted of the fact when it is let in; for a refused one only the refusal is */
  readonly send: (event: unknown, before?: () => void) => void;
  readonly refuse: (refusal: Pick<Refusal, 'code' | 'message'>) => void;
  /** Ends the call with a person, whatever failed. Never throws. */
  readonly rescue: (error: unknown) => void;
  /** Notes where the call has come to. @returns whether that is a new state */
  readonly settle: () => boolean;
}

/** What is said when even the words for a fault cannot be had. */
const LAST_WORDS: Readonly<Record<'closed' | 'transfer', Readonly<Record<Lang, string>>>> = {
  transfer: { sv: 'Något gick fel hos oss. En handläggare tar över.', en: 'Something went wrong on our side. An administrator takes over.' },
  closed: { sv: 'Något gick fel hos oss, och vi har stängt. Ring igen när vi har öppnat.', en: 'Something went wrong on our side, and we are closed. Call again when we have opened.' },
};

/**
 * @param past a call to be continued: its facts are replayed, silently; or `lost`: no machine is started at all
 * @param reached where the facts lead to, where that is known: then they are not replayed
 */
export function createSession(service: Service, input: CallInput, past: CallRecord | 'lost' | null, tampering: Tampering = {}, reached: Moment | null = null): Session {
  const { queue = null } = input;
  const sound = worldOf(service, queue);
  const world = tampering.world?.(sound) ?? sound;
  const record = past === 'lost' ? null : past;
  const journal = createJournal(input.at, record ? { steps: record.trace, lines: record.lines } : undefined);
  const facts: CallEvent[] = [];
  let at = input.at;
  let lastState = '';
  let faulted: CallOutcome | null = null;
  let isReplaying = record !== null;
  let actor: CallActor | null = null;

  const snapshot = () => actor?.getSnapshot();
  // Undefined where the very first state could not be entered, whatever XState's types say.
  const context = (): CallContext | undefined => snapshot()?.context;
  const lang = () => context()?.lang ?? input.lang;
  const isOver = () => faulted !== null || snapshot()?.status !== 'active';
  const outcome = () => faulted ?? context()?.outcome ?? null;
  const moment = (): Moment | null => {
    const present = snapshot();
    return present && !isOver() ? { value: present.value, context: present.context } : null;
  };
  const note = (step: TraceStep) => journal.note(at, step);
  const refuse = ({ code, message }: Pick<Refusal, 'code' | 'message'>) => note({ type: 'refused', code, message });
  const say = (id: string, text: string) => {
    note({ type: 'prompt', id, text, lang: lang() });
    journal.show('voice', text, lang(), id);
  };

  function speak(prompt: Prompt): void {
    if (!isReplaying && faulted === null) say(prompt.id, renderPrompt(service, prompt, lang(), at));
  }

  // A fault inside the call never ends it without a person: the caller is put through from here.
  function rescue(error: unknown): void {
    if (faulted) return;
    const known = context();
    faulted = rescueOutcome(world, known && { ...known, at }, input);
    if (isReplaying) return;
    note({ type: 'fault', message: error instanceof Error ? error.name : typeof error === 'string' ? error : 'unknown' });
    sayFault(faulted);
    note({ type: 'call.ended', outcome: faulted });
  }

  /** Nobody is promised a person while the line is closed. */
  function sayFault({ disposition, line, hours }: CallOutcome): void {
    const isClosed = disposition === 'closed';
    const prompt: Prompt = isClosed ? { type: 'prompt', id: 'closed', gaps: { line: line ?? '', next: hours?.next ?? '' } } : { type: 'prompt', id: 'fault', gaps: {} };
    try {
      say(prompt.id, renderPrompt(service, prompt, lang(), at));
    } catch {
      say(prompt.id, LAST_WORDS[isClosed ? 'closed' : 'transfer'][lang()]);
    }
  }

  function send(event: unknown, before?: () => void): void {
    if (facts.length >= MAX_FACTS) return rescue('TV-CALL-TOO-LONG');
    actor?.send(event, (fact) => {
      facts.push(fact);
      before?.();
    });
  }

  function settle(): boolean {
    const present = snapshot();
    if (!present || faulted) return false;
    const value = stateName(present.value);
    const isNew = value !== lastState;
    if (isNew) note({ type: 'state', value });
    lastState = value;
    if (present.context.outcome && isOver() && journal.steps.at(-1)?.type !== 'call.ended') note({ type: 'call.ended', outcome: present.context.outcome });
    return isNew;
  }

  if (!record) note({ type: 'call.started', dialled: input.dialled, lang: input.lang, service: service.version });
  if (past !== 'lost') actor = startActor(world, input, { speak, rescue, refuse }, tampering.machine, reached);
  if (record) {
    if (reached) facts.push(...record.facts);
    else for (const fact of record.facts) if (!isOver()) send(fact);
    at = record.at;
    if (record.reached.state === 'fault') rescue(null);
    const value = snapshot()?.value;
    if (value !== undefined) lastState = stateName(value);
    isReplaying = false;
  }

  return {
    journal, facts, lang, context, outcome, isOver, moment, note, refuse, rescue, send, settle,
    now: () => at,
    setNow: (next) => { at = next; },
    state: () => (faulted ? 'fault' : lastState),
    tags: () => snapshot()?.tags ?? new Set<string>(),
    show: (who, text) => journal.show(who, text, lang()),
  };
}
