import type { Item } from '../../../qa/evaluate/batch.ts';
import { createNameCheck } from '../../../qa/suite/names.ts';
import { expectsSomething, parseSuite, type SuiteCase } from '../../../qa/suite.ts';
import { InputError } from '../../../service/errors.ts';
import type { Service } from '../../../service/types.ts';
import { baseOf, kindOf } from './kind.ts';
import { corpusItems, suiteRows } from './rows.ts';
import type { RuleFile } from './rules.ts';
import { sha256Of, textOf } from './text-file.ts';
import type { Given, Problem, Source } from './wire.ts';

/** A chosen file, read. What cannot be read of it is told in `source`. */
export interface Read {
  readonly source: Source;
  readonly suite: { readonly name: string; readonly sha256: string; readonly cases: readonly SuiteCase[] } | null;
  readonly corpus: { readonly sha256: string; readonly items: readonly Item[] } | null;
  readonly rules: RuleFile | null;
}

/** Reads one file; whatever is in it, the others are not touched. @param service whose names a suite may use */
export async function readGiven({ id, file, path }: Given, service: Service): Promise<Read> {
  const none = { suite: null, corpus: null, rules: null };
  const name = baseOf(path);
  const failed = (problem: Problem, kind: Source['kind'] = 'unread'): Read => ({ ...none, source: { id, name, kind, cases: 0, problems: [problem] } });
  const found = await textOf(file);
  if ('kind' in found) return failed(found);
  const { text, bytes } = found;
  const { default: texts } = await import('virtual:talsvar-texts');
  const kind = kindOf(path, text, texts);
  const source = (cases: number, problems: readonly Problem[] = []): Source => ({ id, name, kind, cases, problems });
  try {
    if (kind === 'unread') return failed({ kind: 'unknown' });
    if (kind === 'service' || kind === 'catalogue') return { ...none, source: source(0), rules: { kind, path, text } };
    const sha256 = await sha256Of(bytes);
    if (kind === 'corpus') {
      const items = corpusItems(text, name);
      return items.length === 0 ? failed({ kind: 'empty' }) : { ...none, source: source(items.length), corpus: { sha256, items } };
    }
    const check = createNameCheck(service);
    const { cases, title, problems } = /\.ya?ml$/iu.test(name) ? yamlSuite(text, name, check) : { ...suiteRows(text, name, check), title: name.replace(/\.\w+$/u, '') };
    const told = problems.length > 0 ? said(problems) : [];
    if (cases.length === 0) return { ...none, source: source(0, told.length > 0 ? told : [{ kind: 'empty' }]) };
    if (!cases.some(expectsSomething)) return { ...none, source: source(0, [...told, { kind: 'idle' }]) };
    return { ...none, source: source(cases.length, told), suite: { name: title, sha256, cases } };
  } catch (error) {
    if (error instanceof InputError) return { ...none, source: source(0, said(error.message.split('\n'))) };
    throw error;
  }
}

function yamlSuite(text: string, file: string, check: ReturnType<typeof createNameCheck>) {
  const { name, cases } = parseSuite(text, file, check);
  return { cases, title: name, problems: [] };
}

/** More are counted. */
const MOST_TOLD = 50;

/** What the parsers say, the first of it. */
export function said(problems: readonly string[]): Problem[] {
  const more = problems.length - MOST_TOLD;
  return [...problems.slice(0, MOST_TOLD), ...(more > 0 ? [`and ${more} more`] : [])].map((text) => ({ kind: 'said', text }));
}
