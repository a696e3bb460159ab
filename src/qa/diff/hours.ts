import { hoursOn } from '../../../machines/hours.ts';
import { dateOf, dayNumber, weekdayOf } from '../../../machines/stockholm.ts';
import type { Calendar, Span } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import type { HoursMove } from './types.ts';

/** Where no calendar has a published year, any year will do. */
const SOME_YEAR = 2025;
/** Days of one change that are no further apart belong together: every Friday is one range, though one of them be a holiday. */
const NEAR = 14;

type DayHours = ReturnType<typeof hoursOn> | null;

/** One day that differs. */
interface DayMove {
  readonly day: number;
  readonly before: string;
  readonly after: string;
  readonly spans: { readonly before: DayHours; readonly after: DayHours };
}

/** Opening hours that differ, over all published years and the one after them, as ranges; by calendar, then by date. */
export function hoursMoves(before: Service, after: Service): HoursMove[] {
  const [first, last] = horizon(before, after);
  return subjects(before, after).flatMap(([name, was, is]) => {
    const days: DayMove[] = [];
    for (let day = first; day <= last; day++) {
      const move = dayMove(day, was, is);
      if (move) days.push(move);
    }
    return ranges(days).map((range) => ({ calendar: name, ...rangeOf(range) })).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  });
}

/** Day numbers, both included. */
function horizon(...sides: readonly Service[]): readonly [number, number] {
  const years = sides.flatMap(({ calendars }) => Object.values(calendars).flatMap(({ publishedYears }) => publishedYears));
  const known = years.length === 0 ? [SOME_YEAR] : years;
  return [dayNumber(`${Math.min(...known)}-01-01`), dayNumber(`${Math.max(...known) + 1}-12-31`)];
}

/** Calendars of both sides that differ, by id, and lines that go by another calendar than before. */
function subjects(before: Service, after: Service): [string, Calendar | null, Calendar | null][] {
  const ids = Object.keys(before.calendars).filter((id) => after.calendars[id] && JSON.stringify(before.calendars[id]) !== JSON.stringify(after.calendars[id]));
  const calendar = ({ calendars }: Service, id: string | null) => (id === null ? null : (calendars[id] ?? null));
  return [
    ...Object.values(before.lines).flatMap((line): [string, Calendar | null, Calendar | null][] => {
      const now = after.lines[line.id].calendar;
      return now === line.calendar ? [] : [[`line ${line.id}`, calendar(before, line.calendar), calendar(after, now)]];
    }),
    ...ids.map((id): [string, Calendar | null, Calendar | null] => [id, calendar(before, id), calendar(after, id)]),
  ];
}

function dayMove(day: number, before: Calendar | null, after: Calendar | null): DayMove | null {
  const date = dateOf(day);
  const spans = { before: before && hoursOn(before, date), after: after && hoursOn(after, date) };
  const [was, is] = [hoursText(spans.before), hoursText(spans.after)];
  if (was !== is) return { day, before: was, after: is, spans };
  const [basis, basisNow] = [spans.before?.basis ?? 'unknown', spans.after?.basis ?? 'unknown'];
  return basis === basisNow ? null : { day, before: `${was} (${basis})`, after: `${is} (${basisNow})`, spans };
}

/** Runs of days with the same change, each near the one before. */
function ranges(days: readonly DayMove[]): DayMove[][] {
  const found: DayMove[][] = [];
  const open = new Map<string, DayMove[]>();
  for (const move of days) {
    const key = `${move.before} ${move.after}`;
    const run = open.get(key);
    if (run && move.day - (run.at(-1)?.day ?? 0) <= NEAR) run.push(move);
    else {
      const next = [move];
      open.set(key, next);
      found.push(next);
    }
  }
  return found;
}

function rangeOf(days: readonly DayMove[]): Omit<HoursMove, 'calendar'> {
  const [first, last] = [days[0] as DayMove, days.at(-1) as DayMove];
  const { before, after } = first.spans;
  const isKnown = before !== null && after !== null && before.span !== 'unknown' && after.span !== 'unknown';
  const [was, is] = isKnown ? [before.span, after.span] : [null, null];
  return {
    from: dateOf(first.day), to: dateOf(last.day), days: days.length,
    weekdays: [...new Set(days.map(({ day }) => weekdayOf(dateOf(day))))].toSorted(),
    before: first.before, after: first.after,
    opened: without(is, was), closed: without(was, is),
  };
}

/** The parts of a span that lie outside another. */
function without(span: Span | null, other: Span | null): string[] {
  if (span === null) return [];
  if (other === null || other.to <= span.from || other.from >= span.to) return [spanText(span)];
  return [{ from: span.from, to: other.from }, { from: other.to, to: span.to }].filter(({ from, to }) => from < to).map(spanText);
}

function hoursText(hours: DayHours): string {
  if (hours === null || hours.span === 'unknown') return 'unknown';
  return hours.span === null ? 'closed' : spanText(hours.span);
}

/** As the files write it: "8-11.30". */
function spanText({ from, to }: Span): string {
  const clock = (minutes: number) => `${Math.floor(minutes / 60)}${minutes % 60 === 0 ? '' : `.${String(minutes % 60).padStart(2, '0')}`}`;
  return `${clock(from)}-${clock(to)}`;
}
