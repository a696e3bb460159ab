import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../machines/stockholm.ts';
import { botium } from '../../../src/qa/formats/botium.ts';
import { csv } from '../../../src/qa/formats/csv.ts';
import { dialogflow } from '../../../src/qa/formats/dialogflow.ts';
import { toSuite, type Format, type Known } from '../../../src/qa/formats/format.ts';
import { jsonl } from '../../../src/qa/formats/jsonl.ts';
import { lex } from '../../../src/qa/formats/lex.ts';
import { rasa } from '../../../src/qa/formats/rasa.ts';
import { OPEN, service } from '../../engine.ts';
import { bare } from './suites.ts';

const known: Known = { service, intents: new Map(), at: OPEN, words: () => null };

/** What a format makes of files: cases without time and lines, and what was lost as "file:line what". */
function read(format: Format, files: Readonly<Record<string, string>>, more: Partial<Known> = {}) {
  const { suite, lost } = toSuite(format, Object.entries(files).map(([name, text]) => ({ name, text })), { ...known, ...more }, 'S');
  return {
    utterances: suite.cases.flatMap((entry) => (entry.kind === 'utterance' ? [[entry.say, entry.expected]] : [])),
    calls: suite.cases.flatMap((entry) => (entry.kind === 'call' ? [{ name: entry.name, steps: entry.steps.map(({ step }) => step) }] : [])),
    lost: lost.map(({ file, line, what }) => `${file}:${line} ${what}`), suite,
  };
}

const convo = (...lines: string[]) => lines.join('\n');

describe('botium', () => {
  it('reads a conversation, says a list one by one, includes partial conversations, and tells what a suite has no place for', () => {
    const { calls, utterances, lost } = read(botium, {
      'a.convo.txt': convo('TC01 vab', 'a description', '', '#begin', 'INCLUDE WELCOME', '', '#me', 'UTT_VAB', '', '#bot', 'INTENT vab', 'INTENT_CONFIDENCE 70', 'BUTTONS Ja|Nej', '', '#bot', '?Samtalet kan spelas in', '', '#bot', '!TEXT_CONTAINS_ANY_IC a|b', '', '#include BYE', ''),
      'vab.utterances.txt': 'UTT_VAB\r\njag vill vabba\r\n\r\nmitt barn är sjukt\r\n',
      'w.pconvo.txt': convo('WELCOME', '', '#bot', 'Välkommen till Försäkringskassan. Du har kommit till kundcenter. Det här är en simulering.', ''),
    });
    expect(calls).toEqual([
      { name: 'TC01 vab (1)', steps: [{ hear: 'welcome' }, { say: 'jag vill vabba' }] },
      { name: 'TC01 vab (2)', steps: [{ hear: 'welcome' }, { say: 'mitt barn är sjukt' }] },
    ]);
    expect(utterances).toEqual([['jag vill vabba', { topic: 'vab' }], ['mitt barn är sjukt', { topic: 'vab' }]]);
    expect(lost.slice(0, 7)).toEqual([
      'vab.utterances.txt:3 a blank line', 'a.convo.txt:2 the description "a description"', 'a.convo.txt:21 include BYE', 'a.convo.txt:12 INTENT_CONFIDENCE 70', 'a.convo.txt:13 BUTTONS Ja|Nej',
      'a.convo.txt:16 "Samtalet kan spelas in"', 'a.convo.txt:19 !TEXT_CONTAINS_ANY_IC a|b',
    ]);
  });

  it.each([['\n'], ['\r\n'], ['\r']])('reads lines that end with %j', (end) => {
    const { calls } = read(botium, { 'a.convo.txt': ['x', '#me', 'hej', '#bot', 'Javisst.', '#me phone', 'BUTTON 1|Ja', 'PAUSE 500'].join(end) });
    expect(calls).toEqual([{ name: 'x', steps: [{ say: 'hej' }, { hear: 'to-person' }, { press: '1' }, { wait: '500ms' }] }]);
  });

  it('takes doubled signs for the sign, and words of several lines for one turn', () => {
    expect(read(botium, { 'a.convo.txt': convo('x', '#me', '??va', '#me', '!!ja', '#me', 'a', '', 'b', '') }).calls[0]?.steps).toEqual([{ say: '?va' }, { say: '!ja' }, { say: 'a\n\nb' }]);
  });

  it('reads several prompts of one answer, an end in whichever message it is asserted, and settings that are typed first', () => {
    const { calls, lost, suite } = read(botium, { 'a.convo.txt': convo('x', '#me', '/session_start {"at":"2025-03-15T12:00","dial":"partner","queue":3}', '#bot', '#me', 'hej', '#bot', 'Javisst.', 'TEXT_CONTAINS_ALL Javisst.', 'TEXT_CONTAINS_ALL Finns inte', '#me', 'hej', '#bot', 'JSON_PATH $[0].custom.call.disposition|transfer', 'JSON_PATH $.custom.call.desk|family') });
    expect(calls).toEqual([{ name: 'x', steps: [{ say: 'hej' }, { hear: 'to-person' }, { hear: 'to-person' }, { say: 'hej' }, { transfer: { desk: 'family' } }] }]);
    expect(suite.cases[0]).toMatchObject({ at: parseTime('2025-03-15T12:00'), dialled: 'partner', queue: { place: 3 } });
    expect(lost).toEqual(['a.convo.txt:10 "Finns inte"']);
  });

  it.each(['', 'null'])('takes a field that is asserted to be %j for one that is nothing', (value) => {
    expect(read(botium, { 'a.convo.txt': convo('vab', 'kind: utterance', '#me', 'vab', '#bot', `JSON_PATH $[-1:].custom.errand|${value}`) }).utterances).toEqual([['vab', { errand: null }]]);
  });

  it.each(['skip.me.convo.txt', 'skip-me.convo.txt', 'folder/skip_me.convo.txt'])('passes over %s and says so', (name) => {
    expect(read(botium, { [name]: 'x\n#me\nhej', 'b.convo.txt': 'y\n#me\nhej' })).toMatchObject({ calls: [{ name: 'y' }], lost: [`${name}:1 the file`] });
  });

  it('numbers a name that files share, past numbers that are taken, since a suite holds it once', () => {
    const { calls, lost } = read(botium, { 'a.convo.txt': 'x\n#me\nhej', 'b.convo.txt': 'x\n#me\nja', 'c.convo.txt': 'x (2)\n#me\nnej' });
    expect(calls.map(({ name }) => name)).toEqual(['x', 'x (3)', 'x (2)']);
    expect(lost).toEqual(['b.convo.txt:1 the name "x"']);
  });

  it('keeps what was talked over: such a turn is a call, and no utterance alone', () => {
    expect(read(botium, { 'a.convo.txt': convo('x', '#me', '/over welcome vab', '#bot', 'INTENT vab') })).toMatchObject({ calls: [{ name: 'x', steps: [{ say: 'vab', over: 'welcome' }] }], utterances: [['vab', { topic: 'vab' }]], lost: [] });
  });

  it('ends though partial conversations include each other', () => {
    expect(read(botium, { 'a.convo.txt': 'x\n#me\nhej\n#include P', 'p.pconvo.txt': 'P\n#include P' }).lost).toEqual(['p.pconvo.txt:2 include P']);
  });
});

describe('rasa', () => {
  const nlu = ['version: "3.1"', 'nlu:', '- intent: vab', '  examples: |', '    - jag vill vabba', '    - mitt barn är [sjukt]{"entity":"orsak","value":"sjuk"}', '- intent: vabb', '  examples: |', '    - vabba', '- synonym: sjuk', '  examples: |', '    - förkyld', ''].join('\n');

  it('reads examples, keeps the words of entities, and suggests a topic for an intent that is none', () => {
    const { utterances, lost } = read(rasa, { 'nlu.yml': nlu });
    expect(utterances).toEqual([['jag vill vabba', { topic: 'vab' }], ['mitt barn är sjukt', { topic: 'vab' }], ['vabba', {}]]);
    expect(lost).toEqual(['nlu.yml:6 the entities in "mitt barn är [sjukt]{"entity":"orsak","value":"sjuk"}"', 'nlu.yml:7 intent vabb', 'nlu.yml:10 the synonym sjuk']);
    expect(toSuite(rasa, [{ name: 'nlu.yml', text: nlu }], known, 'S').lost[1]?.why).toContain('"vabb: vab"');
  });

  it('reads an intent by the map', () => {
    const intents = new Map([['vabb', 'vab'], ['sjuk', 'agent']]);
    expect(read(rasa, { 'nlu.yml': nlu }, { intents }).utterances[2]).toEqual(['vabba', { topic: 'vab' }]);
    expect(read(rasa, { 'n.yml': 'nlu:\n- intent: sjuk\n  examples: |\n    - hej\n- intent: nlu_fallback\n  examples: |\n    - pizza\n' }, { intents }).utterances).toEqual([['hej', { outcome: 'agent' }], ['pizza', { outcome: 'none' }]]);
  });

  it('reads a test story as a call, and its first turn as an utterance', () => {
    const { calls, utterances, lost } = read(rasa, { 'test_x.yml': 'stories:\n- story: vab\n  steps:\n  - user: |\n      jag vill vabba\n    intent: vab\n  - action: utter_confirm\n  - action: utter_other\n  - user: /greet{"x":1}\n  - checkpoint: c\n' });
    expect(calls).toEqual([{ name: 'vab', steps: [{ say: 'jag vill vabba' }, { hear: 'confirm' }] }]);
    expect(utterances).toEqual([['jag vill vabba', { topic: 'vab' }]]);
    expect(lost).toEqual(['test_x.yml:8 action: utter_other', 'test_x.yml:9 user: /greet{"x":1}', 'test_x.yml:10 checkpoint: c']);
  });

  it('takes a story for a call of ours only when its metadata tells a time', () => {
    expect(read(rasa, { 't.yml': 'stories:\n- story: x\n  metadata:\n    at: home\n  steps:\n  - user: vab\n    intent: vab\n' })).toMatchObject({ calls: [], utterances: [['vab', { topic: 'vab' }]], lost: ['t.yml:4 metadata at: home'] });
  });

  it('reads the test cases of Rasa Pro', () => {
    expect(read(rasa, { 'e2e.yml': 'test_cases:\n- test_case: handläggare\n  steps:\n  - user: handläggare\n  - bot: Javisst.\n  - utter: utter_transfer\n' }).calls).toEqual([{ name: 'handläggare', steps: [{ say: 'handläggare' }, { hear: 'to-person' }, { hear: 'transfer' }] }]);
  });

  it.each([
    ['a: &x 1\nb: *x', /:1: anchors/u], ['nlu:\n\t- intent: x', /:2: a tab/u], ['nlu: [', /not valid YAML/u], [`nlu: ${'['.repeat(60)}`, /nested deeper/u], ['nlu: 1\nnlu: 2', /not valid YAML/u], ['- x', /not a file of Rasa/u],
    ['nlu:\n- intent: no\n', /no cases/u],
  ])('refuses %j', (text, message) => {
    expect(() => read(rasa, { 'bad.yml': text })).toThrow(message);
  });

  it('wants text where text is meant', () => {
    expect(read(rasa, { 'n.yml': 'nlu:\n- intent: 404\n  examples: |\n    - x\n- intent: vab\n  examples: |\n    - vab\n' }).lost).toEqual(['n.yml:2 an intent']);
  });
});

describe('lex', () => {
  const header = 'Line #,Conversation #,Source,Input,Expected Output Intent,Expected Output Slot 1';

  it('reads single inputs and conversations, whatever their columns are called', () => {
    const { utterances, calls, lost } = read(lex, { 'l.csv': `${header}\n1,,User,jag vill vabba,Vab,\n2,N/A,User,sjuk,SjukPenning,Errand = apply\n3,1,User,handläggare,,Relation = barn\n4,1,Agent,Javisst.,,\n5,1,Agent,Gäller det barn?,,\n` });
    expect(utterances).toEqual([['jag vill vabba', { topic: 'vab' }], ['sjuk', { topic: 'sjukpenning', errand: 'apply' }]]);
    expect(calls).toEqual([{ name: 'Conversation 1', steps: [{ say: 'handläggare' }, { hear: 'to-person' }] }]);
    expect(lost).toEqual(['l.csv:4 slot Relation = barn', 'l.csv:6 agent "Gäller det barn?"']);
    expect(read(lex, { 'l.csv': 'sep=;\r\nLine Number;Conversation Number;Conversation Participant;Input;Expected Output Intent\r\n1;-;User;vab;vab\r\n' }).utterances).toEqual([['vab', { topic: 'vab' }]]);
  });

  it('tells of columns that it does not know, even when they stand twice', () => {
    expect(read(lex, { 'l.csv': `${header},Session Attribute,Session Attribute,RunTime Hint\n1,,User,vab,vab,,a=1,b=2,h\n` }).lost).toEqual(['l.csv:2 runtime hint: h', 'l.csv:2 the session attribute a = 1', 'l.csv:2 the session attribute b = 2']);
  });
});

describe('dialogflow', () => {
  const turn = (input: object, output: object) => ({ userInput: { input, injectedParameters: {}, isWebhookEnabled: false }, virtualAgentOutput: { ...output, diagnosticInfo: {} } });
  const test = { displayName: 'vab', tags: ['#vab'], notes: '', testConfig: { trackingParameters: ['x'], flow: 'flows/F' }, testCaseConversationTurns: [turn({ text: { text: 'jag vill vabba' }, languageCode: 'sv' }, { triggeredIntent: { displayName: 'vab' }, currentPage: { displayName: 'Confirm' }, textResponses: [{ text: ['Javisst.'] }] }), turn({ dtmf: { digits: '1', finishDigit: '#' } }, {}), turn({ event: { event: 'sys.no-input-1' } }, {})] };

  it.each([['an array', [test], 'd.json'], ['an object with an array', { testCases: [test] }, 'd.json'], ['a single case', test, 'd.json']])('reads %s', (_, content, name) => {
    const { calls, utterances, lost } = read(dialogflow, { [name]: JSON.stringify(content, null, '\t') });
    expect(calls).toEqual([{ name: 'vab', steps: [{ say: 'jag vill vabba' }, { hear: 'to-person' }, { press: '1#' }, { 'stay-silent': null }] }]);
    expect(utterances).toEqual([['jag vill vabba', { topic: 'vab' }]]);
    expect(lost.map((line) => line.replace(/:\d+/u, ''))).toEqual(['d.json the tag #vab', 'd.json the flow flows/F', 'd.json the page Confirm']);
  });

  it('reads the names of the proto as well, and tells the line of what was lost', () => {
    expect(read(dialogflow, { 'd.json': '[{"display_name": "x",\n"test_case_conversation_turns": [\n{"user_input": {"input": {"text": {"text": "vab"}}},\n"virtual_agent_output": {\n"session_parameters": {"a_b": 1}}}]}]' }))
      .toMatchObject({ calls: [{ name: 'x', steps: [{ say: 'vab' }] }], lost: [expect.stringMatching(/^d\.json:5 the parameter a_b 1$/u)] });
  });

  it.each([['{', /not valid YAML|no test cases/u], ['{"x": 1}', /no test cases/u], ['['.repeat(1000), /nested deeper/u], ['[]', /no cases/u]])('refuses %j', (text, message) => {
    expect(() => read(dialogflow, { 'd.json': text })).toThrow(message);
  });
});

describe('csv and jsonl', () => {
  it.each([
    ['semicolons and a byte order mark, as Swedish Excel writes them', '\uFEFFSay;Topic\r\n"vab; vård";vab\r\n'], ['a sep= line', 'sep=;\nutterance;topic\n"vab; vård";vab\n'], ['tabs', 'say\ttopic\nvab; vård\tvab\n'], ['carriage returns', 'say,intent\rvab; vård,VAB\r'],
  ])('reads %s', (_, text) => {
    expect(read(csv, { 't.csv': text }).utterances).toEqual([['vab; vård', { topic: 'vab' }]]);
  });

  it('tells of columns and values that a suite does not have', () => {
    expect(read(csv, { 't.csv': 'id,say,topic,errand,line\n1,vab,vab|barn,fly,null\n2,,vab,,\n' })).toMatchObject({ utterances: [['vab', { line: null }]], lost: ['t.csv:2 the column "id" (2 cells)', 't.csv:2 topic "vab|barn"', 't.csv:2 errand "fly"', 't.csv:3 a row without an utterance'] });
  });

  it.each([['id\nx', /no column is called say/u], ['say,say\na,b', /stands twice/u], ['say,topic\na\n"b', /:2: 1 cells[\s\S]*:3: a quote is opened/u], ['say,__proto__\na,b', /may be called/u], ['say,topic\na\0,vab', /NUL/u]])('refuses %j', (text, message) => {
    expect(() => read(csv, { 't.csv': text })).toThrow(message);
  });

  it('tells a text null from nothing, and where neither may stand', () => {
    expect(read(jsonl, { 'u.jsonl': '{"say":"vab","desk":"null","authority":null,"errand":"null","role":null}' })).toMatchObject({ utterances: [['vab', { desk: 'null', authority: null }]], lost: ['u.jsonl:1 errand "null"', 'u.jsonl:1 role null'] });
  });

  it('reads JSON lines, and lists every line that is none', () => {
    expect(read(jsonl, { 'u.jsonl': '{"utterance":"vab","topic":"vab","line":null,"lang":"sv"}\r\n\r\n{"say":"hej"}' })).toMatchObject({ utterances: [['vab', { topic: 'vab', line: null }], ['hej', {}]], lost: ['u.jsonl:1 lang "sv"'] });
    expect(() => read(jsonl, { 'u.jsonl': `{"say":"vab"}\n{"say":\n[1]\n{"say":"x",}\n{"say":"x","__proto__":{}}\n${'['.repeat(200_000)}\n` })).toThrow(/:2: [\s\S]*:3: [\s\S]*:4: [\s\S]*:5: [\s\S]*:6: /u);
  });
});

describe('every format', () => {
  const number = '19121212-1212';
  it.each([
    [botium, { 'a.convo.txt': `${number}\n#me\nmitt nummer är ${number}\n#me\nBUTTON 191212121212\n` }], [rasa, { 't.yml': `stories:\n- story: "${number}"\n  steps:\n  - user: mitt nummer är ${number}\n  - action: "${number}"\n` }],
    [lex, { 'l.csv': `Source,Input,Other\nUser,mitt nummer är ${number},${number}\n` }], [dialogflow, { 'd.json': JSON.stringify([{ displayName: number, tags: [`#${number}`], testCaseConversationTurns: [{ userInput: { input: { text: { text: `mitt nummer är ${number}` } } } }] }]) }],
    [csv, { 't.csv': `say,id\nmitt nummer är ${number},${number}\n` }], [jsonl, { 'u.jsonl': `{"say":"mitt nummer är ${number}","id":"${number}"}` }],
  ] as const)('puts the official test number for any other (%#)', (format, files) => {
    const { suite, lost } = read(format, files);
    expect(JSON.stringify([suite, lost])).not.toMatch(/1212/u);
    expect(JSON.stringify(suite)).toContain('mitt nummer är 19900101-9802');
    expect(lost.some((line) => line.endsWith('a personal number'))).toBe(true);
  });

  it('puts it in every field of an utterance and of a step', () => {
    const { suite, lost } = read(botium, { 'a.convo.txt': convo('x', '#me', '/bankid 191212121212', '#me', `/over ${number} hej`, '#bot', 'JSON_PATH $.custom.call.disposition|transfer', `JSON_PATH $.custom.call.desk|${number}`), 'b.convo.txt': convo('y', 'kind: utterance', '#me', 'vab', '#bot', `JSON_PATH $.custom.desk|${number}`) });
    expect(JSON.stringify(suite)).not.toMatch(/1212/u);
    expect(lost.filter((line) => line.endsWith('a personal number'))).toHaveLength(4);
  });

  it('tests the same utterance once', () => {
    const { suite, lost } = read(csv, { 't.csv': 'say,topic\nvab,vab\nvab,vab\nvab,barnbidrag\n' });
    expect(suite.cases.map(bare)).toHaveLength(2);
    expect(lost).toEqual(['t.csv:3 "vab"']);
  });
});
