import type { z } from 'zod';

export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * The fault to tell of what does not fit a schema. A field that nobody knows comes before one that is missing:
 * the one is most often the other, misspelt.
 */
export function faultIn({ issues }: z.core.$ZodError): Fault {
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
  const key = unknown?.keys[0];
  if (unknown === undefined || key === undefined) return { path: issues[0]?.path ?? [], message: issues[0]?.message ?? 'not as expected' };
  const beside = issues.find(({ path }) => path.length === unknown.path.length + 1 && unknown.path.every((part, i) => part === path[i]));
  const meant = beside === undefined ? 'correct its name, or remove it' : `did you mean ${String(beside.path.at(-1))}?`;
  return { path: [...unknown.path, key], message: `no field is called ${key} here; ${meant}` };
}
