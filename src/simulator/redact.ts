import { digitValue, spokenDigits } from './digits.ts';

export const MASK = '[personnummer]';

/** Separators that people put inside a number: spaces, dashes, dots, slashes and invisible characters. */
const SEPARATOR = /[\s\p{Pd}\p{Cf}\u2212+./]/u;

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Digits that stand together, and the groups that they are written or spoken in. */
interface Run extends Group {
  readonly groups: readonly Group[];
}

/**
 * Replaces Swedish personal and coordination numbers, in digits of any script or spoken as words, by a mask.
 * A number in doubt is masked; telephone numbers and organisation numbers are kept.
 */
export function maskPersonalNumbers(text: string): string {
  const runs = [...digitRuns(text), ...spokenRuns(text)].flatMap(numbersIn).toSorted((a, b) => b.start - a.start);
  const masked = runs.reduce((result, { start, end }) => result.slice(0, start) + MASK + result.slice(end), text);
  // Interim numbers: a letter in the place of the first of the last four digits.
  return masked.replace(/(?<!\d)(?:19|20)?\d{6}[-+]?[TRSUWXJKLMN]\d{3}(?!\d)/giu, MASK);
}

/** What looks like a personal number: the whole run, or whole groups of it where another number stands beside. */
function numbersIn({ groups, ...run }: Run): readonly Group[] {
  if (looksPersonal(run.digits)) return [run];
  const found: Group[] = [];
  for (let from = 0; from < groups.length; from++) {
    const number = [12, 10].map((length) => groupsOf(groups, from, length)).find((group) => group !== null && looksPersonal(group.digits));
    if (!number) continue;
    found.push(number);
    while (groups[from + 1] !== undefined && (groups[from + 1] as Group).end <= number.end) from++;
  }
  return found;
}

/** The groups from one on that have so many digits together; null when none end there. */
function groupsOf(groups: readonly Group[], from: number, length: number): Group | null {
  let digits = '';
  for (const group of groups.slice(from, from + length)) {
    digits += group.digits;
    if (digits.length === length) return { digits, start: groups[from]?.start ?? 0, end: group.end };
  }
  return null;
}

/** A masked text without the mask and the words that led up to it: what is left to understand. */
export function withoutMask(text: string): string {
  return text.includes(MASK) ? text.replace(/(?:mitt\s+)?(?:personnummer|nummer)?(?:et)?(?:\s+är)?\s*\[personnummer\](?:\s+och)?/giu, ' ').trim() : text;
}

/** All digits of a text in order, whatever their writing, when it holds a number at all. */
export function digitsIn(text: string): string {
  const written = Array.from(text, digitValue).filter((value) => value !== null).join('');
  return written === '' ? spokenRuns(text).map(({ digits }) => digits).join('') : written;
}

/** Stretches of digits with at most three separators between any two. */
function digitRuns(text: string): Run[] {
  const runs: Run[] = [];
  let groups: Group[] = [];
  let separators = 0;
  let at = 0;
  const close = () => {
    if (groups.length > 0) runs.push(runOf(groups));
    groups = [];
  };
  for (const character of text) {
    const value = digitValue(character);
    const last = groups.at(-1);
    const end = at + character.length;
    if (value !== null && last && separators === 0) groups.splice(-1, 1, { digits: last.digits + String(value), start: last.start, end });
    else if (value !== null) groups.push({ digits: String(value), start: at, end });
    else if (last && !(SEPARATOR.test(character) && ++separators <= 3)) close();
    if (value !== null || groups.length === 0) separators = 0;
    at = end;
  }
  close();
  return runs;
}

function runOf(groups: readonly Group[]): Run {
  return { digits: groups.map(({ digits }) => digits).join(''), start: groups[0]?.start ?? 0, end: groups.at(-1)?.end ?? 0, groups };
}

/** Stretches of number words: "nitton nittio noll ett noll ett nittioåtta noll två". */
function spokenRuns(text: string): Run[] {
  const runs: Group[][] = [[]];
  for (const match of text.matchAll(/\p{L}+/gu)) {
    const digits = spokenDigits(match[0]);
    if (digits === null) runs.push([]);
    else runs.at(-1)?.push({ digits, start: match.index, end: match.index + match[0].length });
  }
  return runs.map(runOf).filter(({ digits }) => digits.length >= 10);
}

/** Ten or twelve digits that begin with a date; day + 60 is a coordination number. */
function looksPersonal(digits: string): boolean {
  if (digits.length === 12 && !/^(?:18|19|20)/u.test(digits)) return false;
  if (digits.length !== 10 && digits.length !== 12) return false;
  const ten = digits.slice(-10);
  const month = Number(ten.slice(2, 4));
  const day = Number(ten.slice(4, 6));
  const isDate = month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 60 && day <= 91));
  // Ten digits that begin with a nought may be a telephone number: only a right check digit settles it.
  return isDate && (digits.length === 12 || !ten.startsWith('0') || passesLuhn(ten));
}

function passesLuhn(ten: string): boolean {
  const sum = Array.from(ten, Number).reduce((total, digit, i) => {
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
