import { createHash } from 'node:crypto';
import { checkFields } from '../qa/corpus.ts';
import type { Item } from '../qa/evaluate/batch.ts';
import { createTableReader, withoutGuard, type Row } from '../qa/table.ts';
import { InputError } from '../service/errors.ts';
import { readDocument } from '../service/yaml.ts';
import { corpusLines, type CorpusLine } from './corpus-lines.ts';
import { readBytes, textOf } from './files.ts';
import { shownName, visible } from './io.ts';

/** A corpus being read: its rows in batches, and the fingerprint of its bytes once all were read. */
export interface CorpusFile {
  readonly batches: AsyncIterable<readonly Item[]>;
  readonly sha256: () => string;
}

/** Rows a batch: enough to make a message worth sending, few enough to share the work evenly. */
const BATCH = 256;

/**
 * Opens a corpus by the ending of its name; standard input ("-") is JSON Lines.
 * JSON Lines and CSV are read as they are judged; YAML is read whole.
 * @param isLabelled whether a table must have a column of labels
 * @throws InputError for a name that tells no format
 */
export function openCorpus(file: string, isLabelled: boolean): CorpusFile {
  const hash = createHash('sha256');
  const hashed = (bytes: Uint8Array) => void hash.update(bytes);
  const ending = file === '-' ? 'jsonl' : (/\.(\w+)$/u.exec(file)?.[1] ?? '').toLowerCase();
  const sha256 = () => hash.digest('hex');
  if (ending === 'jsonl' || ending === 'ndjson') return { batches: inBatches(jsonItems(corpusLines(file, hashed))), sha256 };
  if (ending === 'csv' || ending === 'tsv') return { batches: inBatches(tableItems(corpusLines(file, hashed), shownName(file), isLabelled)), sha256 };
  if (ending === 'yaml' || ending === 'yml' || ending === 'json') {
    const bytes = readBytes(file);
    hash.update(bytes);
    return { batches: inBatches(documentItems(textOf(bytes, file), visible(file))), sha256 };
  }
  throw new InputError(`${visible(file)}: which format? Call it .jsonl, .csv or .yaml`);
}

async function* inBatches(groups: AsyncIterable<readonly Item[]>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  for await (const group of groups) {
    for (const item of group) {
      batch.push(item);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function* jsonItems(groups: AsyncIterable<readonly CorpusLine[]>): AsyncGenerator<readonly Item[]> {
  for await (const lines of groups) {
    yield lines.flatMap((line): Item[] => {
      if ('problem' in line) return [{ line: line.number, problem: line.problem }];
      if (line.text.trim() === '') return [];
      return piecesOf(line.text).map((json) => ({ line: line.number, json }));
    });
  }
}

/** U+2028 ends a line where it stands between two objects, and is text where it stands inside one. */
function piecesOf(text: string): string[] {
  return /[\u2028\u2029]/u.test(text) ? text.split(/(?<=\}\s*)[\u2028\u2029](?=\s*\{|\s*$)/u).filter((piece) => piece.trim() !== '') : [text];
}

async function* tableItems(groups: AsyncIterable<readonly CorpusLine[]>, name: string, isLabelled: boolean): AsyncGenerator<readonly Item[]> {
  const reader = createTableReader(name, ['utterance']);
  let told = 0;
  let isHeaderChecked = false;
  const found = (row: Row | null): Item[] => {
    if (!isHeaderChecked && reader.headers.length > 0) {
      isHeaderChecked = true;
      checkHeader(reader.headers, name, isLabelled);
    }
    const problems = reader.problems.slice(told).map((problem): Item => {
      const { line = '1', what = problem } = /^:(?<line>\d+): (?<what>.*)$/su.exec(problem.slice(name.length))?.groups ?? {};
      return { line: Number(line), problem: what };
    });
    told = reader.problems.length;
    return [...problems, ...(row === null || Object.values(row.cells).every((cell) => cell.trim() === '') ? [] : [{ line: row.line, fields: unguarded(row.cells) }])];
  };
  for await (const lines of groups) {
    yield lines.flatMap((line): Item[] => {
      if ('problem' in line) {
        reader.push('');
        return [{ line: line.number, problem: line.problem }];
      }
      return line.text.split(/[\u2028\u2029]/u).flatMap((text) => found(reader.push(text)));
    });
  }
  yield found(reader.end());
}

function checkHeader(headers: readonly string[], name: string, isLabelled: boolean): void {
  const wrong = checkFields(headers.filter((header) => header !== ''));
  if (wrong !== null) throw new InputError(`${name}:1: ${wrong}`);
  if (isLabelled && !headers.includes('topic') && !headers.includes('outcome')) throw new InputError(`${name}:1: no column is called topic or outcome; a row needs one of them`);
}

function unguarded(cells: Row['cells']): Row['cells'] {
  return { ...cells, utterance: withoutGuard(cells['utterance'] ?? '') };
}

/** Read whole, and given in the shape of the formats that are streamed. */
async function* documentItems(text: string, name: string): AsyncGenerator<readonly Item[]> {
  const { value, lineOf } = readDocument(text, name);
  const isList = Array.isArray(value);
  const rows: unknown = isList ? value : (value as { utterances?: unknown } | null)?.utterances;
  if (rows === undefined && (value === null || value === undefined)) return;
  if (!Array.isArray(rows)) throw new InputError(`${name}:1: neither a list of rows nor "utterances:" with one`);
  yield rows.map((fields: unknown, i): Item => ({ line: lineOf(isList ? [i] : ['utterances', i]), fields }));
}
