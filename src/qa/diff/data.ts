import type { Catalogue, Phrase } from '../../../intents/types.ts';
import type { Service } from '../../service/types.ts';
import type { DataMove } from './types.ts';

type Kind = DataMove['kind'];
/** Values by path. A list of plain texts is compared as a set, so that one more cue is one line of a diff. */
type Leaves = Map<string, { readonly path: string; readonly value: string }>;

const ARROW = ' ← ';

/** In the order shown: what sends a caller astray before what sounds different. */
const PARTS: readonly (readonly [Kind, (service: Service) => unknown])[] = [
  ['lines', ({ lines }) => lines],
  ['authorities', ({ authorities }) => authorities],
  ['desks', ({ desks }) => desks],
  ['routing', ({ routing }) => ({ ...routing, lines: routing.lines.map(ruleText), desks: routing.desks.map(ruleText) })],
  ['questions', ({ questions, company }) => ({ questions: Object.fromEntries(questions.map(({ id, choices }) => [id, byTarget(choices)])), company: byTarget(company) })],
  ['topics', ({ catalogue }) => catalogue.topics.map(({ id, name }) => ({ id, name }))],
  ['prompts', ({ prompts }) => prompts],
  ['words', ({ errands, roles }) => ({ errands, roles })],
  ['guidance', ({ guidance }) => guidance],
  ['catalogue', ({ catalogue }) => learnt(catalogue)],
];

/** Every value of service and catalogue that was added, dropped or changed. Hours are compared by what they lead to (hours.ts). */
export function dataMoves(before: Service, after: Service): DataMove[] {
  return PARTS.flatMap(([kind, part]) => {
    if ((kind === 'catalogue' || kind === 'topics') && before.catalogue === after.catalogue) return [];
    const [was, is] = [leavesOf(part(before)), leavesOf(part(after))];
    const keys = [...was.keys(), ...[...is.keys()].filter((key) => !was.has(key))];
    const moves = keys.flatMap((key): DataMove[] => {
      const [old, present] = [was.get(key), is.get(key)];
      return old?.value === present?.value ? [] : [{ kind, path: (old ?? present)?.path ?? key, before: old?.value ?? null, after: present?.value ?? null }];
    });
    return kind === 'routing' ? joinRules(moves) : moves;
  });
}

/** A rule dropped and one added that lead to the same place are one rule changed: side by side, what differs can be shown. */
function joinRules(moves: readonly DataMove[]): DataMove[] {
  const added = moves.filter(({ before }) => before === null);
  const target = (rule: string | null) => (rule?.includes(ARROW) ? rule.split(ARROW, 1)[0] : undefined);
  const joined = moves.filter(({ before }) => before !== null).map((move) => {
    const to = target(move.before);
    const match = move.after !== null || to === undefined ? -1 : added.findIndex(({ path, after }) => path === move.path && target(after) === to);
    return match === -1 ? move : { ...move, after: added.splice(match, 1)[0]?.after ?? null };
  });
  return [...joined, ...added];
}

function leavesOf(value: unknown, path = '', leaves: Leaves = new Map()): Leaves {
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.every(isNamed)) for (const item of items) leavesOf(item, below(item.id), leaves);
    else for (const item of items) leaves.set(`${path}\n${textOf(item)}`, { path, value: textOf(item) });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) if (key !== 'id') leavesOf(each, below(key), leaves);
  } else leaves.set(path, { path, value: value === null ? 'none' : textOf(value) });
  return leaves;
}

function textOf(item: unknown): string {
  return typeof item === 'string' ? item : JSON.stringify(item);
}

function isNamed(item: unknown): item is { readonly id: string } {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';
}

/** "press ← role journalist (A-012)". Without its place: what another order moves shows among the rules. */
function ruleText(rule: Service['routing']['lines'][number] | Service['routing']['desks'][number]): string {
  const { source, role, topic, errand, ...rest } = rule;
  const target = 'desk' in rest ? rest.desk : rest.line;
  const lists = { role, topic, errand, ...('desk' in rest ? { line: rest.line } : { dialled: rest.dialled }) };
  const when = Object.entries(lists).flatMap(([name, list]) => (list ? [`${name} ${list.join('|')}`] : []));
  return `${target}${ARROW}${when.length === 0 ? 'everyone' : when.join(', ')}${source === undefined ? '' : ` (${source})`}`;
}

type Target = { readonly topic: string } | { readonly authority: string } | { readonly role: string };

/** Choices by number and what they lead to: "1 bostadsbidrag". */
function byTarget(choices: readonly (Target & { readonly label: unknown; readonly cues: unknown })[]): Record<string, unknown> {
  return Object.fromEntries(choices.map((choice, i) => [`${i + 1} ${'topic' in choice ? choice.topic : 'authority' in choice ? choice.authority : choice.role}`, { label: choice.label, cues: choice.cues }]));
}

/** What the matcher learns from, without the topics' own names for people. */
function learnt({ topics, authorities, classes, ...rest }: Catalogue): unknown {
  const said = (phrases: readonly Phrase[]) => phrases.map(({ text, errand }) => (errand === null ? text : `${text} (${errand ?? 'whatever errand'})`));
  return {
    topics: topics.map(({ id, names, phrases }) => ({ id, names, phrases: said(phrases) })),
    authorities: authorities.map(({ id, names, phrases }) => ({ id, names, phrases: said(phrases) })),
    classes: Object.fromEntries(Object.entries(classes).map(([id, phrases]) => [id, said(phrases)])),
    ...rest,
    roles: rest.roles.map(({ role, ...each }) => ({ id: role, ...each })),
    rolePhrases: rest.rolePhrases.map(({ role, phrases }) => ({ id: role, phrases: said(phrases) })),
  };
}
