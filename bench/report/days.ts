import type { Measured } from '../results.ts';

/** A figure's day, and whose figure it is where not all are of one day. */
export interface Dated {
  readonly name: string;
  readonly day: string;
  readonly load?: readonly [number, number] | undefined;
}

export function dated(name: string, { day, load }: Measured<unknown>): Dated {
  return { name, day, load };
}

/** From which day or days the figures of a table are: the most of them first, the others with their names. */
export function daysLine(figures: readonly Dated[]): string {
  const days = [...groupedBy(figures)].toSorted(([, one], [, other]) => other.length - one.length);
  const said = days.map(([day, of], i) => `${i === 0 ? '' : `${[...new Set(of.map(({ name }) => name))].join(', ')} on `}${day}${beside(of)}`);
  return said.length === 0 ? '' : `*Measured on ${said.join('; ')}.*`;
}

/** How much wanted a core while it was measured. */
function beside(figures: readonly Dated[]): string {
  const loads = figures.flatMap(({ load }) => load ?? []).map(Math.round);
  if (loads.length === 0) return '';
  const [least, most] = [Math.min(...loads), Math.max(...loads)];
  return ` (load ${least === most ? least : `${least} to ${most}`})`;
}

/** (Map.groupBy is not in Node 20.) */
function groupedBy(figures: readonly Dated[]): Map<string, Dated[]> {
  const days = new Map<string, Dated[]>();
  for (const figure of figures) days.set(figure.day, [...(days.get(figure.day) ?? []), figure]);
  return days;
}
