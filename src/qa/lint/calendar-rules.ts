import { hoursAt } from '../../../machines/hours.ts';
import { namedDays } from '../../../machines/days.ts';
import { parseTime } from '../../../machines/stockholm.ts';
import type { Calendar, Season } from '../../../machines/types.ts';
import { inService } from './documents.ts';
import type { Rule, Sighting, Subject } from './rule.ts';
import { runningOut } from './running-out.ts';

/** Opening hours that are about to be guessed, or that can never hold. */
export const calendarRules: readonly Rule[] = [
  {
    id: 'calendar-runs-out',
    severity: 'warning',
    says: 'The next year is entered before the last published one ends.',
    source: 'X-03: the agency publishes one year at a time, and what is projected is never its word; docs/calendar.md',
    find: ({ service, documents, at }) => runningOut(service.calendars, at).map(({ calendars, year, lastDay, daysLeft }): Sighting => ({
      place: inService('hours.yaml', 'calendars', Math.max(0, indexOf(documents.valueOf('service', 'hours.yaml'), calendars[0]))),
      about: calendars.join(', '),
      message: `${calendars.join(', ')}: ${year}, the last published year, ${daysLeft < 0 ? `ended on ${lastDay}` : `ends on ${lastDay} (days left: ${daysLeft})`}; later hours are projected; enter the next year in service/hours.yaml as docs/calendar.md says`,
      details: { calendars, year, lastDay, daysLeft },
    })),
  },
  {
    id: 'day-twice',
    severity: 'error',
    says: 'A named day stands once in a calendar.',
    source: 'docs/calendar.md: one rule per named day',
    find: eachCalendar(({ days }) => days.flatMap(({ day }, i) => (days.findIndex((other) => other.day === day) === i ? [] : [{ path: ['days', i], about: day, message: `${day} stands above already; keep one` }]))),
  },
  {
    id: 'day-changes-nothing',
    severity: 'note',
    says: 'A named day changes the hours in some year; one that always falls on a weekend does not.',
    source: 'docs/calendar.md: a named day beats a season, a season beats the week',
    find: eachCalendar((calendar) => calendar.days.flatMap(({ day }, i) => (changesAnything(calendar, day) ? [] : [{ path: ['days', i], about: day, message: `in no year from 2000 to 2100 do the hours of ${day} differ from those that the day has anyway` }]))),
  },
  {
    id: 'seasons-overlap',
    severity: 'error',
    says: 'Two seasons of a calendar never hold on the same day.',
    source: 'docs/calendar.md; A-031: one summer, from a first to a last day',
    find: eachCalendar(({ seasons }) => seasons.flatMap((season, i) => seasons.slice(0, i).flatMap((earlier) => (overlap(earlier, season) ? [{ path: ['seasons', i], about: season.name, message: `${season.name} and ${earlier.name} hold on the same days; end one before the other begins` }] : [])))),
  },
  {
    id: 'season-out-of-year',
    severity: 'error',
    says: 'The dates of a season lie in a published year; in any other they are not looked at.',
    source: 'docs/calendar.md: published and projected years',
    find: eachCalendar(({ seasons, publishedYears }) => seasons.flatMap(({ name, published }, i) => published.flatMap(({ from, to }, p) => {
      const strange = [from, to].map((date) => Number(date.slice(0, 4))).find((year) => !publishedYears.includes(year));
      return strange === undefined ? [] : [{ path: ['seasons', i, 'published', p], about: name, message: `${from} to ${to} of ${name} lies in ${strange}, which is not in publishedYears: it is never looked at` }];
    }))),
  },
  {
    id: 'season-lacks-year',
    severity: 'warning',
    says: 'A season has dates in each published year; in one without it does not hold at all.',
    source: 'docs/calendar.md: a published year takes its summer from its dates alone',
    find: eachCalendar(({ seasons, publishedYears }) => seasons.flatMap(({ name, published }, i) => publishedYears
      .filter((year) => published.length > 0 && !published.some(({ from, to }) => Number(from.slice(0, 4)) <= year && year <= Number(to.slice(0, 4))))
      .map((year) => ({ path: ['seasons', i], about: name, message: `${name} has no dates in ${year}, a published year, which so has none; enter them` })))),
  },
];

interface InCalendar {
  readonly path: readonly (string | number)[];
  readonly about: string;
  readonly message: string;
}

/** Calendars that follow another one are not looked at twice: they have its days. */
function eachCalendar(judge: (calendar: Calendar) => readonly InCalendar[]): Rule['find'] {
  return ({ service, documents }: Subject) => {
    const written = documents.valueOf('service', 'hours.yaml');
    return Object.values(service.calendars).filter(({ id }) => !followsAnother(written, id)).flatMap((calendar) => judge(calendar)
      .map(({ path, about, message }): Sighting => ({ place: inService('hours.yaml', 'calendars', indexOf(written, calendar.id), ...path), about: `${calendar.id}.${about}`, message })));
  };
}

function entriesOf(written: unknown): readonly Record<string, unknown>[] {
  return (written as { calendars?: Record<string, unknown>[] } | undefined)?.calendars ?? [];
}

function indexOf(written: unknown, id: string | undefined): number {
  return entriesOf(written).findIndex((entry) => entry['id'] === id);
}

function followsAnother(written: unknown, id: string): boolean {
  return entriesOf(written)[indexOf(written, id)]?.['like'] !== undefined;
}

function overlap(a: Season, b: Season): boolean {
  const inDates = a.published.some((one) => b.published.some((other) => one.from <= other.to && other.from <= one.to));
  return inDates || (a.isoWeeks !== null && b.isoWeeks !== null && a.isoWeeks[0] <= b.isoWeeks[1] && b.isoWeeks[0] <= a.isoWeeks[1]);
}

/** The minutes of a day at which some hours of the calendar begin or end. */
function turnsOf({ week, seasons, days }: Calendar): number[] {
  const spans = [...week, ...seasons.map(({ span }) => span), ...days.map(({ hours }) => hours)];
  return [...new Set([0, ...spans.flatMap((span) => (span === null || span === 'unknown' ? [] : [span.from, span.to]))])].filter((minute) => minute < 24 * 60);
}

function changesAnything(calendar: Calendar, day: string): boolean {
  const times = turnsOf(calendar).map((minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
  const without = { ...calendar, days: calendar.days.filter((entry) => entry.day !== day) };
  for (let year = 2000; year <= 2100; year++) {
    for (const [date, names] of namedDays(year)) {
      if (!(names as readonly string[]).includes(day)) continue;
      if (times.some((time) => { const at = parseTime(`${date}T${time}`); return hoursAt(calendar, at).state !== hoursAt(without, at).state; })) return true;
    }
  }
  return false;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
