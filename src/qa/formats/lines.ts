/** A text's lines with their numbers, whatever ends them. A byte order mark is no part of the first. */
export function linesOf(text: string): { readonly text: string; readonly number: number }[] {
  return text.replace(/^\uFEFF/u, '').split(/\r\n|[\r\n\u2028\u2029]/u).map((line, i) => ({ text: line, number: i + 1 }));
}

/** Whether a text can stand as it is where a line ends it and blanks around it are dropped. */
export function isOneLine(text: string): boolean {
  return text !== '' && text === text.trim() && text.isWellFormed() && !/[\r\n\u2028\u2029\u0085\uFEFF\0]/u.test(text);
}

/** Words on one line and without blanks around them, as the voice response takes them anyway. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
