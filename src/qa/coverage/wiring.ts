import type { CallMachine } from '../../../machines/call.ts';
import type { PartId } from './part.ts';

/** A machine's own structure, as far as it is looked at here. */
interface Node {
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[] | undefined;
}
interface Transition {
  readonly eventType: string;
  readonly target?: readonly Node[] | undefined;
  readonly guard?: unknown;
}

/** What a machine is made of: its leaf states, its transitions by the object that XState holds, the guards that they ask. */
export interface Wiring {
  readonly states: readonly PartId[];
  readonly transitions: ReadonlyMap<object, PartId>;
  readonly guards: readonly string[];
}

export function wiringOf(machine: CallMachine): Wiring {
  const nodes = nodesOf(machine.root);
  const transitions = nodes.flatMap((node) => [...node.transitions.values(), node.always ?? []].flat().map((transition) => [node, transition] as const));
  return {
    states: nodes.filter(({ states }) => Object.keys(states).length === 0).map((node): PartId => `states:${pathOf(node)}`),
    transitions: new Map(transitions.map(([node, transition]) => [transition, transitionPart(node, transition)])),
    guards: [...new Set(transitions.flatMap(([, { guard }]) => (typeof guard === 'string' ? [guard] : [])))],
  };
}

function nodesOf(node: Node): Node[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

const pathOf = ({ path }: Node) => (path.length === 0 ? 'call' : path.join('.'));

/** "conversing.confirming, caller.spoke, saysYes → conversing.considering"; without a guard it is what happens otherwise. */
function transitionPart(source: Node, { eventType, guard, target }: Transition): PartId {
  const to = (target ?? []).map(pathOf).join(' and ');
  return `transitions:${[pathOf(source), eventType === '' ? 'at once' : eventType, typeof guard === 'string' ? guard : 'otherwise'].join(', ')} → ${to === '' ? 'stays' : to}`;
}
