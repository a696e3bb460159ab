import { dateOf, dayNumber, weekdayOf } from './stockholm.ts';

/** Swedish days with a name: public holidays and the eves that change opening hours (domain source: calendar D2). */
export const NAMED_DAYS = [
  'nyarsdagen', 'trettondagsafton', 'trettondagen', 'skartorsdagen', 'langfredagen', 'paskafton', 'paskdagen', 'annandag-pask',
  'valborgsmassoafton', 'forsta-maj', 'kristi-himmelsfardsdag', 'pingstdagen', 'nationaldagen', 'midsommarafton', 'midsommardagen',
  'dag-fore-alla-helgons-dag', 'alla-helgons-dag', 'julafton', 'juldagen', 'annandag-jul', 'nyarsafton',
] as const;
export type NamedDay = (typeof NAMED_DAYS)[number];

const years = new Map<number, ReadonlyMap<string, readonly NamedDay[]>>();

/** All named days of a year as date → names. Two names can fall on one date, as on 1 May 2008. */
export function namedDays(year: number): ReadonlyMap<string, readonly NamedDay[]> {
  const known = years.get(year);
  if (known) return known;
  const on = (month: number, day: number) => dayNumber(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
  const easter = easterSunday(year);
  const midsummerDay = firstOnOrAfter(on(6, 20), 6);
  const allSaints = firstOnOrAfter(on(10, 31), 6);
  const days: Record<NamedDay, number> = {
    nyarsdagen: on(1, 1),
    trettondagsafton: on(1, 5),
    trettondagen: on(1, 6),
    skartorsdagen: easter - 3,
    langfredagen: easter - 2,
    paskafton: easter - 1,
    paskdagen: easter,
    'annandag-pask': easter + 1,
    valborgsmassoafton: on(4, 30),
    'forsta-maj': on(5, 1),
    'kristi-himmelsfardsdag': easter + 39,
    pingstdagen: easter + 49,
    nationaldagen: on(6, 6),
    midsommarafton: midsummerDay - 1,
    midsommardagen: midsummerDay,
    'dag-fore-alla-helgons-dag': allSaints - 1,
    'alla-helgons-dag': allSaints,
    julafton: on(12, 24),
    juldagen: on(12, 25),
    'annandag-jul': on(12, 26),
    nyarsafton: on(12, 31),
  };
  const byDate = new Map<string, NamedDay[]>();
  for (const name of NAMED_DAYS) {
    const date = dateOf(days[name]);
    byDate.set(date, [...(byDate.get(date) ?? []), name]);
  }
  years.set(year, byDate);
  return byDate;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function firstOnOrAfter(day: number, weekday: number): number {
  return day + ((weekday - weekdayOf(dateOf(day)) + 7) % 7);
}

/** Gregorian computus (the anonymous algorithm), as a day number. */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return dayNumber(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
}
