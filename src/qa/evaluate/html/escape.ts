/** HTML that is safe to put into a page: made by `html` and nothing else. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | readonly Html[];

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Text as it stands in HTML; characters that no page may hold are shown as U+FFFD. */
export function escaped(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/gu, (character) => NAMES[character] as string).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/gu, '\uFFFD');
}

function partOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map(({ html: each }) => each).join('');
}

/** A template whose values are escaped unless they are HTML already: no report can forget to. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.reduce((whole, text, i) => whole + partOf(parts[i - 1] ?? '') + text) };
}
