import { randomBytes } from 'node:crypto';
import { act, type CallerStep } from '../qa/step.ts';
import { startCall, type Call } from '../simulator/call.ts';
import { deltaSince, markOf, type Delta } from '../simulator/delta.ts';
import { extended, persist, persistAsText, restoreCall, type Envelope } from '../simulator/envelope.ts';
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
  readonly callIn: (hold: Hold, kept: KeptCall) => Promise<Call>;
  readonly toldIn: (hold: Hold, kept: KeptCall) => Promise<Envelope>;
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
    await hold.begin(kept, persistAsText(call), { turn: 0, key, at: clock, delta: null, reply: JSON.stringify(reply) });
    calls.put(id, { call, turn: 0, touchedAt: clock });
    return reply;
  }

  async function writtenIn(hold: Hold, { id, envelopeTurn }: KeptCall) {
    const deltas = (await hold.deltasAfter(id, envelopeTurn)).map((delta) => JSON.parse(delta) as Delta);
    return { envelope: await hold.envelope(id), deltas };
  }

  /** What the call has been so far, as it was: nothing is played again, so the rules may have become others. */
  async function toldIn(hold: Hold, kept: KeptCall): Promise<Envelope> {
    const here = calls.at(kept);
    if (here) return persist(here);
    const { envelope, deltas } = await writtenIn(hold, kept);
    return extended(envelope, deltas) ?? persist(await callIn(hold, kept));
  }

  /** The call as far as the store has it: from memory, else from its envelope and its turns. */
  async function callIn(hold: Hold, kept: KeptCall): Promise<Call> {
    const here = calls.at(kept);
    if (here) return here;
    const { envelope, deltas } = await writtenIn(hold, kept);
    const call = restoreCall(service, matcher, envelope, { id: kept.id, at: kept.ownTime ? kept.startedAt : now(), deltas, interrupted: false });
    // A call that could not be taken up stays what it was until a turn says so.
    if (!call.snapshot().over) calls.put(kept.id, { call, turn: kept.turn, touchedAt: kept.touchedAt });
    return call;
  }

  async function turnIn(hold: Hold, kept: KeptCall, step: CallerStep, { key = null, tag = null }: Named): Promise<Reply> {
    const call = await callIn(hold, kept);
    // Until the turn is kept, memory is ahead of the store: a turn that fails finds nothing here.
    calls.drop(kept.id);
    const at = now();
    // It could not be taken up again, by other rules for one: all that it has to say is that a person takes over.
    const isLost = call.snapshot().over;
    const mark = isLost ? { ...markOf(call), ...NOTHING } : markOf(call);
    if (!kept.ownTime && !isLost) call.advanceTo(at);
    if (!isLost) act(call, step);
    const turn = kept.turn + 1;
    const reply = replyOf(service, call, turn, mark, tag);
    const delta = isLost ? null : deltaSince(call, mark);
    if (delta === null) await hold.setEnvelope(kept.id, persistAsText(call), turn);
    // A clock that was set back makes no call older.
    const touchedAt = Math.max(at, kept.touchedAt);
    await hold.add({ ...kept, turn, touchedAt, isOver: reply.over }, { turn, key: nameOf(key), at, delta: delta && JSON.stringify(delta), reply: JSON.stringify(reply) });
    calls.put(kept.id, { call, turn, touchedAt });
    return reply;
  }

  return { beginIn, turnIn, callIn, toldIn };
}
