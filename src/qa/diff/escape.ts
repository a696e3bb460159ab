/** Control and direction characters, shown instead of obeyed. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Foreign text for a terminal or a build log: nothing in it is obeyed, neither by the terminal nor as a command to the build. */
export function forTerminal(text: string): string {
  return text.replace(HIDDEN, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).replaceAll('##[', '#\\u0023[').replaceAll('::', ':\\u003a');
}

/**
 * Foreign text for Markdown, as code: every mark is a character reference, so that no table, link, emphasis or build
 * command comes of it; and inside code nobody is mentioned.
 */
export function forMarkdown(text: string): string {
  const references = forTerminal(text).replace(/[^\p{L}\p{N} ,]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
  return `<code>${references}</code>`;
}

/** JSON on one line that no build log takes for a command. */
export function forJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('##[', '#\\u0023[').replace(/[\u007F-\u009F\p{Cf}\u2028\u2029]/gu, (character) => Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''));
}

/** At most so many characters of a text. */
export function cut(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
