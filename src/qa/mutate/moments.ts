import { hoursOn } from '../../../machines/hours.ts';
import { dateOf, dayNumber, instantOf, weekdayOf } from '../../../machines/stockholm.ts';
import type { Calendar, LineId } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import { calendarOf } from '../../simulator/world.ts';
import type { CallCase } from '../suite.ts';

const NOON = 12 * 60;
/** A season that moves by a week shows on any of these days around its ends. */
const AROUND = 7;
/** For a calendar without published years: any will do. */
const YEAR = 2025;

/**
 * Calls at every moment at which the rules of a calendar in use can tell: the minute before and the minute of each edge,
 * and noon, of one day of every kind, and of the weeks around each end of a season; in the last published year and the next.
 */
export function callsAtEdges(service: Service): CallCase[] {
  return (['private', 'partner', 'press'] satisfies LineId[]).flatMap((line) => {
    const calendar = calendarOf(service, line);
    return calendar ? instantsOf(calendar).map((at) => plainCall(line, at)) : [];
  });
}

function plainCall(line: LineId, at: number): CallCase {
  return { kind: 'call', name: '', line: 0, at, dialled: line, lang: 'sv', queue: null, steps: [{ step: { say: 'handläggare' }, line: 0 }] };
}

function instantsOf(calendar: Calendar): number[] {
  const first = Math.max(...calendar.publishedYears, ...(calendar.publishedYears.length === 0 ? [YEAR] : []));
  const dates = [first, first + 1].flatMap((year) => telling(calendar, daysOf(year)));
  return [...new Set(dates)].toSorted().flatMap((date) => edgesOf(calendar, date).map((minutes) => instantOf(date, minutes)));
}

function daysOf(year: number): string[] {
  const [from, to] = [dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`)];
  return Array.from({ length: to - from + 1 }, (_, i) => dateOf(from + i));
}

/** The first day of each kind, and those around a season's ends. */
function telling(calendar: Calendar, dates: readonly string[]): string[] {
  const kinds = dates.map((date) => {
    const { span, because } = hoursOn(calendar, date);
    return { because, kind: JSON.stringify([weekdayOf(date), because, span]) };
  });
  const seasons = new Set(calendar.seasons.map(({ name }) => name));
  const season = kinds.map(({ because }) => (because !== null && seasons.has(because) ? because : null));
  // Weekends inside a season belong to it (hoursOn says so), so that only its own ends are ends.
  const ends = season.flatMap((name, i) => (i > 0 && name !== season[i - 1] ? [i] : []));
  const isNear = (i: number) => ends.some((end) => i >= end - AROUND && i < end + AROUND);
  const met = new Set<string>();
  return dates.filter((_, i) => {
    const { kind } = kinds[i] as (typeof kinds)[number];
    const isNew = !met.has(kind);
    met.add(kind);
    return isNew || isNear(i);
  });
}

/** The minutes of a day at which its own hours, or the usual ones of its weekday or season, begin and end. */
function edgesOf(calendar: Calendar, date: string): number[] {
  const spans = [hoursOn(calendar, date).span, calendar.week[weekdayOf(date) - 1], ...calendar.seasons.map(({ span }) => span)];
  const minutes = spans.flatMap((span) => (span && span !== 'unknown' ? [span.from - 1, span.from, span.to - 1, span.to] : []));
  return [...new Set([NOON, ...minutes])].toSorted((a, b) => a - b);
}
