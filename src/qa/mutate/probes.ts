import { parseTime } from '../../../machines/stockholm.ts';
import type { Engine } from '../../simulator/engine.ts';
import { routeDecision, type Routed } from '../../simulator/route.ts';
import { phraseFor } from '../../simulator/words.ts';
import { createWorld } from '../../simulator/world.ts';
import { saidInSuites } from '../diff/said.ts';
import type { Suite, SuiteCase, UtteranceCase, CallCase } from '../suite.ts';
import { saidAloud } from './cues.ts';
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

/**
 * What is said besides: the phrases that the catalogue shows, the words that are open to several topics, and what callers
 * of each role are told to say, about one topic of each desk.
 */
export function phrasesOf({ service, matcher: { catalogue } }: Engine): string[] {
  const topics = service.routing.desks.flatMap(({ topic }) => topic?.[0] ?? []);
  const ofRoles = service.roles.flatMap(({ id, say }) => (say ? topics.flatMap((topic) => phraseFor(service, topic, null, 'sv', id) ?? []) : []));
  return [...catalogue.topics.flatMap(({ phrases }) => phrases.map(({ text }) => text)), ...catalogue.pairs.flatMap(({ heard }) => heard.map(saidAloud)), ...new Set(ofRoles)];
}

/** What a mutant must move to count: every utterance, the suites' own calls, and the calls that are made up. Made as far as they are asked for. */
export function* casesToTry(sound: Engine, suites: readonly Suite[], corpus: readonly string[] = phrasesOf(sound)): Generator<SuiteCase> {
  const utterances = [...new Set([...saidInSuites(suites).map(({ text }) => text), ...corpus])];
  yield* utterances.map(utterance);
  yield* openings(sound, utterances);
  yield* callsAtEdges(sound.service);
  for (const { cases } of suites) yield* cases.filter(({ kind }) => kind === 'call');
  yield* walks(sound, utterances);
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
