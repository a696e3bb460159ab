import { assert as hold, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutApart, forJson, forMarkdown } from '../../src/qa/diff/escape.ts';
import { visible } from '../../src/qa/visible.ts';
import { asMarkdown } from '../../src/qa/diff/markdown.ts';
import { asText } from '../../src/qa/diff/text.ts';
import type { Diff, Move, Side } from '../../src/qa/diff/types.ts';

const HOSTILE = ['a | b', '`rm`', '@team', '::error::x', '##[error]x', '##vso[task.complete]', '<img src=x onerror=y>', '</code></details>', '[x](javascript:1)', '![x](//y)', '**b** _i_ #12', 'www.example.org https://example.org', 'a\nb\r\n::set-output name=x::y', '\u001B[31m\u202E', '&lt;'];
const side: Side = { outcome: 'route', questions: [], ends: [], prompts: [] };
const move = (utterance: string, change = { before: 'private/sick', after: 'private/family' }): Move => ({ utterance, from: 'c.csv:2', severity: 'destination', change, conditions: ['private, open'], before: side, after: side, verdict: null });
const diffOf = (moves: readonly Move[], data: Diff['data'] = []): Diff => ({
  versions: { before: 'a', after: 'b' }, utterances: 100, conditions: [{ name: 'private, open', dialled: 'private', at: 0, hours: 'open', identifies: false }],
  counts: { lost: 0, destination: moves.length, signpost: 0, hours: 0, question: 0, need: 0, wording: 0 }, verdicts: { worse: 0, better: 0, neither: 0 }, moves, rules: [], hours: [], data,
});
const names = { before: '@team | ::error::', after: '.' };
const plain = (text: string) => text;
const paint = { bad: plain, good: plain, strong: plain, faint: plain };
/** What GitHub takes for a command to the build: `::` first in a line, `##[` anywhere; Azure, `##vso[`. */
const COMMAND = /^\s*::|##(?:vso)?\[/mu;

/** What is left of Markdown without the foreign text in it. */
const framed = (markdown: string) => markdown.replaceAll(/<code>[^<|`\n]*<\/code>/gu, '…');

describe('foreign text', () => {
  it.each(HOSTILE.map((text) => [text]))('%j does nothing in Markdown, text or JSON', (text) => {
    const diff = diffOf([move(text)], [{ kind: 'prompts', path: `sv.${text}`, before: text, after: `${text}!` }]);
    const markdown = asMarkdown(diff, { names, all: true });
    expect(framed(markdown)).toBe(framed(asMarkdown(diffOf([move('word')], [{ kind: 'prompts', path: 'word', before: 'word', after: 'word!' }]), { names, all: true })));
    for (const written of [markdown, asText(diff, { names, all: true, paint }), forJson(diff)]) expect(written).not.toMatch(COMMAND);
    expect(JSON.parse(forJson(diff))).toEqual(diff);
  });

  it('of any kind stays what it was behind its character references, on one line', () => {
    hold(property(string({ unit: 'binary' }), (text) => {
      const shown = forMarkdown(text);
      expect(shown).toMatch(/^<code>[^<>|`@*_[\]\n\r]*<\/code>$/u);
      expect(shown.slice(6, -7).replaceAll(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))).toBe(visible(text).replaceAll(/#\\u0023(?=\[|vso\[)/gu, '##'));
    }));
  });

  it('survives as JSON, whatever it holds', () => {
    hold(property(string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(forJson([text]))).toEqual([text]);
      expect(forJson(`${text}##[error]`)).not.toMatch(COMMAND);
    }));
  });
});

describe('a report', () => {
  it('says in its first lines what moved, and how many', () => {
    const text = asText(diffOf([move('a'), move('b'), move('c'), move('d')]), { names: { before: 'old', after: 'new' }, all: false, paint });
    expect(text).toBe([
      'From old to new: 100 utterances under 1 condition',
      'Destinations move: 4 of 100 utterances.',
      '        4  Another line or desk',
      '',
      'Another line or desk',
      '  private/sick → private/family  4',
      '    "a" c.csv:2; always',
      '    "b" c.csv:2; always',
      '    "c" c.csv:2; always',
      '    and 1 more',
    ].join('\n'));
  });

  it('shows the first of each kind, or everything', () => {
    const moves = Array.from({ length: 30 }, (_, i) => move(`utterance ${i}`, { before: `private/${i}`, after: 'private/x' }));
    const [some, all] = [false, true].map((each) => asText(diffOf(moves), { names, all: each, paint }));
    expect(some).toContain('and 18 more; --all shows them');
    expect(all?.match(/"utterance/gu)).toHaveLength(30);
  });

  it('for a pull request fits a comment, with the worst kept', () => {
    const moves = Array.from({ length: 200 }, (_, i) => move('|'.repeat(500), { before: `private/${'|'.repeat(90)}${i}`, after: '|'.repeat(90) }));
    const data = Array.from({ length: 200 }, (_, i) => ({ kind: 'prompts' as const, path: `${i}${'|'.repeat(90)}`, before: '|'.repeat(200), after: '|'.repeat(200) }));
    const markdown = asMarkdown(diffOf(moves, data), { names, all: false });
    expect(markdown.length).toBeLessThan(65_536);
    expect(markdown).toMatch(/Another line or desk \(200\)/u);
  });

  it('cuts two long texts so that their difference is seen', () => {
    const long = 'x'.repeat(200);
    expect(cutApart(`${long}old`, `${long}new`, 60)).toEqual([`…${'x'.repeat(30)}old`, `…${'x'.repeat(30)}new`]);
    expect(cutApart('old', 'new', 60)).toEqual(['old', 'new']);
  });
});
