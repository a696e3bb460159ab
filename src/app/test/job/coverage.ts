import { createCallMachine } from '../../../../machines/call.ts';
import { coverageOf } from '../../../qa/coverage/coverage.ts';
import { nameOf } from '../../../qa/coverage/part.ts';
import { wiringOf } from '../../../qa/coverage/wiring.ts';
import type { Engine } from '../../../simulator/engine.ts';
import { createWorld } from '../../../simulator/world.ts';
import type { Loaded } from './jobs.ts';
import type { MeasuredCoverage, StateCoverage } from './wire.ts';

/** What suites cover, and for each state of the call how much of the ways out of it. */
export function measure(engine: Engine, suites: readonly Loaded[], at: (done: number, of: number) => void): MeasuredCoverage {
  const of = suites.reduce((sum, { cases }) => sum + cases.length, 0);
  const found = coverageOf(engine, suites, (done) => { if (done % 25 === 0) at(done, of); });
  const uncovered = new Set(found.dimensions.flatMap(({ gaps }) => gaps));
  const out = new Set(found.exceptions.map(({ part }) => part));
  const { states, transitions } = wiringOf(createCallMachine(createWorld(engine.service)));
  const counted = [...new Set(transitions.values())].filter((part) => !out.has(part));
  return {
    cases: found.cases, failing: found.failing.length, dimensions: found.dimensions, exceptions: found.exceptions,
    states: states.filter((part) => !out.has(part)).map((part): StateCoverage => {
      const state = nameOf(part);
      const own = counted.filter((transition) => isOutOf(state, nameOf(transition)));
      return { state, isCovered: !uncovered.has(part), transitions: own.length, covered: own.filter((transition) => !uncovered.has(transition)).length };
    }),
  };
}

/** Ways that lead out of a parent state are its own, and of none of its children. */
function isOutOf(state: string, transition: string): boolean {
  return transition.startsWith(`${state}, `);
}
