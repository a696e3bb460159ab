import type { Lose, Place } from './format.ts';

/** `[sjukt](orsak)` or `[sjukt]{"entity": "orsak"}` within an example. */
export const ENTITY = /\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})/u;

/** Words without the marks of entities; that there were some is told. */
export function withoutEntities(text: string, at: Place, lose: Lose): string {
  if (!ENTITY.test(text)) return text;
  const words = text.replace(new RegExp(ENTITY, 'gu'), '$1');
  lose(at, `the entities in "${text}"`, 'a suite has no entities; the words are kept');
  return words.trim();
}

/** The examples of a block, `- words` a line. @param at where the block begins; its first line is the next */
export function exampleLines(block: string, at: Place, lose: Lose): { say: string; file: string; line: number }[] {
  return block.split('\n').flatMap((text, i) => {
    const place = { file: at.file, line: at.line + 1 + i };
    const [, say] = /^\s*-\s+(\S.*)$/u.exec(text) ?? [];
    if (say !== undefined) return [{ say, ...place }];
    if (text.trim() !== '') lose(place, `"${text}"`, 'not an example; each begins with a hyphen and a blank');
    return [];
  });
}
