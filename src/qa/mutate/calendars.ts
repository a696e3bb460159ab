import { dateOf, dayNumber } from '../../../machines/stockholm.ts';
import type { Calendar, LineId, Season, Span } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import { inService, replaced, without, type Mutant, type Operator } from './mutant.ts';

const HOUR = 60;
const WEEK = 7;
const DAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const WORKING_HOURS: Span = { from: 8 * HOUR, to: 16 * HOUR };
type Hours = Span | null | 'unknown';

/** The calendars that a line goes by; others are looked at by no call. */
export function calendarsInUse({ lines, calendars }: Service): Calendar[] {
  const used = new Set((['private', 'partner', 'press'] satisfies LineId[]).map((id) => lines[id].calendar));
  return Object.values(calendars).filter(({ id }) => used.has(id));
}

const where = ({ id }: Calendar) => `hours.yaml, ${id}`;
const inCalendar = (service: Service, calendar: Calendar, what: string, changed: Partial<Calendar>): Mutant =>
  inService(service, where(calendar), what, { calendars: { ...service.calendars, [calendar.id]: { ...calendar, ...changed } } });

/** Every way in which a span loses an hour, or an edge moves by a minute. */
function edges({ from, to }: Span): readonly (readonly [string, Span])[] {
  return [
    ['open an hour later', { from: from + HOUR, to }], ['close an hour earlier', { from, to: to - HOUR }],
    ['open a minute earlier', { from: from - 1, to }], ['open a minute later', { from: from + 1, to }],
    ['close a minute earlier', { from, to: to - 1 }], ['close a minute later', { from, to: to + 1 }],
  ];
}

/** What a day's hours can be turned into. */
function turned(hours: Hours): readonly (readonly [string, Hours])[] {
  if (hours === 'unknown') return [['are open 8-16 instead of unknown', WORKING_HOURS], ['are closed instead of unknown', null]];
  return hours === null ? [['are open 8-16', WORKING_HOURS]] : [...edges(hours), ['are closed', null]];
}

function* weekdays(service: Service): Generator<Mutant> {
  for (const calendar of calendarsInUse(service)) {
    for (const [i, hours] of calendar.week.entries()) {
      for (const [what, other] of turned(hours)) yield inCalendar(service, calendar, `${DAYS[i]} ${what}`, { week: replaced(calendar.week, i, other) });
    }
  }
}

function* namedDays(service: Service): Generator<Mutant> {
  for (const calendar of calendarsInUse(service)) {
    for (const [i, entry] of calendar.days.entries()) {
      yield inCalendar(service, calendar, `${entry.day} is a day as others`, { days: without(calendar.days, i) });
      if (entry.hours === null) continue;
      for (const [what, hours] of turned(entry.hours)) yield inCalendar(service, calendar, `on ${entry.day} they ${what}`, { days: replaced(calendar.days, i, { ...entry, hours }) });
    }
  }
}

const later = (date: string, days: number) => dateOf(dayNumber(date) + days);
const moved = (season: Season, [first, last]: readonly [number, number]): Season => ({
  ...season,
  published: season.published.map(({ from, to }) => ({ from: later(from, first * WEEK), to: later(to, last * WEEK) })),
});
const reckoned = (season: Season, [first, last]: readonly [number, number]): Season => ({ ...season, isoWeeks: season.isoWeeks && [season.isoWeeks[0] + first, season.isoWeeks[1] + last] });
const SHIFTS: readonly (readonly [string, readonly [number, number]])[] = [
  ['begins a week later', [1, 0]], ['begins a week earlier', [-1, 0]], ['ends a week later', [0, 1]], ['ends a week earlier', [0, -1]],
];

function* seasons(service: Service): Generator<Mutant> {
  for (const calendar of calendarsInUse(service)) {
    for (const [i, season] of calendar.seasons.entries()) {
      const changed = (what: string, other: Season) => inCalendar(service, calendar, `the season ${season.name} ${what}`, { seasons: replaced(calendar.seasons, i, other) });
      yield inCalendar(service, calendar, `there is no season ${season.name}`, { seasons: without(calendar.seasons, i) });
      for (const [what, span] of edges(season.span)) yield changed(`makes them ${what}`, { ...season, span });
      for (const [what, shift] of SHIFTS) {
        yield changed(what, moved(season, shift));
        if (season.isoWeeks) yield changed(`${what} in projected years`, reckoned(season, shift));
      }
      if (season.isoWeeks) yield changed('is not projected', { ...season, isoWeeks: null });
    }
  }
}

function* linesOfCalendars(service: Service): Generator<Mutant> {
  for (const line of Object.values(service.lines)) {
    for (const calendar of [null, ...calendarsInUse(service).map(({ id }) => id)]) {
      if (calendar === line.calendar) continue;
      const what = calendar === null ? `line ${line.id} has no hours` : `line ${line.id} goes by the calendar ${calendar}`;
      yield inService(service, 'lines.yaml', what, { lines: { ...service.lines, [line.id]: { ...line, calendar } } });
    }
  }
}

export const HOURS: readonly Operator[] = [
  { id: 'weekdays', says: 'a weekday loses an hour, an edge moves by a minute, closed is open, unknown is known', of: ({ service }) => [...weekdays(service)] },
  { id: 'named-days', says: 'a named day is as others, or its edges move', of: ({ service }) => [...namedDays(service)] },
  { id: 'seasons', says: 'a season is gone, moves by a week, or its edges move', of: ({ service }) => [...seasons(service)] },
  { id: 'calendars', says: 'a line goes by other hours', of: ({ service }) => [...linesOfCalendars(service)] },
];
