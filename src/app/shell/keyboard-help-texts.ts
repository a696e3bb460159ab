import type { Lang } from '../../../intents/types.ts';

interface HelpTexts {
  readonly title: string;
  readonly groups: readonly { readonly where: string; readonly keys: readonly (readonly [readonly string[], string])[] }[];
  readonly byKey: string;
}

const sv: HelpTexts = {
  title: 'Med tangentbordet',
  groups: [
    { where: 'Överallt', keys: [
      [['Tabb'], 'Till nästa sak. Med Skift till den förra.'],
      [['Enter', 'Blanksteg'], 'Tryck på en knapp. Öppna eller fäll ihop.'],
      [['?'], 'Visa den här hjälpen, när du inte skriver i ett fält.'],
      [['Esc'], 'Stäng det som öppnats ovanpå sidan.'],
    ] },
    { where: 'Där du skriver', keys: [
      [['Enter'], 'Skicka det du skrivit.'],
      [['↑'], 'Hämta tillbaka det du skrev senast, om fältet är tomt.'],
      [['↓', '↑'], 'Gå bland förslagen.'],
      [['Esc'], 'Stäng förslagen.'],
    ] },
    { where: 'I samtalet', keys: [
      [['Skift', 'Tabb'], 'Gå till samtalet från fältet. Du hamnar på det senaste.'],
      [['↑', '↓'], 'Gå till förra eller nästa meddelande.'],
      [['Home', 'End'], 'Gå till det första eller det senaste.'],
      [['Esc'], 'Tillbaka till det du ska svara på.'],
    ] },
  ],
  byKey: 'Frågetecknet öppnar hjälpen',
};

const en: HelpTexts = {
  title: 'With the keyboard',
  groups: [
    { where: 'Everywhere', keys: [
      [['Tab'], 'To the next thing. With Shift to the one before.'],
      [['Enter', 'Space'], 'Press a button. Unfold or fold.'],
      [['?'], 'Show this help, while you are not typing in a field.'],
      [['Esc'], 'Close what has opened on top of the page.'],
    ] },
    { where: 'Where you type', keys: [
      [['Enter'], 'Send what you have typed.'],
      [['↑'], 'Bring back what you typed last, if the field is empty.'],
      [['↓', '↑'], 'Go through the suggestions.'],
      [['Esc'], 'Close the suggestions.'],
    ] },
    { where: 'In the call', keys: [
      [['Shift', 'Tab'], 'Go to the call from the field. You land on the latest message.'],
      [['↑', '↓'], 'Go to the message before or after.'],
      [['Home', 'End'], 'Go to the first or the latest.'],
      [['Esc'], 'Back to where you answer.'],
    ] },
  ],
  byKey: 'The question mark opens the help',
};

/** The words of the keyboard help. */
export const helpTexts: Readonly<Record<Lang, HelpTexts>> = { sv, en };
