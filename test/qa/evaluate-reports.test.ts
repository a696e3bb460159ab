import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorpusRow } from '../../src/qa/corpus.ts';
import { DEFAULT_COSTS } from '../../src/qa/evaluate/costs.ts';
import { asJson, evaluationOf } from '../../src/qa/evaluate/evaluation.ts';
import { escaped, html } from '../../src/qa/evaluate/html/escape.ts';
import { asHtml } from '../../src/qa/evaluate/html/page.ts';
import { countRow, createJudge, emptyTally, type Tally } from '../../src/qa/evaluate/tally.ts';
import { asText, type Paint } from '../../src/qa/evaluate/text.ts';
import { matcher, service } from '../engine.ts';

const plain: Paint = { bold: (text) => text, good: (text) => text, bad: (text) => text, faint: (text) => text };
const row = (more: Partial<CorpusRow> = {}): CorpusRow => ({ utterance: 'vab', outcome: 'route', also: [], topic: ['vab'], line: 'private', authority: null, lang: 'sv', style: 'plain', role: 'private', ...more });

const said = ['utbetalning av föräldrapenning', 'jag är sjuk', 'vab', 'bostadsbidrag', 'hej', 'pizza', 'csn', 'jag vill prata med en människa', 'pappadagar'];
function judged(): Tally {
  const tally = emptyTally();
  const judge = createJudge({ service, matcher }, true);
  for (let i = 0; i < 90; i++) judge(row({ utterance: said[i % said.length] as string, style: i % 2 ? 'plain' : 'terse', topic: [i % 3 ? 'vab' : 'foraldrapenning'] }), i + 1, tally);
  return tally;
}
const evaluation = (tally: Tally, file = 'corpus.jsonl', badRows = 0) =>
  evaluationOf(tally, { file, sha256: 'ab'.repeat(32), badRows, service: '1234' }, DEFAULT_COSTS, [{ id: 'topic', bound: 0.9 }, { id: 'misroutes', bound: 0.99 }], true);

const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(1)> "q" \'a\' &amp; javascript:alert(1) ]]>';
function hostile(): Tally {
  const tally = emptyTally();
  countRow(tally, row({ utterance: HOSTILE }), { outcome: 'route', topic: HOSTILE, line: 'private', authority: null, topics: [{ topic: HOSTILE, confidence: 0.9 }] }, { line: 1, utterance: HOSTILE });
  return tally;
}

describe('the report in text', () => {
  const text = asText(evaluation(judged(), 'corpus.jsonl', 3), plain);

  it('fits 100 columns', () => {
    expect(Math.max(...text.split('\n').map((line) => stripVTControlCharacters(line).length))).toBeLessThanOrEqual(100);
  });

  it('says what was not read, the worst group, what is recommended and which limits are met', () => {
    expect(text).toMatch(/3 rows could not be read/u);
    expect(text).toMatch(/^Worst: (?:style|lang|role|outcome) \S+, [\d.]+ % right at the first try\.$/mu);
    expect(text.match(/^Recommended: /gmu)).toHaveLength(2);
    expect(text).toMatch(/^✗ topic at least 90\.0 %: /mu);
    expect(text).toMatch(/^✓ misroutes at most 99\.0 %: /mu);
  });

  it('is no command to a terminal or a build', () => {
    const tally = emptyTally();
    countRow(tally, row({ utterance: 'x' }), { outcome: 'route', topic: 'sgi', line: 'private', authority: null, topics: [{ topic: 'sgi', confidence: 0.9 }] }, { line: 1, utterance: '##[error]x' });
    const shown = asText(evaluationOf(tally, { file: 'x', sha256: '', badRows: 0, service: '' }, { ...DEFAULT_COSTS, unit: '\u001B[31mminutes' }, [], true), plain);
    expect(shown).toContain('misroute, the surest first');
    expect(shown).not.toMatch(/##\[|\u001B/u);
  });
});

describe('the report in JSON', () => {
  it('is versioned, and the same for the same corpus to the byte', () => {
    expect(JSON.parse(asJson(evaluation(judged())))).toMatchObject({ format: 'talsvar-evaluation', version: 1, rows: 90 });
    expect(asJson(evaluation(judged()))).toBe(asJson(evaluation(judged())));
  });
});

describe('the report in HTML', () => {
  const page = asHtml(evaluation(judged()));

  it.each([['an ordinary corpus', page], ['a hostile one', asHtml(evaluation(hostile(), HOSTILE))]])('runs nothing and loads nothing, for %s', (_, text) => {
    expect(text).toContain('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">');
    expect(text).not.toMatch(/<(?:script|img|iframe|link|object|embed|base|form)\b|<[^>]*\son\w+\s*=|<[^>]*\b(?:href|src)\s*=|url\(|@import/iu);
  });

  it('shows hostile text as text (H05)', () => {
    const shown = asHtml(evaluation(hostile(), HOSTILE));
    expect(shown).toContain('&lt;/script&gt;&lt;script&gt;alert(1)');
    expect(shown).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;q&quot; &#39;a&#39; &amp;amp; javascript:alert(1) ]]&gt;');
  });

  it('has each element closed, each id once, and headings that sections are named by', () => {
    expect(unclosed(page)).toEqual([]);
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...page.matchAll(/aria-labelledby="([^"]+)"/gu)].every(([, id]) => ids.includes(id))).toBe(true);
  });

  it('says each picture in words, and has the numbers of each in a table', () => {
    const pictures = [...page.matchAll(/<svg class="chart"[^>]*>/gu)].map(([tag]) => tag);
    expect(pictures).toHaveLength(4);
    for (const picture of pictures) expect(picture).toMatch(/role="img" aria-label="[^"]{20,}"/u);
    for (const caption of ['Confidence of the topic, in twenty bins', 'Calibration, in ten bins', 'Threshold “route”', 'Threshold “confirm”']) expect(page).toContain(`>${caption}</caption>`);
  });

  it('is whole without thresholds and without a right row', () => {
    const empty = evaluationOf(hostile(), { file: 'x', sha256: '', badRows: 0, service: '' }, DEFAULT_COSTS, [], false);
    expect(unclosed(asHtml(empty))).toEqual([]);
    expect(asHtml(empty)).not.toMatch(/NaN|Infinity|undefined/u);
    expect(page).not.toMatch(/NaN|Infinity|undefined/u);
  });
});

/** Elements that are opened and not closed, or the other way round. */
function unclosed(text: string): string[] {
  const open: string[] = [];
  for (const [tag, closes, name] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?>/gu)) {
    if (tag.endsWith('/>') || name === 'meta') continue;
    if (closes === '') open.push(name as string);
    else if (open.at(-1) === name) open.pop();
    else return [...open, tag];
  }
  return open;
}

describe('escaping', () => {
  it('leaves no character that HTML would obey, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escaped(text)).not.toMatch(/[<>"'\u0000-\u0008\u001B]/u);
      expect(html`<b>${text}</b>`.html).toBe(`<b>${escaped(text)}</b>`);
    }));
  });

  it('does not touch what is HTML already', () => {
    expect(html`<p>${html`<b>${'a<b'}</b>`}${[html`<i>1</i>`, html`<i>2</i>`]}</p>`.html).toBe('<p><b>a&lt;b</b><i>1</i><i>2</i></p>');
  });
});
