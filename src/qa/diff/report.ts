import { MOVES_DESTINATION, SEVERITIES, type Diff, type HoursMove, type Move, type RuleMove, type Severity } from './types.ts';

/** What every report of a diff says, whatever it looks like. */

export const TITLES: Readonly<Record<Severity, string>> = {
  lost: 'A person in need no longer recognised',
  destination: 'Another line or desk',
  signpost: 'Another authority, or one instead of us',
  hours: 'Open instead of closed, or closed instead of open',
  question: 'A question gained, lost or changed',
  need: 'Another topic, errand or role, at the same desk',
  wording: 'Other prompts',
};

/** Utterances that the same thing moves for. */
export interface Group {
  readonly before: string;
  readonly after: string;
  readonly moves: readonly Move[];
}

/** The moves of one severity, joined where the change is the same; in the order of the diff. */
export function groupsOf({ moves }: Diff, severity: Severity): Group[] {
  const groups = new Map<string, Move[]>();
  for (const move of moves) {
    if (move.severity !== severity) continue;
    const key = JSON.stringify(move.change);
    const group = groups.get(key);
    if (group) group.push(move);
    else groups.set(key, [move]);
  }
  return [...groups.values()].map((all) => ({ ...(all[0] as Move).change, moves: all }));
}

/** Whether a caller ends somewhere else than before: what the exit status says. */
export function movesDestination({ counts, rules }: Diff): boolean {
  return SEVERITIES.some((severity) => MOVES_DESTINATION.has(severity) && counts[severity] > 0) || rules.some(({ kind }) => kind === 'destination');
}

/** The one sentence that a reviewer reads. */
export function headline(diff: Diff): string {
  const moved = SEVERITIES.filter((severity) => MOVES_DESTINATION.has(severity)).reduce((sum, severity) => sum + diff.counts[severity], 0);
  const rules = diff.rules.filter(({ kind }) => kind === 'destination').length;
  const others = diff.moves.length - moved;
  const parts = [
    ...(moved > 0 ? [`${figure(moved)} of ${plural(diff.utterances, 'utterance')}`] : []),
    ...(rules > 0 ? [`${plural(rules, 'group')} of callers by rule`] : []),
  ];
  const beside = [
    ...(others > 0 ? [`${plural(others, 'utterance')} handled otherwise`] : []),
    ...(diff.hours.length > 0 ? [`${plural(diff.hours.length, 'change')} of hours`] : []),
    ...(diff.data.length > 0 ? [`${plural(diff.data.length, 'value')} changed`] : []),
  ];
  if (parts.length === 0 && beside.length === 0 && diff.rules.length === 0) return 'No difference.';
  const tail = beside.length === 0 ? '' : ` ${parts.length > 0 ? 'Besides: ' : ''}${beside.join(', ')}.`;
  return `${parts.length > 0 ? `Destinations move: ${parts.join(', ')}.` : 'No destination moves.'}${tail}`;
}

/** "3 worse, 1 better, 0 neither", or null where nothing that moves has a label. */
export function verdictWords({ verdicts: { worse, better, neither } }: Pick<Diff, 'verdicts'>): string | null {
  return worse + better + neither === 0 ? null : `${figure(worse)} worse, ${figure(better)} better, ${figure(neither)} neither`;
}

/** Under which conditions something moves: "always", "dialled private", or their names. */
export function conditionsIn(diff: Diff, { conditions }: Move): string {
  if (conditions.length === diff.conditions.length) return 'always';
  return [...new Set(diff.conditions.map(({ dialled }) => dialled))].flatMap((line) => {
    const all = diff.conditions.filter(({ dialled }) => dialled === line);
    const named = all.filter(({ name }) => conditions.includes(name));
    return named.length === all.length ? [`dialled ${line}`] : named.map(({ name }) => name);
  }).join('; ');
}

const MOST_NAMED = 6;

/** "role journalist, any topic": whom a rule's move is for. */
export function ruleWords({ topics, errands, roles, dialled }: RuleMove): string {
  const named = ([['topic', topics], ['errand', errands], ['role', roles], ['dialled', dialled]] as const).flatMap(([what, list]) => {
    if (list === 'any') return [];
    const more = list.length - MOST_NAMED;
    return [`${what} ${list.slice(0, MOST_NAMED).join('|')}${more > 0 ? ` and ${more} more` : ''}`];
  });
  return named.length === 0 ? 'everyone' : named.join(', ');
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** "2025-01-02 to 2025-06-27, Mon-Fri, 118 days" */
export function rangeWords({ from, to, days, weekdays }: HoursMove): string {
  const names = weekdays.map((weekday) => WEEKDAYS[weekday - 1] ?? '');
  const isRun = weekdays.length > 2 && weekdays.every((weekday, i) => i === 0 || weekday === (weekdays[i - 1] ?? 0) + 1);
  return from === to ? `${from}, ${names[0]}` : `${from} to ${to}, ${isRun ? `${names[0]}-${names.at(-1)}` : names.join(' ')}, ${plural(days, 'day')}`;
}

/** "8-16 → 8-15 (closed 15-16)" without the arrow's ends: what opened and what closed. */
export function spansWords({ opened, closed }: HoursMove): string {
  return [...(opened.length > 0 ? [`opens ${opened.join(', ')}`] : []), ...(closed.length > 0 ? [`closes ${closed.join(', ')}`] : [])].join(', ');
}

export function plural(count: number, word: string): string {
  return `${figure(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** Thousands set apart, the same whatever the host's language. */
export function figure(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/gu, ',');
}
