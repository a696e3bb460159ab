const WIDTH = 140;
/** Figures that a measurement can vouch for, and two more. */
const DIGITS = 5;

/** JSON to be read and compared by line: what fits on a line stands on one, and no number is longer than it is exact. */
export function pretty(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'number' && !Number.isInteger(part) ? Number(part.toPrecision(DIGITS)) : part)) ?? 'null';
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= WIDTH) return flat;
  const deeper = `${indent} `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value)
    ? value.map((part) => pretty(part, deeper))
    : Object.entries(value).filter(([, part]) => part !== undefined).map(([key, part]) => `${JSON.stringify(key)}: ${pretty(part, deeper)}`);
  return `${open}\n${parts.map((part) => `${deeper}${part}`).join(',\n')}\n${indent}${close}`;
}
