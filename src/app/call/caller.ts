import { toObserver, type Observer, type Subscribable } from 'xstate';
import type { Lang } from '../../../intents/types.ts';
import { queueOf } from '../../qa/queue.ts';
import { machineOf } from '../../simulator/actor.ts';
import { startCall, type Call, type CallView } from '../../simulator/call.ts';
import { cardFor, type Card } from '../../simulator/card.ts';
import type { Reply } from '../../simulator/replies.ts';
import type { Line, TraceEntry } from '../../simulator/trace.ts';
import { worldOf } from '../../simulator/world.ts';
import { play, QUEUE_STEP, type Act, type Conversation } from './conversation.ts';
import type { Engine } from './engine.ts';
import { createKeeping } from './keeping.ts';
import { nextLine } from './lines.ts';
import { PERSON } from './person.ts';
import { USUAL, type Conditions } from '../shell/settings.ts';

/** A line of the transcript; a key that was pressed shows what stood on its button. */
export interface ShownLine extends Line {
  readonly pressed: boolean;
}

/** What the page shows of the person's call. */
export interface Talk {
  readonly view: CallView;
  readonly card: Card | null;
  /** The language of the card: the one last spoken or switched to. */
  readonly lang: Lang;
  readonly lines: readonly ShownLine[];
  /** The number of the first line after what was there before the person did anything. */
  readonly opening: number;
  readonly begun: boolean;
  /** Changes when another call takes the place of this one. */
  readonly generation: number;
  /** Lines of lower numbers are no news in this generation. */
  readonly newsFrom: number;
  readonly trace: readonly TraceEntry[];
  /** What the person has done in this call, in order. */
  readonly turns: readonly Turn[];
}

/** One thing that the person did, and where the trace stood before it. */
export interface Turn {
  readonly act: Act;
  /** The `n` of the first trace entry that came of it. */
  readonly from: number;
}

export interface Caller {
  readonly say: (text: string, how?: Pick<Extract<Act, { kind: 'say' }>, 'said' | 'over'>) => void;
  /** Presses keys; digits of a personal number are not kept. */
  readonly press: (key: string, over?: string) => void;
  readonly staySilent: () => void;
  readonly wait: (ms: number) => void;
  readonly reply: (reply: Reply) => void;
  readonly giveNumber: (digits: string) => void;
  readonly bankid: (code: string) => void;
  readonly toPerson: () => void;
  /** Lets as much time pass as one place in the queue takes. */
  readonly waitInQueue: () => void;
  readonly hangUp: () => void;
  readonly restart: (conditions: Conditions) => void;
  readonly switchTo: (lang: Lang) => void;
  /** The call as it can be made again; no personal number is in it. */
  readonly conversation: () => Conversation;
  /** Makes a call again that was made elsewhere, up to `turns` of what was done in it (all, unless told), and goes on from there. */
  readonly open: (conversation: Conversation, turns?: number) => void;
  /** Goes back to where the person had done this many things; what is done then makes another branch. */
  readonly backTo: (turns: number) => void;
  /** Read as an actor is read, so that @xstate/react binds it. */
  readonly getSnapshot: () => Talk;
  readonly subscribe: Subscribable<Talk>['subscribe'];
}

/** How the first call begins. */
interface Beginning {
  readonly conditions: Conditions;
  readonly lang: Lang;
}

/** Makes what every call needs, so that the first one begins sooner. */
export function readyCalls({ service }: Engine): void {
  machineOf(worldOf(service, null));
}

/** The person at the telephone: one call after another, each through the simulator. Knows nothing of React. */
export function createCaller({ service, matcher }: Engine, now: () => number = Date.now, first: Beginning = { conditions: USUAL, lang: 'sv' }): Caller {
  let { conditions, lang: chosenLang } = first;
  let cardLang = chosenLang;
  let kept = createKeeping();
  let labels = new Map<number, string>();
  let generation = 0;
  let startedAt = 0;
  let talk: Talk | null = null;
  const listeners = new Set<Observer<Talk>>();
  let call = dial();
  let opening = nextLine(call.snapshot().lines);
  let newsFrom = opening;

  function dial(at: number = conditions.at ?? now()): Call {
    startedAt = at;
    return startCall(service, matcher, { at, dialled: conditions.dialled, lang: chosenLang, queue: conditions.queue === null ? null : queueOf(conditions.queue) });
  }

  function changed(): void {
    talk = null;
    for (const listener of listeners) listener.next?.(getSnapshot());
  }

  function begin(at?: number): void {
    call = dial(at);
    kept = createKeeping();
    labels = new Map();
    generation++;
    opening = nextLine(call.snapshot().lines);
    newsFrom = opening;
    cardLang = chosenLang;
  }

  function apply(act: Act): void {
    const before = call.snapshot();
    const label = act.kind === 'press' ? before.replies.find(({ key }) => key === act.key)?.label : undefined;
    if (label !== undefined) labels.set(nextLine(before.lines), label);
    play(call, act);
  }

  function nextStep(): number {
    return (call.trace().at(-1)?.n ?? -1) + 1;
  }

  function keep(act: Act): void {
    const from = nextStep();
    const line = nextLine(call.snapshot().lines);
    apply(act);
    kept.add(act, from, { steps: call.trace().filter(({ n }) => n >= from), lines: call.snapshot().lines.filter(({ n }) => n >= line) });
  }

  function perform(done: Act): void {
    // The page may have been open for hours: a call begins when the person does.
    if (kept.turns().length === 0 && conditions.at === null && !call.snapshot().over) begin();
    keep(done);
    cardLang = call.snapshot().lang;
    changed();
  }

  function replay(acts: readonly Act[], at: number): void {
    begin(at);
    for (const act of acts) keep(act);
    cardLang = call.snapshot().lang;
  }

  function getSnapshot(): Talk {
    return (talk ??= look());
  }

  function look(): Talk {
    const view = call.snapshot();
    return {
      view,
      card: view.outcome !== null && cardLang !== view.lang ? cardFor(service, view.outcome, view.decision, cardLang, view.at) : view.card,
      lang: cardLang,
      lines: view.lines.map((line) => ({ ...line, text: labels.get(line.n) ?? line.text, pressed: line.who === 'caller' && /^[\d*#]+$/u.test(line.text) && !labels.has(line.n) })),
      opening,
      begun: kept.turns().length > 0,
      generation,
      newsFrom,
      trace: [...call.trace()],
      turns: [...kept.turns()],
    };
  }

  return {
    say(text, how = {}) {
      if (text.trim() === '') return;
      if (call.snapshot().over) begin();
      perform({ kind: 'say', text, ...how });
    },
    press: (key, over) => perform({ kind: 'press', key, ...(over === undefined ? {} : { over }) }),
    staySilent: () => perform({ kind: 'silent' }),
    wait: (ms) => perform({ kind: 'wait', ms }),
    // A key does exactly what stands on the button, whatever the words would have been taken for.
    reply: (reply) => perform(reply.key === null ? { kind: 'say', text: reply.say } : { kind: 'press', key: reply.key }),
    giveNumber: (digits) => perform({ kind: 'press', key: digits }),
    bankid: (code) => perform({ kind: 'bankid', code }),
    // Inside a personal number a nought is a digit.
    toPerson: () => perform(call.snapshot().awaitsNumber ? { kind: 'say', text: PERSON[chosenLang] } : { kind: 'press', key: '0' }),
    waitInQueue: () => perform({ kind: 'wait', ms: QUEUE_STEP }),
    hangUp: () => perform({ kind: 'hangUp' }),
    restart(next) {
      conditions = next;
      begin();
      changed();
    },
    switchTo(lang) {
      if (lang === chosenLang) return;
      chosenLang = lang;
      replay(kept.turns().map(({ act }) => act), startedAt);
      cardLang = lang;
      newsFrom = nextLine(call.snapshot().lines);
      changed();
    },
    conversation: () => ({
      at: startedAt, dialled: conditions.dialled, lang: chosenLang, queue: conditions.queue,
      acts: kept.turns().map(({ act }) => act),
    }),
    open({ at, dialled, lang, queue, acts }, count = acts.length) {
      conditions = { at, dialled, queue };
      chosenLang = lang;
      replay(acts.slice(0, count), at);
      newsFrom = nextLine(call.snapshot().lines);
      changed();
    },
    backTo(count) {
      replay(kept.turns().slice(0, count).map(({ act }) => act), startedAt);
      newsFrom = nextLine(call.snapshot().lines);
      changed();
    },
    getSnapshot,
    subscribe(next: Parameters<typeof toObserver<Talk>>[0]) {
      const observer = toObserver(next);
      listeners.add(observer);
      return { unsubscribe: () => listeners.delete(observer) };
    },
  };
}
