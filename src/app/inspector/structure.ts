import type { CallMachine } from '../../../machines/call.ts';
import type { PartId } from '../../qa/coverage/part.ts';
import { wiringOf } from '../../qa/coverage/wiring.ts';

/** One state of the machine; a state that holds others has no life of its own but what it answers for all of them. */
export interface StateBox {
  /** The path in the machine, "conversing.confirming"; the machine itself is "call". */
  readonly id: string;
  readonly parent: string | null;
  readonly isFinal: boolean;
  readonly holds: readonly string[];
  /** Where one begins who comes to a state that holds others. */
  readonly initial: string | null;
}

/** Why a transition is taken: what happened, and the claim that must hold; without a claim it is what happens otherwise. */
export interface Reason {
  readonly event: string;
  readonly guard: string | null;
}

/** All transitions from one state to another; without a target the call stays where it is. */
export interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  readonly reasons: readonly Reason[];
  /** The transitions by the names that coverage counts them under. */
  readonly parts: readonly PartId[];
}

export interface Structure {
  readonly states: readonly StateBox[];
  readonly arrows: readonly Arrow[];
}

interface Node {
  readonly path: readonly string[];
  readonly type: string;
  readonly parent?: Node | undefined;
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[] | undefined;
  readonly initial?: { readonly target: readonly Node[] } | undefined;
}
interface Transition {
  readonly eventType: string;
  readonly target?: readonly Node[] | undefined;
  readonly guard?: unknown;
}

/** The machine's own name among its states. */
export const WHOLE = 'call';

/** What a machine is made of, read from the machine itself: every state, and every transition in exactly one arrow. */
export function structureOf(machine: CallMachine): Structure {
  const nodes = within(machine.root);
  const { transitions: names } = wiringOf(machine);
  const arrows = new Map<string, { from: string; to: string | null; reasons: Reason[]; parts: PartId[] }>();
  for (const node of nodes) {
    for (const transition of [...node.transitions.values(), node.always ?? []].flat()) {
      const [from, to] = [idOf(node), transition.target?.[0] ? idOf(transition.target[0]) : null];
      const id = arrowId(from, to);
      const arrow = arrows.get(id) ?? { from, to, reasons: [], parts: [] };
      arrow.reasons.push({ event: transition.eventType, guard: typeof transition.guard === 'string' ? transition.guard : null });
      const name = names.get(transition);
      if (name) arrow.parts.push(name);
      arrows.set(id, arrow);
    }
  }
  return { states: nodes.map(boxOf), arrows: [...arrows].map(([id, arrow]) => ({ id, ...arrow })) };
}

export function arrowId(from: string, to: string | null): string {
  return `${from} → ${to ?? 'stays'}`;
}

function within(node: Node): Node[] {
  return [node, ...Object.values(node.states).flatMap(within)];
}

const idOf = ({ path }: Node) => (path.length === 0 ? WHOLE : path.join('.'));

function boxOf(node: Node): StateBox {
  const initial = node.type === 'compound' ? node.initial?.target[0] : undefined;
  return {
    id: idOf(node), parent: node.parent ? idOf(node.parent) : null, isFinal: node.type === 'final',
    holds: Object.values(node.states).map(idOf), initial: initial ? idOf(initial) : null,
  };
}
