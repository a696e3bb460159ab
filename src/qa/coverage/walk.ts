import { lineOf } from '../../../machines/context.ts';
import type { Dialled, HoursState, LineId } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import type { Snapshot, Step as Stepping } from '../../simulator/stepper.ts';
import { createWorld } from '../../simulator/world.ts';
import { withHoursRemembered } from '../memoized.ts';
import { queueOf } from '../queue.ts';
import type { Step } from '../step.ts';
import type { CalendarCase } from './calendar.ts';
import type { Ear } from './ear.ts';
import { codePart, partsOfOutcome } from './observe.ts';
import type { PartId } from './part.ts';
import { createSieve } from './sieve.ts';
import { turnsAt, type Sayings } from './turns.ts';
import { watchCalls } from './watched.ts';

/** Under what a call is tried: a number dialled at a moment, and perhaps a queue. */
export interface Frame {
  readonly dialled: Dialled;
  readonly at: number;
  /** As suites write it. */
  readonly queue: number | 'full' | null;
}

/** A call that covers something: what the caller does in it. */
export interface Way {
  readonly frame: Frame;
  readonly steps: readonly Step[];
}

/** The frames worth trying, the plainest first: every number, every kind of hours that its line has, and queues. */
export function framesOf(cases: readonly CalendarCase[]): Frame[] {
  const at = (line: LineId, state: HoursState) => cases.find((entry) => entry.line === line && entry.state === state)?.at;
  const frame = (dialled: Dialled, state: HoursState, queue: Frame['queue'] = null): Frame[] => {
    const moment = at(lineOf(dialled), state);
    return moment === undefined ? [] : [{ dialled, at: moment, queue }];
  };
  const states: readonly HoursState[] = ['open', 'closed', 'unknown'];
  return [
    ...frame('private', 'open'), ...frame('private', 'closed'), ...states.flatMap((state) => frame('partner', state)), ...frame('private', 'open', 2), ...frame('private', 'open', 'full'),
    ...states.flatMap((state) => frame('press', state)), ...frame('abroad', 'open'), ...frame('private', 'unknown'), ...frame('abroad', 'closed'),
  ];
}

interface Moment {
  readonly snapshot: Snapshot;
  readonly steps: readonly Step[];
}

/** A walk through the calls of a frame, one turn of the caller deeper each time. */
export interface Walk {
  /** @returns whether there is more to be looked at */
  readonly deeper: () => boolean;
  /** Moments of calls looked at so far. */
  readonly looked: () => number;
}

/**
 * Walks calls in a frame, the shortest first. Found parts are taken out of `sought` and handed to `found`; when nothing
 * is sought any more, the walk is over.
 */
export function walkOf(service: Service, ear: Ear, sayings: Sayings, frame: Frame, sought: Set<PartId>, found: (part: PartId, way: Way) => void): Walk {
  let seen: PartId[] = [];
  const world = withHoursRemembered(createWorld(service, () => (frame.queue === null ? null : queueOf(frame.queue))));
  const { begin, step } = watchCalls(world, { see: (part) => seen.push(part) });
  const keep = (steps: readonly Step[], parts: readonly PartId[]) => {
    for (const part of parts) if (sought.delete(part)) found(part, { frame, steps });
  };
  const { snapshot, prompts } = begin({ dialled: frame.dialled, at: frame.at, lang: 'sv' });
  keep([], [...seen, ...prompts.map(({ id }): PartId => `prompts:${id}`)]);
  const sieve = createSieve(ear);
  const first: Moment = { snapshot, steps: [] };
  const known = new Set([keyOf(snapshot)]);
  let frontier = [first];

  function expand(moment: Moment): Moment[] {
    const isNew = sieve.at(moment.snapshot);
    return turnsAt(moment.snapshot, sayings, moment === first).flatMap((turn) => {
      if (!isNew(turn)) return [];
      seen = [];
      const next = play(moment.snapshot, turn, ear, step);
      if (next === null) return [];
      const steps = [...moment.steps, ...turn];
      keep(steps, [...seen, ...next.parts]);
      const key = keyOf(next.snapshot);
      if (next.snapshot.status !== 'active' || known.has(key)) return [];
      known.add(key);
      return [{ snapshot: next.snapshot, steps }];
    });
  }

  return {
    looked: () => known.size,
    deeper() {
      frontier = frontier.flatMap((moment) => (sought.size === 0 ? [] : expand(moment)));
      return frontier.length > 0;
    },
  };
}

function play(from: Snapshot, turn: readonly Step[], ear: Ear, step: Stepping): { readonly snapshot: Snapshot; readonly parts: readonly PartId[] } | null {
  const parts: PartId[] = [];
  let snapshot = from;
  for (const action of turn) {
    const event = snapshot.status === 'active' ? ear(action, snapshot) : null;
    if (event === null) return null;
    if (event.type === 'bankid.answered') parts.push(codePart(event.code));
    const next = step(snapshot, event);
    parts.push(...next.prompts.map(({ id }): PartId => `prompts:${id}`));
    snapshot = next.snapshot;
  }
  const { outcome } = snapshot.context;
  return { snapshot, parts: snapshot.status === 'done' && outcome ? [...parts, ...partsOfOutcome(outcome)] : parts };
}

/** What tells two moments apart: all that decides what can happen next, the need by its kind only. */
function keyOf({ value, context }: Snapshot): string {
  const { question, misses, rejections, bankidAsks, identified, isProtected, choices, alsoAbout, place, waits, need, deadline, outcome } = context;
  const kind = need && [need.ask, need.pair, need.role === 'business-unspecified', need.authority !== null];
  return JSON.stringify([
    value, question, misses, rejections, bankidAsks, identified, isProtected, choices.length, alsoAbout !== null, place, Math.min(waits, 1), kind, deadline?.as ?? null, outcome?.line ?? null,
  ]);
}
