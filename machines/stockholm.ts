/** Civil time in Stockholm. No clock of its own and no host time zone. */

export interface LocalTime {
  /** "2025-06-20" */
  readonly date: string;
  readonly year: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Minutes after midnight, with seconds as a fraction. */
  readonly minutes: number;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * Since then one rule has held in the European Union (directive 2000/84/EC and those before it): summer time from the last Sunday of
 * March to the last of October, both changes at 01:00 UTC. The rule is told here because a browser needs tens of milliseconds to get
 * its own data about time zones ready; a test holds it against them.
 */
const RULE_SINCE = Date.UTC(1996, 0, 1);
const FOUR_DIGITS_UNTIL = Date.UTC(9999, 11, 31);
const [MARCH, OCTOBER] = [2, 9];

/** The clock and the calendar on a wall in Stockholm at an instant. */
export function localTime(at: number): LocalTime {
  if (!(at >= RULE_SINCE && at < FOUR_DIGITS_UNTIL)) return timeByIntl(at);
  const wall = at + (isSummer(at) ? 2 * HOUR : HOUR);
  const day = Math.floor(wall / DAY);
  const date = dateOf(day);
  const seconds = Math.floor((wall - day * DAY) / 1000);
  return { date, year: Number(date.slice(0, 4)), weekday: weekdayOf(date), minutes: Math.floor(seconds / 60) + (seconds % 60) / 60 };
}

function isSummer(at: number): boolean {
  const year = new Date(at).getUTCFullYear();
  return at >= changeIn(year, MARCH) && at < changeIn(year, OCTOBER);
}

/** 01:00 UTC on the last Sunday of a month of 31 days. */
function changeIn(year: number, month: number): number {
  const lastDay = Date.UTC(year, month, 31, 1);
  return lastDay - new Date(lastDay).getUTCDay() * DAY;
}

/** Times before the rule, as the host knows them; made at the first look. */
let formatter: Intl.DateTimeFormat | null = null;

function timeByIntl(at: number): LocalTime {
  formatter ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Stockholm', hourCycle: 'h23',
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  const parts = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}`;
  return {
    date,
    year: Number(parts['year']),
    weekday: weekdayOf(date),
    minutes: Number(parts['hour']) * 60 + Number(parts['minute']) + Number(parts['second']) / 60,
  };
}

/** Minutes that Stockholm is ahead of UTC at an instant. */
function offsetAt(at: number): number {
  const { date, minutes } = localTime(at);
  return Math.round((dayNumber(date) * DAY + minutes * 60_000 - at) / 60_000);
}

/**
 * The instant of a Stockholm wall time. A time that does not exist (the hour lost in March) counts from the old
 * offset, as calendars do; one that exists twice (October) is the first.
 */
export function instantOf(date: string, minutes: number): number {
  const wall = dayNumber(date) * DAY + minutes * 60_000;
  const early = wall - offsetAt(wall - 3 * HOUR) * 60_000;
  const late = wall - offsetAt(wall + 3 * HOUR) * 60_000;
  const isRight = (at: number) => at + offsetAt(at) * 60_000 === wall;
  return isRight(early) || !isRight(late) ? early : late;
}

/** "2025-06-23T08:00+02:00" */
export function isoInStockholm(at: number): string {
  const { date, minutes } = localTime(at);
  const offset = offsetAt(at);
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${date}T${two(minutes / 60)}:${two(minutes % 60)}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d)?)?$/u;

/**
 * The instant of an ISO time; without an offset it is Stockholm's, without a time it is midnight.
 * @throws RangeError for anything that is not a real date and time ("2026-02-30" is refused, not moved to March)
 */
export function parseTime(text: string): number {
  const match = ISO.exec(text.trim());
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', zone] = match ?? [];
  const date = `${year}-${month}-${day}`;
  const minutes = Number(hour) * 60 + Number(minute) + Number(second) / 60;
  const isReal = match !== null && isDate(date) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isReal) throw new RangeError(`"${text}" is not a date and time; write it as 2025-06-20T10:15 (Stockholm time)`);
  if (zone === undefined) return instantOf(date, minutes);
  const sign = zone.startsWith('-') ? -1 : 1;
  const offset = zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  return dayNumber(date) * DAY + (minutes - offset) * 60_000;
}

/** Whether a date exists. */
export function isDate(date: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/u.test(date)) return false;
  return dateOf(dayNumber(date)) === date;
}

/** Days since 1970-01-01. */
export function dayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / DAY;
}

export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function weekdayOf(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601 week and the year that it belongs to. */
export function isoWeek(date: string): { week: number; year: number } {
  const thursday = dayNumber(date) + 4 - weekdayOf(date);
  const year = Number(dateOf(thursday).slice(0, 4));
  return { week: Math.floor((thursday - dayNumber(`${String(year).padStart(4, '0')}-01-01`)) / 7) + 1, year };
}
