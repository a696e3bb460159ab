import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCaller, type Caller } from '../../src/app/call/caller.ts';
import type { Act } from '../../src/app/call/conversation.ts';
import { holdsShared } from '../../src/app/share/fragment.ts';
import { fragmentOf, MAX_LINK, readFragment } from '../../src/app/share/link.ts';
import { isOfToday, readShared, sharedOf, written, type Shared } from '../../src/app/share/shared.ts';
import { DIALS, QUEUES, type Conditions } from '../../src/app/shell/settings.ts';
import { digitsIn, maskPersonalNumbers } from '../../src/simulator/redact.ts';
import { CLOSED, matcher, OPEN, service } from '../engine.ts';

const engine = { service, matcher };

function caller(conditions: Partial<Conditions> = {}): Caller {
  const one = createCaller(engine, () => OPEN);
  one.restart({ at: OPEN, dialled: 'private', queue: null, ...conditions });
  return one;
}

function does(one: Caller, act: Act): void {
  if (act.kind === 'say') one.say(act.text, { ...(act.said === undefined ? {} : { said: act.said }), ...(act.over === undefined ? {} : { over: act.over }) });
  else if (act.kind === 'press') one.press(act.key, act.over);
  else if (act.kind === 'bankid') one.bankid(act.code);
  else if (act.kind === 'silent') one.staySilent();
  else if (act.kind === 'wait') one.wait(act.ms);
  else one.hangUp();
}

/** The same call in another browser, by link and by file. */
async function elsewhere(one: Caller): Promise<{ readonly link: Caller; readonly file: Caller; readonly json: string }> {
  const shared = sharedOf(one.conversation(), { service: service.version, seed: 17 });
  const json = written(shared) ?? '';
  const opened = async (read: Shared | string) => {
    const other = createCaller(engine, () => CLOSED);
    if (typeof read === 'string') throw new Error(read);
    expect(read).toEqual(shared);
    other.open(read.conversation);
    return other;
  };
  const link = await fragmentOf(shared);
  return { link: await opened(link === null ? readShared(json) : await readFragment(link)), file: await opened(readShared(written(shared, 2) ?? '')), json };
}

/** What is the same everywhere: the trace to the byte, and what was done. */
function bytes(one: Caller): string {
  return JSON.stringify([one.getSnapshot().trace, one.conversation()]);
}

async function bytesElsewhere(one: Caller): Promise<readonly string[]> {
  const { link, file } = await elsewhere(one);
  return [bytes(link), bytes(file)];
}

const twice = (one: Caller) => [bytes(one), bytes(one)];

/** The ways in which people write and say a number; official test numbers only. */
const NUMBERS = ['199001019802', '19900101-9802', '900101-9802', '1990 01 01 98 02', '19121212-1212', '１９９００１０１９８０２', '19900101\u200B9802', '19900101\u00009802',
  'nitton nittio noll ett noll ett nittioåtta noll två', '199001019803', '1234', '19900101980'];

const phrase = fc.constantFrom('utbetalning av föräldrapenning', 'jag är sjuk', 'jag är journalist', 'ja', 'nej', 'handläggare', 'hoppa över', 'hjälp', 'vad sa du', 'tillbaka', 'jag vill dö',
  'I am a journalist', 'när kommer min pension', 'egenföretagare', '...', '', '0771524524', 'x'.repeat(1001));
const spoken = fc.oneof({ weight: 6, arbitrary: phrase }, { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) }, { weight: 1, arbitrary: fc.constantFrom(...NUMBERS).map((n) => `mitt nummer är ${n} och jag är sjuk`) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) });
const over = fc.option(fc.constantFrom('welcome', 'recording-notice', 'describe', 'crisis', 'ask-personal-number'), { nil: undefined });
const act: fc.Arbitrary<readonly Act[]> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ text: spoken, said: fc.option(spoken, { nil: undefined }), over }).map(({ text, said, over: prompt }): Act[] => [{ kind: 'say', text, ...(said === undefined ? {} : { said }), ...(prompt === undefined ? {} : { over: prompt }) }]) },
  { weight: 3, arbitrary: fc.constantFrom('0', '1', '2', '3', '*', '#', '12', '199001019802').map((key): Act[] => [{ kind: 'press', key }]) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('199001019802', '9001019802#', '199001019803', '1990', '1990#', '1#', '00#', '12*34567890123'), fc.boolean()).map(([keys, atOnce]): Act[] => (atOnce && /^\d+$/u.test(keys) ? [{ kind: 'press', key: keys }] : Array.from(keys, (key) => ({ kind: 'press', key })))) },
  { weight: 1, arbitrary: fc.constantFrom('complete', 'userCancel', 'userDeclinedCall', 'expiredTransaction', 'startFailed').map((code): Act[] => [{ kind: 'bankid', code }]) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1000, 10_000, 60_000).map((ms): Act[] => [{ kind: 'wait', ms }]) },
  { weight: 1, arbitrary: fc.constant<Act[]>([{ kind: 'silent' }]) },
  { weight: 1, arbitrary: fc.constant<Act[]>([{ kind: 'hangUp' }]) },
);
/** Calls that come far enough to be asked for a number, and any others. */
const acts = fc.tuple(
  fc.constantFrom<readonly Act[]>([], [{ kind: 'say', text: 'utbetalning av föräldrapenning' }], [{ kind: 'say', text: 'utbetalning av föräldrapenning' }, { kind: 'press', key: '1' }]),
  fc.array(act, { maxLength: 12 }),
).map(([beginning, rest]) => [...beginning, ...rest.flat()]);

describe('a shared conversation', () => {
  it('replays to the same bytes, by link and by file, whatever was done in it', async () => {
    await fc.assert(fc.asyncProperty(acts, fc.constantFrom(...DIALS), fc.constantFrom(...QUEUES), fc.constantFrom('sv', 'en'), async (all, dialled, queue, lang) => {
      const one = caller({ dialled, queue, at: dialled === 'press' ? CLOSED : OPEN });
      one.switchTo(lang);
      for (const each of all) does(one, each);
      expect(await bytesElsewhere(one)).toEqual(twice(one));
    }), { numRuns: 150 });
  }, 120_000);

  it('is the same after a change of language and after going back', async () => {
    const one = caller();
    one.say('utbetalning av föräldrapenning');
    one.press('1');
    one.giveNumber('199001019802');
    one.switchTo('en');
    expect(await bytesElsewhere(one)).toEqual(twice(one));
    one.backTo(2);
    expect(await bytesElsewhere(one)).toEqual(twice(one));
  });

  it('is not told anew: what was said before it was opened is no news', () => {
    const one = caller();
    one.say('jag är journalist');
    const other = createCaller(engine, () => OPEN);
    other.open(one.conversation());
    const { newsFrom, lines } = other.getSnapshot();
    expect(lines.filter(({ n }) => n >= newsFrom)).toEqual([]);
  });

  it('fits in a link when the call is an ordinary one', async () => {
    const one = caller();
    for (const text of ['utbetalning av föräldrapenning', 'nej']) one.say(text);
    const link = await fragmentOf(sharedOf(one.conversation(), { service: service.version, seed: null }));
    expect(link?.length).toBeLessThan(400);
    expect(link).toMatch(/^#c=z[\w-]+$/u);
    expect(holdsShared(link ?? '')).toBe(true);
  });
});

describe('no personal number is in what is shared', () => {
  /** Every digit of it, however far apart, in one row. */
  const digitsOf = (json: string) => digitsIn(json.replace(/"(?:service|at|version|machine|seed)":[^,}]*/gu, ''));
  /** Numbers that can be found in it, in whatever writing. */
  const numbersIn = (json: string) => {
    const saidAndDone = json.replace(/"(?:service|at)":[^,}]*,/gu, '');
    const digits = digitsOf(json);
    return [...['9001019802', '1212121212', '9001019803'].filter((number) => digits.includes(number)), ...(maskPersonalNumbers(saidAndDone) === saidAndDone ? [] : [saidAndDone]), ...(json.includes('nittioåtta') ? ['nittioåtta'] : [])];
  };
  /** The call as it is shared, which replays to the same. */
  async function jsonOf(one: Caller): Promise<string> {
    expect(await bytesElsewhere(one)).toEqual(twice(one));
    return (await elsewhere(one)).json;
  }
  const whole = NUMBERS.filter((number) => number !== '1234' && number !== '19900101980');

  it.each(whole)('said instead of an errand: %j', async (number) => {
    const one = caller();
    one.say(`jag heter Tolvan och mitt personnummer är ${number}, jag är sjuk`, { said: `mitt personnummer är ${number}` });
    expect(numbersIn(await jsonOf(one))).toEqual([]);
  });
  it.each(whole)('said at the offer of BankID: %j', async (number) => {
    const one = caller();
    one.say('utbetalning av föräldrapenning');
    one.say(number);
    expect(numbersIn(await jsonOf(one))).toEqual([]);
  });
  it.each(NUMBERS)('said when it is asked for: %j', async (number) => {
    const one = caller();
    one.say('utbetalning av föräldrapenning');
    one.press('1');
    expect(one.getSnapshot().view.awaitsNumber).toBe(true);
    one.say(number, { said: number });
    const json = await jsonOf(one);
    expect(numbersIn(json)).toEqual([]);
    expect(digitsOf(json)).toBe('1');
  });
  it.each(['199001019802', '9001019802#', '199001019803', '191212121212', '121212', '1990#'])('keyed, one key at a time or at once: %s', async (keys) => {
    for (const presses of [Array.from(keys), [keys]]) {
      const one = caller();
      one.say('utbetalning av föräldrapenning');
      one.press('1');
      for (const key of presses) one.press(key);
      if (presses.length === 1 && keys.endsWith('#')) continue;
      const json = await jsonOf(one);
      expect(numbersIn(json)).toEqual([]);
      expect(json).not.toContain(keys.slice(0, 4));
    }
  });
  it('not even in bits, with a pause in the middle, or after the end', async () => {
    const one = caller();
    one.say('utbetalning av föräldrapenning');
    one.press('1');
    for (const key of '199001') one.press(key);
    one.wait(1000);
    for (const key of '019802') one.press(key);
    expect(one.conversation().acts.slice(2)).toEqual([
      { kind: 'number', accepted: true, keyed: true, part: { at: 0, digits: 6, of: 12 } }, { kind: 'wait', ms: 1000 }, { kind: 'number', accepted: true, keyed: true, part: { at: 6, digits: 6, of: 12 } },
    ]);
    one.hangUp();
    for (const key of '199001019802') one.press(key);
    expect(numbersIn(await jsonOf(one))).toEqual([]);
  });
});

describe('what cannot be read', () => {
  const good = () => written(sharedOf(caller().conversation(), { service: service.version, seed: null })) ?? '';
  const changed = (change: Record<string, unknown>) => JSON.stringify({ ...(JSON.parse(good()) as object), ...change });

  it.each([
    ['nothing', ''], ['no JSON', '{'], ['a list', '[]'], ['null', 'null'], ['another schema', '{"schema":"talsvar-call"}'],
    ['too long', JSON.stringify('x'.repeat(600_000))], ['too deep', '['.repeat(100_000)],
  ])('is damaged: %s', (_, json) => expect(readShared(json)).toBe('damaged'));

  it.each<[string, Record<string, unknown>]>([
    ['a field more', { extra: 1 }], ['a language that is not spoken', { lang: 'fi' }], ['a line that is not there', { dialled: 'x' }], ['no time', { at: null }], ['a time beyond all', { at: 1e17 }],
    ['half a place', { queue: 1.5 }], ['a place beyond all', { queue: 501 }], ['a seed that is none', { seed: 'x' }], ['rules that are none', { service: '<b>' }],
    ['acts that are none', { acts: {} }], ['too many acts', { acts: Array.from({ length: 1001 }, () => ({ kind: 'silent' })) }],
    ['an act that is not known', { acts: [{ kind: 'constructor' }] }], ['an act with a field more', { acts: [{ kind: 'silent', x: 1 }] }],
    ['too much said', { acts: [{ kind: 'say', text: 'x'.repeat(2101) }] }], ['letters on the keys', { acts: [{ kind: 'press', key: 'a' }] }],
    ['a wait without end', { acts: [{ kind: 'wait', ms: 1e12 }] }], ['a code that is none', { acts: [{ kind: 'bankid', code: '19121212' }] }],
    ['a part of nothing', { acts: [{ kind: 'number', accepted: true, keyed: true, part: { at: 0, digits: 0 } }] }],
  ])('is damaged: %s', (_, change) => expect(readShared(changed(change))).toBe('damaged'));

  it('is of a newer page when its version is higher', () => expect(readShared(changed({ version: 2 }))).toBe('newer'));
  it('tells which rules it was made under', () => {
    const read = readShared(changed({ service: 'other' }));
    expect(typeof read === 'object' && isOfToday(read, service.version)).toBe(false);
    const today = readShared(good());
    expect(typeof today === 'object' && isOfToday(today, service.version)).toBe(true);
  });

  it('never throws, whatever stands in the fragment', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string(), fc.base64String(), fc.string().map((tail) => `z${tail}`)), async (tail) => {
      expect(await readFragment(`#c=${tail}`)).toMatch(/^(?:damaged|newer)$/u);
    }), { numRuns: 300 });
    expect(await readFragment(`#c=z${'A'.repeat(100_000)}`)).toBe('damaged');
  });
  it('is damaged when a link was cut off anywhere', async () => {
    const one = caller();
    one.say('jag är journalist');
    const link = await fragmentOf(sharedOf(one.conversation(), { service: service.version, seed: null })) ?? '';
    for (let length = 4; length < link.length; length += 7) expect(await readFragment(link.slice(0, length))).toBe('damaged');
  });
  it('is damaged when it unfolds to more than anybody shares', async () => {
    const deflated = await new Response(new Blob(['x'.repeat(5_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer();
    const bomb = `#c=z${Buffer.from(deflated).toString('base64url')}`;
    expect(bomb.length).toBeLessThan(MAX_LINK);
    expect(await readFragment(bomb)).toBe('damaged');
  });
});

describe('a call that is too long', () => {
  const talkative = async (unit: fc.Arbitrary<string>) => ({
    ...caller().conversation(), acts: Array.from({ length: 200 }, (): Act => ({ kind: 'say', text: fc.sample(unit, 1)[0] ?? '' })),
  });
  it('for a link has no link, but a file', async () => {
    const shared = sharedOf(await talkative(fc.string({ minLength: 200, maxLength: 200 })), { service: service.version, seed: null });
    expect(await fragmentOf(shared)).toBeNull();
    expect(readShared(written(shared) ?? '')).toEqual(shared);
  });
  it('for anything is not written', async () => {
    const shared = sharedOf(await talkative(fc.constant('\u0007'.repeat(2000))), { service: service.version, seed: null });
    expect(written(shared)).toBeNull();
    expect(await fragmentOf(shared)).toBeNull();
  });
});
