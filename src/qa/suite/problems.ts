import type { z } from 'zod';
import { didYouMean } from '../../service/nearest.ts';
import { STEPS } from '../step.ts';

/** One thing that is wrong in a value, with where it stands. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/**
 * What a schema found wrong, in words, with the nearest known word for a misspelt one.
 * @param keysAt the keys that may stand in the map at a path; none where it is a step
 */
export function problemsOf(issues: readonly Issue[], value: unknown, keysAt: (path: readonly PropertyKey[]) => readonly string[]): Problem[] {
  return issues.flatMap((issue) => wordsFor(issue, value, keysAt));
}

function wordsFor(issue: Issue, value: unknown, keysAt: (path: readonly PropertyKey[]) => readonly string[]): Problem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    if (known.length === 0) return [{ path, message: 'a step has one key; begin the next step on a line of its own with -' }];
    return issue.keys.map((key) => ({ path: [...path, key], message: `no key is called ${key}${didYouMean(key, known) || `; use ${known.join(', ')}`}` }));
  }
  if (issue.code === 'invalid_union') {
    const branch = branchOf(issue.errors, path);
    if (branch) return branch.flatMap((inner) => wordsFor(inner, value, keysAt));
    return [{ path, message: `${issue.message}${suggestedStep(at(value, path))}` }];
  }
  const found = at(value, path);
  if (issue.code === 'invalid_value' && typeof found === 'string') {
    const known = issue.values.map(String);
    return [{ path, message: `"${found}" is not known${didYouMean(found, known) || `; use ${known.join(', ')}`}` }];
  }
  if (issue.code === 'invalid_type' && found === undefined && path.length > 0) return [{ path, message: `${String(path.at(-1))} is missing` }];
  if (issue.code === 'invalid_type' && issue.expected === 'object') return [{ path, message: 'keys with values are expected, such as say: …' }];
  if (issue.code === 'invalid_type' && issue.expected === 'array') return [{ path, message: 'a list is expected; begin each entry with -' }];
  return [{ path, message: issue.message }];
}

/** Of the shapes that a value may have, the one that was meant: the one that knows its keys. */
function branchOf(branches: readonly (readonly Issue[])[], path: readonly PropertyKey[]): Issue[] | null {
  for (const branch of branches) {
    const inner = branch.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
    const [first] = inner;
    if (first?.code === 'invalid_union') {
      const deeper = branchOf(first.errors, first.path);
      if (deeper) return deeper;
    } else if (first && inner.every((issue) => issue.path.length > path.length || (issue.code === 'unrecognized_keys' && branch.length === 1))) return inner;
  }
  return null;
}

function suggestedStep(value: unknown): string {
  const [key = ''] = typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return didYouMean(key, STEPS);
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? (inner as Record<PropertyKey, unknown>)[key] : undefined), value);
}
