import { namedDays } from './days.ts';
import { dateOf, dayNumber, instantOf, isoInStockholm, isoWeek, localTime, weekdayOf } from './stockholm.ts';
import type { Basis, Calendar, Hours, Span } from './types.ts';

/** What a calendar says of one day. */
interface DayHours {
  readonly span: Span | null | 'unknown';
  readonly basis: Basis;
  readonly source: string;
  readonly because: string | null;
}

/** A calendar without an opening in this many days is taken to say nothing more. */
const HORIZON_DAYS = 40;

/**
 * Whether a line is open at an instant, on what basis, and when next.
 * A named day beats a season, a season beats the week; on a day with two names the shorter hours win.
 */
export function hoursAt(calendar: Calendar | null, at: number): Hours {
  if (calendar === null) return { state: 'unknown', basis: 'unknown', next: null, until: null, source: 'A-038', because: null };
  const { date, minutes } = localTime(at);
  const today = hoursOn(calendar, date);
  const { source, because, basis } = today;
  if (today.span === 'unknown') return { state: 'unknown', basis: 'unknown', next: null, until: null, source, because };
  const isOpen = today.span !== null && minutes >= today.span.from && minutes < today.span.to;
  return {
    state: isOpen ? 'open' : 'closed',
    basis,
    next: isOpen ? null : nextOpening(calendar, at),
    until: isOpen && today.span ? isoInStockholm(instantOf(date, today.span.to)) : null,
    source,
    because,
  };
}

/** The next time the line opens after an instant, as a Stockholm ISO time; null when no source tells. */
export function nextOpening(calendar: Calendar, at: number): string | null {
  const { date, minutes } = localTime(at);
  const today = dayNumber(date);
  for (let day = today; day <= today + HORIZON_DAYS; day++) {
    const { span } = hoursOn(calendar, dateOf(day));
    if (span === 'unknown') return null;
    if (span && (day > today || minutes < span.from)) return isoInStockholm(instantOf(dateOf(day), span.from));
  }
  return null;
}

/** The hours of a whole day. */
export function hoursOn(calendar: Calendar, date: string): DayHours {
  const year = Number(date.slice(0, 4));
  const basis: Basis = calendar.publishedYears.includes(year) ? 'published' : 'projected';
  const weekday = weekdayOf(date);
  const inWeek = calendar.week[weekday - 1] ?? null;
  const names = namedDays(year).get(date) ?? [];
  const named = calendar.days.filter((entry) => (names as readonly string[]).includes(entry.day));
  const season = calendar.seasons.find((entry) => isInSeason(entry, date, basis));

  const usual: DayHours = season
    ? { span: weekday <= 5 ? season.span : null, basis, source: season.source, because: season.name }
    : { span: inWeek, basis: inWeek === 'unknown' ? 'unknown' : basis, source: calendar.source, because: null };
  const decisive = usual.span === null ? undefined : shortest(named);
  const day: DayHours = decisive
    ? { span: decisive.hours, basis: decisive.hours === 'unknown' ? 'unknown' : basis, source: decisive.source, because: decisive.day }
    : usual;
  const { span } = day;
  return span && span !== 'unknown' && calendar.closesEarlier > 0
    ? { ...day, span: { from: span.from, to: span.to - calendar.closesEarlier } }
    : day;
}

function isInSeason(season: Calendar['seasons'][number], date: string, basis: Basis): boolean {
  if (basis === 'published') return season.published.some(({ from, to }) => date >= from && date <= to);
  if (season.isoWeeks === null) return false;
  const { week } = isoWeek(date);
  return week >= season.isoWeeks[0] && week <= season.isoWeeks[1];
}

function shortest<T extends { readonly hours: Span | null | 'unknown' }>(named: readonly T[]): T | undefined {
  const length = ({ hours }: T) => (hours === null ? 0 : hours === 'unknown' ? 1 : hours.to - hours.from);
  return named.toSorted((a, b) => length(a) - length(b))[0];
}
