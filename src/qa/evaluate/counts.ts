/** Whole numbers under names, perhaps in groups: what can be counted in parts and added up, in any order, to the same result. */
export interface Counts {
  [name: string]: number | Counts;
}

/** Without a prototype: a group may be called "constructor". */
export function noCounts(): Record<string, never> {
  return Object.create(null) as Record<string, never>;
}

export function countUp(counts: { [name: string]: number }, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}

/** The group of a name, made when it is not there. */
export function groupOf<T extends Counts>(groups: { [name: string]: T }, name: string): T {
  return (groups[name] ??= noCounts() as Counts as T);
}

/** Adds `more` to `counts`, name by name. */
export function addCounts(counts: Counts, more: Counts): void {
  for (const [name, value] of Object.entries(more)) {
    if (typeof value === 'number') counts[name] = ((counts[name] as number | undefined) ?? 0) + value;
    else addCounts((counts[name] ??= noCounts()) as Counts, value);
  }
}
