import { toObserver, type Observer, type Subscribable } from 'xstate';
import type { Lang } from '../../intents/types.ts';
import { PACE, queueOf } from '../qa/queue.ts';
import { startCall, type Call, type CallView } from '../simulator/call.ts';
import { cardFor, type Card } from '../simulator/card.ts';
import type { Reply } from '../simulator/replies.ts';
import { TEST_NUMBER, WRONG_NUMBER } from '../simulator/test-number.ts';
import type { Line, TraceEntry } from '../simulator/trace.ts';
import type { Engine } from './engine.ts';
import { nextLine } from './lines.ts';
import { USUAL, type Conditions } from './settings.ts';

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
}

/** What the person did, so that the same call can be made in another language. A personal number is never among it. */
type Act =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'press'; readonly key: string }
  | { readonly kind: 'number'; readonly accepted: boolean }
  | { readonly kind: 'bankid'; readonly code: string }
  | { readonly kind: 'wait' }
  | { readonly kind: 'hangUp' };

export interface Caller {
  readonly say: (text: string) => void;
  readonly reply: (reply: Reply) => void;
  readonly giveNumber: (digits: string) => void;
  readonly bankid: (code: string) => void;
  readonly toPerson: () => void;
  /** Lets as much time pass as one place in the queue takes. */
  readonly waitInQueue: () => void;
  readonly hangUp: () => void;
  readonly restart: (conditions: Conditions) => void;
  readonly switchTo: (lang: Lang) => void;
  /** Read as an actor is read, so that @xstate/react binds it. */
  readonly getSnapshot: () => Talk;
  readonly subscribe: Subscribable<Talk>['subscribe'];
}

/** The person at the telephone: one call after another, each through the simulator. Knows nothing of React. */
export function createCaller({ service, matcher }: Engine, now: () => number = Date.now): Caller {
  let conditions: Conditions = USUAL;
  let chosenLang: Lang = 'sv';
  let cardLang: Lang = 'sv';
  let acts: Act[] = [];
  let labels = new Map<number, string>();
  let generation = 0;
  let newsFrom = 0;
  let startedAt = 0;
  let talk: Talk | null = null;
  const listeners = new Set<Observer<Talk>>();
  let call = dial();
  let opening = nextLine(call.snapshot().lines);
  newsFrom = opening;

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
    acts = [];
    labels = new Map();
    generation++;
    opening = nextLine(call.snapshot().lines);
    newsFrom = opening;
    cardLang = chosenLang;
  }

  function apply(act: Act): void {
    if (act.kind === 'say') call.say(act.text);
    else if (act.kind === 'bankid') call.bankid(act.code);
    // The number that was given is not kept; these stand for it.
    else if (act.kind === 'number') call.press(act.accepted ? TEST_NUMBER : WRONG_NUMBER);
    else if (act.kind === 'hangUp') call.hangUp();
    else if (act.kind === 'wait') call.wait(PACE);
    else {
      const before = call.snapshot();
      const label = before.replies.find(({ key }) => key === act.key)?.label;
      if (label !== undefined) labels.set(nextLine(call.snapshot().lines), label);
      call.press(act.key);
    }
  }

  function perform(done: Act): void {
    // The page may have been open for hours: a call begins when the person does.
    if (acts.length === 0 && conditions.at === null && !call.snapshot().over) begin();
    apply(done);
    acts.push(done);
    cardLang = call.snapshot().lang;
    changed();
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
      begun: acts.length > 0,
      generation,
      newsFrom,
      trace: call.trace(),
    };
  }

  return {
    say(text) {
      if (text.trim() === '') return;
      if (call.snapshot().over) begin();
      perform({ kind: 'say', text });
    },
    // A key does exactly what stands on the button, whatever the words would have been taken for.
    reply: (reply) => perform(reply.key === null ? { kind: 'say', text: reply.say } : { kind: 'press', key: reply.key }),
    giveNumber(digits) {
      call.press(digits);
      acts.push({ kind: 'number', accepted: !call.snapshot().awaitsNumber });
      changed();
    },
    bankid: (code) => perform({ kind: 'bankid', code }),
    // Inside a personal number a nought is a digit.
    toPerson: () => perform(call.snapshot().awaitsNumber ? { kind: 'say', text: chosenLang === 'sv' ? 'handläggare' : 'administrator' } : { kind: 'press', key: '0' }),
    waitInQueue: () => perform({ kind: 'wait' }),
    hangUp: () => perform({ kind: 'hangUp' }),
    restart(next) {
      conditions = next;
      begin();
      changed();
    },
    switchTo(lang) {
      if (lang === chosenLang) return;
      chosenLang = lang;
      const again = acts;
      begin(startedAt);
      for (const done of again) {
        apply(done);
        acts.push(done);
      }
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
