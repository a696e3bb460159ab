import { NAMED_DAYS, namedDays, type NamedDay } from '../../../../machines/days.ts';
import { hoursOn } from '../../../../machines/hours.ts';
import { dateOf, dayNumber, instantOf, localTime, weekdayOf } from '../../../../machines/stockholm.ts';
import type { Calendar } from '../../../../machines/types.ts';
import type { Conditions } from '../../shell/settings.ts';

export const PRESETS = ['now', 'lunch', 'closing', 'early', 'saturday', 'summer', 'half-day', 'midsummer', 'christmas', 'easter'] as const;
export type PresetName = (typeof PRESETS)[number];

/** A time that is worth rehearsing. */
export interface Preset {
  readonly name: PresetName;
  /** Null is now. */
  readonly at: number | null;
  readonly queue: Conditions['queue'];
  /** The named day that it falls on. */
  readonly day: NamedDay | null;
}

/** So far ahead a year's days all come round. */
const HORIZON_DAYS = 400;

const NOW: Preset = { name: 'now', at: null, queue: null, day: null };

/** The next time that each of them comes, by the rules of the calendar that stands. */
export function presetsFrom(calendar: Calendar | null, now: number): readonly Preset[] {
  return calendar === null ? [NOW] : [NOW, ...upcoming(calendar, now)];
}

function upcoming(calendar: Calendar, now: number): Preset[] {
  const today = dayNumber(localTime(now).date);

  function next(isIt: (date: string) => boolean): string | null {
    for (let day = today + 1; day <= today + HORIZON_DAYS; day++) if (isIt(dateOf(day))) return dateOf(day);
    return null;
  }
  const isNamed = (name: NamedDay) => (date: string) => (namedDays(Number(date.slice(0, 4))).get(date) ?? []).includes(name);
  const because = (date: string) => hoursOn(calendar, date).because;
  const isOrdinary = (date: string) => because(date) === null && closing(date) !== null;
  const isNamedHalfDay = (date: string) => NAMED_DAYS.some((name) => name === because(date)) && closing(date) !== null;
  const isSummer = (date: string) => calendar.seasons.some(({ name }) => name === because(date)) && closing(date) !== null;
  function closing(date: string): number | null {
    const { span } = hoursOn(calendar, date);
    return span !== null && span !== 'unknown' ? span.to : null;
  }

  function preset(name: PresetName, date: string | null, minutes: (date: string) => number, queue: Conditions['queue'] = null): Preset[] {
    if (date === null) return [];
    const day = NAMED_DAYS.find((one) => isNamed(one)(date)) ?? null;
    return [{ name, at: instantOf(date, minutes(date)), queue, day }];
  }

  const ordinary = next(isOrdinary);
  return [
    ...preset('lunch', ordinary, () => 12 * 60, 20),
    ...preset('closing', ordinary, (date) => (closing(date) ?? 0) - 5),
    ...preset('early', ordinary, () => 7 * 60 + 30),
    ...preset('saturday', next((date) => weekdayOf(date) === 6 && because(date) === null), () => 10 * 60),
    // Just after the shorter hours have ended: that is what people do not expect.
    ...preset('summer', next(isSummer), (date) => (closing(date) ?? 0) + 15),
    ...preset('half-day', next(isNamedHalfDay), (date) => (closing(date) ?? 0) + 30),
    ...preset('midsummer', next(isNamed('midsommarafton')), () => 10 * 60),
    ...preset('christmas', next(isNamed('julafton')), () => 10 * 60),
    ...preset('easter', next(isNamed('langfredagen')), () => 10 * 60),
  ];
}
