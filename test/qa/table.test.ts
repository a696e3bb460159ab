import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/service/errors.ts';
import { countListed, listed, readTable, withoutGuard, writeTable } from '../../src/qa/table.ts';

const cellsOf = (text: string) => readTable(text, 'a.csv').rows.map(({ cells }) => Object.values(cells));

function refusal(text: string, required: readonly string[] = []): string {
  try {
    readTable(text, 'a.csv', required);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return '';
}

describe('a table', () => {
  it.each([
    ['commas', 'say,topic\nvab,vab\n'], ['semicolons, as Swedish Excel writes them (G10)', 'say;topic\nvab;vab\n'], ['tabs', 'say\ttopic\nvab\tvab\n'],
    ['a line that names the separator (G10)', 'sep=;\nsay;topic\nvab;vab\n'], ['a byte-order mark (G03)', '\uFEFFsay;topic\nvab;vab\n'],
    ['CRLF, CR and no last line end (G04)', 'say;topic\r\nvab;vab'], ['CR alone (G04)', 'say;topic\rvab;vab\r'], ['empty lines between', '\nsay;topic\n\nvab;vab\n\n'],
  ])('with %s is read', (_, text) => {
    expect(readTable(text, 'a.csv')).toMatchObject({ headers: ['say', 'topic'], rows: [{ cells: { say: 'vab', topic: 'vab' } }] });
  });

  it('tells the line that each record begins on, and keeps lines inside quotes together', () => {
    expect(readTable('say;topic\n"a\nb";vab\nc;vab\n', 'a.csv').rows).toEqual([{ line: 2, cells: { say: 'a\nb', topic: 'vab' } }, { line: 4, cells: { say: 'c', topic: 'vab' } }]);
  });

  it('holds text and nothing else: no digit is lost (G08)', () => {
    expect(cellsOf('a;b;c\n0123;1,10;199001011234\n')).toEqual([['0123', '1,10', '199001011234']]);
  });

  it.each([
    ['no header (G02)', '', [], /^a\.csv: empty/u], ['a header twice (G11)', 'id;id\n1;2\n', [], /^a\.csv:1: the header "id" stands twice/u],
    ['a header that is no name (G09)', 'say;__proto__\nx;y\n', [], /^a\.csv:1: no column may be called "__proto__"/u],
    ['other columns than are needed (G10)', 'id,text\n1,vab\n', ['say', 'utterance'], /^a\.csv:1: no column is called say or utterance/u],
  ] as const)('with %s is refused', (_, text, required, message) => {
    expect(refusal(text, required)).toMatch(message);
  });

  it('lists all that is wrong in it, each with its line (G11)', () => {
    expect(refusal('say;topic\na\nb;c;d\nx\0;y\n"z;vab\n').split('\n')).toEqual([
      'a.csv:2: 1 cells, but 2 columns', 'a.csv:3: 3 cells, but 2 columns', 'a.csv:4: a NUL character; save the file as text', expect.stringMatching(/^a\.csv:5: /u),
    ]);
  });

  it('lists the first fifty of many', () => {
    const lines = refusal(`say;topic\n${'a\n'.repeat(80)}`).split('\n');
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe('and 30 more');
  });
});

describe('a table that is written (H04)', () => {
  it.each(['=1+1', '+46', '-1', '@x', ' =1', '\t=1', '|cmd', '%0A', '＝1+1', '\'=1'])('never lets a spreadsheet take %j for a formula', (text) => {
    const written = writeTable(['say'], [[text]]);
    expect(written).toMatch(/^say\r\n"?'/u);
  });

  it('leaves numbers as numbers', () => {
    expect(writeTable(['say', 'n'], [['vab', -1.5]])).toBe('say,n\r\nvab,-1.5\r\n');
  });

  it('is read back as it was', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[\r\n\0\u2028\u2029\uFEFF]/u.test(text) && text.isWellFormed());
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), fc.constantFrom(',', ';'), (rows, delimiter) => {
      const kept = rows.filter(([a, b]) => `${a}${b}`.trim() !== '');
      const back = cellsOf(writeTable(['say', 'topic'], kept, delimiter)).map((cells) => cells.map(withoutGuard));
      expect(back).toEqual(kept);
    }));
  });
});

describe('a list of problems', () => {
  it('counts on what lists among them left out', () => {
    const first = listed(Array.from({ length: 60 }, (_, i) => `a:${i}: bad`)).split('\n');
    expect(first.slice(49)).toEqual(['a:49: bad', 'and 10 more']);
    expect(listed([...first, 'b:1: bad']).split('\n').slice(49)).toEqual(['a:49: bad', 'and 11 more']);
    expect([countListed([]), countListed(first), countListed([...first, 'b:1: bad'])]).toEqual([0, 60, 61]);
  });
});
