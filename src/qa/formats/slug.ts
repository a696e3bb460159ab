/** Names of files: short, ASCII, without dots or slashes, so that they stay in their folder on every system. */

const LONGEST_SLUG = 60;

/** @returns lower-case letters, figures and hyphens; `case` when nothing of the name is left */
export function slug(name: string): string {
  const ascii = name.slice(0, 1000).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/gu, '-').slice(0, LONGEST_SLUG).replace(/^-+|-+$/gu, '');
  return ascii === '' ? 'case' : ascii;
}

/** Numbered names keep the order of the cases, never meet and are no names that a system keeps for itself. */
export function numbered(place: number, of: number, name: string): string {
  return `${String(place + 1).padStart(Math.max(3, String(of).length), '0')}-${slug(name)}`;
}

/** A file of its own for a suite: `con` and the like are devices on Windows. */
export function suiteSlug(name: string): string {
  const short = slug(name);
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/u.test(short) ? `${short}-suite` : short;
}
