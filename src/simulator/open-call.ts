import type { Matcher } from '../../intents/understand.ts';
import type { Decision } from '../../intents/types.ts';
import { meaningOf } from '../../machines/identification.ts';
import type { CallContext } from '../../machines/context.ts';
import type { Heard } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import type { Refusal } from './boundary.ts';
import type { Call, CallOptions } from './call.ts';
import { createDeadlines } from './deadlines.ts';
import { createFloor } from './floor.ts';
import { gate } from './gate.ts';
import { hearSpeech, wordsOf, type Hearing } from './hear.ts';
import { createKeying } from './keying.ts';
import { playOrder } from './order.ts';
import { isKeying, reachedBy, type CallRecord } from './record.ts';
import { MASK, maskPersonalNumbers } from './redact.ts';
import { createSession } from './session.ts';
import type { Moment } from './stepper.ts';
import { viewOf, type CallView } from './view.ts';

/**
 * A call with what only its makers may do. See call.ts.
 * @param past a call to be continued; or `lost`: nothing of it can be trusted
 * @param heardUntil the last line that had been heard out; null where the call lay still
 * @param moment where the facts of `past` lead to, where that is known
 */
export function openCall(service: Service, matcher: Matcher, options: CallOptions, past: CallRecord | 'lost' | null, heardUntil: number | null, moment: Moment | null = null) {
  const record = past === 'lost' ? null : past;
  const input = { at: options.at, dialled: options.dialled ?? 'private', lang: options.lang ?? 'sv', ...(options.queue ? { queue: options.queue } : {}) };
  const session = createSession(service, input, past, options, moment);
  const { journal, isOver, note, refuse, show } = session;
  const floor = createFloor(session, heardUntil);
  const keying = createKeying(record !== null && isKeying(record));
  const listeners = new Set<(view: CallView) => void>();
  let decision: Decision | null = record?.decision ?? null;
  let view: CallView | null = null;

  function send(event: unknown, before?: () => void): void {
    const letIn = floor.step();
    session.send(event, () => {
      letIn();
      before?.();
    });
    settle();
  }

  /** After each event: note the state, let BankID answer by itself if told to, and tell those who watch. */
  function settle(): void {
    view = null;
    const entered = session.settle();
    if (entered) keying.clear();
    if (entered && options.bankid && session.tags().has('bankid')) return answerOrder(options.bankid);
    for (const listener of listeners) listener(look());
  }

  function answerOrder(code: string): void {
    const order = session.context()?.bankidAsks ?? 1;
    playOrder(code, { now: session.now, passUntil, answer: (news) => bankid(news, order), isWaited: () => !isOver() && session.tags().has('bankid') });
  }

  function bankid(code: string, order = Math.max(1, session.context()?.bankidAsks ?? 1)): void {
    if (!isOver()) send({ type: 'bankid.answered', at: session.now(), code, order }, () => note({ type: 'bankid.answered', code, order, rfa: meaningOf(code).rfa }));
  }

  function staySilent(): void {
    if (!isOver()) send({ type: 'caller.stayedSilent', at: session.now() }, () => note({ type: 'caller.stayedSilent' }));
  }

  function press(heard: Heard, shown: string, over: string | undefined): void {
    const interrupted = floor.interrupted(over);
    send({ type: 'caller.pressed', at: session.now(), heard }, () => {
      show('caller', shown);
      note({ type: 'caller.pressed', keys: shown === MASK ? '…' : shown, heard, ...interrupted });
    });
  }

  function look(): CallView {
    return (view ??= viewOf(service, session, decision));
  }

  function isTooLate(): boolean {
    const isLate = floor.isTooLate();
    if (isLate) settle();
    return isLate;
  }

  /** Whether it is text at all; from outside the types nothing is certain. */
  function isText(value: unknown): value is string {
    if (typeof value === 'string') return true;
    refuse({ code: 'TV-EV-SHAPE', message: 'what the caller says or presses is text' });
    settle();
    return false;
  }

  function fire(deadline: NonNullable<CallContext['deadline']>): void {
    if (deadline.as === 'silence') staySilent();
    else if (deadline.as === 'bankid-expiry') bankid('expiredTransaction');
    else send({ type: 'queue.moved', at: session.now(), place: Math.max(0, (session.context()?.place ?? 1) - 1) });
  }

  const { passUntil, catchUp } = createDeadlines(session, fire);
  const call: Call = {
    id: options.id ?? 'local',
    service: service.version,
    saying: floor.saying,
    say(utterance, over) {
      const context = session.context();
      if (isTooLate() || !context || !isText(utterance)) return;
      const gated = gate(utterance);
      if (!gated.ok) {
        if (gated.code === 'TV-IN-EMPTY') return staySilent();
        refuse(gated);
        show('system', session.lang() === 'sv' ? 'Det var för långt. Högst 1 000 tecken.' : 'That was too long. At most 1,000 characters.');
        return settle();
      }
      const tags = session.tags();
      const words = wordsOf(utterance, gated.text, { tags });
      const text = words.kept;
      if (floor.isLost(text, over)) return settle();
      let hearing: Hearing;
      try {
        hearing = hearSpeech(service, matcher, words, { tags, context });
      } catch (error) {
        session.rescue(error);
        return settle();
      }
      const { heard, manner } = hearing;
      const interrupted = floor.interrupted(over);
      send({ type: 'caller.spoke', at: session.now(), heard, manner }, () => {
        if (heard.kind === 'need') ({ decision } = hearing);
        show('caller', text);
        note({ type: 'caller.spoke', text, heard, decision: hearing.decision, ...interrupted });
      });
    },
    press(keys, over) {
      const context = session.context();
      if (isTooLate() || !context || !isText(keys)) return;
      const plain = keys.slice(0, 1000).replace(/[^\d*#]/gu, '').slice(0, 32);
      if (plain === '') return;
      if (floor.isLost(maskPersonalNumbers(plain), over)) return settle();
      const pressed = keying.press(plain, { tags: session.tags(), context });
      if (pressed) press(pressed.heard, pressed.isSecret ? MASK : maskPersonalNumbers(plain), over);
      else note({ type: 'caller.pressed', keys: '…', heard: null });
    },
    staySilent,
    hangUp() {
      if (!isOver()) send({ type: 'caller.hungUp', at: session.now() }, () => note({ type: 'caller.hungUp' }));
    },
    bankid,
    wait(ms) {
      const until = session.now() + Math.max(0, ms);
      if (!(until <= 8.64e15)) return refuse({ code: 'TV-EV-SHAPE', message: 'a wait is a number of milliseconds' });
      passUntil(until);
      settle();
    },
    advanceTo(at) {
      if (!(Math.abs(at) <= 8.64e15)) return refuse({ code: 'TV-EV-SHAPE', message: 'a moment is a number of milliseconds since 1970' });
      if (at <= session.now()) return;
      passUntil(at, false);
      settle();
    },
    snapshot: look,
    trace: () => journal.steps,
    record: () => ({
      start: { at: input.at, dialled: input.dialled, lang: input.lang, bankid: options.bankid ?? null, queue: options.queue ?? null },
      at: session.now(),
      facts: [...session.facts],
      reached: reachedBy(session.state(), session.context(), session.outcome()),
      lines: [...journal.lines],
      trace: [...journal.steps],
      decision,
      heardUntil: floor.heardUntil(),
    }),
    moment: session.moment,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    call,
    settle,
    resume: (now: number): void => {
      session.setNow(Math.max(session.now(), now));
      if (session.tags().has('bankid')) bankid('cancelled');
      else catchUp();
    },
    lose: (reason: Refusal): void => {
      refuse(reason);
      session.rescue(reason.code);
    },
  };
}
