import { describe, expect, it } from 'vitest';
import { checkFields, readCorpusRow, type CorpusRow } from '../../src/qa/corpus.ts';

const known = { topics: ['vab', 'foraldrapenning', 'sjukpenning'], authorities: ['csn', 'skatteverket'] };
const read = (row: unknown) => readCorpusRow(row, known);

describe('a row of a corpus', () => {
  it('needs an utterance and a topic: then it is a route, judged for topic alone', () => {
    expect(read({ utterance: 'vab', topic: 'vab' })).toEqual({ utterance: 'vab', topic: ['vab'], outcome: 'route', also: [], line: null, authority: null, lang: null, style: null, role: null });
  });

  it('or an utterance and an outcome', () => {
    expect(read({ utterance: 'pizza', outcome: 'none' })).toMatchObject({ outcome: 'none', topic: [] });
  });

  it.each([
    // as JSON and YAML give it, as CSV gives it
    [['vab', 'foraldrapenning']],
    ['vab|foraldrapenning'],
    [' vab | foraldrapenning '],
  ])('names topics as %j', (topic) => {
    expect((read({ utterance: 'x', topic }) as CorpusRow).topic).toEqual(['vab', 'foraldrapenning']);
  });

  it('takes empty cells and null for nothing said', () => {
    const empty = { also: '', line: null, authority: '', lang: null, style: '', role: null, errand: '' };
    expect(read({ utterance: 'x', outcome: 'clarify', topic: [], ...empty })).toEqual(read({ utterance: 'x', outcome: 'clarify' }));
  });

  it.each([
    [[], /not an object/u],
    ['vab', /not an object/u],
    [{ topic: 'vab' }, /no "utterance"/u],
    [{ utterance: '', topic: 'vab' }, /no "utterance"/u],
    [{ utterance: 5, topic: 'vab' }, /"utterance" is not text; quote it/u],
    [{ utterance: 'x' }, /neither "topic" nor "outcome"/u],
    [{ utterance: 'x', topic: [1] }, /"topic" is a list of something else/u],
    [{ utterance: 'x', topic: 'foraldrapening' }, /topic "foraldrapening" is not known, did you mean foraldrapenning\?/u],
    [{ utterance: 'x', topic: 'zzzzzzzz' }, /topic "zzzzzzzz" is not known$/u],
    [{ utterance: 'x', outcome: 'rout' }, /outcome "rout" is not known, did you mean route\?/u],
    [{ utterance: 'x', outcome: 'confirm' }, /label it route/u],
    [{ utterance: 'x', outcome: 'route', also: ['ambigous'] }, /also "ambigous" is not known, did you mean ambiguous\?/u],
    [{ utterance: 'x', outcome: 'signpost', authority: 'skateverket' }, /did you mean skatteverket\?/u],
    [{ utterance: 'x', topic: 'vab', role: 'employe' }, /did you mean employer\?/u],
    [{ utterance: 'x', topic: 'vab', errand: 'aply' }, /did you mean apply\?/u],
    [{ utterance: 'x', topic: 'vab', line: 'privat' }, /did you mean private\?/u],
    [{ utterance: 'x', topic: 'vab', lang: 'no' }, /lang "no" is not known/u],
    [{ utterance: 'x', topic: 'vab', style: '<b>' }, /style "<b>": letters/u],
    [{ utterance: 'x', topics: 'vab', outcome: 'route' }, /no field is called "topics", did you mean topic\?/u],
    [JSON.parse('{"utterance":"x","topic":"vab","__proto__":{"a":1}}'), /no field may be called "__proto__"/u],
    [{ utterance: 'x', topic: 'vab', constructor: 'y' }, /no field may be called "constructor"/u],
  ])('%j is refused with what to do', (row, why) => {
    expect(read(row)).toMatch(why);
  });

  it('may be in a group of its own making, even one called constructor', () => {
    expect(read({ utterance: 'x', topic: 'vab', style: 'constructor' })).toMatchObject({ style: 'constructor' });
  });

  it('may carry other fields, unless they look like a slip', () => {
    expect(checkFields(['id', 'utterance', 'topic', 'comment', 'source'])).toBeNull();
    expect(checkFields(['utterance', 'outcme'])).toMatch(/did you mean outcome\?/u);
  });
});
