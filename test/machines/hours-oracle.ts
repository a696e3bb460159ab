/**
 * A second opinion on opening hours, written from the source table (facts) and from
 * the projection rule in the domain calendar (D2), sharing no code with machines/: slow, plain, and only for tests.
 * Dates of holidays come from date-holidays, time from Temporal.
 */
import Holidays from 'date-holidays';
// Not @js-temporal/polyfill: this one is less than half the size, has no JSBI, and is quick enough for every minute of two years.
import { Temporal } from 'temporal-polyfill';

export type Channel = 'customer-centre' | 'online-meeting' | 'press' | 'service-centres';

/** What a channel answers at an instant, in the form of machines/types.ts `Hours`. */
export interface Opinion {
  readonly state: 'open' | 'closed' | 'unknown';
  readonly basis: 'published' | 'projected' | 'unknown';
  readonly next: string | null;
  readonly until: string | null;
}

/** Wall times such as "08:00"; the closing minute is not part of the day. */
type DayOpinion = readonly [opens: string, closes: string] | 'closed' | 'unknown';

const STOCKHOLM = 'Europe/Stockholm';
const swedish = new Holidays('SE', { languages: ['sv'] });

/** The customer centre's published years with their summers. A new year is entered here from the agency's page, not from hours.yaml. */
const PUBLISHED_SUMMERS: Readonly<Record<number, readonly [first: string, last: string]>> = { 2025: ['2025-06-30', '2025-08-24'] };

/** The fifteen rows of the agency's table, by the names that date-holidays uses. */
const ROWS: Readonly<Record<string, '8-11.30' | 'closed'>> = {
  nyårsdagen: 'closed', 'trettondedag jul': 'closed', skärtorsdagen: '8-11.30', långfredagen: 'closed', 'annandag påsk': 'closed',
  valborgsmässoafton: '8-11.30', 'första maj': 'closed', 'Kristi himmelsfärdsdag': 'closed', nationaldagen: 'closed', midsommarafton: 'closed',
  allhelgonaafton: '8-11.30', julafton: 'closed', juldagen: 'closed', 'annandag jul': 'closed', nyårsafton: 'closed',
};
/** Closed at the service centres though no public holiday; "the day before Easter" is påskafton. */
const SERVICE_CENTRE_EVES = new Set(['julafton', 'nyårsafton', 'påskafton', 'midsommarafton']);

interface Named {
  readonly name: string;
  readonly isPublicHoliday: boolean;
}
const namesByYear = new Map<number, ReadonlyMap<string, readonly Named[]>>();

/** The days with a name that a year has, by date. */
function namesOn(date: Temporal.PlainDate): readonly Named[] {
  let names = namesByYear.get(date.year);
  if (!names) {
    const found = new Map<string, Named[]>();
    // The date is text in Swedish time ("2025-04-30 12:00:00"), so the host's zone has no say.
    for (const { date: text, name, type } of swedish.getHolidays(date.year)) {
      const day = text.slice(0, 10);
      found.set(day, [...(found.get(day) ?? []), { name, isPublicHoliday: type === 'public' }]);
    }
    names = found;
    namesByYear.set(date.year, names);
  }
  return names.get(date.toString()) ?? [];
}

/** The rows of the table that fall on a date, as its words: for comparing with the source row by row. */
export function rowOn(text: string): '8-11.30' | 'closed' | null {
  const rows = namesOn(Temporal.PlainDate.from(text)).flatMap(({ name }) => ROWS[name] ?? []);
  return rows.includes('closed') ? 'closed' : (rows[0] ?? null);
}

function dayOf(channel: Channel, date: Temporal.PlainDate): DayOpinion {
  const isWeekend = date.dayOfWeek >= 6;
  const names = namesOn(date);
  const isHoliday = names.some(({ isPublicHoliday }) => isPublicHoliday);
  if (channel === 'service-centres') {
    return isWeekend || isHoliday || names.some(({ name }) => SERVICE_CENTRE_EVES.has(name)) ? 'closed' : 'unknown';
  }
  if (channel === 'press') {
    if (!isBetween(date, '2025-06-21', '2025-08-17')) return 'unknown';
    return isWeekend ? 'closed' : ['08:00', '16:00'];
  }
  if (isWeekend || isHoliday) return 'closed';
  const row = rowOn(date.toString());
  if (row === 'closed') return 'closed';
  const closes = row === '8-11.30' ? '11:30' : isSummer(date) ? '15:00' : '16:00';
  return ['08:00', channel === 'online-meeting' ? Temporal.PlainTime.from(closes).subtract({ minutes: 30 }).toString().slice(0, 5) : closes];
}

function isSummer(date: Temporal.PlainDate): boolean {
  const published = PUBLISHED_SUMMERS[date.year];
  if (published) return isBetween(date, ...published);
  const week = date.weekOfYear ?? 0;
  return week >= 27 && week <= 34;
}

function isBetween(date: Temporal.PlainDate, from: string, to: string): boolean {
  return Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, to) <= 0;
}

/** A day's hours as instants, and as ISO times for the answer. */
interface Hours {
  readonly opens: number;
  readonly closes: number;
  readonly opensIso: string;
  readonly closesIso: string;
}
const hoursByDay = new Map<string, Hours | 'closed' | 'unknown'>();

function hoursOn(channel: Channel, date: string): Hours | 'closed' | 'unknown' {
  const key = `${channel} ${date}`;
  const known = hoursByDay.get(key);
  if (known !== undefined) return known;
  const day = dayOf(channel, Temporal.PlainDate.from(date));
  const hours = typeof day === 'string' ? day : hoursBetween(inStockholm(date, day[0]), inStockholm(date, day[1]));
  hoursByDay.set(key, hours);
  return hours;
}

function hoursBetween(from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): Hours {
  const iso = (time: Temporal.ZonedDateTime) => time.toString({ timeZoneName: 'never', smallestUnit: 'minute' });
  return { opens: from.epochMilliseconds, closes: to.epochMilliseconds, opensIso: iso(from), closesIso: iso(to) };
}

/** The full answer at an instant (ms since 1970). */
export function opinionAt(channel: Channel, at: number): Opinion {
  const date = dateAt(at);
  const hours = hoursOn(channel, date);
  if (hours === 'unknown') return { state: 'unknown', basis: 'unknown', next: null, until: null };
  // No year's table names the service centres' days: A-035 is a rule without a year.
  const basis = channel !== 'service-centres' && Number(date.slice(0, 4)) in PUBLISHED_SUMMERS ? 'published' : 'projected';
  if (hours !== 'closed' && at >= hours.opens && at < hours.closes) return { state: 'open', basis, next: null, until: hours.closesIso };
  return { state: 'closed', basis, next: nextOpeningAfter(channel, at), until: null };
}

/** The first opening after an instant, day by day; null as soon as a day is unknown. */
export function nextOpeningAfter(channel: Channel, at: number): string | null {
  for (let date = dateAt(at); ; date = Temporal.PlainDate.from(date).add({ days: 1 }).toString()) {
    const hours = hoursOn(channel, date);
    if (hours === 'unknown') return null;
    if (hours !== 'closed' && hours.opens > at) return hours.opensIso;
  }
}

/**
 * The instants of a year (ms since 1970) at which an answer may change, each with the minute before and after, in order:
 * openings and closings; also midnight, eight and noon on days that have a name or differ from that weekday
 * a week before or after (as where a season begins or ends); the changes of the clock; the year's end.
 * @param extent `turning` leaves out the openings and closings of ordinary days
 */
export function edgesOf(channel: Channel, year: number, extent: 'all' | 'turning'): number[] {
  const edges = [inStockholm(`${year + 1}-01-01`, '00:00').epochMilliseconds, ...clockChangesOf(year)];
  for (let day = Temporal.PlainDate.from({ year, month: 1, day: 1 }); day.year === year; day = day.add({ days: 1 })) {
    const date = day.toString();
    const isTurning = namesOn(day).length > 0 || [-1, 1].some((weeks) => String(dayOf(channel, day)) !== String(dayOf(channel, day.add({ weeks }))));
    if (isTurning) edges.push(...['00:00', '08:00', '12:00'].map((time) => inStockholm(date, time).epochMilliseconds));
    const hours = hoursOn(channel, date);
    if ((isTurning || extent === 'all') && typeof hours === 'object') edges.push(hours.opens, hours.closes);
  }
  return [...new Set(edges.flatMap((at) => [at - 60_000, at, at + 60_000]))].toSorted((a, b) => a - b);
}

/** The two instants at which Stockholm changes its clock, and an hour either side of each. */
function clockChangesOf(year: number): number[] {
  const spring = inStockholm(`${year}-01-01`, '00:00').getTimeZoneTransition('next');
  const autumn = spring?.getTimeZoneTransition('next');
  return [spring, autumn].flatMap((change) => (change ? [-1, 0, 1].map((hours) => change.add({ hours }).epochMilliseconds) : []));
}

function dateAt(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(STOCKHOLM).toPlainDate().toString();
}

function inStockholm(date: string, time: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(STOCKHOLM);
}
