import type { Outcome } from '../../../intents/types.ts';
import type { Course, End, Severity, Side } from './types.ts';

/** A person in danger who is no longer recognised, or one who asks for a person and now gets something else. */
function isLost(before: Outcome, after: Outcome): boolean {
  if (before === 'crisis') return after !== 'crisis';
  return before === 'agent' && (after === 'none' || after === 'clarify' || after === 'signpost' || after === 'ambiguous' || after === 'confirm');
}

/** Where a caller ends: "private/family", "authority csn"; null where other words are needed. */
export function placeOf({ disposition, line, desk, authority }: End): string | null {
  if (disposition === 'asked-again') return null;
  return authority === null ? `${line ?? '-'}/${desk ?? '-'}` : `authority ${authority}`;
}

/** How badly two courses of the same utterance differ; null when they do not. */
export function severityOf(before: Side, after: Side): Severity | null {
  if (isLost(before.outcome, after.outcome)) return 'lost';
  const moved = movedPlaces(before.ends, after.ends);
  if (moved.length > 0) return moved.some((place) => place.startsWith('authority ')) ? 'signpost' : 'destination';
  // Closed lines offer no identification: the hours are the reason, the question that is gone is what comes of it.
  if (isReached(before) && isReached(after) && isShut(before) !== isShut(after)) return 'hours';
  if (differs(before, after, questionsIn)) return 'question';
  if (differs(before, after, needsIn)) return 'need';
  return differs(before, after, ({ prompts }) => prompts) ? 'wording' : null;
}

/**
 * The places that callers no longer reach, or newly reach, with the same answers. A question that offers the old place
 * among others moves nobody, nor does a place that needed a choice before and none now: that is a question gained or lost.
 */
function movedPlaces(before: readonly End[], after: readonly End[]): string[] {
  const [was, is] = [placesByNeed(before), placesByNeed(after)];
  const sameNeed = [...was].flatMap(([need, place]) => {
    const now = is.get(need);
    return now !== undefined && now !== place ? [place, now] : [];
  });
  if (sameNeed.length > 0) return sameNeed;
  const [old, present] = [new Set(was.values()), new Set(is.values())];
  const [gone, come] = [[...old].filter((place) => !present.has(place)), [...present].filter((place) => !old.has(place))];
  return gone.length > 0 && come.length > 0 ? [...gone, ...come] : [];
}

function placesByNeed(ends: readonly End[]): Map<string, string> {
  return new Map(ends.flatMap((end): [string, string][] => {
    const place = placeOf(end);
    return place === null ? [] : [[`${end.topic} ${end.role} ${end.authority}`, place]];
  }));
}

type Facet = (course: Course) => readonly string[];

function differs(before: Course, after: Course, facet: Facet): boolean {
  return facet(before).join('\n') !== facet(after).join('\n');
}

const questionsIn: Facet = ({ questions, ends, prompts }) => [
  ...questions.map(({ id, choices }) => (choices.length === 0 ? id : `${id} (${choices.join(', ')})`)),
  ...(ends.some(({ disposition }) => disposition === 'asked-again') ? [`asks again: ${prompts.at(-1) ?? ''}`] : []),
];

const needsIn: Facet = ({ ends }) => unique(ends.map(({ topic, errand, role, alsoAbout }) =>
  [topic ?? 'no topic', errand, role === 'private' ? null : role, alsoAbout === null ? null : `and ${alsoAbout}`].filter((part) => part !== null).join(' ')));

const dispositionsIn: Facet = ({ ends }) => unique(ends.map(({ disposition }) => disposition));
const isShut = ({ ends }: Course) => ends.some(({ disposition }) => disposition === 'closed');
const isReached = ({ ends }: Course) => ends.every(({ disposition }) => disposition !== 'asked-again');
const placesIn: Facet = (course) => unique(course.ends.map((end) => placeOf(end) ?? questionsIn(course).at(-1) ?? ''));

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

const FACETS: Readonly<Record<Severity, Facet>> = {
  lost: placesIn, destination: placesIn, signpost: placesIn, question: questionsIn, need: needsIn, hours: dispositionsIn, wording: ({ prompts }) => prompts,
};

/** What a severity looks at, in words: "private/family or private/sick", "no question". */
export function inWords(severity: Severity, side: Side): string {
  const parts = FACETS[severity](side);
  if (severity === 'lost') return `${side.outcome}: ${parts.join(' or ')}`;
  return parts.length === 0 ? 'no question' : parts.join(severity === 'question' || severity === 'wording' ? ', then ' : ' or ');
}
