import { LineCounter, parseDocument, type Document } from 'yaml';
import type { ZodType } from 'zod';
import { InputError } from './errors.ts';
import { faultIn } from './fault.ts';
import { refusalIn, tooDeep } from './yaml-nodes.ts';

const MAX_CHARS = 4_000_000;
const MAX_DEPTH = 50;

/**
 * Parses and checks one YAML file. Anchors are refused and depth is limited before the parser runs:
 * a small hostile file can otherwise end the process (docs/decisions/0005-yaml-at-the-border.md).
 * @throws InputError with file, line, path and what to do
 */
export function parseYaml<T>(text: string, file: string, schema: ZodType<T>): T {
  const document = readDocument(text, file);
  const result = schema.safeParse(document.value);
  if (result.success) return result.data;
  const { path, message } = faultIn(result.error);
  const where = path.length === 0 ? 'the top level' : path.map(String).join('.');
  throw new InputError(`${file}:${document.lineOf(path)}: ${where}: ${message}`);
}

/** What a YAML text holds. */
export interface YamlText {
  readonly value: unknown;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** Where the node of a path stands in the text, from and to; null where there is none. */
  readonly placeOf: (path: readonly PropertyKey[]) => readonly [number, number] | null;
}

/**
 * The plain value of a YAML text and a way to find the line of a path in it.
 * @param adjust what is changed in the parsed text before its value is taken
 */
export function readDocument(text: string, file: string, adjust?: (document: Document) => void): YamlText {
  guard(text, file);
  const lineCounter = new LineCounter();
  // Keys are held against each other below: the parser's own way takes half a minute for 50,000 of them.
  const document = parseDocument(text, { lineCounter, prettyErrors: false, merge: false, uniqueKeys: false });
  const at = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const error = document.errors[0];
  if (error) {
    if (error.code === 'MULTIPLE_DOCS') throw new InputError(`${at(error.pos[0])}: several documents in one file; split it where --- stands`);
    throw new InputError(`${at(error.pos[0])}: not valid YAML: ${error.message}`);
  }
  const refusal = refusalIn(document, MAX_DEPTH);
  if (refusal) throw new InputError(`${at(refusal.offset)}: ${refusal.message}`);
  adjust?.(document);
  return {
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    lineOf: (path) => lineIn(document, lineCounter, path),
    placeOf: (path) => placeIn(document, path),
  };
}

function placeIn(document: Document, path: readonly PropertyKey[]): readonly [number, number] | null {
  const node = document.getIn(path, true) as { range?: [number, number, number] | null } | undefined;
  return node?.range ? [node.range[0], node.range[1]] : null;
}

function lineIn(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] | null } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function guard(text: string, file: string): void {
  if (text.length > MAX_CHARS) throw new InputError(`${file}: larger than ${MAX_CHARS} characters; split it`);
  let flow = 0;
  text.split('\n').forEach((line, i) => {
    const at = `${file}:${i + 1}`;
    const indent = line.length - line.trimStart().length;
    if (/^\s*(?:-\s+)*(?:[\w-]+:\s+)?[&*][\w-]+/u.test(line) || /^\s*<<:/u.test(line)) {
      throw new InputError(`${at}: anchors, aliases and merge keys are not accepted; write the value out`);
    }
    if (line.includes('\t') && line.trimStart() !== line && line.slice(0, indent).includes('\t')) {
      throw new InputError(`${at}: a tab in the indentation; use spaces`);
    }
    for (const character of line) {
      if (character === '[' || character === '{') flow++;
      else if (character === ']' || character === '}') flow = Math.max(0, flow - 1);
      if (flow > MAX_DEPTH) throw new InputError(`${at}: ${tooDeep(MAX_DEPTH)}`);
    }
    if (/^[-?\s]*/u.exec(line)?.[0].replace(/[^-?]/gu, '').length as number > MAX_DEPTH || indent > MAX_DEPTH * 8) {
      throw new InputError(`${at}: ${tooDeep(MAX_DEPTH)}`);
    }
  });
}
