import type { CallOutcome, Queue } from '../../../machines/types.ts';
import { BANKID_CODES } from '../../../machines/identification.ts';
import type { Engine } from '../../simulator/engine.ts';
import type { Routed } from '../../simulator/route.ts';
import type { TraceEntry } from '../../simulator/trace.ts';
import { createWorld } from '../../simulator/world.ts';
import { runCase, type Result } from '../run.ts';
import type { CallCase, SuiteCase } from '../suite.ts';
import { casesAt } from './calendar.ts';
import type { PartId } from './part.ts';
import { watchCalls } from './watched.ts';

/** What stands for every code that BankID has not told us of. */
export const OTHER_CODE = 'any other code';

/** An answer of BankID to a call that waits for it. */
export function codePart(code: string): PartId {
  return `bankid:${BANKID_CODES.includes(code) ? code : OTHER_CODE}`;
}

export interface Observed {
  readonly result: Result;
  readonly parts: ReadonlySet<PartId>;
}

/**
 * Runs cases and tells what each covers. A case that fails covers nothing: nobody knows what it would say if it held.
 * @returns an observer that keeps one machine for all of its cases
 */
export function createObserver(engine: Engine): (entry: SuiteCase) => Observed {
  const watch = callWatcher(engine);
  return (entry) => {
    const result = runCase(engine, entry);
    if (result.failure) return { result, parts: new Set() };
    return { result, parts: entry.kind === 'call' ? watch(entry, result) : new Set(result.routed ? partsOfRouted(result.routed) : []) };
  };
}

export function partsOfRouted({ outcome, ask, topic, role, line, desk, authority }: Routed): PartId[] {
  return [
    `outcomes:${outcome}${ask === null ? '' : ` ${ask}`}`, `roles:${role}`,
    ...(outcome === 'route' && topic !== null ? [`topics:${topic}` as const] : []),
    ...(outcome === 'route' && line !== null ? [`destinations:${line} ${desk}` as const] : []),
    ...(outcome === 'signpost' && authority !== null ? [`destinations:signpost ${authority}` as const] : []),
  ];
}

/** The facts of a call are played again to a machine that is watched; the simulator's own stays as it is. */
function callWatcher({ service }: Engine): (entry: CallCase, result: Result) => ReadonlySet<PartId> {
  let parts = new Set<PartId>();
  let moments = new Map<string, () => PartId[]>();
  let waiting: Queue | null = null;
  const { begin, step } = watchCalls(createWorld(service, () => waiting), {
    see: (part) => parts.add(part),
    lookAtHours: (line, instant) => moments.set(`${line} ${instant}`, () => casesAt(service, line, instant)),
  });
  return ({ at, dialled, lang, queue }, { facts, trace }) => {
    [parts, moments, waiting] = [new Set(), new Map(), queue];
    let { snapshot } = begin({ at, dialled, lang });
    for (const fact of facts) {
      if (fact.type === 'bankid.answered' && snapshot.hasTag('bankid')) parts.add(codePart(fact.code));
      snapshot = step(snapshot, fact).snapshot;
    }
    const { outcome } = snapshot.context;
    const more = [...[...moments.values()].flatMap((cases) => cases()), ...trace.flatMap(partsOfEntry), ...(outcome && snapshot.status === 'done' ? partsOfOutcome(outcome) : [])];
    for (const part of more) parts.add(part);
    return parts;
  };
}

function partsOfEntry(entry: TraceEntry): PartId[] {
  if (entry.type === 'prompt') return [`prompts:${entry.id}`];
  if (entry.type !== 'caller.spoke') return [];
  const { heard: { kind }, decision: { outcome, ask, role } } = entry;
  const isUnderstood = kind === 'need' || (kind === 'vague' && outcome === 'clarify') || (kind === 'nothing' && outcome === 'none') || kind === outcome;
  return isUnderstood ? [`outcomes:${outcome}${ask === null ? '' : ` ${ask}`}`, ...(kind === 'need' ? [`roles:${role}` as const] : [])] : [];
}

export function partsOfOutcome({ disposition, line, desk, authority, topic, role }: CallOutcome): PartId[] {
  const reached: PartId[] = disposition === 'transfer' ? [`destinations:${line} ${desk}`]
    : disposition === 'referral' ? [`destinations:referral ${line}`]
      : disposition === 'signpost' ? [`destinations:signpost ${authority}`]
        : [];
  return [`dispositions:${disposition}`, `roles:${role}`, ...(topic === null ? [] : [`topics:${topic}` as const]), ...reached];
}
