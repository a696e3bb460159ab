import type { Engine } from '../../simulator/engine.ts';
import type { Service } from '../../service/types.ts';
import type { Suite } from '../suite.ts';
import { exceptionsOf, type Exception } from './exceptions.ts';
import { createObserver } from './observe.ts';
import { DIMENSIONS, dimensionOf, type Dimension, type PartId } from './part.ts';
import { partsOf } from './universe.ts';

/** What suites cover of a service and its call. Plain data, the same for the same suites and service. */
export interface Coverage {
  readonly cases: number;
  /** Cases that do not hold, and so cover nothing. */
  readonly failing: readonly { readonly file: string; readonly line: number; readonly name: string }[];
  readonly dimensions: readonly DimensionCoverage[];
  /** Parts that no suite can cover; they count neither as covered nor as missing. */
  readonly exceptions: readonly Exception[];
}

export interface DimensionCoverage {
  readonly dimension: Dimension;
  /** Without the exceptions. */
  readonly total: number;
  readonly covered: number;
  /** 0 to 100, cut to one decimal: 100 only when nothing is missing. */
  readonly percent: number;
  readonly gaps: readonly PartId[];
}

/**
 * Runs suites and tells what of the call they cover. Covered is what a case that holds went through; whether the case
 * would notice a change of it is another question.
 * @param atCase told how many cases have been run, and what the last one went through
 */
export function coverageOf(engine: Engine, suites: readonly Suite[], atCase: (done: number, parts: Iterable<PartId>) => void = () => undefined): Coverage {
  const covered = new Set<PartId>();
  const failing: Coverage['failing'][number][] = [];
  const observe = createObserver(engine);
  let cases = 0;
  for (const { file, cases: entries } of suites) {
    for (const entry of entries) {
      const { result, parts } = observe(entry);
      if (result.failure) failing.push({ file, line: result.failure.line, name: entry.name });
      for (const part of parts) covered.add(part);
      atCase(++cases, parts);
    }
  }
  return { cases, failing, ...counted(engine.service, covered) };
}

function counted(service: Service, covered: ReadonlySet<PartId>): Pick<Coverage, 'dimensions' | 'exceptions'> {
  const all = partsOf(service);
  // What is covered all the same is no exception.
  const exceptions = exceptionsOf(service, all).filter(({ part }) => !covered.has(part));
  const isOut = new Set(exceptions.map(({ part }) => part));
  const dimensions = DIMENSIONS.map((dimension) => {
    const parts = all.filter((part) => dimensionOf(part) === dimension && !isOut.has(part));
    const gaps = parts.filter((part) => !covered.has(part));
    return summed(dimension, parts.length, parts.length - gaps.length, gaps);
  });
  return { dimensions, exceptions };
}

function summed(dimension: Dimension, total: number, covered: number, gaps: readonly PartId[]): DimensionCoverage {
  return { dimension, total, covered, percent: percentOf(covered, total), gaps };
}

/** 0 to 100, cut to one decimal: 100 only when nothing is missing. */
export function percentOf(covered: number, total: number): number {
  return total === 0 ? 100 : Math.floor((covered / total) * 1000) / 10;
}
