import { describe, expect, it } from 'vitest';
import { readScript, readTurn } from '../../src/qa/script.ts';

const steps = (text: string, file = 's.txt') => readScript(text, file).map(({ step }) => step);

describe('a script of turns', () => {
  it.each([
    ['vab', { say: 'vab' }], ['/press 1*#', { press: '1*#' }], ['/press   0', { press: '0' }], ['/silent', { 'stay-silent': null }], ['/wait 1.5s', { wait: '1.5s' }], ['/hangup', { 'hang-up': null }],
    ['/bankid complete', { bankid: 'complete' }], ['/bankid complete 1', { bankid: 'complete', order: 1 }], ['//press', { say: '/press' }],
    ['/over describe vab', { say: 'vab', over: 'describe' }], ['/over  describe  /press 1', { press: '1', over: 'describe' }],
  ])('reads %s', (turn, step) => {
    expect(readTurn(turn, 's.txt', 1)).toEqual(step);
  });

  it.each([
    '/', '/jump', '/press', '/press a', '/press 1 2', '/silent now', '/wait soon', '/bankid', '/bankid done', '/bankid complete 0', '/over describe', '/over describe /silent', '/over a /over b c',
  ])('refuses %s with its line', (turn) => {
    expect(() => readTurn(turn, 's.txt', 7)).toThrow(/^s\.txt:7: \//u);
  });

  it('passes over blank lines and lines that begin with #, and keeps the numbers of the others', () => {
    expect(readScript('\uFEFFvab\r\n\r\n# no\r\nja', 's.txt')).toEqual([{ step: { say: 'vab' }, line: 1 }, { step: { say: 'ja' }, line: 4 }]);
    expect(() => steps('# no\n')).toThrow(/no turns in it/u);
  });

  it('may be the steps of a suite', () => {
    expect(steps('- say: vab\n  over: describe\n- hang-up\n', 's.yaml')).toEqual([{ say: 'vab', over: 'describe' }, { 'hang-up': null }]);
    expect(() => steps('calls: []', 's.yaml')).toThrow(/a suite, not a script/u);
  });
});
