/** Numbers and tables as Markdown. */

export const DASH = '–';

/** A share 0..1 as per cent with one decimal. */
export function percent(share: number | null): string {
  return share === null || Number.isNaN(share) ? DASH : (share * 100).toFixed(1);
}

/** Two figures that count, without an exponent: 0.046, 1.4, 148. */
export function short(value: number | null): string {
  if (value === null || Number.isNaN(value)) return DASH;
  if (value >= 10) return grouped(Math.round(value));
  const decimals = value >= 1 ? 1 : Math.min(4, 1 - Math.floor(Math.log10(Math.max(value, 1e-4))));
  return value.toFixed(decimals);
}

/** 12345 → 12 345, kept on one line. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/gu, '\u00A0');
}

/** @param head the first column is text, the rest are numbers */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
