import { OUTCOMES, ROLES, type Decision } from '../../../intents/types.ts';
import { maskPersonalNumbers } from '../../simulator/redact.ts';
import { fields, integer, list, MISFIT, oneOf, orNull, text, textUpTo, type Reader } from '../../simulator/shape.ts';
import type { TraceEntry } from '../../simulator/trace.ts';
import { reasonWithoutNeed } from '../call/why.ts';

/** What an utterance should have been taken for, as far as the asker knows. */
export type Wanted =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'topic'; readonly topic: string }
  /** An authority of no name is merely another one. */
  | { readonly kind: 'authority'; readonly authority: string | null };

/** An asker's "that's wrong": what was said, what was made of it, and perhaps what it should have been. */
export interface Objection {
  /** Without personal numbers; it tells one objection from another. */
  readonly say: string;
  /** The minute of the call, ms since 1970. */
  readonly at: number;
  readonly understood: Pick<Decision, 'outcome' | 'topic' | 'authority' | 'role'>;
  readonly wanted: Wanted;
}

/** More than this nobody goes through by hand, and the browser's store stays small. */
export const MOST_OBJECTIONS = 200;
/** A thousand characters are said at most, each of two units at most. */
const LONGEST = 2000;
const MINUTE = 60_000;

const id = text(/^[a-z0-9-]{1,60}$/u);
const wanted: Reader<Wanted> = (value) => {
  for (const read of [
    fields<Wanted>({ kind: oneOf(['unknown']) }),
    fields<Extract<Wanted, { kind: 'topic' }>>({ kind: oneOf(['topic']), topic: id }),
    fields<Extract<Wanted, { kind: 'authority' }>>({ kind: oneOf(['authority']), authority: orNull(id) }),
  ] as readonly Reader<Wanted>[]) {
    const made = read(value);
    if (made !== MISFIT) return made;
  }
  return MISFIT;
};

/** Looks at objections that come out of the browser's store. */
export const readObjections: Reader<readonly Objection[]> = list(fields<Objection>({
  say: textUpTo(LONGEST), at: integer(0, 8_640_000_000_000),
  understood: fields<Objection['understood']>({ outcome: oneOf(OUTCOMES), topic: orNull(id), authority: orNull(id), role: oneOf(ROLES) }),
  wanted,
}), MOST_OBJECTIONS);

type Spoken = Extract<TraceEntry, { type: 'caller.spoke' }>;

/** The objection that can be made to how a call went; null when nothing was said that could be mistaken. */
export function objectionTo(trace: readonly TraceEntry[], at: number): Objection | null {
  const said = disputable(trace);
  if (!said) return null;
  const { outcome, topic, authority, role } = said.decision;
  return { say: maskPersonalNumbers(said.text), at: at - at % MINUTE, understood: { outcome, topic, authority, role }, wanted: { kind: 'unknown' } };
}

/** The utterance that led to where the call went: a cry for help or for a person, else a need, else what was not understood. */
function disputable(trace: readonly TraceEntry[]): Spoken | undefined {
  const last = (...kinds: Spoken['heard']['kind'][]) =>
    trace.findLast((step): step is Spoken => step.type === 'caller.spoke' && kinds.includes(step.heard.kind));
  const reason = reasonWithoutNeed(trace);
  const asked = reason === 'crisis' ? last('crisis') : reason === 'person' ? last('agent', 'callback') : undefined;
  return asked ?? last('need') ?? last('nothing', 'vague');
}

/** The same to the ear: blanks and capitals tell nothing apart. */
export function isSame(a: Objection, b: Objection): boolean {
  return plain(a.say) === plain(b.say);
}

function plain(say: string): string {
  return say.toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** The list with one more; one to the same utterance takes the place of the earlier. Null when the list is full. */
export function withObjection(before: readonly Objection[], one: Objection): readonly Objection[] | null {
  if (before.some((entry) => isSame(entry, one))) return before.map((entry) => (isSame(entry, one) ? one : entry));
  return before.length < MOST_OBJECTIONS ? [...before, one] : null;
}
