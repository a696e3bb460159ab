/** A column of a text table: numbers stand right, words left, cut to `most` letters. */
export interface Column {
  readonly head: string;
  readonly isNumber?: boolean;
  readonly most?: number;
}

const GAP = '  ';

/** Rows in columns of equal width, without a frame; the last column is not padded. */
export function inColumns(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const cut = (text: string, most = Infinity) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const cells = [columns.map(({ head }) => head), ...rows].map((row) => columns.map(({ most }, i) => cut(row[i] ?? '', most)));
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => (row[i] as string).length)));
  return cells.map((row) => row.map((cell, i) => (columns[i]?.isNumber ? cell.padStart(widths[i] as number) : cell.padEnd(widths[i] as number))).join(GAP).trimEnd());
}
