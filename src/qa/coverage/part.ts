/** What suites can cover, by kind; those that matter most to a caller first. */
export const DIMENSIONS = [
  'destinations', 'transitions', 'states', 'guards', 'topics', 'calendar', 'dispositions', 'outcomes', 'prompts', 'roles', 'bankid',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One thing that is covered or not: its dimension and, behind a colon, its name within it. */
export type PartId = `${Dimension}:${string}`;

export function dimensionOf(part: PartId): Dimension {
  return part.slice(0, part.indexOf(':')) as Dimension;
}

export function nameOf(part: PartId): string {
  return part.slice(part.indexOf(':') + 1);
}
