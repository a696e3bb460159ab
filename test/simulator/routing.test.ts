import { describe, expect, it } from 'vitest';
import { createWorld } from '../../src/simulator/world.ts';
import { phraseFor } from '../../src/simulator/words.ts';
import { call, CLOSED, route, service } from '../engine.ts';

describe('routing by words', () => {
  it.each([
    // utterance, outcome, topic, line, desk
    ['utbetalning av föräldrapenning', 'route', 'foraldrapenning', 'private', 'family'],
    ['jag är sjuk', 'route', 'sjukpenning', 'private', 'sick'],
    ['jag vill ansöka om bostadsbidrag', 'route', 'bostadsbidrag', 'private', 'family'],
    ['jag är journalist på en lokaltidning', 'route', 'press', 'press', 'press'],
    ['jag har enskild firma och undrar om min föräldrapenning', 'route', 'foraldrapenning', 'partner', 'business'],
    ['jag har ett aktiebolag och har en fråga om min vab', 'route', 'vab', 'private', 'family'],
    ['min anställd är sjuk, hur anmäler jag det', 'route', 'sjuklon', 'partner', 'employer'],
    ['foraldrapenning', 'route', 'foraldrapenning', 'private', 'family'],
    ['föräldra penning', 'route', 'foraldrapenning', 'private', 'family'],
    ['förtidspension', 'route', 'sjukersattning', 'private', 'sick'],
    ['havandeskapspenning', 'route', 'graviditetspenning', 'private', 'family'],
    ['pappadagar', 'route', 'tio-dagar', 'private', 'family'],
    ['bostadstillägg, nej bostadsbidrag', 'route', 'bostadsbidrag', 'private', 'family'],
  ])('sends "%s" to %s %s on %s, %s', (utterance, outcome, topic, line, desk) => {
    expect(route(utterance)).toMatchObject({ outcome, topic, line, desk });
  });

  it.each([
    ['my kid is sick can I get money', 'vab'],
    ['I want to apply for parental benefit', 'foraldrapenning'],
    ['I am on sick leave and have not been paid', 'sjukpenning'],
    ['how do I get help with my rent, we have two kids', 'bostadsbidrag'],
  ])('understands English by topic: "%s" is %s', (utterance, topic) => {
    const { outcome, topic: found } = route(utterance);
    expect(found).toBe(topic);
    expect(['route', 'confirm']).toContain(outcome);
  });

  it.each([
    ['jag är egenföretagare och har blivit sjuk', 'role', null],
    ['aktivitets', 'topic', 'private'],
  ])('must ask about "%s": %s', (utterance, ask, line) => {
    expect(route(utterance)).toMatchObject({ outcome: 'ambiguous', ask, line });
  });

  it.each([
    ['när kommer studiebidraget', 'csn'],
    ['jag ska folkbokföra mig på ny adress', 'skatteverket'],
    ['glasögonbidrag till min son', 'regionen'],
  ])('sends "%s" to %s, without a line', (utterance, authority) => {
    expect(route(utterance)).toMatchObject({ outcome: 'signpost', authority, line: null, topic: null });
  });

  it.each([
    ['handläggare', 'agent', 'private'],
    ['jag vill ta livet av mig', 'crisis', null],
    ['jag har en fråga om mitt ärende', 'clarify', 'private'],
    ['en stor pizza med extra ost tack', 'none', null],
  ])('takes "%s" as %s, line %s', (utterance, outcome, line) => {
    expect(route(utterance)).toMatchObject({ outcome, line });
  });

  it.each(['jag är egenföretagare', 'jag är företagare', 'jag är frilansare', 'jag har eget företag'])('asks "%s" for the form of company, though no need was said', (utterance) => {
    expect(route(utterance)).toMatchObject({ outcome: 'ambiguous', ask: 'role', line: null });
  });

  it.each(['läkarintyg', 'sjuklön', 'tandvård', 'jag är läkare och är själv sjukskriven', 'jag är tandläkare och mitt barn är sjukt', 'jag är sjuksköterska och behöver vabba'])(
    'keeps "%s" on the private line: nothing says that it is said on duty', (utterance) => {
      expect(route(utterance)).toMatchObject({ role: 'private' });
    });

  it.each(['min man slår mig', 'min fru misshandlar mig', 'my husband hits me', 'jag vill dö'])('hears the danger in "%s"', (utterance) => {
    expect(route(utterance).outcome).toBe('crisis');
  });

  it('sends a wish for a person that names a topic to the desk of the topic', () => {
    expect(route('jag vill prata med någon om min vab')).toMatchObject({ outcome: 'route', topic: 'vab', desk: 'family' });
    expect(route('handläggare om bostadsbidrag')).toMatchObject({ outcome: 'route', topic: 'bostadsbidrag', desk: 'family' });
  });

  it('understands what is said beside a personal number', () => {
    expect(route('mitt personnummer är 19121212-1212 och jag är sjuk')).toMatchObject({ topic: 'sjukpenning' });
  });

  it('lists the n-best best first', () => {
    for (const utterance of ['barnpeng', 'jag är journalist', 'bostad', 'jag är sjuk', 'hej', 'när kommer studiebidraget']) {
      const confidences = route(utterance).topics.map(({ confidence }) => confidence);
      expect([utterance, ...confidences]).toEqual([utterance, ...confidences.toSorted((a, b) => b - a)]);
    }
  });

  it.each(service.roles.flatMap(({ id, say }) => (say ? ['sjukpenning', 'foraldrapenning', 'assistansersattning'].map((topic) => [id, topic] as const) : [])))(
    'is consistent: what the card tells a %s to say about %s reaches the line that it names', (role, topic) => {
      const wanted = createWorld(service).destinationOf({ topic, errand: null, role }, null);
      for (const lang of ['sv', 'en'] as const) {
        const talk = call({ dialled: wanted.line });
        talk.say(phraseFor(service, topic, null, lang, role) ?? '');
        if (talk.snapshot().question === 'confirm') talk.say('ja');
        if (talk.snapshot().question.startsWith('offer-identification')) talk.say('nej');
        expect([lang, talk.snapshot().outcome?.disposition, talk.snapshot().outcome?.line]).toEqual([lang, 'transfer', wanted.line]);
      }
    });

  it('finds two needs in one utterance and asks which comes first', () => {
    const { outcome, ask, needs } = route('jag vill ansöka om bostadsbidrag och så undrar jag när föräldrapenningen kommer');
    expect({ outcome, ask, topics: needs.map(({ topic }) => topic) }).toEqual({ outcome: 'ambiguous', ask: 'need', topics: ['bostadsbidrag', 'foraldrapenning'] });
  });

  it('says the hours of the line with their source', () => {
    expect(route('jag är sjuk', CLOSED).hours).toEqual({ state: 'closed', basis: 'published', next: '2025-06-23T08:00+02:00', source: 'A-032' });
    expect(route('jag har enskild firma och är sjuk').hours).toEqual({ state: 'unknown', basis: 'unknown', next: null, source: 'A-038' });
  });

  it('shows the words that carried the decision, in the form that the caller used', () => {
    const [first] = route('utbetalning av Föräldra penning').evidence;
    expect(first).toMatchObject({ heard: 'Föräldra penning', for: 'foraldrapenning' });
  });
});
