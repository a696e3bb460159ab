import { COMMAND, visible } from '../visible.ts';

/**
 * Foreign text for Markdown, as code: every mark that could mean something is a character reference, so that no table, link, emphasis or build
 * command comes of it; and inside code nobody is mentioned.
 */
export function forMarkdown(text: string): string {
  const references = visible(text).replace(/[^\p{L}\p{N} ,;?+()/…→←-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
  return `<code>${references}</code>`;
}

/** JSON on one line that no build log takes for a command. */
export function forJson(value: unknown): string {
  return JSON.stringify(value).replace(COMMAND, '#\\u0023').replace(/[\u007F-\u009F\p{Cf}\u2028\u2029]/gu, (character) => Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''));
}

/** At most so many characters of a text. */
export function cut(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}

/** What comes before a difference, so that one sees where it is. */
const LEAD = 30;

/** Two texts, cut so that where they first differ is seen. */
export function cutApart(before: string, after: string, most: number): readonly [string, string] {
  const [one, other] = [Array.from(before), Array.from(after)];
  const same = one.findIndex((character, i) => character !== other[i]);
  const start = same > LEAD && Math.max(one.length, other.length) > most ? same - LEAD : 0;
  return [one, other].map((characters) => cut(`${start > 0 ? '…' : ''}${characters.slice(start).join('')}`, most)) as [string, string];
}
