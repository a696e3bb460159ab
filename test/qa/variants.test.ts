import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lang } from '../../intents/types.ts';
import { changesBetween } from '../../src/qa/variants/changes.ts';
import { partsOf } from '../../src/qa/variants/compounds.ts';
import { noisy } from '../../src/qa/variants/noisy.ts';
import type { Variant } from '../../src/qa/variants/apply.ts';
import { editsOf, RULES, ruleOf } from '../../src/qa/variants/rules.ts';
import { variantsOf } from '../../src/qa/variants/variants-of.ts';
import { MASK, maskPersonalNumbers } from '../../src/simulator/redact.ts';
import { TEST_NUMBER } from '../../src/simulator/test-number.ts';

const SAID: Readonly<Record<Lang, readonly string[]>> = {
  sv: [
    'jag är sjuk', 'utbetalning av föräldrapenning', 'sgi', 'Hej, jag vill ansöka om bostadsbidrag!', 'mina sidor', 'jag vabbar i två dagar', 'EU-kort', 'ja', 'sjukskrivningen och karensdagen',
    'jag har ringt fem gånger om underhållsstöd till min son', 'tjänstepension skjuts upp, säger stjärnan', 'Äldre försäkringskassan',
  ],
  en: ['I am ill', 'payment of parental benefit', 'my SGI', 'my child is sick for two days and I have a question about the application', 'shipping to Churchill', 'sick leave'],
};
/** The rules as the document has them: id, what is said, what may be heard. */
const table = [...readFileSync(fileURLToPath(new URL('../../docs/rehearsing.md', import.meta.url)), 'utf8').matchAll(/^\| `([a-z-]+)` \| (.+?) \| (.+?) \|$/gmu)].map(([, rule = '', said = '', heard = '']) => [rule, said, heard] as const);

const lang = fc.constantFrom<Lang>('sv', 'en');
const level = fc.constantFrom(1, 2, 3);
const whole = fc.nat(1000);
const anything = lang.chain((one) => fc.tuple(fc.constant(one), fc.oneof(
  fc.constantFrom(...SAID[one]), fc.array(fc.constantFrom(...SAID[one].flatMap((text) => text.split(' '))), { minLength: 1, maxLength: 30 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)));
const long = fc.array(fc.constantFrom(...SAID.sv.flatMap((text) => text.split(' '))), { minLength: 180, maxLength: 240 }).map((words) => words.join(' ').slice(0, 1000));

/** What was said, got back from what was heard by undoing each change where it says that it was made. */
function undone({ heard, changes }: Variant): string {
  return changes.toReversed().reduce((text, { from, to, heardAt }) => {
    expect(text.slice(heardAt, heardAt + to.length)).toBe(to);
    return text.slice(0, heardAt) + from + text.slice(heardAt + to.length);
  }, heard);
}

describe('noise', () => {
  it('hears the same with the same seed, and at level 0 what was said', () => {
    fc.assert(fc.property(anything, level, whole, whole, ([one, said], at, seed, turn) => {
      expect(noisy(said, { level: at, seed, turn, lang: one })).toEqual(noisy(said, { level: at, seed, turn, lang: one }));
      expect(noisy(said, { level: 0, seed, turn, lang: one })).toEqual({ heard: said, changes: [] });
    }));
  });

  it('tells truthfully what it did and where, and never leaves nothing or too much to hear', () => {
    fc.assert(fc.property(anything, level, whole, whole, ([one, said], at, seed, turn) => {
      const variant = noisy(said, { level: at, seed, turn, lang: one });
      expect(undone(variant)).toBe(said.normalize('NFC'));
      expect(variant.heard === '').toBe(said === '');
      expect(variant.heard.length).toBeLessThanOrEqual(1000);
      for (const change of variant.changes) expect(said.normalize('NFC').slice(change.at, change.at + change.from.length)).toBe(change.from);
    }), { numRuns: 200 });
  });

  it('leaves nobody with more than a thousand characters', () => {
    fc.assert(fc.property(long, whole, (said, seed) => {
      const variant = noisy(said, { level: 3, seed, turn: 0 });
      expect(variant.heard.length).toBeLessThanOrEqual(1000);
      expect(undone(variant)).toBe(said);
    }), { numRuns: 10 });
  });

  it('changes more words on a worse line', () => {
    const said = 'hej jag skulle vilja veta när utbetalningen av min föräldrapenning kommer för jag har väntat länge nu';
    const made = ([1, 2, 3] as const).map((at) => Array.from({ length: 100 }, (_, turn) => noisy(said, { level: at, seed: 5, turn }).changes.length).reduce((sum, one) => sum + one, 0));
    expect(made).toEqual([expect.closeTo(212, -2), expect.closeTo(425, -2), expect.closeTo(850, -2)]);
  });

  it('is another with another seed or turn', () => {
    const heard = (seed: number, turn: number) => noisy('jag vill ansöka om bostadsbidrag', { level: 3, seed, turn }).heard;
    expect(new Set(Array.from({ length: 20 }, (_, i) => heard(i, 0))).size).toBeGreaterThan(10);
    expect(new Set(Array.from({ length: 20 }, (_, i) => heard(0, i))).size).toBeGreaterThan(10);
  });
});

describe('a personal number', () => {
  const around = fc.constantFrom('', ' och jag är sjuk', ' nummer två', ', tack');
  const written = fc.constantFrom(TEST_NUMBER, '199001019802', '19900101-9802', '1990 01 01 98 02', 'nitton nittio noll ett noll ett nittioåtta noll två', '900101-9802', MASK);

  it('stays whole, so that it is still masked', () => {
    fc.assert(fc.property(written, around, level, whole, whole, (number, end, at, seed, turn) => {
      const said = `mitt personnummer är ${number}${end}`;
      const { heard } = noisy(said, { level: at, seed, turn });
      expect(heard).toContain(number);
      expect(maskPersonalNumbers(heard)).toContain(MASK);
      for (const variant of variantsOf(said, { count: 50, seed })) expect(variant.heard).toContain(number);
    }), { numRuns: 200 });
  });
});

describe('variants', () => {
  it('are all different, each by one rule or two, and truthfully labelled', () => {
    fc.assert(fc.property(anything, whole, fc.integer({ min: 1, max: 60 }), ([one, said], seed, count) => {
      const variants = variantsOf(said, { count, seed, lang: one });
      expect(variants.length).toBeLessThanOrEqual(count);
      expect(new Set([said.normalize('NFC'), ...variants.map(({ heard }) => heard)]).size).toBe(variants.length + 1);
      for (const variant of variants) {
        expect([1, 2]).toContain(variant.changes.length);
        expect(undone(variant)).toBe(said.normalize('NFC'));
      }
      expect(variantsOf(said, { count, seed, lang: one })).toEqual(variants);
    }), { numRuns: 60 });
  });

  it('are as many as are asked for, even of a few words', () => {
    expect(['jag är sjuk', 'bostadsbidrag', 'my child is ill'].map((said, i) => variantsOf(said, { count: 50, seed: 1, lang: i < 2 ? 'sv' : 'en' }).length)).toEqual([50, 50, 50]);
  });
});

describe('the rules', () => {
  it.each(RULES.map(({ id }) => id))('%s fires somewhere', (id) => {
    const fired = (['sv', 'en'] as const).flatMap((one) => SAID[one].flatMap((said) => editsOf(said, one).flat().filter(({ rule }) => rule === id)));
    expect(fired.length).toBeGreaterThan(0);
  });

  it('have names of their own and a reason in a sentence, in both languages', () => {
    for (const one of ['sv', 'en'] as const) {
      expect(new Set(RULES.map(({ name }) => name[one])).size).toBe(RULES.length);
      for (const { why } of RULES) expect(why[one]).toMatch(/^[\p{L}].*\.$/u);
    }
    expect(ruleOf('no-such-rule')).toBeNull();
  });

  it.each(table)('%s: %s may be heard as %s, as docs/rehearsing.md has it', (rule, said, heard) => {
    expect(changesBetween(said, heard, 'sv')).toEqual([expect.objectContaining({ rule })]);
  });

  it('all stand in docs/rehearsing.md, in their order', () => expect(table.map(([rule]) => rule)).toEqual(RULES.map(({ id }) => id)));

  it.each([
    ['underhållsstöd', 'underhålls stöd'], ['vårdbidraget', 'vård bidraget'], ['sjukskriven', 'sjuk skriven'], ['utbetalningen', 'ut betalningen'], ['handläggare', 'hand läggare'], ['omvårdnadsbidrag', 'omvårdnads bidrag'],
    ['foraldrapenning', 'foraldra penning'], ['sjukersättningen', 'sjuk ersättningen'],
  ])('take %s for a compound: %s', (word, parts) => expect(partsOf(word)?.join(' ')).toBe(parts));
  it.each(['penning', 'barnet', 'ersättning', 'stöd', 'hej', 'skriven', 'jag'])('do not take %s for one', (word) => expect(partsOf(word)).toBeNull());
});

describe('the rules by which something was heard', () => {
  it('are found again from what was said and what was heard', () => {
    fc.assert(fc.property(anything, level, whole, whole, ([one, said], at, seed, turn) => {
      const { heard, changes } = noisy(said, { level: at, seed, turn, lang: one });
      const found = changesBetween(said, heard, one);
      expect(found).not.toBeNull();
      expect(undone({ heard, changes: found ?? [] })).toBe(said.normalize('NFC'));
      expect(found?.length).toBeLessThanOrEqual(changes.length);
    }), { numRuns: 100 });
  });

  it('are none where nothing was heard otherwise, and unknown where no rule says so', () => {
    expect(changesBetween('jag är sjuk', 'jag är sjuk', 'sv')).toEqual([]);
    expect(changesBetween('jag är sjuk', 'jag är lärare', 'sv')).toBeNull();
  });
});
