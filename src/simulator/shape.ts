/**
 * Readers of what comes from outside. A reader gives back a fresh plain value that it has looked at in full, or
 * MISFIT; nothing of the original is kept. Only own fields are read. A getter may still throw: callers catch.
 */
export const MISFIT = Symbol('misfit');
export type Reader<T> = (value: unknown) => T | typeof MISFIT;

export function text(pattern: RegExp): Reader<string> {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : MISFIT);
}

/** Text of at most so many UTF-16 units; the length is looked at first. */
export function textUpTo(max: number): Reader<string> {
  return (value) => (typeof value === 'string' && value.length <= max ? value : MISFIT);
}

export function number(min: number, max: number): Reader<number> {
  return (value) => (typeof value === 'number' && value >= min && value <= max ? value : MISFIT);
}

export function integer(min: number, max: number): Reader<number> {
  return (value) => (Number.isInteger(value) ? number(min, max)(value) : MISFIT);
}

export const boolean: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : MISFIT);

export function oneOf<const T extends string>(words: readonly T[]): Reader<T> {
  return (value) => words.find((word) => word === value) ?? MISFIT;
}

export function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value) => (value === null ? null : read(value));
}

/** A field that may be missing. */
export function maybe<T>(read: Reader<T>): Reader<T | undefined> {
  return (value) => (value === undefined ? undefined : read(value));
}

export function list<T>(read: Reader<T>, max: number): Reader<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > max) return MISFIT;
    const entries: T[] = [];
    for (const entry of value as readonly unknown[]) {
      const made = read(entry);
      if (made === MISFIT) return MISFIT;
      entries.push(made);
    }
    return entries;
  };
}

type Readers<T> = { readonly [K in keyof T]-?: Reader<T[K]> | (undefined extends T[K] ? never : Reader<T[K] | undefined>) };

/** An object with these fields; any other field of it is dropped without being read. */
export function fields<T extends object>(readers: Readers<T>): Reader<T> {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return MISFIT;
    const made: Partial<Record<keyof T, unknown>> = {};
    for (const name of Object.keys(readers) as (keyof T)[]) {
      const field = (readers[name] as Reader<unknown>)(Object.hasOwn(value, name) ? (value as Partial<T>)[name] : undefined);
      if (field === MISFIT) return MISFIT;
      if (field !== undefined) made[name] = field;
    }
    return made as T;
  };
}

/** The own field `name` of whatever it is, looked at no further. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
