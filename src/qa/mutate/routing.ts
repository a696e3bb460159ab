import type { LineId } from '../../../machines/types.ts';
import type { Routing, Service } from '../../service/types.ts';
import { inService, replaced, swapped, without, type Mutant, type Operator } from './mutant.ts';

type List = 'lines' | 'desks';
type Rule = Routing['lines'][number] | Routing['desks'][number];
type Condition = 'role' | 'topic' | 'errand' | 'dialled' | 'line';
const LISTS: readonly List[] = ['lines', 'desks'];
const CONDITIONS: readonly Condition[] = ['role', 'topic', 'errand', 'dialled', 'line'];
const LINES: readonly LineId[] = ['private', 'partner', 'press'];

const where = (list: List, place: number) => `routing.yaml, ${list}, rule ${place + 1}`;
const rulesOf = ({ routing }: Service, list: List): readonly Rule[] => routing[list];
const changed = (service: Service, list: List, rules: readonly Rule[]) => ({ routing: { ...service.routing, [list]: rules } });
const inRules = (service: Service, list: List, place: number, what: string, rules: readonly Rule[]): Mutant =>
  inService(service, where(list, place), what, changed(service, list, rules));

/** Where a rule leads, as a person would say it. */
const aim = (list: List, rule: Rule) => (list === 'lines' ? `line ${(rule as Routing['lines'][number]).line}` : `desk ${(rule as Routing['desks'][number]).desk}`);
/** `line` is a condition of desks, and the aim of lines. */
const valuesOf = (list: List, rule: Rule, name: Condition): readonly string[] | undefined =>
  (list === 'lines' && name === 'line' ? undefined : (rule as Partial<Record<Condition, readonly string[]>>)[name]);

function* rulesDropped(service: Service): Generator<Mutant> {
  for (const list of LISTS) {
    const rules = rulesOf(service, list);
    // Without the last one, which holds for everyone, the files would not be read.
    for (let i = 0; i < rules.length - 1; i++) yield inRules(service, list, i, `no rule leads to ${aim(list, rules[i] as Rule)} here`, without(rules, i));
  }
}

function* rulesSwapped(service: Service): Generator<Mutant> {
  for (const list of LISTS) {
    const rules = rulesOf(service, list);
    for (let i = 0; i + 2 < rules.length; i++) yield inRules(service, list, i, `stands after the next rule (${aim(list, rules[i + 1] as Rule)})`, swapped(rules, i, i + 1));
  }
}

function* valuesDropped(service: Service): Generator<Mutant> {
  for (const list of LISTS) {
    const rules = rulesOf(service, list);
    for (const [i, rule] of rules.entries()) {
      for (const name of CONDITIONS) {
        const values = valuesOf(list, rule, name) ?? [];
        for (const [v, value] of values.entries()) {
          if (values.length > 1) yield inRules(service, list, i, `does not hold for ${name} ${value}`, replaced(rules, i, { ...rule, [name]: without(values, v) }));
        }
      }
    }
  }
}

function* conditionsDropped(service: Service): Generator<Mutant> {
  for (const list of LISTS) {
    const rules = rulesOf(service, list);
    for (const [i, rule] of rules.entries()) {
      for (const name of CONDITIONS) {
        if (valuesOf(list, rule, name)) yield inRules(service, list, i, `holds for every ${name}`, replaced(rules, i, { ...rule, [name]: undefined }));
      }
    }
  }
}

function* desksSwapped(service: Service): Generator<Mutant> {
  const { desks } = service.routing;
  for (const [i, rule] of desks.entries()) {
    const next = desks[(i + 1) % desks.length] as Routing['desks'][number];
    if (next.desk !== rule.desk) yield inRules(service, 'desks', i, `leads to desk ${next.desk} instead of ${rule.desk}`, replaced(desks, i, { ...rule, desk: next.desk }));
  }
}

function* linesSwapped(service: Service): Generator<Mutant> {
  const { lines } = service.routing;
  for (const [i, rule] of lines.entries()) {
    for (const line of LINES) if (line !== rule.line) yield inRules(service, 'lines', i, `leads to line ${line} instead of ${rule.line}`, replaced(lines, i, { ...rule, line }));
  }
}

const operator = (id: string, says: string, of: (service: Service) => Iterable<Mutant>): Operator => ({ id, says, of: ({ service }) => [...of(service)] });

export const ROUTING: readonly Operator[] = [
  operator('drop-rule', 'a routing rule is gone', rulesDropped),
  operator('swap-rules', 'a routing rule stands after the next one', rulesSwapped),
  operator('drop-value', 'a topic, role, errand, line or dialled line is gone from a rule', valuesDropped),
  operator('drop-condition', 'a rule no longer asks for topic, role, errand, line or dialled line', conditionsDropped),
  operator('swap-desks', "a rule leads to the next rule's desk", desksSwapped),
  operator('swap-lines', 'a rule leads to another line', linesSwapped),
];
