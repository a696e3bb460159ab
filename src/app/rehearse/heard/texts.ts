import type { Lang } from '../../../../intents/types.ts';

const sv = {
  title: 'Vad talsvaret hörde',
  nothingYet: 'Säg något i samtalet. Här ser du hur det hördes.',
  said: 'Du sa',
  heard: 'Talsvaret hörde',
  asSaid: 'Det hördes som det sades.',
  unexplained: 'Det hördes annorlunda än det sades.',
  unheard: 'Talsvaret lyssnade inte. Det läste något som måste höras till slut.',
  changed: 'Vad som ändrades',
  became: (from: string, to: string) => (from === '' ? `”${to}” kom till.` : to === '' ? `”${from}” hördes inte.` : `”${from}” hördes som ”${to}”.`),
  understood: 'Uppfattat som',
  carried: 'Orden som bar',
  carriedHow: { most: 'bar det mesta', much: 'bar en del', some: 'hjälpte till' },
  noWords: 'Inget enskilt ord avgjorde.',
  kinds: {
    crisis: 'en fara', agent: 'en önskan att tala med en person', repeat: 'en önskan att höra frågan igen', help: 'en önskan om hjälp', back: 'en önskan att börja om', callback: 'en önskan att bli uppringd',
    skip: 'en önskan att hoppa över', yes: 'ett ja', no: 'ett nej', vague: 'ett ärende, men för vagt', nothing: 'inget som talsvaret känner igen', choice: 'ett val', 'personal-number': 'ett personnummer',
  },
};

const en: typeof sv = {
  title: 'What the voice response heard',
  nothingYet: 'Say something in the call. You will see here how it was heard.',
  said: 'You said',
  heard: 'It heard',
  asSaid: 'It was heard as it was said.',
  unexplained: 'It was heard otherwise than it was said.',
  unheard: 'It did not listen. It was reading something that must be heard out.',
  changed: 'What changed',
  became: (from, to) => (from === '' ? `“${to}” was added.` : to === '' ? `“${from}” was not heard.` : `“${from}” was heard as “${to}”.`),
  understood: 'Understood as',
  carried: 'The words that carried it',
  carriedHow: { most: 'carried most of it', much: 'carried some of it', some: 'helped' },
  noWords: 'No single word decided.',
  kinds: {
    crisis: 'a danger', agent: 'a wish to talk to a person', repeat: 'a wish to hear the question again', help: 'a wish for help', back: 'a wish to begin again', callback: 'a wish to be called up',
    skip: 'a wish to skip this', yes: 'a yes', no: 'a no', vague: 'an errand, but too vague', nothing: 'nothing that it knows', choice: 'a choice', 'personal-number': 'a personal number',
  },
};

/** The words of what was heard. */
export const heardTexts: Readonly<Record<Lang, typeof sv>> = { sv, en };
