import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { adapters } from './adapters/all.ts';
import { sources } from './data/sets.ts';
import { pretty } from './pretty.ts';
import type { Cell, Results } from './results.ts';

/** The kept results, or null before there are any. */
export function readKept(path: string): Results | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : null;
}

export function writeKept(path: string, results: Results): void {
  writeFileSync(path, `${pretty(results)}\n`);
}

/** What was measured now, in the place of what it measures again; all else stays with its day. */
export function joined(before: Results | null, more: Results): Results {
  if (before === null) return more;
  return {
    machine: more.machine, rates: more.rates, starts: more.start === null ? before.starts : more.starts,
    absent: more.absent.filter(({ set }) => !before.sets.some((cell) => sources.some(({ id, name }) => name === set && id === cell.set))),
    sets: joinedCells(before.sets, more.sets), scale: joinedCells(before.scale, more.scale), noise: joinedCells(before.noise, more.noise),
    product: more.product ?? before.product, calibration: more.calibration ?? before.calibration, sizes: more.sizes ?? before.sizes,
    start: more.start ?? before.start, browser: more.browser ?? before.browser, workbench: more.workbench ?? before.workbench, shards: more.shards ?? before.shards ?? null, server: more.server ?? before.server ?? null, page: more.page ?? before.page,
    lighthouse: more.lighthouse ?? before.lighthouse,
  };
}

/** Whether figures may stand in one table: another version of Node may go on; other cores, memory or another system may not. */
export function isSameMachine(one: Results['machine'], other: Results['machine']): boolean {
  return one.cores === other.cores && one.gigabytes === other.gigabytes && one.system === other.system;
}

/** Matcher by matcher, each by its sets or factors, in the order of the report. */
function joinedCells<T>(before: readonly Cell<T>[], more: readonly Cell<T>[]): Cell<T>[] {
  const isSame = (one: Cell<T>) => (other: Cell<T>) => one.matcher === other.matcher && one.set === other.set;
  return [...before.filter((cell) => !more.some(isSame(cell))), ...more].toSorted((one, other) => matcherPlace(one) - matcherPlace(other) || setPlace(one) - setPlace(other));
}

const matcherPlace = ({ matcher }: Cell<unknown>) => adapters.findIndex(({ id }) => id === matcher);
const setPlace = ({ set }: Cell<unknown>) => Number(set) || sources.findIndex(({ id }) => id === set);
