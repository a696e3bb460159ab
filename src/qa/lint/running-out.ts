import { dateOf, dayNumber, localTime } from '../../../machines/stockholm.ts';
import type { Calendar } from '../../../machines/types.ts';

/** Calendars whose hours will soon be projected, or are by now, because no later year has been entered. */
export interface RunsOut {
  readonly calendars: readonly string[];
  /** The last published year and its last day, "2025-12-31". */
  readonly year: number;
  readonly lastDay: string;
  /** Days from the day looked at to the last day; negative when it has passed. */
  readonly daysLeft: number;
}

/** The agency has time to publish a year's table, and we to enter it (docs/calendar.md). */
const WARNED_DAYS = 90;

/**
 * The calendars whose last published year ends within `WARNED_DAYS`, or has ended, at an instant (ms since 1970); the earliest year first.
 * A calendar without published years has none to run out.
 */
export function runningOut(calendars: Readonly<Record<string, Calendar>>, at: number): RunsOut[] {
  const byYear = new Map<number, string[]>();
  for (const { id, publishedYears } of Object.values(calendars)) {
    if (publishedYears.length === 0) continue;
    const year = Math.max(...publishedYears);
    byYear.set(year, [...(byYear.get(year) ?? []), id]);
  }
  const today = dayNumber(localTime(at).date);
  return [...byYear]
    .toSorted(([a], [b]) => a - b)
    .map(([year, ids]) => ({ year, ids, lastDay: dayNumber(`${year}-12-31`) }))
    .filter(({ lastDay }) => lastDay - today <= WARNED_DAYS)
    .map(({ year, ids, lastDay }) => ({ calendars: ids, year, lastDay: dateOf(lastDay), daysLeft: lastDay - today }));
}
