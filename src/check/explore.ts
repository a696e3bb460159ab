import { createCallMachine, type CallMachine } from '../../machines/call.ts';
import { callPolicy } from '../../machines/policy.ts';
import type { CallEvent, Heard, Prompt, World } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { rescueOutcome } from '../simulator/actor.ts';
import { createStepper, type Snapshot, type Step } from '../simulator/stepper.ts';
import { alphabetOf, eventsOf, LATE, SETTINGS, worldOf, type Setting } from './alphabet.ts';

export type { Snapshot };

/** One moment of a call, with the shortest way to it. */
export interface Moment {
  readonly snapshot: Snapshot;
  readonly key: string;
  readonly depth: number;
  /** How it was first reached; null at the beginning. */
  readonly from: { readonly moment: Moment; readonly event: CallEvent; readonly worn: Worn | null } | null;
  /** Everything that can happen next. */
  readonly edges: Edge[];
}

/** A count that is not kept in the moments, at its last: the question was asked for as often as may be, or the call is as long as may be. */
export type Worn = 'repeats' | 'turns';

export interface Edge {
  readonly event: CallEvent;
  readonly worn: Worn | null;
  readonly to: Moment;
  /** What was said on the way. */
  readonly prompts: readonly Prompt[];
  /** Whether anything but the clock changed. */
  readonly changed: boolean;
}

/** Everything that can happen in one setting. */
export interface Space {
  readonly setting: Setting;
  readonly world: World;
  readonly machine: CallMachine;
  readonly moments: readonly Moment[];
  readonly transitions: number;
  /** What was said on answering, before the caller did anything. */
  readonly opening: readonly Prompt[];
  /** Events that threw or left the machine in its error state. */
  readonly failures: readonly { readonly moment: Moment; readonly event: CallEvent; readonly message: string }[];
  readonly rescue: typeof rescueOutcome;
  readonly step: Step;
}

/** A machine and a world that may be planted with a fault. */
export interface Subject {
  readonly service: Service;
  readonly world?: (world: World) => World;
  readonly machine?: (machine: CallMachine) => CallMachine;
  /** Where a call goes on when something inside it fails. */
  readonly rescue?: typeof rescueOutcome;
}

/** Many times what the sound machine has in any setting. */
const MOST = 12_000;

/** Walks through everything that can happen in a setting, breadth first. @param most so many moments and no more */
export function explore(subject: Subject, setting: Setting, most = MOST): Space {
  const alphabet = alphabetOf(subject.service, setting);
  const plain = worldOf(subject.service, setting);
  const world = subject.world?.(plain) ?? plain;
  const made = createCallMachine(world);
  const machine = subject.machine?.(made) ?? made;
  const failures: Space['failures'][number][] = [];
  const { begin, step } = createStepper(machine);
  const { snapshot: begun, prompts: opening } = begin({ at: 0, dialled: setting.dialled, lang: 'sv' });
  const first: Moment = { snapshot: abstracted(begun), key: keyOf(begun), depth: 0, from: null, edges: [] };
  const found = new Map([[first.key, first]]);
  let transitions = 0;
  for (const moment of found.values()) {
    // A machine whose counts grow for ever has no end of moments; what is wrong with it shows long before.
    if (found.size > most) break;
    if (moment.snapshot.status !== 'active') continue;
    for (const { event, worn } of happenings(moment.snapshot, eventsOf(alphabet, setting, moment.snapshot))) {
      transitions++;
      try {
        const { snapshot, prompts } = step(wornOut(moment.snapshot, worn), event);
        if (snapshot.status === 'error') throw snapshot.error;
        const key = keyOf(snapshot);
        let to = found.get(key);
        if (!to) {
          to = { snapshot: abstracted(snapshot), key, depth: moment.depth + 1, from: { moment, event, worn }, edges: [] };
          found.set(key, to);
        }
        moment.edges.push({ event, worn, to, prompts, changed: key !== moment.key });
      } catch (error) {
        failures.push({ moment, event, message: error instanceof Error ? error.message : String(error) });
      }
    }
  }
  return { setting, world, machine, moments: [...found.values()], transitions, opening, failures, rescue: subject.rescue ?? rescueOutcome, step };
}

/** The counts that only one guard looks at are not part of a moment; each is tried at its last instead. */
function happenings(snapshot: Snapshot, events: readonly CallEvent[]): { readonly event: CallEvent; readonly worn: Worn | null }[] {
  return [
    ...events.map((event) => ({ event, worn: null })),
    ...events.filter((event) => event.type === 'caller.spoke' && REQUESTS.has(event.heard.kind)).map((event) => ({ event, worn: 'repeats' as const })),
    ...(snapshot.matches('referring') ? events.filter((event) => event.type === 'caller.spoke' && BEGINNINGS.has(event.heard.kind)).map((event) => ({ event, worn: 'turns' as const })) : []),
    ...(snapshot.matches('conversing') ? events.filter((event) => event.type === 'caller.stayedSilent').map((event) => ({ event, worn: 'turns' as const })) : []),
  ];
}

const BEGINNINGS: ReadonlySet<Heard['kind']> = new Set(['need', 'vague']);
const REQUESTS: ReadonlySet<Heard['kind']> = new Set(['repeat', 'help', 'callback']);

function wornOut(snapshot: Snapshot, worn: Worn | null): Snapshot {
  if (worn === null) return snapshot;
  const counts = worn === 'repeats' ? { repeats: callPolicy.repeats } : { turns: callPolicy.turns - 1 };
  return { ...snapshot, context: { ...snapshot.context, ...counts } };
}

/** All settings, one after the other. */
export function exploreAll(subject: Subject, settings: readonly Setting[] = SETTINGS, most = MOST): Space[] {
  return settings.map((setting) => explore(subject, setting, most));
}

/**
 * What tells two moments apart. Clock, language and pace do not, nor do the counts of `Worn`; once the questions are over,
 * neither does what only questions look at.
 */
function keyOf({ value, status, context }: Snapshot): string {
  const { at, deadline, need, alsoAbout, identified, isProtected, place, outcome } = context;
  const always = [value, status, at >= LATE, deadline?.as ?? null, isProtected, identified, place, alsoAbout !== null, outcome && [outcome.disposition, outcome.line, outcome.desk, outcome.authority !== null]];
  if (status !== 'active' || value === 'queueing') return JSON.stringify(always);
  const { question, misses, rejections, bankidAsks, choices } = context;
  return JSON.stringify([...always, question, misses, rejections, bankidAsks, choices.length, need]);
}

/** The moment with its clock set back to one of two times, and the counts of `Worn` to none. */
function abstracted(snapshot: Snapshot): Snapshot {
  const { context } = snapshot;
  const at = context.at >= LATE ? LATE : 0;
  const shift = at - context.at;
  const deadline = context.deadline && { ...context.deadline, at: context.deadline.at + shift };
  return { ...snapshot, context: { ...context, at, turns: 0, repeats: 0, deadline, orderEndsAt: context.orderEndsAt === null ? null : context.orderEndsAt + shift } };
}

/** What leads from the beginning to a moment. */
export function wayTo(moment: Moment): { readonly event: CallEvent; readonly worn: Worn | null }[] {
  const way: { readonly event: CallEvent; readonly worn: Worn | null }[] = [];
  for (let at: Moment | null = moment; at?.from; at = at.from.moment) way.unshift({ event: at.from.event, worn: at.from.worn });
  return way;
}
