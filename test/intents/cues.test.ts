import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCueScanner } from '../../intents/cue-scanner.ts';
import { asSpoken, compileCue, compileLists, firstCue } from '../../intents/cues.ts';
import { fold, words } from '../../intents/text.ts';
import { service } from '../engine.ts';

const finds = (cue: string, utterance: string, sets = {}) => firstCue([compileCue(cue, compileLists(sets))], asSpoken(words(utterance))) !== null;

describe('a cue', () => {
  it.each([
    ['min|mitt arbetsgivare*', 'det är min arbetsgivares fel', true],
    ['*kliniken', 'vi på hudkliniken i Lund', true],
    ['*kliniken', 'en klinik', false],
    ['jag ... firma', 'jag har en enskild firma', true],
    ['jag ... firma', 'jag har nu sedan tre år tillbaka firma', false],
    ['^ja', 'nej ja', false],
    ['fel$', 'det är fel', true],
    ['kurator ,', 'Kurator, vi har en patient', true],
    ['kurator ,', 'kurator vi har en patient', false],
    ['kurator ,', 'kurator', true],
    ['barn & bidrag', 'bidrag för mitt barn', true],
  ])('"%s" in "%s": %s', (cue, utterance, expected) => { expect(finds(cue, utterance)).toBe(expected); });

  it('takes any word of a list that it names', () => {
    expect(finds('vår @staff', 'vår svetsare är sjuk', { staff: ['svetsar*', 'kock'] })).toBe(true);
    expect(finds('vår @staff', 'vår granne är sjuk', { staff: ['svetsar*', 'kock'] })).toBe(false);
  });

  it('names the list that does not exist, and the cue that has no words', () => {
    expect(() => compileCue('vår @nobody')).toThrow('no word list is called @nobody');
    expect(() => compileCue('^ ... ,')).toThrow('a cue without words');
  });
});

describe('looking for many cues at once', () => {
  const lists = [service.catalogue.cues.agent, service.catalogue.cues.crisis, service.catalogue.cues.also].map((cues) => cues.map((cue) => compileCue(cue)));
  const common = new Set(service.catalogue.cues.function.map(fold));
  const vocabulary = [...new Set(service.catalogue.topics.flatMap(({ phrases }) => phrases.flatMap(({ text }) => text.split(' '))))].slice(0, 400);
  const utterance = fc.array(fc.constantFrom(...vocabulary, 'prata', 'med', 'någon', 'handläggare', 'inte', 'leva', 'vill', 'och', 'så', 'undrar', 'jag'), { maxLength: 14 }).map((all) => all.join(' '));

  it.each([['by the longest words', createCueScanner(lists)], ['by the rarest', createCueScanner(lists, common)]])('finds what looking for one after the other finds, %s', (_, scan) => {
    fc.assert(fc.property(utterance, (text) => {
      const spoken = asSpoken(words(text));
      const first = scan(spoken);
      for (const list of lists) expect(first(list)).toEqual(firstCue(list, spoken));
    }), { numRuns: 500 });
  });
});
