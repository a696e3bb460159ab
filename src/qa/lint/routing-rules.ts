import { inService } from './documents.ts';
import { walk, type Walked } from './routing-walk.ts';
import type { Rule, Sighting } from './rule.ts';

const ORDER = 'service/routing.yaml: in both lists the first rule that matches wins';

/** Rules of the routing that come to nothing, and desks and lines that nobody reaches. */
export const routingRules: readonly Rule[] = [
  {
    id: 'rule-never-matches',
    severity: 'error',
    says: 'Every routing rule decides for somebody; one that earlier rules leave nobody to is dead.',
    source: ORDER,
    find: ({ service }) => [...never('lines', walk(service).lines), ...never('desks', walk(service).desks)],
  },
  {
    id: 'condition-never-matches',
    severity: 'warning',
    says: 'Every role, topic, errand and line that a rule names is decided by it for somebody.',
    source: ORDER,
    find: ({ service }) => (['lines', 'desks'] as const).flatMap((list) => walk(service)[list].flatMap(({ decides, unmatched }, i) => (decides === 0 ? [] : unmatched.map(({ field, value }): Sighting => ({
      place: inService('routing.yaml', list, i, field), about: `${list}.${i}`, message: `${field} ${value} never comes to this rule: rules above take it; remove it here, or there`,
    }))))),
  },
  {
    id: 'desk-never-used',
    severity: 'warning',
    says: 'Every desk is reached by some caller.',
    source: 'service/desks.yaml and routing.yaml; A-024',
    find: ({ service }) => service.desks.flatMap(({ id }, i): Sighting[] => (walk(service).desksReached.has(id) ? [] : [{ place: inService('desks.yaml', 'desks', i), about: id, message: `no rule of routing.yaml leads to ${id}; add one, or remove the desk` }])),
  },
  {
    id: 'line-never-used',
    severity: 'warning',
    says: 'Every line is where some caller belongs.',
    source: 'A-001, A-003, A-004: the agency has three numbers',
    find: ({ service }) => Object.keys(service.lines).flatMap((id, i): Sighting[] => (walk(service).linesReached.has(id) ? [] : [{ place: inService('lines.yaml', 'lines', i), about: id, message: `no rule of routing.yaml leads to ${id}` }])),
  },
  {
    id: 'topic-without-desk',
    severity: 'note',
    says: 'A topic that no desk rule names goes to the desk of the last rule; is that meant?',
    source: 'service/desks.yaml: desks are an assumption of ours',
    find: ({ service, documents }) => {
      const named = new Set(service.routing.desks.flatMap(({ topic = [] }) => topic));
      const last = service.routing.desks.at(-1)?.desk ?? '';
      return service.catalogue.topics.filter(({ id }) => !named.has(id) && !service.routing.lines.some((rule) => rule.topic?.includes(id)))
        .map(({ id }): Sighting => ({ place: documents.topic(id), about: id, message: `no desk rule names it: a private caller goes to ${last}` }));
    },
  },
  {
    id: 'authority-never-meant',
    severity: 'error',
    says: 'Every other authority has phrases that lead to it, or stands as an answer to a question.',
    source: 'domain B4; intents/catalogue/special.yaml',
    find: ({ service }) => {
      const meant = new Set([...service.catalogue.authorities.filter(({ phrases }) => phrases.length > 0).map(({ id }) => id), ...service.questions.flatMap(({ choices }) => choices.flatMap((choice) => ('authority' in choice ? [choice.authority] : [])))]);
      return service.authorities.flatMap(({ id }, i): Sighting[] => (meant.has(id) ? [] : [{ place: inService('authorities.yaml', 'authorities', i), about: id, message: `nothing that a caller says leads to ${id}; give it phrases in special.yaml, or remove it` }]));
    },
  },
];

function never(list: 'lines' | 'desks', rules: readonly Walked[]): Sighting[] {
  return rules.flatMap(({ decides, takenBy }, i): Sighting[] => (decides > 0 ? [] : [{
    place: inService('routing.yaml', list, i),
    about: `${list}.${i}`,
    message: takenBy === null ? 'no caller can meet its conditions' : `${list}.${takenBy} and others above it take every caller that it would match; move it up, or remove it`,
    details: { takenBy },
  }]));
}
