import type { CallMachine } from '../../machines/call.ts';

interface Node {
  readonly path: readonly string[];
  readonly type: string;
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

/** The machine as a Mermaid state diagram, drawn from the machine itself: who leads where, and on what claim. */
export function drawMachine(machine: CallMachine): string {
  const root = machine.root as unknown as Node;
  const lines = ['stateDiagram-v2', '  direction TB', ...statesOf(root, 1), ...arrowsOf(root)];
  return lines.join('\n');
}

const nameOf = ({ path }: Node) => path.at(-1) ?? 'call';

function statesOf(node: Node, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const children = Object.values(node.states);
  const initial = node.initial?.target[0];
  return [
    ...(initial ? [`${indent}[*] --> ${nameOf(initial)}`] : []),
    ...children.flatMap((child) => {
      if (Object.keys(child.states).length > 0) return [`${indent}state ${nameOf(child)} {`, ...statesOf(child, depth + 1), `${indent}}`];
      return child.type === 'final' ? [`${indent}${nameOf(child)} --> [*]`] : [`${indent}${nameOf(child)}`];
    }),
  ];
}

/** One arrow between two states, with every event and claim that leads along it. */
function arrowsOf(root: Node): string[] {
  const labels = new Map<string, Set<string>>();
  const visit = (node: Node): void => {
    const leaving = [...node.transitions.values(), node.always ?? []].flat();
    for (const { eventType, target, guard } of leaving) {
      for (const to of target ?? []) {
        const arrow = `${node.path.length === 0 ? 'call' : nameOf(node)} --> ${nameOf(to)}`;
        const label = typeof guard === 'string' ? guard : EVENTS[eventType] ?? 'otherwise';
        labels.set(arrow, (labels.get(arrow) ?? new Set()).add(label));
      }
    }
    for (const child of Object.values(node.states)) visit(child);
  };
  visit(root);
  return [...labels]
    // Hanging up leads out from everywhere: one arrow from the whole says so, and needs no box of its own.
    .map(([arrow, why]) => `  ${arrow.replace(/^call --> /u, 'conversing --> ')}: ${[...why].join(', ')}`);
}

const EVENTS: Readonly<Record<string, string>> = { 'caller.hungUp': 'hangs up', 'caller.stayedSilent': 'stays silent', 'caller.spoke': 'anything else', 'caller.pressed': 'anything else', 'bankid.answered': 'failed for good' };
