import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/service/errors.ts';
import { createNameCheck } from '../../src/qa/suite/names.ts';
import { createRepeatCheck } from '../../src/qa/suite/repeats.ts';
import { readJsonRow, readTableRow, unknownColumns } from '../../src/qa/suite/rows.ts';
import { parseSuite, type SuiteCase } from '../../src/qa/suite.ts';
import { service } from '../engine.ts';

const head = 'suite: S\nat: 2025-03-03T10:15\n';
const parse = (text: string) => () => parseSuite(text, 's.yaml');
/** Read once: the largest of what is refused takes seconds on a busy machine. */
const refusalOf = (text: string): Error | null => {
  try {
    parse(text)();
    return null;
  } catch (error) {
    return error as Error;
  }
};
const step = (text: string) => `${head}calls:\n  - name: C\n    steps:\n      - ${text}\n`;
const utterance = (fields: string) => `${head}utterances:\n  - { ${fields} }\n`;

describe('a suite with something wrong is refused at the door', () => {
  it.each<[string, string, RegExp]>([
    ['G02: of no bytes', '', /^s\.yaml: the suite is empty; give it/u],
    ['G02: of comments only', '# nothing\n', /^s\.yaml: the suite is empty/u],
    ['G02: of a head only', head, /^s\.yaml: the suite is empty/u],
    ['G02: of empty lists', `${head}calls: []\nutterances: []\n`, /^s\.yaml: the suite is empty/u],
    ['G05: nested 51 deep in brackets', utterance(`say: ${'['.repeat(51)}${']'.repeat(51)}`), /^s\.yaml:4: nested deeper than 50 levels \(TV-YAML-DEPTH\)/u],
    ['G05: nested 51 deep in lines', Array.from({ length: 52 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''), /TV-YAML-DEPTH/u],
    ['G05: nested 100,000 deep', '['.repeat(100_000), /^s\.yaml:1: nested deeper/u],
    ['G05: of 100,000 questions', `${'? '.repeat(100_000)}a`, /^s\.yaml:1: nested deeper/u],
    ['G06: with an anchor', utterance('say: &a vab'), /s\.yaml:4:\d+: anchors/u],
    ['G06: with an alias inside a line', `${head}utterances: [{ say: &a vab }, { say: *a }]`, /s\.yaml:3:\d+: anchors, aliases/u],
    ['G06: with a merge key', `${head}<<: { a: b }\n`, /merge keys/u],
    ['G06: with a function for a tag', utterance('say: !!js/function "x"'), /s\.yaml:4:\d+: tags are not accepted/u],
    ['G06: with a tag of YAML\'s own', utterance('say: !!binary aGVq'), /s\.yaml:4:\d+: tags are not accepted/u],
    ['G06: with a set', `${head}utterances: !!set { a }\n`, /s\.yaml:3:\d+: tags are not accepted/u],
    ['G06: of two documents', `${utterance('say: vab')}---\na: b\n`, /s\.yaml:5:\d+: several documents/u],
    ['G06: with a tab for an indent', `${head}calls:\n\t- name: C\n`, /s\.yaml:4: a tab in the indentation/u],
    ['G06: with a key twice', `${head}suite: T\n`, /s\.yaml:3:1: .*suite stands twice/u],
    ['G07: with a map of 50,000 keys', Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n'), /a map of more than 1000 keys/u],
    ['G09: with __proto__', utterance('say: vab, __proto__: { topic: vab }'), /s\.yaml:4:\d+: no key may be called __proto__/u],
    ['G09: with constructor', `${head}constructor: x\n`, /s\.yaml:3:1: no key may be called constructor/u],
    ['G13: with a misspelt key of an utterance', utterance('say: vab, topik: vab'), /s\.yaml:4: utterances\.0\.topik: no key is called topik, did you mean topic\?/u],
    ['G13: with a misspelt key of a call', `${head}calls:\n  - nam: C\n    steps: [hang-up]\n`, /s\.yaml:4: calls\.0\.nam: no key is called nam, did you mean name\?/u],
    ['G13: with a misspelt step', step('heer: welcome'), /s\.yaml:6: calls\.0\.steps\.0: not a step; .*, did you mean hear\?/u],
    ['G13: with a misspelt end', step('transfr'), /did you mean transfer\?/u],
    ['G13: with a misspelt line', step('transfer: { line: privat }'), /s\.yaml:6: calls\.0\.steps\.0\.transfer\.line: "privat" is not known, did you mean private\?/u],
    ['G13: with a misspelt key of an end', step('transfer: { dsk: family }'), /no key is called dsk, did you mean desk\?/u],
    ['G13: with a misspelt errand', utterance('say: vab, errand: aply'), /"aply" is not known, did you mean apply\?/u],
    ['G13: with two steps in one', step('say: vab\n        hear: welcome'), /a step has one key/u],
    ['with keys that are none', step('press: 12a'), /s\.yaml:6: .*keys are digits, \* and #/u],
    ['with a time that is none', utterance('say: vab, at: 2025-02-30'), /s\.yaml:4: utterances\.0\.at: not a time/u],
    ['with a call without steps', `${head}calls:\n  - name: C\n`, /calls\.0\.steps: steps is missing/u],
    ['G14: with two calls of one name', `${head}calls:\n  - { name: C, steps: [hang-up] }\n  - { name: C, steps: [hang-up] }\n`, /s\.yaml:5: the name "C" stands already in line 4/u],
    ['G14: with an utterance that is to lead to two topics', `${head}utterances:\n  - { say: vab, topic: vab }\n  - { say: "  VAB ", topic: sjukpenning }\n`, /s\.yaml:5: .* topic sjukpenning here and to topic vab in line 4; only one can be right/u],
  ])('%s', (_, text, message) => {
    const refusal = refusalOf(text);
    expect(refusal).toBeInstanceOf(InputError);
    expect(refusal?.message).toMatch(message);
  });

  it('with all that is wrong in it, in the order of the lines, the first 50 (G11, G13)', () => {
    const bad = Array.from({ length: 60 }, (_, i) => `  - { say: u${i}, topik: vab }\n`).join('');
    let message = '';
    try {
      parse(`${head}utterances:\n${bad}`)();
    } catch (error) {
      message = (error as Error).message;
    }
    const lines = message.split('\n');
    expect(lines).toHaveLength(51);
    expect(lines.slice(0, 50).map((line) => Number(/:(\d+):/u.exec(line)?.[1]))).toEqual(Array.from({ length: 50 }, (_, i) => i + 4));
    expect(lines.at(-1)).toBe('and 10 more');
  });

  it('with names that are not known, names that stand twice and contradictions told together (G13, G14)', () => {
    const text = `${head}calls:\n  - name: A\n    steps: [hear: welcom]\n  - name: A\n    steps: [hear: welcome]\nutterances:\n  - { say: x, topic: vabb }\n  - { say: x, topic: vab }\n`;
    expect(() => parseSuite(text, 's.yaml', createNameCheck(service))).toThrow(new RegExp([
      's.yaml:5: no prompt is called welcom, .*', 's.yaml:6: the name "A" stands already in line 4; .*',
      's.yaml:9: no topic is called vabb, .*', 's.yaml:10: "x" is to lead to topic vab here and to topic vabb in line 9; .*',
    ].join('\n'), 'u'));
  });

  it.each([
    ['a list where keys should be', '- say: x\n', 's.yaml:1: the top level: keys with values are expected, such as say: …'],
    ['an utterance that is only words', `${head}utterances:\n  - vab\n`, 's.yaml:4: utterances.0: keys with values are expected, such as say: …'],
    ['one utterance that is no list', `${head}utterances: { say: x }\n`, 's.yaml:3: utterances: a list is expected; begin each entry with -'],
  ])('in words of its own: %s', (_, text, message) => {
    expect(parse(text)).toThrow(message);
  });

  it('again and again, without harm to the process (G05)', () => {
    for (let i = 0; i < 3; i++) expect(parse('['.repeat(1000))).toThrow(/TV-YAML-DEPTH/u);
  });
});

describe('what stands in a suite', () => {
  const said = (text: string) => parseSuite(text, 's.yaml').cases.map((entry) => (entry.kind === 'utterance' ? entry.say : entry.steps.map(({ step: taken }) => taken)));

  it.each(['0123', '0o17', '199001011234', '12345678901234567890', '1.10', '2026-03-29', 'no', 'yes', '~', 'null', 'true', '1e3'])('is text as written: %s (G08)', (text) => {
    expect(said(utterance(`say: ${text}`))).toEqual([text]);
    expect(said(step(`say: ${text}`))).toEqual([[{ say: text }]]);
  });

  it('keeps every digit of keys, and takes nothing for nothing where an end or a field is empty (G08)', () => {
    expect(said(step('press: 0019900101'))).toEqual([[{ press: '0019900101' }]]);
    expect(said(step('hung-up:'))).toEqual([[{ 'hung-up': null }]]);
    expect(parseSuite(utterance('say: x, topic: null, line: ~'), 's.yaml').cases).toMatchObject([{ expected: { topic: null, line: null } }]);
    expect(parseSuite(step('hang-up').replace('steps:', 'queue: 3\n    steps:'), 's.yaml').cases).toMatchObject([{ queue: { place: 3 } }]);
  });

  it.each([['CRLF', '\r\n'], ['LF without a last one', '\n']])('may have lines that end in %s (G04)', (_, end) => {
    expect(said(utterance('say: vab').trimEnd().replaceAll('\n', end))).toEqual(['vab']);
  });

  it('may say the same again: the second is told apart by a number', () => {
    expect(parseSuite(`${head}utterances:\n  - { say: vab, topic: vab }\n  - { say: vab, desk: family }\n`, 's.yaml').cases.map(({ name }) => name)).toEqual(['vab', 'vab (2)']);
  });
});

describe('a name that the service does not know', () => {
  const check = createNameCheck(service);
  const problems = (text: string) => parseSuite(text, 's.yaml').cases.flatMap((entry) => check(entry));

  it.each<[string, string, RegExp]>([
    ['topic', utterance('say: x, topic: vabb'), /^no topic is called vabb, did you mean vab\?$/u],
    ['desk', step('transfer: { desk: famly }'), /^no desk is called famly, did you mean family\?$/u],
    ['desk of an utterance', utterance('say: x, desk: famly'), /no desk is called famly/u],
    ['authority', step('signpost: { authority: skatteverke }'), /^no authority is called skatteverke, did you mean skatteverket\?$/u],
    ['prompt', step('hear: welcom'), /^no prompt is called welcom, did you mean welcome\?$/u],
    ['prompt', step('{ say: vab, over: describ }'), /^no prompt is called describ, did you mean describe\?$/u],
    ['BankID code', step('bankid: userCancle'), /^no BankID code is called userCancle, did you mean userCancel\?$/u],
    ['topic that is near to none', utterance('say: x, topic: pizza'), /^no topic is called pizza$/u],
  ])('is told with the nearest that it does: %s (G13)', (_, text, message) => {
    expect(problems(text)).toMatchObject([{ line: text.includes('steps') ? 6 : 4, message: expect.stringMatching(message) as string }]);
  });

  it('is not one that is null', () => {
    expect(problems(utterance('say: x, topic: null, desk: null, authority: null'))).toEqual([]);
  });
});

describe('a row of a suite', () => {
  it.each<[string, RegExp]>([
    ['{"say":"vab",}', /not valid JSON/u],
    ['[1]', /not an object/u],
    ['"vab"', /not an object/u],
    ['null', /not an object/u],
    ['['.repeat(90_000), /not valid JSON/u],
    [`{"say":"${'a'.repeat(100_001)}"}`, /more than 100000 characters/u],
    ['{"say":12}', /say: text is expected/u],
    ['{"say":""}', /say: empty/u],
    ['{"topic":"vab"}', /say is missing/u],
    ['{"say":"x","exepct":"vab"}', /no key is called exepct/u],
    ['{"say":"x","topc":"vab"}', /did you mean topic\?/u],
    ['{"say":"x","__proto__":{"topic":"vab"}}', /no key may be called __proto__/u],
    ['{"say":"x","constructor":"vab"}', /no key may be called constructor/u],
  ])('is refused: %s (G09, G12, G13)', (text, message) => {
    const row = readJsonRow(text, 7);
    expect('problems' in row ? row.problems.join('\n') : row).toMatch(message);
    expect(({} as Record<string, unknown>)['topic']).toBeUndefined();
  });

  it('is the same case as JSON and as cells, null in a cell being none, an empty one unasked', () => {
    const json = readJsonRow('{"utterance":"=1+1 vab","topic":null,"desk":"family"}', 2);
    const cells = readTableRow({ line: 2, cells: { utterance: '\'=1+1 vab', topic: 'null', desk: ' family ', line: '' } });
    expect(json).toMatchObject({ entry: { say: '=1+1 vab', line: 2, expected: { topic: null, desk: 'family' } }, isNamed: false });
    expect(cells).toEqual(json);
  });

  it('has columns that are known (G13)', () => {
    expect(unknownColumns(['say', 'topik', ''])).toEqual(['no column is called topik, did you mean topic?']);
    expect(unknownColumns(['say', 'utterance'])).toHaveLength(1);
    expect(unknownColumns(['utterance', 'topic', 'at', 'id'])).toEqual([]);
  });

  it('has an id of its own or the words for a name; an id twice is refused with both lines (G14)', () => {
    const place = createRepeatCheck();
    const row = (name: string, line: number, say: string): SuiteCase => ({ kind: 'utterance', name, line, at: 0, say, expected: {} });
    expect(place(row('a', 2, 'vab'), true)).toMatchObject({ entry: { name: 'a' } });
    expect(place(row('a', 3, 'x'), true)).toEqual({ problem: 'the name "a" stands already in line 2; name each case once' });
  });
});
