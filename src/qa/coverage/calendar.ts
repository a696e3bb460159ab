import { hoursOn } from '../../../machines/hours.ts';
import { dateOf, dayNumber, instantOf, localTime, weekdayOf } from '../../../machines/stockholm.ts';
import type { Calendar, HoursState, LineId } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import { calendarOf } from '../../simulator/world.ts';
import type { PartId } from './part.ts';

/** What the hours of a line can be like at a moment, as parts to cover; and for each the first moment that has it. */
export interface CalendarCase {
  readonly part: PartId;
  readonly line: LineId;
  /** ms since 1970. */
  readonly at: number;
  readonly state: HoursState;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const LINES: readonly LineId[] = ['private', 'partner', 'press'];
/** So many years after the last published one hold every projected day on a working day. */
const YEARS_ON = 6;

/** The cases that a moment is an example of. */
export function casesAt(service: Service, line: LineId, at: number): PartId[] {
  const calendar = calendarOf(service, line);
  if (calendar === null) return [`calendar:${line}: hours unknown`];
  const { date, minutes } = localTime(at);
  return casesOn(calendar, line, date, Math.floor(minutes)).parts;
}

function casesOn(calendar: Calendar, line: LineId, date: string, minutes: number): { readonly parts: PartId[]; readonly state: HoursState } {
  const { span, basis, because } = hoursOn(calendar, date);
  const isOpen = span !== null && span !== 'unknown' && minutes >= span.from && minutes < span.to;
  const state: HoursState = span === 'unknown' ? 'unknown' : isOpen ? 'open' : 'closed';
  const names = [
    `hours ${basis}`,
    `${because ?? WEEKDAYS[weekdayOf(date) - 1] ?? ''}, ${state}`,
    ...(span === null || span === 'unknown' ? [] : edgeAt(span.from, span.to, minutes)),
  ];
  return { state, parts: names.map((name): PartId => `calendar:${line}: ${name}`) };
}

/** Where hours begin and end is where they go wrong: the minutes on both sides of each edge. */
function edgeAt(from: number, to: number, minutes: number): string[] {
  const hours = `${clock(from)}–${clock(to)}`;
  if (minutes === from - 1) return [`${hours}, the minute before`];
  if (minutes === from) return [`${hours}, the first minute`];
  if (minutes === to - 1) return [`${hours}, the last minute`];
  return minutes === to ? [`${hours}, the minute of closing`] : [];
}

const clock = (minutes: number) => `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`;

/** Every case that a line's calendar has, published years first, each with its first moment. */
export function calendarCases(service: Service): CalendarCase[] {
  return LINES.flatMap((line) => {
    const calendar = calendarOf(service, line);
    if (calendar === null) return [{ part: `calendar:${line}: hours unknown` as const, line, at: instantOf('2025-03-03', 615), state: 'unknown' as const }];
    const found = new Map<PartId, CalendarCase>();
    for (const date of datesOf(calendar)) {
      for (const minutes of minutesOf(calendar, date)) {
        const { parts, state } = casesOn(calendar, line, date, minutes);
        for (const part of parts) if (!found.has(part)) found.set(part, { part, line, at: instantOf(date, minutes), state });
      }
    }
    return [...found.values()];
  });
}

/** Named days that decide nothing in any year that is looked at, with the line that they stand for. */
export function idleDays(service: Service, cases: readonly CalendarCase[]): PartId[] {
  return LINES.flatMap((line) => (calendarOf(service, line)?.days ?? [])
    .filter(({ day }) => !cases.some(({ part }) => part.startsWith(`calendar:${line}: ${day}, `)))
    .map(({ day }): PartId => `calendar:${line}: ${day}`));
}

function datesOf({ publishedYears }: Calendar): string[] {
  const years = publishedYears.length > 0 ? publishedYears : [2025];
  const last = Math.max(...years);
  return [...years, ...Array.from({ length: YEARS_ON }, (_, i) => last + 1 + i)].flatMap((year) => {
    const first = dayNumber(`${year}-01-01`);
    return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, i) => dateOf(first + i));
  });
}

const MID_MORNING = 10 * 60 + 15;

/** An ordinary moment of the day first, then the edges. */
function minutesOf(calendar: Calendar, date: string): number[] {
  const { span } = hoursOn(calendar, date);
  return span === null || span === 'unknown' ? [MID_MORNING] : [MID_MORNING, span.from - 1, span.from, span.to - 1, span.to];
}
