import { hoursAt, hoursOn } from '../../../machines/hours.ts';
import { dateOf, dayNumber, instantOf } from '../../../machines/stockholm.ts';
import type { HoursState, LineId } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import { calendarOf } from '../../simulator/world.ts';
import type { Condition } from './types.ts';

const LINES: readonly LineId[] = ['private', 'partner', 'press'];
/** Where no calendar has a published year, any year will do. */
const SOME_YEAR = 2025;
/** Times of day that are looked at, in minutes: office hours first. */
const TIMES = [615, 495, 795, 915, 1095, 195] as const;
const DAYS = 366;

/**
 * The circumstances that every utterance is tried in: each number dialled, while its line is open, closed and of unknown
 * hours on both sides, by callers who identify and who do not. Hours that differ are compared on their own, and so move
 * no utterance here.
 * @param at one instant to try instead, ms since 1970: then hours that differ at it do move utterances
 */
export function conditionsFor(before: Service, after: Service, at: number | null): Condition[] {
  return LINES.flatMap((dialled) => {
    const instants = at === null ? common(before, after, dialled) : [{ at, hours: hoursAt(calendarOf(before, dialled), at).state }];
    return instants.flatMap(({ at: instant, hours }): Condition[] => {
      const condition = { name: `${dialled}, ${hours}`, dialled, at: instant, hours, identifies: false };
      // Identification is never offered when nobody can be reached.
      return hours === 'closed' ? [condition] : [condition, { ...condition, name: `${condition.name}, identified`, identifies: true }];
    });
  });
}

function stateAt(service: Service, line: LineId, date: string, minutes: number): HoursState {
  const calendar = calendarOf(service, line);
  const span = calendar === null ? 'unknown' : hoursOn(calendar, date).span;
  if (span === 'unknown') return span;
  return span !== null && minutes >= span.from && minutes < span.to ? 'open' : 'closed';
}

/** The first instant of the last published year for each state that both sides have in common. */
function common(before: Service, after: Service, line: LineId): { at: number; hours: HoursState }[] {
  const first = dayNumber(`${lastPublishedYear(before, after)}-01-01`);
  const found = new Map<HoursState, number>();
  for (const minutes of TIMES) {
    for (let day = first; day < first + DAYS; day++) {
      const date = dateOf(day);
      const hours = stateAt(before, line, date, minutes);
      if (!found.has(hours) && stateAt(after, line, date, minutes) === hours) found.set(hours, instantOf(date, minutes));
    }
    // A line without a calendar is never anything else; the others have been looked at all year.
    if (found.has('open') && found.has('closed')) break;
    if (calendarOf(before, line) === null && calendarOf(after, line) === null) break;
  }
  if (found.size === 0) found.set(stateAt(before, line, dateOf(first), TIMES[0]), instantOf(dateOf(first), TIMES[0]));
  return (['open', 'closed', 'unknown'] as const).flatMap((hours) => {
    const at = found.get(hours);
    return at === undefined ? [] : [{ at, hours }];
  });
}

function lastPublishedYear(...sides: readonly Service[]): number {
  const years = sides.flatMap(({ calendars }) => Object.values(calendars).flatMap(({ publishedYears }) => publishedYears));
  return years.length === 0 ? SOME_YEAR : Math.max(...years);
}
