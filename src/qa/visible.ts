/** What begins a command to a runner anywhere in a line of a CI log. */
export const COMMAND = /##(?=\[|vso\[)/gu;

/** Text that is safe on a terminal and in a CI log: control and direction characters are shown, never obeyed, and no line is a command to a runner. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, escaped).replace(COMMAND, '#\\u0023');
}

export function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
