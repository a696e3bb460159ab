import type { Dialled } from '../../../machines/types.ts';
import type { Deafness } from './speech/ear.ts';
import type { OutcomeCode } from './bankid/sequence.ts';
import type { PresetName } from './conditions/presets.ts';
import type { Key } from './keypad/tones.ts';
import type { Phase } from './phone/phase.ts';
import type { Reading } from './phone/phone-settings.ts';
import type { Rate } from './speech/voice.ts';

/** The words of the Rehearse room in Swedish. */
export const sv = {
  title: 'Öva samtalet',
  lead: 'En låtsad telefon. Ring, lyssna och svara som i ett riktigt samtal.',

  phone: 'Telefonen',
  number: 'Nummer',
  numberHint: 'Välj ett nummer eller slå det själv.',
  numbers: 'Numren',
  who: { private: 'Privatpersoner', partner: 'Partner och arbetsgivare', press: 'Press', abroad: 'Från utlandet' } satisfies Record<Dialled, string>,
  unknownNumber: 'Det numret finns inte i simuleringen. Välj ett av numren i listan.',
  erase: 'Sudda en siffra',
  call: 'Ring upp',
  again: 'Öva igen',
  otherNumber: 'Slå ett annat nummer',
  hangUp: 'Lägg på',
  ringing: 'Det ringer.',
  time: 'Samtalets längd',
  states: { idle: 'Klar att ringa', ringing: 'Ringer', call: 'I samtal', over: 'Samtalet är slut' } satisfies Record<Phase, string>,
  waitAMinute: 'Vänta en minut i kön',

  caption: 'Rösten säger',
  heardOut: 'Det här går inte att avbryta. Svara när det är uppläst.',
  stopReading: 'Tysta rösten',
  overHint: 'Så gick samtalet. Ring igen med samma villkor, eller slå ett annat nummer.',

  say: 'Säg',
  microphone: 'Tala',
  stopListening: 'Sluta lyssna',
  listening: 'Lyssnar …',
  consentTitle: 'Innan mikrofonen används',
  consent: 'Din webbläsare tolkar det du säger. Den kan skicka ljudet till den som gör webbläsaren. Talsvar får bara texten, och den stannar på sidan. Säg aldrig ett riktigt personnummer.',
  allow: 'Använd mikrofonen',
  refuse: 'Skriv i stället',
  waitForEnd: 'Det som läses upp nu går inte att avbryta. Tala när det är klart.',
  noEar: 'Webbläsaren kan inte tolka tal. Skriv det du skulle säga.',
  deafness: {
    forbidden: 'Mikrofonen är inte tillåten. Skriv i stället, eller tillåt den i webbläsarens inställningar.',
    'no-microphone': 'Ingen mikrofon hittades. Skriv i stället.',
    'no-language': 'Webbläsaren kan inte tolka svenska. Skriv i stället.',
    'no-network': 'Webbläsaren når inte sin taltolkning. Skriv i stället.',
    'no-answer': 'Webbläsaren svarar inte. Skriv i stället.',
    other: 'Det gick inte att tolka tal. Skriv i stället.',
  } satisfies Record<Deafness, string>,
  nothingHeard: 'Inget hördes. Försök igen, eller skriv.',

  keypad: 'Knappsats',
  keyNames: { '*': 'stjärna', '#': 'fyrkant' } satisfies Partial<Record<Key, string>>,
  digitsKeyed: (count: number) => `${count} av 12 siffror`,
  staySilent: 'Var tyst',
  silenceLeft: 'Tid kvar innan tystnaden räknas',
  moreTime: 'Mer tid',

  settings: 'Ljud och tid',
  reading: 'Rösten',
  readings: { aloud: 'Läser upp', paced: 'Text i samtalets takt', 'at-once': 'Text genast' } satisfies Record<Reading, string>,
  noVoice: 'Det finns ingen svensk röst i den här enheten. Det rösten säger visas som text.',
  rate: 'Takt',
  rates: { slow: 'Långsam', normal: 'Vanlig', fast: 'Snabb' } satisfies Record<Rate, string>,
  tones: 'Ljud från knapparna',
  patience: 'Tystnad räknas',
  patiences: (seconds: number | null) => (seconds === null ? 'Aldrig av sig själv' : seconds === 10 ? 'Efter 10 sekunder, som i samtalet' : `Efter ${seconds} sekunder`),

  bankid: 'Låtsas-BankID',
  bankidLead: 'Inget riktigt BankID används. Ingen identifieras.',
  bankidIdle: 'Här väljer du vad som händer när talsvaret ber om bank-id.',
  bankidAsks: 'Talsvaret väntar på dig. Vad gör du i telefonen?',
  outcome: 'Något annat händer',
  letHappen: 'Låt det hända',
  toBankid: 'Gå till låtsas-BankID',
  bankidMessages: 'Meddelanden från låtsas-BankID',
  bankidDone: 'Klart. Du är identifierad på låtsas.',
  confirmCall: 'Bekräfta att det är du som ringer.',
  faster: 'Tiden går fortare här än i verkligheten.',
  outcomes: {
    complete: 'Godkänn', userCancel: 'Avbryt', userDeclinedCall: 'Jag ringer inte',
    expiredTransaction: 'Ingen svarar', startFailed: 'Det finns ingen BankID-app', cancelled: 'En ny identifiering startas någon annanstans',
    alreadyInProgress: 'En identifiering pågår redan', certificateErr: 'BankID är för gammalt eller spärrat', notSupportedByUserApp: 'Appen klarar inte samtal',
    transactionRiskBlocked: 'BankID stoppar på grund av risk', noClient: 'Appen öppnas sent, sedan godkänt', userMrtd: 'Id-handlingen läses av, sedan godkänt',
    'internalError-passing': 'En kort störning, sedan godkänt', internalError: 'Tekniskt fel hos BankID', maintenance: 'BankID har stängt för underhåll',
  } satisfies Record<OutcomeCode, string>,

  conditions: 'Villkor',
  conditionsHint: 'När du ändrar något börjar ett nytt samtal.',
  changed: 'Villkoren är ändrade. Ett nytt samtal börjar.',
  when: 'Tid',
  presets: {
    now: 'Nu', lunch: 'Mitt på dagen, med kö', closing: 'Fem minuter före stängning', early: 'Före öppning', saturday: 'En lördag',
    summer: 'Sommartid, strax efter stängning', 'half-day': 'Dagen före helg', midsummer: 'Midsommarafton', christmas: 'Julafton', easter: 'Långfredagen',
  } satisfies Record<PresetName, string>,
  ownTime: 'Egen tid',
  preset: (name: string, day: string | null) => (day === null || day.toLowerCase() === name.toLowerCase() ? name : `${name}: ${day}`),
  dateAndTime: 'Datum och tid i Stockholm',
  badTime: 'Skriv ett datum och en tid som finns.',
  use: 'Använd tiden',
  queue: 'Kö',
  noise: 'Brus på linjen',
  noises: ['Inget', 'Lite', 'Mer', 'Mycket'] as readonly string[],
  noiseHint: 'Med brus hör talsvaret fel på sådant som är lätt att höra fel.',
  otherNoise: 'Annat brus',

  heard: 'Vad det hörde',
  heardNothing: 'Här ser du vad talsvaret hörde av det du sade.',
  transcript: 'Samtalet hittills',
  coach: 'Efter samtalet',
};

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] extends readonly string[] ? readonly string[] : T[K] extends (...args: never[]) => unknown ? T[K] : Widened<T[K]> };
/** Every language has these and no others. */
export type RehearseTexts = Widened<typeof sv>;
