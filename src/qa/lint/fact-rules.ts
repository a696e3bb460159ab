import { inService, type Place } from './documents.ts';
import type { Rule, Sighting, Subject } from './rule.ts';

/** A fact of docs/domain.md, a way to settle two of them, or a part of it (domain B4, with what it was seen in). */
const FACT = /^(?:[AX]-\d{2,3}|domain [A-D]\d?(?: \([^)]+\))?)$/u;

/** What the service says of the agency, and where that is written. */
export const factRules: readonly Rule[] = [
  {
    id: 'source-missing',
    severity: 'warning',
    says: 'Every entry that tells of the agency names its source.',
    source: 'docs/domain.md: ids stand in the service files beside what rests on them',
    find: (subject) => sourced(subject).filter(({ sources }) => sources.length === 0)
      .map(({ place, about }): Sighting => ({ place, about, message: 'rests on no source; add one, or say in lint.yaml why there is none' })),
  },
  {
    id: 'source-unreadable',
    severity: 'error',
    says: 'A source is an id of docs/domain.md: A-030, X-05, or domain B4 with what it was seen in.',
    source: 'docs/domain.md',
    find: (subject) => eachSource(subject, (source) => (FACT.test(source) ? null : `"${source}" is no id; write A-030, X-05 or domain B4 (where)`)),
  },
  {
    id: 'source-unknown',
    severity: 'error',
    says: 'A source stands in docs/domain.md.',
    source: 'docs/domain.md',
    find: (subject) => {
      const { facts } = subject;
      if (facts === null) return [];
      return eachSource(subject, (source) => (!FACT.test(source) || facts.has(bare(source)) ? null : `${source} does not stand in docs/domain.md; add its row there, or correct the id`));
    },
  },
];

const bare = (source: string) => source.replace(/ \(.*$/u, '');

/** The ids that a page of facts explains, "A-021 to A-023" being three. */
export function factsIn(page: string): ReadonlySet<string> {
  const ids = new Set<string>(page.match(/\b[AX]-\d{2,3}\b|\bdomain [A-D]\d?\b/gu));
  for (const { groups } of page.matchAll(/\b(?<kind>[AX]-)(?<from>\d{2,3}) to [AX]-(?<to>\d{2,3})\b/gu)) {
    const { kind = '', from = '', to = '' } = groups ?? {};
    for (let n = Number(from); n <= Number(to); n++) ids.add(`${kind}${String(n).padStart(from.length, '0')}`);
  }
  return ids;
}

interface Sourced {
  readonly place: Place;
  readonly about: string;
  readonly sources: readonly string[];
}

function eachSource(subject: Subject, judge: (source: string) => string | null): Sighting[] {
  return sourced(subject).flatMap(({ place, about, sources }) => sources.flatMap((source): Sighting[] => {
    const message = judge(source);
    return message === null ? [] : [{ place, about, message }];
  }));
}

/** Every entry that says something of the agency. Desks are an assumption as a whole, and prompts are our own words. */
function sourced({ service, documents }: Subject): Sourced[] {
  const of = (source: string | undefined) => (source === undefined ? [] : [source]);
  const { routing } = service;
  const lines = listIn(documents.valueOf('service', 'lines.yaml'), 'lines').map(({ id, sources }, i): Sourced => ({ place: inService('lines.yaml', 'lines', i), about: String(id), sources: Array.isArray(sources) ? sources.map(String) : [] }));
  return [
    ...lines,
    ...calendarSources(documents.valueOf('service', 'hours.yaml')),
    ...routing.lines.map(({ source }, i): Sourced => ({ place: inService('routing.yaml', 'lines', i), about: `lines.${i}`, sources: of(source) })),
    ...routing.desks.map(({ source, desk }, i): Sourced => ({ place: inService('routing.yaml', 'desks', i), about: `desks.${desk}`, sources: of(source) })),
    ...(['identification', 'protected'] as const).map((part): Sourced => ({ place: inService('routing.yaml', part), about: part, sources: of(routing[part].source) })),
    ...service.authorities.map(({ id, source }, i): Sourced => ({ place: inService('authorities.yaml', 'authorities', i), about: id, sources: of(source) })),
    ...service.roles.map(({ id, sources = [] }, i): Sourced => ({ place: inService('roles.yaml', 'roles', i), about: id, sources })),
    ...(['ready', 'ways', 'notes'] as const).flatMap((kind) => service.guidance[kind].map(({ id, source }, i): Sourced => ({ place: inService('guidance.yaml', kind, i), about: id, sources: of(source) }))),
  ];
}

/** The calendars as they are written: one that follows another has a source of its own, and not the other's days. */
function calendarSources(hours: unknown): Sourced[] {
  return listIn(hours, 'calendars').flatMap((calendar, c) => {
    const entry = (path: (string | number)[], about: string, source: unknown): Sourced => ({ place: inService('hours.yaml', 'calendars', c, ...path), about, sources: typeof source === 'string' ? [source] : [] });
    const id = String(calendar['id']);
    return [
      entry([], id, calendar['source']),
      ...listIn(calendar, 'seasons').map(({ name, source }, i) => entry(['seasons', i], `${id}.${String(name)}`, source)),
      ...listIn(calendar, 'days').map(({ day, source }, i) => entry(['days', i], `${id}.${String(day)}`, source)),
    ];
  });
}

function listIn(value: unknown, name: string): Record<string, unknown>[] {
  const list = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null;
  return Array.isArray(list) ? (list as Record<string, unknown>[]) : [];
}
