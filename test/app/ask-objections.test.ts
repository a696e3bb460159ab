import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTestable, suiteOf } from '../../src/app/ask/objections-suite.ts';
import { MOST_OBJECTIONS, objectionTo, readObjections, withObjection, type Objection } from '../../src/app/ask/objection.ts';
import { createCaller } from '../../src/app/call/caller.ts';
import { createNameCheck } from '../../src/qa/suite/names.ts';
import { parseSuite } from '../../src/qa/suite.ts';
import { gate } from '../../src/simulator/gate.ts';
import { MISFIT } from '../../src/simulator/shape.ts';
import { matcher, service } from '../engine.ts';

const AT = Date.parse('2025-03-03T10:15:20+01:00');
const sick: Objection = { say: 'jag är sjuk', at: AT - 20_000, understood: { outcome: 'route', topic: 'sjukpenning', authority: null, role: 'private' }, wanted: { kind: 'unknown' } };

function objectionAfter(...words: readonly string[]): Objection | null {
  const caller = createCaller({ service, matcher }, () => AT);
  for (const one of words) caller.say(one);
  const { trace, view } = caller.getSnapshot();
  return objectionTo(trace, view.at);
}

describe('what an asker can object to', () => {
  it('is the need that was understood, with what was made of it, at the minute of the call', () => {
    expect(objectionAfter('jag är sjuk')).toEqual(sick);
  });
  it('is the need although a question was answered after it', () => {
    expect(objectionAfter('utbetalning av föräldrapenning', 'nej')).toMatchObject({ say: 'utbetalning av föräldrapenning', understood: { topic: 'foraldrapenning' } });
  });
  it('is what was not understood, when nothing was', () => {
    expect(objectionAfter('blå gurka', 'grön tomat')).toMatchObject({ say: 'grön tomat', understood: { topic: null } });
  });
  it('is the cry for help that was heard', () => {
    expect(objectionAfter('jag vill inte leva längre')).toMatchObject({ say: 'jag vill inte leva längre', understood: { outcome: 'crisis' } });
  });
  it('is nothing before anything was said', () => {
    expect(objectionAfter()).toBeNull();
  });
  it.each(['19900101-9802', '199001019802', '1990 01 01 98 02', 'nitton nittio noll ett noll ett nittioåtta noll två'])('never holds the personal number %s', (number) => {
    expect(objectionAfter(`jag är sjuk och heter ${number}`)?.say).toBe('jag är sjuk och heter [personnummer]');
  });
});

describe('the list of objections', () => {
  it('holds one to each utterance, whatever its capitals and blanks: the last', () => {
    const again: Objection = { ...sick, say: 'Jag  är sjuk', wanted: { kind: 'topic', topic: 'sjuklon' } };
    expect(withObjection([sick], again)).toEqual([again]);
  });
  it('takes no more when it is full, but goes on taking answers', () => {
    const full = Array.from({ length: MOST_OBJECTIONS }, (_, n): Objection => ({ ...sick, say: `jag är sjuk ${n}` }));
    expect(withObjection(full, sick)).toBeNull();
    expect(withObjection(full, { ...sick, say: 'jag är sjuk 7' })).toHaveLength(MOST_OBJECTIONS);
  });
  it('comes back from the store as it was', () => {
    const all: readonly Objection[] = [sick, { ...sick, wanted: { kind: 'topic', topic: 'vab' } }, { ...sick, wanted: { kind: 'authority', authority: null } }, { ...sick, wanted: { kind: 'authority', authority: 'csn' } }];
    expect(readObjections(JSON.parse(JSON.stringify(all)))).toEqual(all);
  });
  it('is not believed when it holds something else', () => {
    for (const broken of [null, {}, 'x', [1], [{ ...sick, say: 1 }], [{ ...sick, at: 1.5 }], [{ ...sick, understood: { ...sick.understood, outcome: 'x' } }], [{ ...sick, wanted: { kind: 'topic' } }], [{ ...sick, wanted: { kind: 'topic', topic: '<b>' } }], Array.from({ length: MOST_OBJECTIONS + 1 }, () => sick)]) {
      expect(readObjections(broken)).toBe(MISFIT);
    }
  });
  it('is never a throw, whatever stands in the store', () => {
    expect(() => fc.assert(fc.property(fc.jsonValue(), (value) => { readObjections(value); }))).not.toThrow();
  });
});

describe('objections as a suite', () => {
  const written = (objections: readonly Objection[]) => suiteOf(objections, service, { name: 'Det som blev fel', comment: 'Läs igenom.' });
  const read = (objections: readonly Objection[]) => parseSuite(written(objections), 'fel.yaml', createNameCheck(service));

  it('say what each should have led to: the topic and its line, or another authority', () => {
    const suite = read([
      { ...sick, wanted: { kind: 'topic', topic: 'vab' } },
      { ...sick, say: 'pension', wanted: { kind: 'authority', authority: 'pensionsmyndigheten' } },
      { ...sick, say: 'något annat', wanted: { kind: 'authority', authority: null } },
      { ...sick, say: 'blå gurka' },
    ]);
    expect(suite.cases).toMatchObject([
      { say: 'jag är sjuk', at: sick.at, expected: { topic: 'vab', line: 'private' } },
      { say: 'pension', expected: { outcome: 'signpost', authority: 'pensionsmyndigheten' } },
      { say: 'något annat', expected: { outcome: 'signpost' } },
      { say: 'blå gurka', expected: {} },
    ]);
  });
  it('send a caller in a role to that role’s line', () => {
    expect(read([{ ...sick, understood: { ...sick.understood, role: 'sole-trader' }, wanted: { kind: 'topic', topic: 'vab' } }]).cases).toMatchObject([{ expected: { line: 'partner' } }]);
  });
  it('can fail only when something is expected', () => {
    expect(isTestable([sick], service)).toBe(false);
    expect(isTestable([sick, { ...sick, wanted: { kind: 'authority', authority: null } }], service)).toBe(true);
  });
  it('expect no name that has gone from the catalogue since', () => {
    const old: readonly Objection[] = [{ ...sick, wanted: { kind: 'topic', topic: 'gone' } }, { ...sick, say: 'pension', wanted: { kind: 'authority', authority: 'gone' } }];
    expect(read(old).cases).toMatchObject([{ expected: {} }, { expected: { outcome: 'signpost' } }]);
    expect(isTestable(old.slice(0, 1), service)).toBe(false);
  });
  it('are a suite that can be read, whatever was said', () => {
    expect.hasAssertions();
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 8 }), (texts) => {
      let list: readonly Objection[] = [];
      for (const text of texts) {
        const gated = gate(text);
        if (gated.ok) list = withObjection(list, { ...sick, say: gated.text, wanted: { kind: 'topic', topic: list.length % 2 === 0 ? 'vab' : 'sjukpenning' } }) ?? list;
      }
      if (list.length > 0) expect(read(list).cases.map((entry) => 'say' in entry && entry.say)).toEqual(list.map(({ say }) => say));
    }), { numRuns: 200 });
  });
});
