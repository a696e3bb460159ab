import Papa from 'papaparse';
import { InputError } from '../service/errors.ts';
import { FORBIDDEN } from '../service/forbidden.ts';

/** One record of a table, with the line that it begins on. All cells are text, as written. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads CSV line by line, so that a table of any length can be streamed. Problems are collected in `problems`, as "file:line: what"; such a record is passed over. */
export interface TableReader {
  /** @returns the record that ends with this line, if one does; throws InputError for a header that cannot be used */
  readonly push: (line: string) => Row | null;
  /** To be called after the last line. @throws InputError for a table without a header */
  readonly end: () => Row | null;
  readonly problems: readonly string[];
  /** Empty until the header was read. */
  readonly headers: readonly string[];
  /** What stands between the cells; empty until the header was read. */
  readonly delimiter: string;
}

const DELIMITERS = [';', ',', '\t', '|'] as const;
/** Of a header that is none, characters. */
const LONGEST_SHOWN = 60;
/** A record of more lines is an unclosed quote. */
const LONGEST_RECORD = 1000;

/**
 * @param file its name as shown in problems
 * @param required headers of which at least one must be there: what tells a table of another kind
 */
export function createTableReader(file: string, required: readonly string[] = []): TableReader {
  const problems: string[] = [];
  let headers: readonly string[] | null = null;
  let delimiter = '';
  let open = '';
  let openLines = 0;
  let isQuoted = false;
  let number = 0;

  const start = () => number - openLines + 1;
  const refuse = (what: string): null => {
    problems.push(`${file}:${start()}: ${what}`);
    return null;
  };
  const cellsOf = (record: string): string[] | null => {
    const { data: [cells = []], errors: [error] } = Papa.parse<string[]>(record, { delimiter, skipEmptyLines: false });
    if (error && error.code !== 'UndetectableDelimiter') return refuse(error.code === 'MissingQuotes' ? 'a quote is opened and not closed' : 'a quote stands inside a cell; write it twice');
    return cells;
  };

  function readHeader(line: string): void {
    const named = /^sep=(.)$/iu.exec(line);
    if (delimiter === '' && named) {
      delimiter = named[1] as string;
      return;
    }
    if (delimiter === '') delimiter = delimiterOf(line);
    const names = (cellsOf(line) ?? []).map((name) => name.trim());
    const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
    if (twice !== undefined) throw new InputError(`${file}:${number}: the header "${twice}" stands twice; name each column once`);
    const bad = names.find((name) => FORBIDDEN.has(name));
    if (bad !== undefined) throw new InputError(`${file}:${number}: no column may be called "${bad}"`);
    if (required.length > 0 && !required.some((name) => names.includes(name))) {
      throw new InputError(`${file}:${number}: no column is called ${required.join(' or ')}; the first line names the columns, separated by ; or , or a tab, and here it reads ${line.slice(0, LONGEST_SHOWN)}`);
    }
    headers = names;
  }

  function readRecord(record: string): Row | null {
    const line = start();
    if (record.includes('\0')) return refuse('a NUL character; save the file as text');
    const cells = cellsOf(record);
    if (cells === null || headers === null) return null;
    if (cells.length !== headers.length) return refuse(`${cells.length} cells, but ${headers.length} columns`);
    return { line, cells: Object.fromEntries(headers.map((name, i) => [name, cells[i] ?? ''])) };
  }

  function push(line: string): Row | null {
    number++;
    const text = number === 1 ? line.replace(/^\uFEFF/u, '') : line;
    open = openLines === 0 ? text : `${open}\n${text}`;
    openLines++;
    if (hasOddQuotes(text)) isQuoted = !isQuoted;
    if (isQuoted && openLines < LONGEST_RECORD) return null;
    const record = open;
    try {
      if (record.trim() === '') return null;
      if (headers !== null) return readRecord(record);
      readHeader(record);
      return null;
    } finally {
      [open, openLines, isQuoted] = ['', 0, false];
    }
  }

  return {
    push,
    end() {
      const last = openLines > 0 && headers !== null ? readRecord(open) : null;
      if (headers === null) throw new InputError(`${file}: empty; the first line names the columns`);
      return last;
    },
    problems,
    get headers() {
      return headers ?? [];
    },
    get delimiter() {
      return delimiter;
    },
  };
}

/** All records of a text. @throws InputError that lists what is wrong, the first 50 */
export function readTable(text: string, file: string, required: readonly string[] = []): { readonly headers: readonly string[]; readonly rows: readonly Row[] } {
  const reader = createTableReader(file, required);
  const rows = text.split(/\r\n|[\r\n\u2028\u2029]/u).map(reader.push);
  const all = [...rows, reader.end()].filter((row) => row !== null);
  if (reader.problems.length > 0) throw new InputError(listed(reader.problems));
  return { headers: reader.headers, rows: all };
}

const MOST_LISTED = 50;

const LEFT_OUT = /^and (\d+) more$/u;

/** Several problems as one message, a line each, the first 50. What lists among them left out is counted on. */
export function listed(problems: readonly string[]): string {
  const shown = problems.filter((problem) => !LEFT_OUT.test(problem)).slice(0, MOST_LISTED);
  const more = countListed(problems) - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/** How many problems a list tells of, with those that it only counts. */
export function countListed(problems: readonly string[]): number {
  return problems.reduce((sum, problem) => sum + Number(LEFT_OUT.exec(problem)?.[1] ?? 1), 0);
}

function hasOddQuotes(line: string): boolean {
  return (line.split('"').length - 1) % 2 === 1;
}

/** The one that the header holds most of; Swedish Excel writes semicolons. */
function delimiterOf(header: string): string {
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

/** Cells that a spreadsheet would take for a formula begin with one of these, perhaps after blanks. */
const FORMULA = /^[\s\u0000]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n\u0000]/u;

/** Rows as CSV that a spreadsheet opens as text: cells that look like formulas get a leading apostrophe; numbers stay. */
export function writeTable(headers: readonly string[], rows: readonly (readonly (string | number | null)[])[], delimiter = ','): string {
  const cell = (value: string | number | null) => (typeof value === 'string' && looksLikeFormula(value) ? `'${value}` : value);
  return `${Papa.unparse({ fields: [...headers], data: rows.map((row) => row.map(cell)) }, { delimiter, newline: '\r\n' })}\r\n`;
}

/** The text of a cell as `writeTable` found it. */
export function withoutGuard(cell: string): string {
  return cell.startsWith('\'') && looksLikeFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

/** A formula behind apostrophes is guarded as well: otherwise its own apostrophe would be taken for the guard. */
function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text.replace(/^'+/u, ''));
}
