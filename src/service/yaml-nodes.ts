import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import { FORBIDDEN } from './forbidden.ts';

/** No map of ours has as many keys; a list is meant. */
const MOST_KEYS = 1000;

export interface Refusal {
  readonly offset: number;
  readonly message: string;
}

export function tooDeep(depth: number): string {
  return `nested deeper than ${depth} levels (TV-YAML-DEPTH); no file of ours needs that`;
}

/** The first thing in a parsed text that no file may hold, wherever it stands: what the look at the lines cannot be sure of. */
export function refusalIn(document: Document, depth: number): Refusal | null {
  return document.contents === null ? null : refusalAt(document.contents, depth, 1);
}

function refusalAt(node: unknown, depth: number, level: number): Refusal | null {
  const { range, tag, anchor } = node as Pick<Node, 'range'> & { readonly tag?: string; readonly anchor?: string };
  const refuse = (message: string): Refusal => ({ offset: range?.[0] ?? 0, message });
  if (isAlias(node) || anchor !== undefined) return refuse('anchors, aliases and merge keys are not accepted; write the value out');
  if (tag !== undefined) return refuse('tags are not accepted; leave it out, and quote the value if it is text');
  if (!isMap(node) && !isSeq(node)) return null;
  if (level > depth) return refuse(tooDeep(depth));
  if (isSeq(node)) return firstOf(node.items, (item) => refusalAt(item, depth, level + 1));
  if (node.items.length > MOST_KEYS) return refuse(`a map of more than ${MOST_KEYS} keys; write a list`);
  const seen = new Set<string>();
  return firstOf(node.items, ({ key, value }) => {
    if (!isScalar(key)) return refuse('a key is text on one line');
    const name = String(key.value);
    const at = (message: string): Refusal => ({ offset: key.range?.[0] ?? 0, message });
    if (FORBIDDEN.has(name)) return at(`no key may be called ${name}`);
    if (seen.has(name)) return at(`not valid YAML: Map keys must be unique; ${name} stands twice`);
    seen.add(name);
    return refusalAt(key, depth, level + 1) ?? (value === null ? null : refusalAt(value, depth, level + 1));
  });
}

function firstOf<T>(items: readonly T[], find: (item: T) => Refusal | null): Refusal | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}
