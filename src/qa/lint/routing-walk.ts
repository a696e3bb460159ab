import { ERRANDS, ROLES } from '../../../intents/types.ts';
import type { Service } from '../../service/types.ts';

type Field = 'role' | 'topic' | 'errand' | 'dialled' | 'line';

/** What becomes of one routing rule when every possible caller is tried. */
export interface Walked {
  /** Callers that it decides for. */
  readonly decides: number;
  /** The first rule that takes a caller from it; null when none ever would be its own. */
  readonly takenBy: number | null;
  /** What it names in vain. */
  readonly unmatched: readonly { readonly field: Field; readonly value: string }[];
}

interface Walk {
  readonly lines: readonly Walked[];
  readonly desks: readonly Walked[];
  readonly desksReached: ReadonlySet<string>;
  readonly linesReached: ReadonlySet<string>;
}

type Caller = Readonly<Record<Field, string | null>>;
type Conditions = Readonly<Partial<Record<Field, readonly string[] | undefined>>>;

const FIELDS: readonly Field[] = ['role', 'topic', 'errand', 'dialled', 'line'];
const walks = new WeakMap<Service, Walk>();

/** Sends every kind of caller through the routing: role × topic or none × errand or none × dialled line or none. Done once a service. */
export function walk(service: Service): Walk {
  const known = walks.get(service);
  if (known) return known;
  const { lines, desks } = service.routing;
  const [ofLines, ofDesks] = [createTally(lines.map(conditionsOf)), createTally(desks.map(conditionsOf))];
  const [desksReached, linesReached] = [new Set<string>(), new Set<string>()];
  for (const role of ROLES) for (const topic of [null, ...service.catalogue.topics.map(({ id }) => id)]) for (const errand of [null, ...ERRANDS]) for (const dialled of [null, 'private', 'partner', 'press']) {
    const lineRule = ofLines.decide({ role, topic, errand, dialled, line: null });
    const line = lines[lineRule]?.line ?? null;
    const desk = desks[ofDesks.decide({ role, topic, errand, dialled, line })]?.desk;
    if (line !== null) linesReached.add(line);
    if (desk !== undefined) desksReached.add(desk);
  }
  const result = { lines: ofLines.result(), desks: ofDesks.result(), desksReached, linesReached };
  walks.set(service, result);
  return result;
}

/** The conditions of a rule; a desk rule's `line` is one, a line rule's `line` is where it leads. */
function conditionsOf(rule: Conditions | { readonly line: string }): Conditions {
  return { ...rule, line: Array.isArray(rule.line) ? rule.line : undefined };
}

function createTally(rules: readonly Conditions[]) {
  const decides = rules.map(() => 0);
  const takenBy: (number | null)[] = rules.map(() => null);
  const matched = rules.map(() => new Set<string>());
  const fits = (rule: Conditions, caller: Caller) => FIELDS.every((field) => {
    const allowed = rule[field];
    const value = caller[field];
    return !allowed || (value !== null && allowed.includes(value));
  });
  return {
    /** The index of the first rule that fits. */
    decide(caller: Caller): number {
      const first = rules.findIndex((rule) => fits(rule, caller));
      if (first < 0) return first;
      decides[first] = (decides[first] ?? 0) + 1;
      for (const field of FIELDS) if (caller[field] !== null) matched[first]?.add(`${field} ${caller[field]}`);
      // Whom a rule that decides for nobody so far would have had.
      for (let i = first + 1; i < rules.length; i++) if (decides[i] === 0 && takenBy[i] === null && fits(rules[i] as Conditions, caller)) takenBy[i] = first;
      return first;
    },
    result: (): Walked[] => rules.map((rule, i) => ({
      decides: decides[i] ?? 0,
      takenBy: takenBy[i] ?? null,
      unmatched: FIELDS.flatMap((field) => (rule[field] ?? []).filter((value) => !matched[i]?.has(`${field} ${value}`)).map((value) => ({ field, value }))),
    })),
  };
}
