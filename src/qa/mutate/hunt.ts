import type { Engine } from '../../simulator/engine.ts';
import { createWorld } from '../../simulator/world.ts';
import { memoized } from '../memoized.ts';
import { runCase } from '../run.ts';
import type { Suite, SuiteCase } from '../suite.ts';
import { track, type Asked, type Footprint } from './footprint.ts';
import { acts, courseOf, routedBy } from './listen.ts';
import { lasting, remembered } from './lasting.ts';
import { remembering, sameAnswers } from './matchers.ts';
import { difference, missingTest, moved } from './missing.ts';
import type { Change, Mutant, Operator, Subject } from './mutant.ts';
import { probeOf, type Probe } from './probes.ts';

/** What came of a mutant: noticed by a case of the suites; noticed by none, with the test that would; or nothing that a suite could notice. */
export type Fate =
  | { readonly fate: 'killed'; readonly by: { readonly file: string; readonly line: number; readonly name: string } }
  | { readonly fate: 'survived'; readonly test: SuiteCase }
  | { readonly fate: 'equivalent' };
export type Tried = Fate & { readonly operator: string; readonly where: string; readonly what: string };

/** A suite that is red on the sound rules tells nothing about broken ones. */
export interface Red {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly expected: string;
  readonly happened: string;
}

export interface Hunt {
  /** The first case that fails on the sound rules; then nothing was tried. */
  readonly red: Red | null;
  readonly tried: readonly Tried[];
  /** How many utterances and calls were tried where no suite noticed a mutant. */
  readonly probes: { readonly utterances: number; readonly calls: number };
}

export interface HuntOptions {
  readonly operators: readonly Operator[];
  /** What a mutant must move to count, made for the sound engine (probes.ts, `casesToTry`). */
  readonly cases: (sound: Engine) => Iterable<SuiteCase>;
  readonly onProgress?: (done: number, total: number) => void;
}

interface SuiteProbe extends Probe {
  readonly file: string;
}

/** Breaks everything that the operators name, one at a time, and runs the suites. Nothing given is changed. */
export function hunt(given: Subject, suites: readonly Suite[], { operators, cases: toTry, onProgress }: HuntOptions): Hunt {
  const subject: Subject = { ...given, matcher: remembering(given.matcher) };
  const sound: Engine = { service: subject.service, matcher: subject.matcher, ...lasting() };
  const red = firstRed(sound, suites);
  if (red) return { red, tried: [], probes: { utterances: 0, calls: 0 } };
  const tracker = track(sound);
  const cases = suites.flatMap(({ file, cases: all }) => all.map((test): SuiteProbe => ({ file, ...probeOf(tracker, test) }))).toSorted((a, b) => cost(a) - cost(b));
  const probes = remembered(toTry(sound), (test) => probeOf(tracker, test));
  const mutants = operators.flatMap((operator) => operator.of(subject).map((mutant) => ({ operator: operator.id, ...mutant })));
  const drafted: Probe[] = [];
  const fateOf = (mutant: Mutant): Fate => {
    const broken = breakage(sound, mutant, tracker.questions);
    const notices = (probe: Probe) => broken.reaches(probe.footprint) && runCase(broken.engine(), probe.test).failure !== null;
    const killer = cases.find(notices);
    if (killer) return { fate: 'killed', by: { file: killer.file, line: killer.test.line, name: killer.test.name } };
    // One missing test may be missed by several.
    const known = drafted.find(notices);
    const test = known?.test ?? draft(sound, broken, probes.all(), `${mutant.where}: ${mutant.what}`);
    if (test && !known) drafted.push(probeOf(tracker, test));
    return test ? { fate: 'survived', test } : { fate: 'equivalent' };
  };
  const tried = mutants.map((mutant, i): Tried => {
    onProgress?.(i, mutants.length);
    const { operator, where, what } = mutant;
    return { operator, where, what, ...fateOf(mutant) };
  });
  const utterances = probes.made.filter(({ test }) => test.kind === 'utterance').length;
  return { red: null, tried, probes: { utterances, calls: probes.made.length - utterances } };
}

const cost = ({ test }: Probe) => (test.kind === 'utterance' ? 0 : test.steps.length);

function firstRed(sound: Engine, suites: readonly Suite[]): Red | null {
  for (const { file, cases } of suites) {
    for (const entry of cases) {
      const { failure } = runCase(sound, entry);
      if (failure) return { file, line: failure.line, name: entry.name, expected: failure.expected, happened: failure.happened };
    }
  }
  return null;
}

/** A mutant ready to run, made when it is first needed. */
interface Broken {
  readonly engine: () => Engine;
  readonly reaches: (footprint: Footprint) => boolean;
}

function breakage(sound: Engine, { change }: Mutant, questions: readonly Asked[]): Broken {
  switch (change.of) {
    case 'service': return brokenService(sound, change, questions);
    case 'matcher': return brokenMatcher(sound, change);
    case 'machine': return { engine: once(() => ({ ...sound, ...lasting(change.machine) })), reaches: change.reaches };
  }
}

function brokenService({ service: before, matcher }: Engine, { service, heard = [] }: Extract<Change, { of: 'service' }>, questions: readonly Asked[]): Broken {
  const world = createWorld(service);
  const sameHours = service.calendars === before.calendars && service.lines === before.lines;
  const isOtherwise = memoized((number: number) => {
    const question = questions[number];
    if (question === undefined || (sameHours && question.about === 'hoursAt')) return false;
    return question.put(world) !== question.answer;
  });
  return {
    engine: once(() => ({ service, matcher, ...lasting() })),
    reaches: ({ asked, prompts }) => someOf(asked, isOtherwise) || heard.some((id) => prompts.has(id)),
  };
}

function brokenMatcher({ service, matcher }: Engine, { matcher: make, reaches }: Extract<Change, { of: 'matcher' }>): Broken {
  const engine = once(() => ({ service, matcher: make(), ...lasting() }));
  const isOtherwise = memoized((utterance: string) => reaches(utterance) && !sameAnswers(matcher, engine().matcher, utterance));
  return { engine, reaches: ({ said }) => someOf(said, isOtherwise) };
}

function once<V extends object>(of: () => V): () => V {
  let made: V | null = null;
  return () => (made ??= of());
}

function someOf<T>(all: ReadonlySet<T>, holds: (one: T) => boolean): boolean {
  for (const one of all) if (holds(one)) return true;
  return false;
}

/** The test that is missing, from the first probe that the mutant shows in; null when it shows in none. */
function draft(sound: Engine, broken: Broken, probes: Iterable<Probe>, name: string): SuiteCase | null {
  for (const probe of probes) {
    if (!broken.reaches(probe.footprint) || !isMoved(broken.engine(), probe)) continue;
    const test = missingTest(sound, broken.engine(), probe.test);
    // A draft is shown only when it does what it is for.
    if (test && runCase(sound, test).failure === null && runCase(broken.engine(), test).failure !== null) return test.kind === 'call' ? { ...test, name } : test;
  }
  return null;
}

function isMoved(engine: Engine, { test, course, routed }: Probe): boolean {
  if (test.kind === 'call') return course !== null && difference(acts(test), course, courseOf(engine, test, acts(test))) !== null;
  const other = routedBy(engine, test);
  return routed !== null && other !== null && moved(routed, other).length > 0;
}
