import { checkFields, readCorpusRow, type Known } from '../qa/corpus.ts';
import { phrasesOf, saidInSuites, withoutRepeats } from '../qa/diff/said.ts';
import type { Utterance } from '../qa/diff/types.ts';
import type { LabelledUtterance } from '../qa/score.ts';
import { listed, readTable, withoutGuard } from '../qa/table.ts';
import { InputError } from '../service/errors.ts';
import type { Service } from '../service/types.ts';
import { readDocument } from '../service/yaml.ts';
import { readText } from './files.ts';
import { visible } from './io.ts';
import { loadSuites } from './suite-files.ts';

/** A row as its format gave it. */
interface Raw {
  readonly line: number;
  readonly value: unknown;
}

/** All that is said in the suites here (or the shipped ones), and every phrase of both catalogues. */
export async function usualCorpus(sides: readonly Service[]): Promise<Utterance[]> {
  return withoutRepeats([...saidInSuites(await loadSuites([], null)), ...sides.flatMap(({ catalogue }) => phrasesOf(catalogue))]);
}

/**
 * The utterances of a file: JSON Lines, CSV or YAML by its ending. A row with `topic` or `outcome` is labelled.
 * @throws InputError that lists what is wrong, the first 50
 */
export function readCorpus(file: string, sides: readonly Service[]): Utterance[] {
  const name = visible(file);
  const known: Known = {
    topics: sides.flatMap(({ catalogue }) => catalogue.topics.map(({ id }) => id)),
    authorities: sides.flatMap(({ authorities }) => authorities.map(({ id }) => id)),
  };
  const problems: string[] = [];
  const utterances = rowsIn(file, name, problems).flatMap(({ line, value }): Utterance[] => {
    const from = `${name}:${line}`;
    const row = isLabelled(value) ? readCorpusRow(value, known) : unlabelled(value);
    if (typeof row !== 'string') return [{ text: row.utterance, from, label: isJudged(row) ? row : null }];
    problems.push(`${from}: ${row}`);
    return [];
  });
  if (problems.length > 0) throw new InputError(listed(problems));
  if (utterances.length === 0) throw new InputError(`${name}: no utterances in it`);
  return withoutRepeats(utterances);
}

function rowsIn(file: string, name: string, problems: string[]): Raw[] {
  const ending = (/\.(\w+)$/u.exec(file)?.[1] ?? '').toLowerCase();
  if (ending === 'jsonl' || ending === 'ndjson') return linesIn(readText(file), name, problems);
  if (ending === 'csv' || ending === 'tsv') {
    return readTable(readText(file), name, ['utterance']).rows.map(({ line, cells }) => ({ line, value: { ...cells, utterance: withoutGuard(cells['utterance'] ?? '') } }));
  }
  if (ending !== 'yaml' && ending !== 'yml') throw new InputError(`${name}: which format? Call it .jsonl, .csv or .yaml`);
  const { value, lineOf } = readDocument(readText(file), name);
  const isList = Array.isArray(value);
  const rows: unknown = isList ? value : (value as { utterances?: unknown } | null)?.utterances;
  if (!Array.isArray(rows)) throw new InputError(`${name}:1: neither a list of rows nor "utterances:" with one`);
  return rows.map((row: unknown, i) => ({ line: lineOf(isList ? [i] : ['utterances', i]), value: typeof row === 'string' ? { utterance: row } : row }));
}

function linesIn(text: string, name: string, problems: string[]): Raw[] {
  return text.replace(/^\uFEFF/u, '').split(/\r\n|[\r\n]/u).flatMap((content, i): Raw[] => {
    if (content.trim() === '') return [];
    try {
      return [{ line: i + 1, value: JSON.parse(content) }];
    } catch {
      problems.push(`${name}:${i + 1}: not valid JSON; each line is an object with "utterance"`);
      return [];
    }
  });
}

function isLabelled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ['topic', 'outcome'].some((field) => {
    const label = (value as Record<string, unknown>)[field];
    return label !== undefined && label !== null && label !== '' && !(Array.isArray(label) && label.length === 0);
  });
}

function isJudged(row: Pick<LabelledUtterance, 'utterance'>): row is LabelledUtterance {
  return 'outcome' in row;
}

function unlabelled(value: unknown): LabelledUtterance | Pick<LabelledUtterance, 'utterance'> | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not an object with "utterance"';
  const wrong = checkFields(Object.keys(value));
  if (wrong !== null) return wrong;
  const { utterance } = value as { utterance?: unknown };
  return typeof utterance === 'string' && utterance.trim() !== '' ? { utterance } : 'no "utterance"; give what the caller says, as text';
}
