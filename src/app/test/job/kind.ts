import { SERVICE_FILES } from '../../../service/parse.ts';
import type { SourceKind } from './wire.ts';

type Texts = Readonly<Record<string, string>>;

/** The shipped rules, to tell an edited file of theirs by its name. */
export interface ShippedTexts {
  readonly service: Texts;
  readonly catalogue: Texts;
}

const TABLES: Readonly<Record<string, 'json' | 'table'>> = { jsonl: 'json', ndjson: 'json', csv: 'table', tsv: 'table' };

/** What a file is for: told by its ending, its first words and, for rules, its name and folder. */
export function kindOf(path: string, text: string, shipped: ShippedTexts): SourceKind {
  const ending = endingOf(path);
  const table = TABLES[ending];
  // A suite says, a corpus holds utterances.
  if (table === 'json') return /^\s*\{[^\n]*"say"\s*:/u.test(text) ? 'suite' : 'corpus';
  if (table === 'table') return /(?:^|[;,\t|"])\s*say\s*(?:$|[;,\t|"])/imu.test(headerOf(text)) ? 'suite' : 'corpus';
  if (ending === 'json') return 'corpus';
  if (ending !== 'yaml' && ending !== 'yml') return 'unread';
  if (/^suite:/mu.test(text)) return 'suite';
  return rulesKind(path, text, shipped) ?? (/^(?:utterances:|-\s)/mu.test(text) ? 'corpus' : 'unread');
}

export function endingOf(path: string): string {
  return (/\.(\w+)$/u.exec(path)?.[1] ?? '').toLowerCase();
}

export function baseOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function headerOf(text: string): string {
  return text.slice(0, 4000).split(/\r\n|[\r\n]/u).find((line) => line.trim() !== '' && !/^\uFEFF?sep=/iu.test(line)) ?? '';
}

function rulesKind(path: string, text: string, { service, catalogue }: ShippedTexts): 'service' | 'catalogue' | null {
  const name = baseOf(path);
  if (/(?:^|\/)catalogue\/[^/]+$/u.test(path)) return 'catalogue';
  const isService = (SERVICE_FILES as readonly string[]).includes(name) || name in service;
  // Two files are called alike in both; an edited one shares most of its lines with what it was.
  if (isService && name in catalogue && !/(?:^|\/)service\/[^/]+$/u.test(path)) return likeness(text, service[name] ?? '') >= likeness(text, catalogue[name] ?? '') ? 'service' : 'catalogue';
  return isService ? 'service' : name in catalogue ? 'catalogue' : null;
}

function likeness(text: string, other: string): number {
  const lines = new Set(other.split('\n').map((line) => line.trim()).filter((line) => line !== ''));
  return text.split('\n').filter((line) => lines.has(line.trim())).length;
}
