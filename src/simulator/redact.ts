import { digitValue, spokenDigits } from './digits.ts';

export const MASK = '[personnummer]';

/** Separators that people put inside a number: spaces, dashes, dots, slashes and invisible characters. */
const SEPARATOR = /[\s\p{Pd}\p{Cf}\u2212+./]/u;

interface Run {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Replaces Swedish personal and coordination numbers, in digits of any script or spoken as words, by a mask.
 * A number in doubt is masked; telephone numbers and organisation numbers are kept.
 */
export function maskPersonalNumbers(text: string): string {
  const runs = [...digitRuns(text), ...spokenRuns(text)].filter(({ digits }) => looksPersonal(digits)).toSorted((a, b) => b.start - a.start);
  const masked = runs.reduce((result, { start, end }) => result.slice(0, start) + MASK + result.slice(end), text);
  // Interim numbers: a letter in the place of the first of the last four digits.
  return masked.replace(/(?<!\d)(?:19|20)?\d{6}[-+]?[TRSUWXJKLMN]\d{3}(?!\d)/giu, MASK);
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
  let digits = '';
  let start = 0;
  let end = 0;
  let separators = 0;
  let at = 0;
  const close = () => {
    if (digits !== '') runs.push({ digits, start, end });
    digits = '';
  };
  for (const character of text) {
    const value = digitValue(character);
    if (value !== null) {
      if (digits === '') start = at;
      digits += String(value);
      end = at + character.length;
      separators = 0;
    } else if (digits !== '' && !(SEPARATOR.test(character) && ++separators <= 3)) close();
    at += character.length;
  }
  close();
  return runs;
}

/** Stretches of number words: "nitton nittio noll ett noll ett nittioåtta noll två". */
function spokenRuns(text: string): Run[] {
  const runs: Run[] = [];
  let current = null as Run | null;
  for (const match of text.matchAll(/\p{L}+/gu)) {
    const digits = spokenDigits(match[0]);
    const end = match.index + match[0].length;
    if (digits === null) {
      if (current) runs.push(current);
      current = null;
    } else {
      current = current ? { ...current, digits: current.digits + digits, end } : { digits, start: match.index, end };
    }
  }
  if (current) runs.push(current);
  return runs.filter(({ digits }) => digits.length >= 10);
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
