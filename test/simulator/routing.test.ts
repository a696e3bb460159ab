import { describe, expect, it } from 'vitest';
import { CLOSED, route } from '../engine.ts';

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
