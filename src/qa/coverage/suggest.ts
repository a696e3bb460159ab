import { WORDS } from '../../check/offending.ts';
import type { Engine } from '../../simulator/engine.ts';
import { calendarCases, type CalendarCase } from './calendar.ts';
import { callFrom, utteranceFrom } from './compose.ts';
import type { Coverage } from './coverage.ts';
import { createEar } from './ear.ts';
import type { Exception } from './exceptions.ts';
import { createObserver, partsOfRouted } from './observe.ts';
import { dimensionOf, nameOf, type Dimension, type PartId } from './part.ts';
import { oneOfEachKind, phrasesOf, type Phrase } from './phrases.ts';
import { framesOf, walkOf, type Way } from './walk.ts';
import { caseOf, type Written } from './written.ts';

/** A case that was run and does cover what it says. */
export interface Suggestion {
  readonly written: Written;
  /** The gaps that it closes and none before it does. */
  readonly closes: readonly PartId[];
}

export interface Suggestions {
  /** The shortest first. */
  readonly cases: readonly Suggestion[];
  /** Gaps that nothing was found for, with why. */
  readonly unreached: readonly Exception[];
}

/**
 * Finds a case for every gap and runs it before it is suggested. Nothing is looked for where there is no gap.
 * @param tell told what is being done, for a terminal
 */
export function suggestFor(engine: Engine, { dimensions }: Pick<Coverage, 'dimensions'>, tell: (what: string) => void = () => undefined): Suggestions {
  const gaps = new Set(dimensions.flatMap((dimension) => dimension.gaps));
  if (gaps.size === 0) return { cases: [], unreached: [] };
  const hours = calendarCases(engine.service);
  const at = hours.find(({ line, state }) => line === 'private' && state === 'open')?.at ?? hours[0]?.at ?? 0;
  tell('phrases');
  const phrases = phrasesOf(engine, at);
  const { ways, looked } = waysTo(engine, gaps, hours, phrases, tell);
  const drafts = [
    ...[...ways].toSorted(([, a], [, b]) => a.steps.length - b.steps.length).map(([part, way]) => ({ part, write: () => callFrom(engine, way, titleOf(part)) })),
    ...utterancesFor(gaps, ways, phrases),
    ...hours.filter(({ part }) => gaps.has(part)).map((entry) => ({ part: entry.part, write: () => callFrom(engine, momentOf(entry), titleOf(entry.part)) })),
  ];
  tell('running what is suggested');
  return verified(engine, gaps, drafts, at, `no call was found that leads there, of ${looked} moments of calls looked at`);
}

interface Draft {
  readonly part: PartId;
  /** Makes the case; not called where another case has closed the gap by then. */
  readonly write: () => Written;
}

/** Runs each draft whose part is still open; what does not cover it is dropped, with the reason. */
function verified(engine: Engine, gaps: ReadonlySet<PartId>, drafts: readonly Draft[], at: number, otherwise: string): Suggestions {
  const open = new Set(gaps);
  const reasons = new Map<PartId, string>();
  const cases: Suggestion[] = [];
  const observe = createObserver(engine);
  for (const { part, write } of drafts) {
    if (!open.has(part)) continue;
    const written = write();
    const { result: { failure }, parts } = observe(caseOf(written, at));
    if (!parts.has(part)) {
      reasons.set(part, failure ? `the call that should lead there fails: expected ${failure.expected}; ${failure.happened}` : 'the call that should lead there goes another way');
      continue;
    }
    const closes = [...parts].filter((closed) => open.delete(closed));
    cases.push({ written, closes });
  }
  return { cases, unreached: [...open].map((part) => ({ part, reason: reasons.get(part) ?? otherwise })) };
}

/** Utterances come first for what one sentence can show; calls for all that only a call has. */
const BY_UTTERANCE: ReadonlySet<string> = new Set(['topics', 'roles', 'outcomes', 'destinations']);

function utterancesFor(gaps: ReadonlySet<PartId>, ways: ReadonlyMap<PartId, Way>, phrases: readonly Phrase[]): Draft[] {
  const found = new Map<PartId, Draft>();
  for (const { routed } of phrases) {
    for (const part of partsOfRouted(routed)) {
      if (gaps.has(part) && !ways.has(part) && !found.has(part)) found.set(part, { part, write: () => utteranceFrom(routed) });
    }
  }
  return [...found.values()];
}

function waysTo(engine: Engine, gaps: ReadonlySet<PartId>, hours: readonly CalendarCase[], phrases: readonly Phrase[], tell: (what: string) => void) {
  const said = new Set(phrases.flatMap(({ routed }) => partsOfRouted(routed)));
  const sought = new Set([...gaps].filter((part) => dimensionOf(part) !== 'calendar' && !(BY_UTTERANCE.has(dimensionOf(part)) && said.has(part))));
  const ways = new Map<PartId, Way>();
  const kinds = oneOfEachKind(engine.service, phrases);
  const asks = new Set<string>();
  const some = kinds.filter(({ decision: { ask, outcome, pair } }) => outcome === 'route' || (!asks.has(`${outcome} ${ask} ${pair === null}`) && asks.add(`${outcome} ${ask} ${pair === null}`)));
  const sayings = { all: kinds.map(({ text }) => text), some: some.map(({ text }) => text) };
  const ear = createEar(engine);
  const walks = framesOf(hours).map((frame) => walkOf(engine.service, ear, sayings, frame, sought, (part, way) => ways.set(part, way)));
  let open = walks;
  for (let depth = 1; sought.size > 0 && open.length > 0; depth++) {
    tell(`calls of ${depth} turns`);
    open = open.filter((one) => one.deeper());
  }
  return { ways, looked: walks.reduce((sum, one) => sum + one.looked(), 0) };
}

/** A call at a moment that its hours decide. */
function momentOf({ line, at }: CalendarCase): Way {
  return { frame: { dialled: line, at, queue: null }, steps: [{ say: WORDS.agent ?? '' }] };
}

/** What a case is for, as long as no person has given it a better name. */
function titleOf(part: PartId): string {
  return `${TITLES[dimensionOf(part)]} ${nameOf(part)}`;
}

const TITLES: Readonly<Record<Dimension, string>> = {
  destinations: 'Reaches', transitions: 'Takes', states: 'Comes to', guards: 'Makes', topics: 'Is about', calendar: 'Calls',
  dispositions: 'Ends as', outcomes: 'Is understood as', prompts: 'Hears', roles: 'Calls as', bankid: 'Gets from BankID',
};
