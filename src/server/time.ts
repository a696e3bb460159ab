import { parseTime } from '../../machines/stockholm.ts';
import { Problem } from './problem.ts';

/** The instant that a client names, in ms since 1970; null where it names none. @throws Problem 400 */
export function instantOf(at: string | undefined): number | null {
  if (at === undefined) return null;
  try {
    const instant = parseTime(at);
    const year = new Date(instant).getUTCFullYear();
    if (year >= 2000 && year <= 2100) return instant;
  } catch {
    // Told below, in the same words.
  }
  throw new Problem(400, 'TV-TIME', 'at: a time of the years 2000 to 2100 such as 2025-03-03T10:15, Stockholm time unless it has an offset');
}
