import type { Lang } from '../../../intents/types.ts';

const sv = {
  object: 'Det här blev fel',
  takeBack: 'Ta tillbaka: det blev rätt',
  kept: 'Sparat som fel, i den här webbläsaren.',
  unkept: 'Webbläsaren kunde inte spara det. Det finns kvar tills du stänger sidan.',
  full: 'Listan är full. Ta bort något, eller spara den som fil först.',
  takenBack: 'Borttaget ur listan.',

  wanted: 'Vad borde det ha blivit?',
  optional: 'frivilligt',
  unknown: 'Vet inte',
  topic: 'Ett annat ärende',
  authority: 'En annan myndighet',
  whichTopic: 'Sök ärendet',
  whichAuthority: 'Sök myndigheten, om du vet vilken',
  nothingFound: 'Inget med de orden.',

  title: 'Det som blev fel',
  count: (n: number) => (n === 1 ? 'en sak' : `${n} saker`),
  where: 'Listan finns bara i den här webbläsaren. Spara den som fil om någon ska kunna prova och rätta.',
  understoodAs: 'Förstods som',
  notUnderstood: 'Förstods inte',
  asPerson: 'en önskan att få prata med en person',
  asCrisis: 'ett tecken på fara',
  shouldBe: 'Borde ha blivit',
  remove: 'Ta bort',
  removeThis: (say: string) => `Ta bort ”${say}”`,
  removeAll: 'Ta bort alla',
  removed: (n: number) => (n === 1 ? 'Borttaget.' : `${n} borttagna.`),
  undo: 'Ångra',
  back: 'Tillbaka i listan.',
  save: 'Spara som testsvit',
  saved: 'Filen är sparad.',
  nothingExpected: 'Säg först om minst en sak vad den borde ha blivit. En test utan svar kan inte falla.',
  suiteName: 'Det som blev fel',
  suiteComment: 'Från Talsvar. Läs igenom innan du delar: namn och annat som skrevs står kvar.',
  fileName: 'talsvar-blev-fel.yaml',
};

const en: typeof sv = {
  object: 'That’s wrong',
  takeBack: 'Take it back: it was right',
  kept: 'Kept as wrong, in this browser.',
  unkept: 'The browser could not keep it. It stays until you close the page.',
  full: 'The list is full. Remove something, or save it as a file first.',
  takenBack: 'Removed from the list.',

  wanted: 'What should it have been?',
  optional: 'optional',
  unknown: 'Don’t know',
  topic: 'Another errand',
  authority: 'Another authority',
  whichTopic: 'Search for the errand',
  whichAuthority: 'Search for the authority, if you know which',
  nothingFound: 'Nothing with those words.',

  title: 'What went wrong',
  count: (n) => (n === 1 ? 'one thing' : `${n} things`),
  where: 'The list is in this browser only. Save it as a file if somebody is to try it and put it right.',
  understoodAs: 'Understood as',
  notUnderstood: 'Not understood',
  asPerson: 'a wish to talk to a person',
  asCrisis: 'a sign of danger',
  shouldBe: 'Should have been',
  remove: 'Remove',
  removeThis: (say) => `Remove “${say}”`,
  removeAll: 'Remove all',
  removed: (n) => (n === 1 ? 'Removed.' : `${n} removed.`),
  undo: 'Undo',
  back: 'Back in the list.',
  save: 'Save as a test suite',
  saved: 'The file has been saved.',
  nothingExpected: 'First say of at least one what it should have been. A test without an answer cannot fail.',
  suiteName: 'What went wrong',
  suiteComment: 'From Talsvar. Read it before you share it: names and what else was written are still there.',
  fileName: 'talsvar-went-wrong.yaml',
};

export type AskTexts = typeof sv;

/** The words of "that's wrong" and its list. */
export const askTexts: Readonly<Record<Lang, AskTexts>> = { sv, en };
