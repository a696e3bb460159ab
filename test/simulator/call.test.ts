import { describe, expect, it } from 'vitest';
import { parseTime } from '../../machines/stockholm.ts';
import { BANKID_CODES, meaningOf } from '../../machines/identification.ts';
import { startCall } from '../../src/simulator/call.ts';
import { call, CLOSED, heard, matcher, OPEN, service } from '../engine.ts';

describe('a call', () => {
  it('welcomes, tells of the recording before the description, and asks', () => {
    expect(heard(call())).toEqual(['welcome', 'recording-notice', 'describe']);
  });

  it('offers BankID for a personal errand, and goes on identified', () => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    expect(talk.snapshot().question).toBe('offer-identification');
    talk.say('ja');
    talk.press('199001019802');
    talk.bankid('userCallConfirm');
    talk.bankid('userSign');
    talk.bankid('complete');
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', line: 'private', desk: 'family', identified: true });
  });

  it('takes a personal number key by key, where 0 is a digit and not a person', () => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    talk.press('1');
    for (const key of '199001019802') talk.press(key);
    expect(talk.snapshot().awaitsBankid).toBe(true);
  });

  it('takes a personal number in spoken words, and keeps it nowhere', () => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    talk.say('ja tack');
    talk.say('nitton nittio noll ett noll ett nittioåtta noll två');
    expect(talk.snapshot().awaitsBankid).toBe(true);
    expect(JSON.stringify([talk.trace(), talk.snapshot()])).not.toMatch(/nittioåtta|199001019802/u);
  });

  it.each(['ja tack', 'ja gärna', 'jo det vill jag', 'visst', 'okej', 'mm', 'yes please', 'ja det stämmer'])('takes "%s" for a yes', (answer) => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    talk.say(answer);
    expect(talk.snapshot().awaitsNumber).toBe(true);
  });

  it.each(['nej tack', 'nej det behövs inte', 'nä', 'helst inte', 'hoppa över', 'jag har inget bankid', 'no thanks'])('takes "%s" for a no', (answer) => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    talk.say(answer);
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', desk: 'family', identified: false });
  });

  it('takes "nej, en handläggare" for a wish for a person, and "nej, bostadsbidrag" for another need', () => {
    const person = call();
    person.say('när kommer studiebidraget');
    person.say('nej jag vill prata med en handläggare');
    expect(heard(person)).toContain('to-person');
    const other = call();
    other.say('när kommer studiebidraget');
    other.say('nej, jag vill ansöka om bostadsbidrag');
    expect(other.snapshot().outcome).toMatchObject({ disposition: 'transfer', topic: 'bostadsbidrag' });
  });

  it('asks for the number again when it is wrong, and lets it be skipped', () => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    talk.say('ja');
    talk.press('199001019803');
    expect(heard(talk).at(-1)).toBe('ask-personal-number-no-match');
    talk.say('hoppa över');
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', identified: false });
  });

  it('reaches the same desk when BankID is declined', () => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    talk.say('nej');
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', desk: 'family', identified: false });
  });

  it.each(BANKID_CODES.filter((code) => meaningOf(code).state === 'failed'))('reaches the desk when BankID answers %s, with at most two asks', (code) => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    for (let round = 0; round < 3 && !talk.snapshot().over; round++) {
      talk.say('ja');
      talk.press('199001019802');
      talk.bankid(code);
    }
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', desk: 'family', identified: false });
    expect(heard(talk).filter((id) => id.startsWith('offer-identification')).length).toBeLessThanOrEqual(2);
  });

  it('lets a BankID order that nobody answers run out, and goes on', () => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    talk.say('ja');
    talk.press('199001019802');
    talk.wait(180_000);
    expect(heard(talk)).toContain('bankid-expired');
  });

  it('asks a business owner for the form of company, and each answer leads right', () => {
    for (const [answer, disposition, line] of [['aktiebolag', 'transfer', 'private'], ['enskild firma', 'referral', 'partner'], ['handelsbolag', 'referral', 'partner']] as const) {
      const talk = call();
      talk.say('jag är egenföretagare och undrar om sjukpenning');
      expect(talk.snapshot().question).toBe('ask-company');
      talk.say(answer);
      expect(talk.snapshot().outcome).toMatchObject({ disposition, line });
    }
  });

  it('asks no business owner on the partner line', () => {
    const talk = call({ dialled: 'partner' });
    talk.say('jag är egenföretagare och undrar om sjukpenning');
    expect(heard(talk)).not.toContain('ask-company');
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', line: 'partner' });
  });

  it('refers a caller on the wrong line, with the number to call', () => {
    const talk = call();
    talk.say('jag är journalist på en tidning');
    expect(talk.snapshot()).toMatchObject({ outcome: { disposition: 'referral', line: 'press' }, card: { number: '010-116 98 88' } });
  });

  it('signposts to another authority only after a yes', () => {
    const talk = call();
    talk.say('när kommer studiebidraget');
    expect(talk.snapshot().question).toBe('offer-signpost');
    talk.say('ja');
    expect(talk.snapshot()).toMatchObject({ outcome: { disposition: 'signpost', authority: 'csn', line: null }, card: { kind: 'authority', numberVerified: false } });
  });

  it('keeps the second need for the hand-over', () => {
    const talk = call();
    talk.say('jag vill ansöka om bostadsbidrag och så undrar jag när föräldrapenningen kommer');
    talk.say('bostadsbidrag');
    expect(talk.snapshot().outcome).toMatchObject({ topic: 'bostadsbidrag', alsoAbout: 'foraldrapenning' });
    expect(heard(talk)).toContain('also-noted');
  });

  it('puts "handläggare" and 0 through to a person at any question', () => {
    const ways: ((talk: ReturnType<typeof call>) => void)[] = [
      () => {}, (talk) => talk.say('jag är egenföretagare och undrar om sjukpenning'), (talk) => talk.say('aktivitets'),
      (talk) => talk.say('utbetalning av föräldrapenning'), (talk) => talk.say('när kommer studiebidraget'),
      (talk) => { talk.say('utbetalning av föräldrapenning'); talk.say('ja'); },
      (talk) => { talk.say('utbetalning av föräldrapenning'); talk.say('ja'); talk.press('199001019802'); },
    ];
    for (const way of ways) {
      for (const ask of ['handläggare', '0']) {
        const talk = call();
        way(talk);
        const before = talk.snapshot().state;
        if (ask === '0') talk.press('0');
        else talk.say(ask);
        expect([before, ask, talk.snapshot().outcome?.disposition]).toEqual([before, ask, 'transfer']);
      }
    }
  });

  it('goes to a person after two misses, with other words each time', () => {
    const talk = call();
    talk.say('dumdidum trallan');
    talk.say('det regnar ute');
    expect(heard(talk).slice(3)).toEqual(['describe-no-match', 'to-person-after-misses', 'transfer']);
  });

  it('goes to a person after two silences, with words for silence', () => {
    const talk = call();
    talk.staySilent();
    talk.staySilent();
    expect(heard(talk).slice(3)).toEqual(['describe-no-input', 'to-person-after-silence', 'transfer']);
  });

  it('counts silence and no-match at one question together', () => {
    const talk = call();
    talk.wait(10_000);
    talk.say('dumdidum trallan');
    expect(talk.snapshot().outcome?.disposition).toBe('transfer');
  });

  it('answers danger with 112 first, whatever was asked', () => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    talk.say('jag vill inte leva längre');
    expect(heard(talk).slice(-2)).toEqual(['crisis', 'transfer']);
  });

  it('keeps the call open after danger when the line is closed', () => {
    const talk = call({ at: CLOSED });
    talk.say('jag vill inte leva längre');
    expect(talk.snapshot().over).toBe(false);
    expect(heard(talk).slice(-2)).toEqual(['crisis', 'stay-on']);
  });

  it('says that it is closed and when it opens, and asks for no identification', () => {
    const talk = call({ at: CLOSED });
    talk.say('utbetalning av föräldrapenning');
    expect(heard(talk)).toEqual(['welcome', 'closed-now', 'recording-notice', 'describe', 'closed']);
    expect(talk.snapshot().lines.at(-1)?.text).toContain('måndag 23 juni klockan 8');
  });

  it('looks at the hours again at the transfer', () => {
    const talk = call({ at: parseTime('2025-03-03T15:59:55') });
    talk.say('utbetalning av föräldrapenning');
    talk.wait(6000);
    talk.say('nej');
    expect(talk.snapshot().outcome?.disposition).toBe('closed');
  });

  it('says that the partner hours are unpublished, and transfers all the same', () => {
    const talk = call({ dialled: 'partner' });
    expect(heard(talk)).toContain('hours-unknown');
    talk.say('vi har en fråga om höga sjuklönekostnader');
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'transfer', line: 'partner' });
  });

  it('ends at a hang-up from any question, and hears nothing after it', () => {
    const talk = call();
    talk.say('utbetalning av föräldrapenning');
    talk.hangUp();
    const steps = talk.trace().length;
    talk.say('hallå');
    talk.press('1');
    talk.bankid('complete');
    talk.hangUp();
    expect(talk.snapshot().outcome?.disposition).toBe('hung-up');
    expect(talk.trace()).toHaveLength(steps);
  });

  it('goes on in English with a caller who speaks English', () => {
    const talk = call();
    talk.say('I want to apply for housing allowance');
    expect(talk.snapshot().lines.at(-1)).toMatchObject({ lang: 'en' });
  });

  it('repeats the question when asked to', () => {
    const talk = call();
    talk.say('kan du upprepa');
    expect(heard(talk).slice(-2)).toEqual(['describe', 'describe']);
  });

  it('gives up a guess at the second no', () => {
    const talk = call();
    talk.say('när kommer studiebidraget');
    talk.say('nej');
    expect(talk.snapshot().question).toBe('describe-again');
    talk.say('när kommer studiebidraget');
    talk.say('nej');
    expect(talk.snapshot().outcome?.disposition).toBe('transfer');
  });

  it('refuses an utterance of a million characters and keeps the call', () => {
    const talk = call();
    talk.say('a'.repeat(1_000_000));
    expect(talk.trace().at(-1)).toMatchObject({ type: 'refused', code: 'TV-IN-TOO-LONG' });
    expect(talk.snapshot().over).toBe(false);
  });

  it('takes an utterance without letters for silence', () => {
    const talk = call();
    talk.say(' \u200B\uFEFF\u3164 ');
    expect(heard(talk).at(-1)).toBe('describe-no-input');
  });
});

describe('a fault inside a call', () => {
  const broken = { ...matcher, understand: () => { throw new Error('broken'); } };

  it('leads to a person when the line is open', () => {
    const talk = startCall(service, broken, { at: OPEN });
    talk.say('vad som helst');
    expect(heard(talk).at(-1)).toBe('fault');
    expect(talk.snapshot()).toMatchObject({ over: true, outcome: { disposition: 'transfer', line: 'private', desk: 'general' } });
  });

  it('leads to the opening hours when it is closed, and says nothing of what was said', () => {
    const talk = startCall(service, broken, { at: CLOSED });
    talk.say('hemligheten');
    expect(talk.snapshot().outcome).toMatchObject({ disposition: 'closed', hours: { next: '2025-06-23T08:00+02:00' } });
    expect(JSON.stringify(talk.trace())).not.toContain('hemligheten');
  });
});

describe('every choice that a question offers', () => {
  it.each(service.questions.flatMap((question) => question.choices.map((_, i) => [question.id, i] as const)))('is understood by its own label: %s %i', (id, index) => {
    for (const lang of ['sv', 'en'] as const) {
      const talk = call({ lang });
      const opener = OPENERS[id];
      if (opener === undefined) throw new Error(`no utterance opens ${id}`);
      talk.say(opener);
      expect(talk.snapshot().question).toBe(`disambiguate-${id}`);
      const choice = service.questions.find((question) => question.id === id)?.choices[index];
      talk.say(choice?.label[lang] ?? '');
      const spoke = talk.trace().findLast((step) => step.type === 'caller.spoke');
      expect(spoke?.type === 'caller.spoke' ? spoke.heard : null).toEqual({ kind: 'choice', index });
    }
  });
});

const OPENERS: Record<string, string> = {
  unemployed: 'jag är arbetslös och har inte fått några pengar', birth: 'barnet kommer i maj, hur tar jag ut ledighet som pappa',
  housing: 'bostad', activity: 'aktivitets', maintenance: 'underhållet', sick: 'sjukbidrag', parental: 'hemma med barnet', care: 'vilket bidrag för mitt barn med autism',
  assistance: 'assistans', pregnant: 'jag är gravid och orkar inte jobba', 'family-care': 'ta hand om en sjuk i familjen', injury: 'jag ramlade på jobbet vad är det som gäller',
  'sick-pay': 'vem betalar när jag är sjuk', 'parental-pay': 'lönen är fel när jag är föräldraledig', sixteen: 'hon fyller sexton, vad händer med pengarna',
  'child-money': 'söka pengar för barnen', adoption: 'det gäller adoption', abroad: 'försäkring utomlands', dental: 'ersättning för tandvård',
};
