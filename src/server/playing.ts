import { randomBytes } from 'node:crypto';
import { act, type CallerStep } from '../qa/step.ts';
import { startCall, type Call } from '../simulator/call.ts';
import { deltaSince, markOf, type Delta } from '../simulator/delta.ts';
import { extended, persist, persistAsText, restoreCall, told, type Envelope } from '../simulator/envelope.ts';
import { callStanding, standingOf } from '../simulator/standing.ts';
import type { TraceEntry } from '../simulator/trace.ts';
import type { Beginning, ExchangeOptions, Named } from './exchange.ts';
import { nameOf } from './hashed.ts';
import type { HotCalls } from './hot-calls.ts';
import { replyOf, type Reply } from './reply.ts';
import type { Hold, KeptCall } from './store/calls.ts';

/** Calls begun, taken up and gone on with, inside a transaction that holds them: what memory has and what the store has go the same way. */
export interface Playing {
  /** @param before the client's call of before, if it has had one */
  readonly beginIn: (hold: Hold, beginning: Beginning, client: string | null, named: Named, before?: KeptCall | null) => Promise<Reply>;
  readonly turnIn: (hold: Hold, kept: KeptCall, step: CallerStep, named: Named) => Promise<Reply>;
  /** What the call has been so far, as it was: nothing is played again, so the rules may have become others. */
  readonly toldIn: (hold: Hold, kept: KeptCall) => Promise<Envelope>;
  /** Its steps after the `n`th, as they were. */
  readonly traceIn: (hold: Hold, kept: KeptCall, n: number) => Promise<readonly TraceEntry[]>;
}

const NOTHING = { step: -1, line: -1 } as const;

export function createPlaying({ engine: { service, matcher }, now }: Pick<ExchangeOptions, 'engine' | 'now'>, calls: HotCalls): Playing {
  async function beginIn(hold: Hold, { channel, at = null, ...options }: Beginning, client: string | null, { key = null, tag = null }: Named, before: KeptCall | null = null): Promise<Reply> {
    const id = randomBytes(16).toString('hex');
    const clock = now();
    // A client's calls stand in the order in which they began, whatever the clock does.
    const startedAt = Math.max(clock, before ? before.startedAt + 1 : clock);
    const call = startCall(service, matcher, { ...options, at: at ?? clock, id });
    const reply = replyOf(service, call, 0, NOTHING, tag);
    const kept: KeptCall = {
      id, channel, client, ownTime: at !== null, startedAt, touchedAt: clock, turn: 0,
      isOver: reply.over, isHeld: false, envelopeTurn: 0,
    };
    const standing = standingOf(call);
    await hold.begin(kept, { envelope: persistAsText(call), standing }, { turn: 0, key, at: clock, delta: null, reply: JSON.stringify(reply) });
    keep(kept, call, standing);
    return reply;
  }

  /** A call that is over is asked for no more. */
  function keep({ id, turn, touchedAt, isOver }: KeptCall, call: Call, standing: string | null): void {
    if (!isOver) calls.put(id, { turn, touchedAt, stands: standing ?? call, step: call.trace().at(-1)?.n ?? -1 });
  }

  async function writtenIn(hold: Hold, { id, envelopeTurn }: KeptCall) {
    const { envelope, deltas } = await hold.written(id, envelopeTurn);
    return { envelope, deltas: deltas.map((delta) => JSON.parse(delta) as Delta) };
  }

  async function toldIn(hold: Hold, kept: KeptCall): Promise<Envelope> {
    const { envelope, deltas } = await writtenIn(hold, kept);
    return extended(envelope, deltas) ?? persist(await wholeIn(hold, kept));
  }

  async function traceIn(hold: Hold, kept: KeptCall, n: number): Promise<readonly TraceEntry[]> {
    const here = calls.at(kept);
    if (here && here.step <= n) return [];
    const { envelope, deltas } = await writtenIn(hold, kept);
    const trace = told(envelope, deltas)?.state.trace ?? (await wholeIn(hold, kept)).trace();
    return trace.filter((step) => step.n > n);
  }

  /** The call with all that it has been, from its envelope and its turns. */
  async function wholeIn(hold: Hold, kept: KeptCall): Promise<Call> {
    const { envelope, deltas } = await writtenIn(hold, kept);
    return restoreCall(service, matcher, envelope, { id: kept.id, at: kept.ownTime ? kept.startedAt : now(), deltas, interrupted: false });
  }

  /** The call as far as the store has it, and of what it has been perhaps only the end. */
  async function callIn(hold: Hold, kept: KeptCall): Promise<Call> {
    const stands = calls.at(kept)?.stands ?? (await hold.standing(kept.id));
    if (typeof stands !== 'string') return stands ?? wholeIn(hold, kept);
    return callStanding(service, matcher, stands, kept.id) ?? wholeIn(hold, kept);
  }

  async function turnIn(hold: Hold, kept: KeptCall, step: CallerStep, { key = null, tag = null }: Named): Promise<Reply> {
    const at = now();
    const turn = kept.turn + 1;
    let call = await callIn(hold, kept);
    // Until the turn is kept, memory is ahead of the store: a turn that fails finds nothing here.
    calls.drop(kept.id);
    const take = () => {
      // It could not be taken up again, by other rules for one: all that it has to say is that a person takes over.
      const isLost = call.snapshot().over;
      const mark = isLost ? { ...markOf(call), ...NOTHING } : markOf(call);
      if (!kept.ownTime && !isLost) call.advanceTo(at);
      if (!isLost) act(call, step);
      return { reply: replyOf(service, call, turn, mark, tag), delta: isLost ? null : deltaSince(call, mark) };
    };
    let { reply, delta } = take();
    // So long that its beginning is dropped: that takes all of it.
    if (delta === null && call.trace()[0]?.type !== 'call.started') {
      call = await wholeIn(hold, kept);
      ({ reply, delta } = take());
    }
    if (delta === null) await hold.setEnvelope(kept.id, persistAsText(call), turn);
    const standing = delta && standingOf(call);
    // A clock that was set back makes no call older.
    const gone = { ...kept, turn, touchedAt: Math.max(at, kept.touchedAt), isOver: reply.over };
    await hold.add(gone, standing, { turn, key: nameOf(key), at, delta: delta && JSON.stringify(delta), reply: JSON.stringify(reply) });
    keep(gone, call, standing);
    return reply;
  }

  return { beginIn, turnIn, toldIn, traceIn };
}
