/** Lines of a text that give way to others. */
export interface LineEdit {
  /** From 0. */
  readonly first: number;
  readonly count: number;
  readonly lines: readonly string[];
}

const CONTEXT = 3;

/**
 * Edits as a unified diff, as `git apply` and `patch -p1` take it.
 * @param edits in order, none touching another
 */
export function unifiedDiff(file: string, text: string, edits: readonly LineEdit[]): string {
  if (edits.length === 0) return '';
  const lines = text.split('\n');
  const endsOpen = lines.at(-1) !== '';
  if (!endsOpen) lines.pop();
  const show = (mark: string, line: string, isLast: boolean) => `${mark}${line}\n${isLast && endsOpen ? '\\ No newline at end of file\n' : ''}`;
  let shift = 0;
  const hunks = groups(edits).map((group) => {
    const from = Math.max(0, (group[0]?.first ?? 0) - CONTEXT);
    const last = group.at(-1);
    const to = Math.min(lines.length, (last ? last.first + last.count : 0) + CONTEXT);
    const same = (a: number, b: number) => lines.slice(a, b).map((line, i) => show(' ', line, a + i === lines.length - 1)).join('');
    let at = from;
    let body = '';
    let growth = 0;
    for (const { first, count, lines: instead } of group) {
      const isEnd = first + count === lines.length;
      body += same(at, first);
      body += lines.slice(first, first + count).map((line, i) => show('-', line, isEnd && i === count - 1)).join('');
      body += instead.map((line, i) => show('+', line, isEnd && i === instead.length - 1)).join('');
      growth += instead.length - count;
      at = first + count;
    }
    body += same(at, to);
    const header = `@@ -${from + 1},${to - from} +${from + 1 + shift},${to - from + growth} @@\n`;
    shift += growth;
    return header + body;
  });
  return `--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}

/** Edits so near to each other that one hunk holds them. */
function groups(edits: readonly LineEdit[]): LineEdit[][] {
  const all: LineEdit[][] = [];
  for (const edit of edits) {
    const last = all.at(-1)?.at(-1);
    if (last && edit.first - (last.first + last.count) <= 2 * CONTEXT) all.at(-1)?.push(edit);
    else all.push([edit]);
  }
  return all;
}
