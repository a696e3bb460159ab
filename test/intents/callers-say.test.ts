import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestFirst } from '../../intents/reading.ts';
import { readTokens } from '../../intents/tokens.ts';
import { gate } from '../../src/simulator/gate.ts';
import { matcher, route } from '../engine.ts';

const keys = (utterance: string) => readTokens(utterance, matcher.model.reader).map(({ key }) => key);

describe('what the matcher reads', () => {
  it.each([
    ['split compounds', 'föräldra penning', ['foraldrapenning']],
    ['a split word that is no name', 'plåt slagare', ['platslagare']],
    ['a split name with an ending', 'tand vårds bidraget', ['tandvardsbidrag']],
    ['two words that mean something each', 'min sjuk dag', ['min', 'sjuk', 'dag']],
    ['a lost linking s', 'bostad bidrag', ['bostadsbidrag']],
    ['joined compounds', 'bostadsbidragsansökan', ['bostadsbidrag', 'ansokan']],
    ['lost diacritics', 'foraldrapenning', ['foraldrapenning']],
    ['diacritics spelt out', 'foeraeldrapenning', ['foraldrapenning']],
    ['a slip', 'bostatsbidrag', ['bostadsbidrag']],
    ['an ending that no phrase has', 'föräldrapengens', ['foraldrapeng']],
    ['a dialect word that is no correction', 'jag har fått nå bostadsbidrag', ['jag', 'har', 'fatt', 'na', 'bostadsbidrag']],
    ['fillers', 'eh alltså öh sjukpenning', ['alltsa', 'sjukpenning']],
    ['the end of a turn in text telephony', 'sjukpenning kom', ['sjukpenning']],
    ['spelt letters', 'es ge i', ['sgi']],
    ['single letters', 'min s g i', ['min', 'sgi']],
    ['a correction', 'bostadstillägg, nej bostadsbidrag', ['bostadsbidrag']],
    ['two corrections', 'bostadstillägg, nej vänta, aktivitetsstöd, nej bostadsbidrag', ['bostadsbidrag']],
    ['a name that is denied', 'det gäller inte sjukpenning utan sjukersättning', ['det', 'galler', 'inte', 'utan', 'sjukersattning']],
    ['a name that is not denied', 'jag har inte fått sjukpenning', ['jag', 'har', 'inte', 'fatt', 'sjukpenning']],
  ])('%s: "%s"', (_what, utterance, expected) => { expect(keys(utterance)).toEqual(expected); });

  it.each(['bostadsbidrag', 'bostadsbidraget', 'bostadsbidragen', 'bostadsbidragets', 'Bostadsbidrag', 'BOSTADSBIDRAG', 'bostads bidrag', 'bostads-bidrag', 'bostadbidrag'])(
    'any form of a name leads to its topic: %s', (utterance) => { expect(route(utterance)).toMatchObject({ outcome: 'route', topic: 'bostadsbidrag' }); });

  it.each([['havandeskapspenning', 'graviditetspenning'], ['handikappersättning', 'merkostnadsersattning'], ['vårdbidrag', 'omvardnadsbidrag'], ['förtidspension', 'sjukersattning'], ['bidragsförskott', 'underhallsstod']])(
    'the old name %s is %s', (utterance, topic) => { expect(route(utterance)).toMatchObject({ outcome: 'route', topic }); });

  it('makes nothing of a name that is only denied', () => {
    expect(route('inte sjukpenning').outcome).toBe('clarify');
  });

  it('is the same for composed and decomposed letters, and for any case', () => {
    fc.assert(fc.property(fc.constantFrom('jag vill söka föräldrapenning', 'när öppnar ni på lördag', 'ändra kontonummer för sjukersättningen'), (utterance) => {
      const plain = matcher.understand(utterance);
      expect(matcher.understand(utterance.normalize('NFD'))).toMatchObject({ topic: plain.topic, confidence: plain.confidence });
      expect(matcher.understand(utterance.toUpperCase())).toMatchObject({ topic: plain.topic, confidence: plain.confidence });
    }));
  });
});

describe('danger that is mistyped', () => {
  it.each(['jag vil itne leav längre', 'jag ska hppa framför tåget', 'jag orkar inte levva mer', 'han htoar att döda mig'])('is danger: "%s"', (utterance) => { expect(route(utterance).outcome).toBe('crisis'); });

  it.each(['jag har leavt in en ansökan om bostadsbidrag', 'hppas det går bra med min ansökan om vab', 'jag vil itne ha sjukpenning mer', 'min son vill inte gå till frskolan längre'])('is not found in a slip alone: "%s"', (utterance) => { expect(route(utterance).outcome).not.toBe('crisis'); });
});

describe('a benefit that is named', () => {
  it('is offered rather than a guess or another question', () => {
    const { outcome, rule, topic } = matcher.understand('min kusin pratade om fjällen och om bostadsbidrag och om uppehållstillstånd och mycket annat');
    expect({ outcome, rule, topic }).toEqual({ outcome: 'confirm', rule: 'named-beside-others', topic: 'bostadsbidrag' });
  });
});

describe('two needs at once', () => {
  it.each([
    ['jag vill fråga om bostadsbidrag och föräldrapenning', ['bostadsbidrag', 'foraldrapenning']],
    ['jag vill ansöka om bostadsbidrag och så undrar jag när föräldrapenningen kommer', ['bostadsbidrag', 'foraldrapenning']],
    ['vab å sjukpenning', ['vab', 'sjukpenning']],
    ['fråga om vab o bostadsbidrag till nästa månad tack', ['vab', 'bostadsbidrag']],
    ['byta kontonummer och sjukpenning', ['konto', 'sjukpenning']],
    ['två saker: jag vill anmäla vab för min son och jag vill veta när bostadsbidraget kommer', ['vab', 'bostadsbidrag']],
    ['jag har två frågor, en om bostadsbidraget och en om underhållsstöd', ['bostadsbidrag', 'underhallsstod']],
    ['det gäller dels min sjukpenning och dels barnbidraget', ['sjukpenning', 'barnbidrag']],
    ['jag undrar både över föräldrapenningen och över bostadsbidraget', ['foraldrapenning', 'bostadsbidrag']],
    ['först undrar jag om barnbidraget, sen om föräldrapenningen', ['barnbidrag', 'foraldrapenning']],
    ['dels barnbidrag dels vab', ['barnbidrag', 'vab']],
    ['först barnbidrag sen vab', ['barnbidrag', 'vab']],
    ['två saker: barnbidrag, vab', ['barnbidrag', 'vab']],
    ['två saker barnbidrag vab', ['barnbidrag', 'vab']],
    ['det gäller barnbidrag men också vab', ['barnbidrag', 'vab']],
    ['inte bara vab utan också barnbidrag', ['vab', 'barnbidrag']],
    ['vab/föräldrapenning', ['vab', 'foraldrapenning']],
    ['en sak om vab och en annan om barnbidrag', ['vab', 'barnbidrag']],
    ['det ena är barnbidraget, det andra är bostadsbidraget', ['barnbidrag', 'bostadsbidrag']],
    ['jag har fått avslag på sjukpenning, dessutom har jag inte fått bostadsbidrag', ['sjukpenning', 'bostadsbidrag']],
    ['first child benefit then housing allowance', ['barnbidrag', 'bostadsbidrag']],
  ])('"%s" is asked about, and both are kept', (utterance, topics) => {
    const { outcome, ask, needs } = route(utterance);
    expect([outcome, ask, needs.map(({ topic }) => topic)]).toEqual(['ambiguous', 'need', topics]);
  });

  it.each([
    ['jag har sjukersättning och vill söka bostadsbidrag', 'bostadsbidrag'],
    ['jag får aktivitetsstöd och undrar över min sgi', 'sgi'],
  ])('what one has is no need beside what one wants: "%s"', (utterance, topic) => { expect(route(utterance)).toMatchObject({ outcome: 'route', topic, needs: [] }); });

  it('but protected data govern whatever is told after them', () => {
    expect(route('jag har skyddad identitet och undrar över min föräldrapenning').topic).toBe('skyddade-uppgifter');
  });

  it('one need with an "och" in it stays one', () => {
    expect(route('jag är sjuk och har inte fått mina pengar').needs).toEqual([]);
    expect(route('min man och jag vill dela på föräldrapenningen').needs).toEqual([]);
  });

  it.each([
    'kan man vabba sen ta föräldrapenning samma dag',
    'får man graviditetspenning även om man har föräldrapenning',
    'min son har omvårdnadsbidrag också, vad gäller för merkostnadsersättning',
    'jag får aktivitetsstöd, påverkar det bostadsbidrag',
    'jag är hörselskadad och har aktivitetsersättning. mitt bostadstillägg sänktes',
    'inte vanlig föräldrapenning utan vab gäller det',
  ])('and so does one that tells of another benefit: "%s"', (utterance) => {
    expect(route(utterance).needs).toEqual([]);
  });
});

describe('the likeliest labels', () => {
  it('hold a topic, though twenty others are likelier', () => {
    const labels = [...Array.from({ length: 20 }, (_, i) => ({ kind: 'authority' as const, id: `a${i}` })), { kind: 'topic' as const, id: 'low' }, { kind: 'topic' as const, id: 'lower' }];
    const told = bestFirst(labels, Float32Array.from(labels, (_, i) => 1 / (i + 2)));
    expect(told.filter(({ label }) => label.kind === 'topic').map(({ label }) => label.id)).toEqual(['low']);
  });
});

describe('who leaves it open', () => {
  it.each([
    ['min fru är sjuk och jag måste vara hemma', 'family-care'],
    ['pengar för barnen', 'child-money'],
    ['jag kan inte jobba', 'sick'],
  ])('is asked which of those that are mixed up: "%s"', (utterance, pair) => { expect(matcher.understand(utterance)).toMatchObject({ outcome: 'ambiguous', rule: 'left-open', pair }); });

  it.each(['är sjuk', 'jag är föräldraledig', 'min assistent', 'jag är gravid', 'vara hemma med barnet när det är sjukt', 'jag har ont i ryggen och orkar inte lyfta på jobbet'])(
    'but not in plain words: "%s"', (utterance) => { expect(['route', 'confirm']).toContain(matcher.understand(utterance).outcome); });
});

describe('who does not know which it is', () => {
  it.each([
    ['jag vet inte om det är omvårdnad eller kostnader man söker för', 'care'],
    ['not sure which benefit to apply for, I have been ill for years', 'sick'],
  ])('is asked which of those that are mixed up: "%s"', (utterance, pair) => { expect(matcher.understand(utterance)).toMatchObject({ outcome: 'ambiguous', ask: 'topic', pair }); });

  it('but not about what else is unknown', () => { expect(matcher.understand('jag vet inte vart jag ska skicka intyget').outcome).not.toBe('ambiguous'); });
});

describe('which of two it is', () => {
  it.each([
    ['är det sjukpenning eller rehabiliteringsersättning jag ska söka', ['sjukpenning', 'rehabiliteringsersattning'], null],
    ['jag vet inte om det heter bostadsbidrag eller bostadstillägg', ['bostadsbidrag', 'bostadstillagg'], 'housing'],
  ])('is asked, with both: "%s"', (utterance, topics, pair) => {
    const decision = matcher.understand(utterance);
    expect(decision).toMatchObject({ outcome: 'ambiguous', ask: 'topic', pair });
    expect(decision.topics.slice(0, 2)).toMatchObject(topics.map((topic) => ({ topic })));
  });

  it.each(['kommer föräldrapenningen i dag eller i morgon', 'ska jag ringa er eller skriva om min sjukpenning', 'gäller sjukpenningen mig eller min sambo'])(
    'is not asked where one is named: "%s"', (utterance) => { expect(route(utterance)).toMatchObject({ outcome: 'route' }); });
});

describe('who is calling', () => {
  it.each([
    ['Kurator på hudkliniken, vi har en patient som undrar om sjukpenning', 'healthcare', 'partner'],
    ['Kronofogdemyndigheten, vi behöver en uppgift om en gäldenär', 'other-authority', 'partner'],
    ['vår svetsare har varit sjuk i tre veckor', 'employer', 'partner'],
    ['jag är tandläkare och vi har inte fått betalt', 'dentist', 'partner'],
    ['jag har handelsbolag med min syster och är sjuk', 'sole-trader', 'partner'],
    ['jag har enskild frima och undrar om sjukpenning', 'sole-trader', 'partner'],
    ['min kurator säger att jag ska söka sjukersättning', 'private', 'private'],
    ['läkaren undrar vilket intyg jag ska ha för sjukpenning', 'private', 'private'],
    ['jag är sjuksköterska och gravid, chefen vill inte omplacera mig', 'private', 'private'],
    ['barnmorska på mottagningen i Kalmar, vilken blankett ska vi skicka in', 'healthcare', 'partner'],
    ['kurator på barnsjukhuset här, föräldrarna undrar över vab', 'healthcare', 'partner'],
    ['vi ska anställa en kock och undrar över arbetshjälpmedel', 'employer', 'partner'],
    ['vår kontorsassistent behöver arbetshjälpmedel', 'employer', 'partner'],
    ["I'm in HR, one of our staff is pregnant", 'employer', 'partner'],
    ["I'm a nurse and five months pregnant, my manager says I cannot stay", 'private', 'private'],
    ['vi har en snickare som sjukanmälde sig i dag', 'employer', 'partner'],
    ['företaget vill inte betala sjuklön', 'private', 'private'],
    ['jag har inte fått sjuklön från företaget, kan jag få ersättning av er', 'private', 'private'],
    ['min sjuklön från firman har inte kommit, vad kan jag få', 'private', 'private'],
    ['sjuklönekostnader för företaget', 'employer', 'partner'],
    ['två av våra brukare fick inga pengar', 'assistance-provider', 'partner'],
    ['jag går i arbetsförmedlingens utbildningsprogram och är sjuk', 'private', 'private'],
    ['jag driver ett litet kafé och är sjuk', 'business-unspecified', null],
    ['jag har ett företag och undrar över min sgi', 'business-unspecified', null],
    ['driver egen hundsalong och har influensa', 'business-unspecified', null],
    ['my company is sending me to Norway, which form shows that I am insured here', 'private', 'private'],
    ['jag är anställd i mitt eget aktiebolag och sjuk', 'limited-company', 'private'],
    ['en av tjejerna på lagret har varit borta sjuk i två veckor, hur anmäler jag det', 'employer', 'partner'],
    ['hur räknar vi karensavdrag på en timanställd som ringer sig sjuk', 'employer', 'partner'],
    ['ST-läkare här, vilken blankett gäller för sjukersättning', 'healthcare', 'partner'],
    ['två tekniker ska jobba i Polen och behöver intyg A1', 'employer', 'partner'],
    ['jag är sjuksköterska och själv sjukskriven', 'private', 'private'],
    ['kronofogden', 'private', null],
    ['jag vill prata med en människa', 'private', 'private'],
  ])('"%s": %s, line %s', (utterance, role, line) => { expect(route(utterance)).toMatchObject({ role, line }); });
});

describe('whoever was sent here', () => {
  it.each([
    ['pensionsmyndigheten säger att det är ni som har hand om min änkepension', 'pensionsmyndigheten'],
    ['csn hänvisade mig till er om mitt studiebidrag', 'csn'],
  ])('is not sent back: "%s"', (utterance, authority) => {
    expect(route(utterance)).not.toMatchObject({ outcome: 'signpost' });
    expect(route(utterance).topics[0]).toMatchObject({ authority });
  });

  it.each([
    ['tandläkare i Umeå här, utbetalningen fattas', 'tandvardsportal'],
    ['vi på assistansbolaget har inte fått någon utbetalning', 'assistansersattning'],
  ])('payments mean theirs to whoever is on duty: "%s"', (utterance, topic) => { expect(route(utterance)).toMatchObject({ topic, line: 'partner' }); });

  it('but whoever was not, is told where the matter belongs', () => {
    expect(route('jag undrar över mitt studiebidrag')).toMatchObject({ outcome: 'signpost', authority: 'csn' });
  });
});

describe('danger and a wish for a person', () => {
  it.each(['jag orkar inte leva längre', "I'm going to end it, no point being alive anymore", 'jag ställer mig på bron och hoppar', 'min man slår mig och barnen', 'jag vill dö, det gäller min sjukpenning', 'hon andas inte', 'då skjuter jag mig i kväll', 'jag kommer att döda er allihop', 'då kommer ingen därifrån levande', "I've had thoughts of ending everything"])(
    'danger comes before any topic: "%s"', (utterance) => { expect(route(utterance).outcome).toBe('crisis'); });

  it.each(['quiero morir', 'je ne veux plus vivre', 'ich will nicht mehr leben', 'nie chcę żyć', 'не хочу жить', 'أريد أن أموت', 'yaşamak istemiyorum', 'haluan kuolla', 'ne želim više živjeti', 'kocam beni dövüyor', 'mi marido me pega', 'mąż mnie bije', 'زوجي يضربني'])(
    'danger is found in the languages that callers know best: "%s"', (utterance) => { expect(route(utterance).outcome).toBe('crisis'); });

  it.each(['orkar int leva na mer ja', 'min sambo stryper mig', 'styvfarsan slår lillasyster', 'jag är inlåst och han släpper mig inte ut', 'jag har samlat sömntabletter', 'nu tar jag bössan och åker till kontoret', 'jag tänder eld på ert kontor', 'I keep cutting my arms', 'he has a knife and stands at the door', 'she took a whole bottle of painkillers', 'мой муж душит меня', 'xwe dikujim', 'jag tar mitt eget liv', 'jag har planerat hur jag ska dö', 'vågar inte vara hemma när han slår', 'jag måste viska', "I'm whispering so he won't hear", 'mitt ex bryter sig in nu'])(
    'danger is found in who hurts whom and how: "%s"', (utterance) => { expect(route(utterance).outcome).toBe('crisis'); });

  it.each(['skar mig i tummen när jag lagade mat, kan jag få sjukpenning', 'min bror skjutsar mig till jobbet, får jag ersättning', 'vi skjuter upp föräldraledigheten', 'boende som slutade andas i går, anhöriga undrar om dödsfallet', 'vi bor på hotell, utanför huset byggs det', 'satt fast i bilen vid olyckan i fjol, hur blir det med sjukpenning'])(
    'words of danger in an errand are none: "%s"', (utterance) => { expect(route(utterance).outcome).not.toBe('crisis'); });

  it.each(['quiero hablar de mi solicitud', 'je veux parler de mon dossier', 'ich will mit einem Berater sprechen', 'chcę zapytać o zasiłek', 'хочу спросить о пособии', 'أريد أن أسأل عن الطلب', 'haluan kysyä hakemuksesta'])(
    'and an errand in them is no danger: "%s"', (utterance) => { expect(route(utterance).outcome).not.toBe('crisis'); });

  it.each(['chefen vill inte släppa mig förrän i maj, gäller det min föräldrapenning', 'ni vill inte betala mig min sjukpenning', 'arbetsgivaren kommer inte att sjukanmäla mig', 'nya tänder, vad betalar försäkringskassan', 'how do I end it, I no longer need the benefit'])(
    'a refusal is no danger: "%s"', (utterance) => { expect(route(utterance).outcome).not.toBe('crisis'); });

  it.each(['can you repeat that', 'say that again please', 'upprepa det tack', 'gå tillbaka'])('a command is no danger: "%s"', (utterance) => { expect(route(utterance).outcome).not.toBe('crisis'); });

  it('but danger beside a command is', () => { expect(route('upprepa det, jag vill dö').outcome).toBe('crisis'); });

  it.each(['لا أريد أن أعيش بعد الآن', 'pensionsmyndigheten skatteverket polisen csn kronofogden banken, jag vill dö'])(
    'danger is heard whatever else is likelier: "%s"', (utterance) => { expect(route(utterance).outcome).toBe('crisis'); });

  it.each(['bostadsbidrag till mig och mina barn', 'barnbidrag för oss och barnen', 'min fru och jag undrar över föräldrapenning'])(
    'a family and a benefit are no danger: "%s"', (utterance) => { expect(route(utterance).outcome).not.toBe('crisis'); });

  it.each(['en människa tack', 'koppla mig till en handläggare', 'quiero hablar con una persona', 'can I talk to a real person', 'jag vill inte prata med en robot'])(
    'who asks for a person gets one: "%s"', (utterance) => { expect(route(utterance).outcome).toBe('agent'); });
});

describe('hostile utterances', () => {
  const MARKS = ['\u0301', '\u0316', '\u0323'], TRICKS = ['__proto__', 'constructor', 'toString', '.*', '(a+)+$', '$&', '\\', '<img onerror=x>', '\u202E', '😀', 'ﷺ', 'ѕkatt', 'αvgift', '\uD800', '\u0000', 'ＳＫＡＴＴ', '١٢٣', 'ı', 'ß', ']]>'];
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.constantFrom(...TRICKS, ...MARKS, 'a', 'å', ' ', 'sjuk'), { maxLength: 300 }).map((parts) => parts.join('')),
    fc.constantFrom('a', 'å', 'x ', 'ab', 'sjuk ', 'é').map((part) => part.repeat(1000 / part.length)),
  );

  it('are refused or understood, a thousand of them, and nothing throws', () => {
    fc.assert(fc.property(hostile, (input) => {
      const gated = gate(input);
      if (!gated.ok) return;
      const decision = matcher.understand(gated.text);
      expect(decision.confidence).toBeGreaterThanOrEqual(0);
      expect(decision.confidence).toBeLessThanOrEqual(1);
      expect(decision.topics.length).toBeLessThanOrEqual(5);
    }), { numRuns: 1000 });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('as long as they may be, are understood all the same', () => {
    const long = `${'jag har en fråga och det är så att jag väntar och väntar på svar sedan länge nu '.repeat(13)} vad händer med mitt ärende`.slice(-1000);
    expect(long.length).toBe(1000);
    expect(matcher.understand(long)).toMatchObject({ topic: 'handlaggning' });
  });
});
