import { ERRANDS, OUTCOMES, ROLES, type Outcome, type Role } from '../../intents/types.ts';
import { FORBIDDEN } from '../service/forbidden.ts';
import type { LineId } from '../../machines/types.ts';
import { didYouMean, nearestTo } from '../service/nearest.ts';
import type { LabelledUtterance } from './score.ts';

/** One utterance with what people judged it to be, and the groups that it is counted in. */
export interface CorpusRow extends LabelledUtterance {
  readonly lang: string | null;
  readonly style: string | null;
  readonly role: Role | null;
}

/** The ids that a label may name. */
export interface Known {
  readonly topics: readonly string[];
  readonly authorities: readonly string[];
}

const LINES: readonly LineId[] = ['private', 'partner', 'press'];
const LANGS = ['sv', 'en', 'other'] as const;
const FIELDS = ['id', 'utterance', 'outcome', 'also', 'topic', 'line', 'authority', 'lang', 'style', 'role', 'errand'] as const;
/** A group's name: short, and safe wherever it is shown. */
const GROUP = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u;
/** What a label must be; confirming is what the system does. */
const LABELS = OUTCOMES.filter((outcome) => outcome !== 'confirm');
const LONGEST_QUOTE = 40;

/** What is wrong with a row, in words; thrown inside this file only. */
class Unfit extends Error {}

/**
 * Reads one row of a corpus, as JSON, YAML or CSV cells gave it: empty cells and null are the same.
 * The least that a row holds is an utterance and a topic, or an utterance and an outcome.
 * @returns the row, or what is wrong with it and what to do
 */
export function readCorpusRow(value: unknown, known: Known): CorpusRow | string {
  try {
    return rowOf(value, known);
  } catch (error) {
    if (error instanceof Unfit) return error.message;
    throw error;
  }
}

/** What is wrong with the names of fields or columns, or null. Unknown ones are passed over unless they look like a slip. */
export function checkFields(names: readonly string[]): string | null {
  const forbidden = names.find((name) => FORBIDDEN.has(name));
  if (forbidden !== undefined) return `no field may be called "${forbidden}"`;
  const unknown = names.filter((name) => !(FIELDS as readonly string[]).includes(name));
  for (const name of unknown) {
    const near = nearestTo(name, FIELDS.filter((field) => !names.includes(field)));
    if (near !== null && name.length > 3) return `no field is called "${quoted(name)}", did you mean ${near}?`;
  }
  return null;
}

function rowOf(value: unknown, known: Known): CorpusRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unfit('not an object with "utterance" and "topic" or "outcome"');
  const wrong = checkFields(Object.keys(value));
  if (wrong !== null) throw new Unfit(wrong);
  const fields = value as Readonly<Record<string, unknown>>;
  const utterance = textIn(fields, 'utterance');
  if (utterance === null) throw new Unfit('no "utterance"; give what the caller says');
  const topic = listIn(fields, 'topic').map((id) => oneOf('topic', id, known.topics));
  const outcome = textIn(fields, 'outcome');
  if (outcome === null && topic.length === 0) throw new Unfit('neither "topic" nor "outcome"; give one of them');
  if (outcome === 'confirm') throw new Unfit('outcome "confirm" is what the system does; label it route');
  return {
    utterance, topic,
    outcome: outcome === null ? 'route' : oneOf('outcome', outcome, LABELS),
    also: listIn(fields, 'also').map((id): Outcome => oneOf('also', id, OUTCOMES)),
    line: optional(fields, 'line', LINES),
    authority: optional(fields, 'authority', known.authorities),
    lang: optional(fields, 'lang', LANGS),
    style: groupIn(fields, 'style'),
    role: roleOf(fields),
  };
}

function roleOf(fields: Readonly<Record<string, unknown>>): Role | null {
  optional(fields, 'errand', ERRANDS);
  return optional(fields, 'role', ROLES);
}

function optional<T extends string>(fields: Readonly<Record<string, unknown>>, name: string, known: readonly T[]): T | null {
  const id = textIn(fields, name);
  return id === null ? null : oneOf(name, id, known);
}

function groupIn(fields: Readonly<Record<string, unknown>>, name: string): string | null {
  const group = textIn(fields, name);
  if (group !== null && !GROUP.test(group)) throw new Unfit(`${name} "${quoted(group)}": letters, digits and hyphens, at most 40`);
  return group;
}

function textIn(fields: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = Object.hasOwn(fields, name) ? fields[name] : null;
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw new Unfit(`"${name}" is not text; quote it`);
  return value.trim() === '' ? null : value;
}

/** A list, or texts joined by |. */
function listIn(fields: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = Object.hasOwn(fields, name) ? fields[name] : null;
  if (!Array.isArray(value)) return (textIn(fields, name) ?? '').split('|').map((part) => part.trim()).filter((part) => part !== '');
  if (!value.every((entry) => typeof entry === 'string')) throw new Unfit(`"${name}" is a list of something else than texts`);
  return value;
}

function oneOf<T extends string>(name: string, id: string, known: readonly T[]): T {
  const found = known.find((each) => each === id);
  if (found === undefined) throw new Unfit(`${name} "${quoted(id)}" is not known${didYouMean(id, known)}`);
  return found;
}

function quoted(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
