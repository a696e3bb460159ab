import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { parseTime } from '../../../machines/stockholm.ts';
import { createDocuments } from '../../../src/qa/lint/documents.ts';
import { factsIn } from '../../../src/qa/lint/fact-rules.ts';
import type { Finding, Subject } from '../../../src/qa/lint/rule.ts';
import { RULES } from '../../../src/qa/lint/rules.ts';
import { judge } from '../../../src/qa/lint/run.ts';
import { readService } from '../../../src/service/load.ts';
import { parseService } from '../../../src/service/parse.ts';
import type { Service } from '../../../src/service/types.ts';
import { matcher } from '../../engine.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const shipped = readService(root, root);
const folders = { service: 'service', catalogue: 'catalogue' };
const facts = factsIn(readFileSync(join(root, 'docs/domain.md'), 'utf8'));
export const AT = parseTime('2025-06-01T12:00');

/** A catalogue file with so much as the rules ask for in one topic, and little elsewhere: quick to read. */
function shortened(name: string, text: string): string {
  const cut = (value: unknown, most: number): unknown => {
    if (Array.isArray(value)) return value.filter((item) => typeof item !== 'string' || !/\d/u.test(item)).slice(0, most);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cut(item, most)]));
  };
  const value = parse(text) as Record<string, unknown>;
  if ('topics' in value) value['topics'] = Object.fromEntries(Object.entries(value['topics'] as Record<string, { phrases: Record<string, string[]>; english: string[] }>).map(([topic, entry]) => [topic, cut({ ...entry, phrases: { none: Object.values(entry.phrases).flat() }, english: cut(entry.english, 5) }, topic === 'vab' ? 15 : 2)]));
  else if (['special.yaml', 'danger.yaml', 'open.yaml', 'role-phrases.yaml', 'concepts.yaml', 'errands.yaml', 'caller-words.yaml'].includes(name)) return stringify(cut(value, 2), { lineWidth: 0 });
  else if (name === 'roles.yaml') value['introductions'] = cut(value['introductions'], 1);
  else return text;
  return stringify(value, { lineWidth: 0 });
}
const catalogue = Object.fromEntries(Object.entries(shipped.catalogue).map(([name, text]) => [name, shortened(name, text)]));

/** One change of a file: what stands there, which must be found, and what is put in its place. */
export type Change = readonly [file: string, from: string | RegExp, to: string];

/** The shipped service, with a shortened catalogue, after some changes of its files and of what was read from them. */
export function subjectWith(changes: readonly Change[] = [], alter: (service: Service) => Service = (service) => service): Subject & { readonly lineAt: (file: string, line: number) => string } {
  const files = { service: { ...shipped.service }, catalogue: { ...catalogue } };
  for (const [file, from, to] of changes) {
    const folder = file in files.service ? files.service : files.catalogue;
    const before = folder[file] ?? '';
    folder[file] = before.replace(from, to);
    if (folder[file] === before) throw new Error(`${file} does not hold ${String(from)}`);
  }
  const lineAt = (file: string, line: number) => {
    const [folder, name] = file.split('/') as ['service' | 'catalogue', string];
    return files[folder][name]?.split('\n')[line - 1] ?? '';
  };
  return { lineAt, service: alter(parseService(files.service, files.catalogue, folders)), matcher, documents: createDocuments(files, folders), at: AT, facts };
}

export function findingsOf(rule: string, subject: Subject): readonly Finding[] {
  const found = RULES.find(({ id }) => id === rule);
  if (!found) throw new Error(`no rule is called ${rule}`);
  return judge(subject, [found]).findings;
}
