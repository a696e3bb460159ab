import Elk from 'elkjs/lib/elk.bundled.js';
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { TYPE, type Box, type Caption, type Drawing, type Shape, type Way } from '../src/app/inspector/drawing.ts';
import { WHOLE, type StateBox, type Structure } from '../src/app/inspector/structure.ts';
import { sizeOf, textsOf, type Texts } from './chart-texts.ts';
import type { MachineWords } from '../src/app/inspector/machine-words.ts';

const DOT = 14;
const SHARED = {
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '18',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
} as const;
const OPTIONS: Readonly<Record<Shape, Readonly<Record<string, string>>>> = {
  plain: {
    ...SHARED, 'elk.direction': 'DOWN', 'elk.layered.mergeEdges': 'true', 'elk.spacing.edgeEdge': '10', 'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
    'elk.layered.spacing.nodeNodeBetweenLayers': '30', 'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  },
  worded: {
    ...SHARED, 'elk.direction': 'RIGHT', 'elk.spacing.edgeEdge': '14', 'elk.spacing.edgeLabel': '4', 'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
    'elk.layered.spacing.nodeNodeBetweenLayers': '36', 'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  },
};

/** Gives every state and every arrow of a machine its place. The layout is ELK's; the words decide how large things are. */
export async function layOut(structure: Structure, words: MachineWords, shape: Shape): Promise<Drawing> {
  const texts = textsOf(structure, words, shape);
  const root = structure.states.filter(({ id }) => id === WHOLE);
  const graph: ElkNode = { id: 'drawing', layoutOptions: OPTIONS[shape], edges: edgesOf(structure, texts), children: root.flatMap((state) => insideOf(state, structure, texts)) };
  const laid = await new Elk().layout(graph);
  return {
    width: Math.ceil(laid.width ?? 0), height: Math.ceil(laid.height ?? 0),
    boxes: boxesIn(laid, structure, texts), ways: (laid.edges ?? []).map((edge) => wayOf(edge, texts)),
  };
}

const idOfStart = (id: string) => `start ${id}`;
const idOfGroup = (id: string) => `group ${id}`;

/** What stands inside a state: where one begins, what can happen at each of those it holds, and they themselves. */
function insideOf(state: StateBox, structure: Structure, texts: Texts): ElkNode[] {
  const held = structure.states.filter(({ parent }) => parent === state.id);
  return [
    { id: idOfStart(state.id), width: DOT, height: DOT },
    nodeOf(state, texts),
    ...held.map((child): ElkNode => (child.holds.length === 0 ? nodeOf(child, texts) : {
      id: idOfGroup(child.id), children: insideOf(child, structure, texts), layoutOptions: { 'elk.padding': '[top=44,left=20,bottom=20,right=20]' },
    })),
  ];
}

function nodeOf({ id }: StateBox, { names, stays }: Texts): ElkNode {
  const [name, rest] = [sizeOf(names.get(id) ?? [], TYPE.name), sizeOf(stays.get(id) ?? [], TYPE.label)];
  return { id, width: Math.max(name.width, rest.width, 64) + 2 * TYPE.pad, height: name.height + (rest.height > 0 ? rest.height + 6 : 0) + 2 * TYPE.pad };
}

function edgesOf({ states, arrows }: Structure, { labels }: Texts): ElkExtendedEdge[] {
  const groups = new Set(states.filter(({ holds }) => holds.length > 0).map(({ id }) => id));
  const begins = states.flatMap(({ id, initial }) => (initial === null ? [] : [{ id: idOfStart(id), sources: [idOfStart(id)], targets: [initial] }]));
  const moves = arrows.flatMap(({ id, from, to }): ElkExtendedEdge[] => {
    if (to === null) return [];
    const lines = labels.get(id);
    return [{ id, sources: [from], targets: [groups.has(to) ? idOfGroup(to) : to], ...(lines ? { labels: [{ text: lines.join('\n'), ...padded(sizeOf(lines, TYPE.label)) }] } : {}) }];
  });
  return [...begins, ...moves];
}

const padded = ({ width, height }: { readonly width: number; readonly height: number }) => ({ width: width + 8, height: height + 6 });

/** Groups come before what stands in them, so that they are drawn beneath. */
function boxesIn(laid: ElkNode, structure: Structure, texts: Texts): Box[] {
  return (laid.children ?? []).flatMap((node) => [boxOf(node, structure, texts), ...boxesIn(node, structure, texts)]);
}

function boxOf({ id, x = 0, y = 0, width = 0, height = 0 }: ElkNode, { states }: Structure, { names, stays }: Texts): Box {
  const plain = id.replace(/^(?:start|group) /u, '');
  const state = states.find((one) => one.id === plain);
  const kind = id === idOfStart(plain) ? 'start' : id === idOfGroup(plain) ? 'group' : (state?.holds.length ?? 0) > 0 ? 'always' : 'state';
  const caption = (top: number, lines: readonly string[]): Caption => ({ x: Math.round(x + width / 2), y: Math.round(y + top), lines });
  const name = kind === 'start' ? [] : names.get(id) ?? [];
  return {
    id: plain, kind, isFinal: state?.isFinal ?? false, x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height),
    name: caption(TYPE.pad, name), stays: caption(TYPE.pad + sizeOf(name, TYPE.name).height + 6, stays.get(id) ?? []),
  };
}

function wayOf({ id, sections, labels }: ElkExtendedEdge, texts: Texts): Way {
  const points = (sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [startPoint, ...(bendPoints ?? []), endPoint].map(({ x, y }) => [Math.round(x), Math.round(y)] as const));
  const { x = 0, y = 0, width = 0 } = labels?.[0] ?? {};
  return { id: id.startsWith('start ') ? null : id, points, label: { x: Math.round(x + width / 2), y: Math.round(y + 3), lines: texts.labels.get(id) ?? [] } };
}
