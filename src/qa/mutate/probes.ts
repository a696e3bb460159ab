import { parseTime } from '../../../machines/stockholm.ts';
import type { Engine } from '../../simulator/engine.ts';
import { routeDecision, type Routed } from '../../simulator/route.ts';
import { createWorld } from '../../simulator/world.ts';
import type { Suite, SuiteCase, UtteranceCase, CallCase } from '../suite.ts';
import { emptyFootprint, type Footprint, type Tracker } from './footprint.ts';
import { acts, courseOf, routedBy, type Course } from './listen.ts';
import { callsAtEdges } from './moments.ts';
import { walks } from './walks.ts';

/** Something said or done to find out whether a mutant changes anything, with what came of it on the sound rules. */
export interface Probe {
  readonly test: SuiteCase;
  readonly footprint: Footprint;
  readonly course: Course | null;
  readonly routed: Routed | null;
}

/** A Monday morning when the private line is open. */
export const OPEN = parseTime('2025-03-03T10:15');

/** All that is said in the suites. */
export function saidIn(suites: readonly Suite[]): string[] {
  return suites.flatMap(({ cases }) => cases.flatMap((entry) => (entry.kind === 'utterance' ? [entry.say] : entry.steps.flatMap(({ step }) => ('say' in step ? [step.say] : [])))));
}

/** The phrases that the catalogue shows. */
export function phrasesOf({ matcher }: Engine): string[] {
  return matcher.catalogue.topics.flatMap(({ phrases }) => phrases.map(({ text }) => text));
}

/** What a mutant must move to count: every utterance, the suites' own calls, and the calls that are made up; short ones first. */
export function probesOf(tracker: Tracker, suites: readonly Suite[], corpus: readonly string[]): Probe[] {
  const utterances = [...new Set([...saidIn(suites), ...corpus])];
  const ofSuites = suites.flatMap(({ cases }) => cases.flatMap((entry) => (entry.kind === 'call' ? [entry] : [])));
  const { service, matcher } = tracker.engine;
  const calls = [...ofSuites, ...openings({ service, matcher }, utterances), ...callsAtEdges(service), ...walks({ service, matcher }, utterances)];
  return [
    ...utterances.map((say) => probeOf(tracker, utterance(say))),
    ...calls.toSorted((a, b) => a.steps.length - b.steps.length).map((call) => probeOf(tracker, call)),
  ];
}

const utterance = (say: string): UtteranceCase => ({ kind: 'utterance', name: say, line: 0, at: OPEN, say, expected: {} });

/** One call for every topic, errand and role that can be understood: what comes next differs by them. */
function openings({ service, matcher }: Engine, utterances: readonly string[]): CallCase[] {
  const first = new Map<string, string>();
  for (const say of utterances) {
    const { outcome, topic, errand, role } = routeDecision(service, matcher.understand(say), say, OPEN);
    const key = JSON.stringify([outcome, topic, errand, role]);
    if (!first.has(key)) first.set(key, say);
  }
  return [...first.values()].map((say) => ({ kind: 'call', name: say, line: 0, at: OPEN, dialled: 'private', lang: 'sv', queue: null, steps: [{ step: { say }, line: 0 }] }));
}

/** A case played on the sound rules. */
export function probeOf(tracker: Tracker, test: SuiteCase): Probe {
  tracker.print.now = emptyFootprint();
  const footprint = tracker.print.now;
  return test.kind === 'call'
    ? { test, course: courseOf(tracker.engine, test, acts(test)), routed: null, footprint }
    : { test, course: null, routed: askedRoute(tracker.engine, test), footprint };
}

/** An utterance asks the world only where its need belongs. */
function askedRoute(engine: Engine, test: UtteranceCase): Routed | null {
  const routed = routedBy(engine, test);
  const world = createWorld(engine.service);
  if (routed?.line) (engine.world?.(world) ?? world).destinationOf({ topic: routed.topic, errand: routed.errand, role: routed.role }, null);
  return routed;
}
