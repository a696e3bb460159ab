import type { Matcher } from '../../intents/understand.ts';
import type { Decision, Lang } from '../../intents/types.ts';
import { meaningOf } from '../../machines/identification.ts';
import type { CallEvent, CallOutcome, Dialled, Heard, Prompt } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { rescueOutcome, startActor, stateName, type CallActor } from './actor.ts';
import { cardFor, type Card } from './card.ts';
import { gate } from './gate.ts';
import { hearKeys, hearSpeech } from './hear.ts';
import { createJournal } from './journal.ts';
import { digitsIn, MASK, maskPersonalNumbers, withoutMask } from './redact.ts';
import { repliesFor, type Reply } from './replies.ts';
import type { Line, TraceEntry, TraceStep } from './trace.ts';
import { renderPrompt } from './words.ts';
import { createWorld } from './world.ts';

export interface CallOptions {
  /** When the call begins, ms since 1970. */
  readonly at: number;
  readonly dialled?: Dialled;
  readonly lang?: Lang;
  /** What BankID answers by itself: a hint or error code, or `complete`. Without it, `bankid()` must be called. */
  readonly bankid?: string | null;
}

/** What can be seen of a call at one moment. */
export interface CallView {
  readonly state: string;
  readonly over: boolean;
  readonly lang: Lang;
  readonly at: number;
  readonly lines: readonly Line[];
  /** The prompt id of the question that stands. */
  readonly question: string;
  readonly replies: readonly Reply[];
  /** Whether the call waits for BankID; then `bankid(code)` moves it. */
  readonly awaitsBankid: boolean;
  /** Whether what is typed now is a personal number, never to be shown. */
  readonly awaitsNumber: boolean;
  readonly outcome: CallOutcome | null;
  readonly card: Card | null;
  readonly decision: Decision | null;
  /** The phrase of the catalogue that is nearest to what was understood; sought when the call is over. */
  readonly nearest: string | null;
}

/** A call as seen from the caller's chair. Every verb is a fact; facts after the end are ignored. */
export interface Call {
  readonly say: (utterance: string) => void;
  readonly press: (keys: string) => void;
  readonly staySilent: () => void;
  readonly hangUp: () => void;
  /** What BankID answers: a hint or error code of the relying-party API. */
  readonly bankid: (code: string) => void;
  /** Lets time pass; silence and order deadlines fire on the way. */
  readonly wait: (ms: number) => void;
  readonly snapshot: () => CallView;
  readonly trace: () => readonly TraceEntry[];
  /** Calls back after each change; returns how to stop. */
  readonly subscribe: (listener: (view: CallView) => void) => () => void;
}

/** Starts a call. Nothing is read from a clock: time is `options.at` and what `wait` adds. */
export function startCall(service: Service, matcher: Matcher, options: CallOptions): Call {
  const world = createWorld(service);
  const input = { at: options.at, dialled: options.dialled ?? 'private', lang: options.lang ?? 'sv' };
  const journal = createJournal(options.at);
  const listeners = new Set<(view: CallView) => void>();
  let { at } = options;
  let keysSoFar = '';
  let lastState = '';
  let decision: Decision | null = null;
  let described = '';
  let faulted: CallOutcome | null = null;
  let view: CallView | null = null;
  let actor: CallActor | null = null;

  const langNow = (): Lang => actor?.getSnapshot().context.lang ?? input.lang;
  const note = (step: TraceStep) => journal.note(at, step);
  const show = (who: Line['who'], text: string) => journal.show(who, text, langNow());
  const speak = (prompt: Prompt) => {
    const text = renderPrompt(service, prompt, langNow(), at);
    note({ type: 'prompt', id: prompt.id, text, lang: langNow() });
    journal.show('voice', text, langNow(), prompt.id);
  };
  // A fault inside the call never ends it without a person: the caller is put through from here.
  const rescue = (error: unknown) => {
    if (faulted) return;
    faulted = rescueOutcome(world, actor?.getSnapshot().context, input);
    note({ type: 'fault', message: error instanceof Error ? error.name : 'unknown' });
    speak({ type: 'prompt', id: 'fault', gaps: {} });
    note({ type: 'call.ended', outcome: faulted });
  };

  note({ type: 'call.started', dialled: input.dialled, lang: input.lang, service: service.version });
  actor = startActor(world, input, speak, rescue);
  settle();

  function isOver(): boolean {
    return faulted !== null || actor?.getSnapshot().status !== 'active';
  }

  function send(event: CallEvent): void {
    try {
      actor?.send(event);
    } catch (error) {
      rescue(error);
    }
    settle();
  }

  /** After each event: note the state, let BankID answer by itself if told to, and tell those who watch. */
  function settle(): void {
    const snapshot = actor?.getSnapshot();
    view = null;
    if (snapshot && !faulted) {
      const value = stateName(snapshot.value);
      if (value !== lastState) note({ type: 'state', value });
      const entered = value !== lastState;
      lastState = value;
      if (entered) keysSoFar = '';
      if (snapshot.context.outcome && journal.steps.at(-1)?.type !== 'call.ended' && isOver()) note({ type: 'call.ended', outcome: snapshot.context.outcome });
      if (entered && snapshot.hasTag('bankid') && options.bankid) {
        answerOrder(options.bankid);
        return;
      }
    }
    for (const listener of listeners) listener(look());
  }

  function answerOrder(code: string): void {
    if (meaningOf(code).state === 'complete') for (const pending of ['userCallConfirm', 'userSign']) bankid(pending);
    bankid(code);
  }

  function bankid(code: string): void {
    if (isOver()) return;
    note({ type: 'bankid.answered', code, rfa: meaningOf(code).rfa });
    send({ type: 'bankid.answered', at, code });
  }

  function listening() {
    const snapshot = actor?.getSnapshot();
    return snapshot ? { tags: snapshot.tags as ReadonlySet<string>, context: snapshot.context } : null;
  }

  function staySilent(): void {
    if (isOver()) return;
    note({ type: 'caller.stayedSilent' });
    send({ type: 'caller.stayedSilent', at });
  }

  function look(): CallView {
    if (view) return view;
    const snapshot = actor?.getSnapshot();
    const context = snapshot?.context;
    const outcome = faulted ?? context?.outcome ?? null;
    const over = isOver();
    const tags = (snapshot?.tags ?? new Set()) as ReadonlySet<string>;
    view = {
      state: faulted ? 'fault' : lastState,
      over,
      lang: langNow(),
      at,
      lines: [...journal.lines],
      question: context?.question ?? '',
      replies: over || !context ? [] : repliesFor(service, tags, context),
      awaitsBankid: !over && tags.has('bankid'),
      awaitsNumber: !over && tags.has('personal-number'),
      outcome,
      card: over ? cardFor(service, outcome, decision, langNow(), at) : null,
      decision,
      nearest: over && decision?.topic ? matcher.suggester.nearest(described, decision.topic) : null,
    };
    return view;
  }

  return {
    say(utterance) {
      const present = listening();
      if (isOver() || !present) return;
      const gated = gate(utterance);
      if (!gated.ok) {
        if (gated.code === 'TV-IN-EMPTY') staySilent();
        else {
          note({ type: 'refused', code: gated.code, message: gated.message });
          show('system', langNow() === 'sv' ? 'Det var för långt. Högst 1 000 tecken.' : 'That was too long. At most 1,000 characters.');
          settle();
        }
        return;
      }
      const digits = present.tags.has('personal-number') || present.tags.has('yes-no') ? digitsIn(utterance) : '';
      // At the question for it, anything with digits is the number: it is never kept, right or wrong.
      const text = present.tags.has('personal-number') && digits.length >= 4 ? MASK : gated.text;
      let heard: Heard;
      let understood: Decision;
      try {
        ({ heard, decision: understood } = hearSpeech(service, matcher, text === MASK ? '' : withoutMask(gated.text), digits, present));
      } catch (error) {
        rescue(error);
        settle();
        return;
      }
      if (heard.kind === 'need') [decision, described] = [understood, gated.text];
      show('caller', text);
      note({ type: 'caller.spoke', text, heard, decision: understood });
      send({ type: 'caller.spoke', at, heard });
    },
    press(keys) {
      const present = listening();
      if (isOver() || !present) return;
      const plain = keys.replace(/[^\d*#]/gu, '').slice(0, 32);
      if (plain === '') return;
      const isNumber = present.tags.has('personal-number');
      // A lone 0 before any digit is a person here too: no twelve-digit number begins with it.
      if (isNumber && keysSoFar === '' && plain === '0') {
        show('caller', plain);
        note({ type: 'caller.pressed', keys: plain, heard: { kind: 'agent' } });
        send({ type: 'caller.pressed', at, heard: { kind: 'agent' } });
        return;
      }
      keysSoFar = isNumber ? keysSoFar + plain : plain;
      const complete = !isNumber || keysSoFar.endsWith('#') || keysSoFar.replace(/\D/gu, '').length >= 12 || (plain.length >= 10);
      const heard = complete ? hearKeys(keysSoFar, present) : null;
      if (complete) keysSoFar = '';
      if (complete || !isNumber) show('caller', isNumber ? MASK : maskPersonalNumbers(plain));
      note({ type: 'caller.pressed', keys: isNumber ? '…' : maskPersonalNumbers(plain), heard });
      if (heard) send({ type: 'caller.pressed', at, heard });
    },
    staySilent,
    hangUp() {
      if (isOver()) return;
      note({ type: 'caller.hungUp' });
      send({ type: 'caller.hungUp', at });
    },
    bankid,
    wait(ms) {
      const until = at + Math.max(0, ms);
      for (let deadline = dueDeadline(until); deadline; deadline = dueDeadline(until)) {
        at = deadline.at;
        if (deadline.as === 'silence') staySilent();
        else bankid('expiredTransaction');
      }
      at = until;
      settle();
    },
    snapshot: look,
    trace: () => journal.steps,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  function dueDeadline(until: number) {
    const deadline = isOver() ? null : (actor?.getSnapshot().context.deadline ?? null);
    return deadline && deadline.at <= until ? deadline : null;
  }
}
