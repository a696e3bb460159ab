import type { Line } from '../../simulator/trace.ts';

/** The number that the next line will have. A long call forgets its first lines, so that places tell nothing. */
export function nextLine(lines: readonly Line[]): number {
  return (lines.at(-1)?.n ?? -1) + 1;
}
