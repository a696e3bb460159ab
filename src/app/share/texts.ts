import type { Lang } from '../../../intents/types.ts';

const sv = {
  share: 'Dela eller öppna',
  shareTitle: 'Dela samtalet',
  warning: 'Det du skrev och tryckte står i länken och i filen. Den som får dem kan läsa det. Personnummer är aldrig med.',
  nothingYet: 'Här finns inget samtal att dela än. Du kan öppna ett som någon annan har sparat.',
  copyLink: 'Kopiera länk',
  linkCopied: 'Länken är kopierad.',
  linkNotCopied: 'Det gick inte att kopiera. Markera länken och kopiera den själv.',
  link: 'Länk till samtalet',
  tooLong: 'Samtalet är för långt för en länk. Spara det som fil.',
  muchTooLong: 'Samtalet är för långt för att delas.',
  saveFile: 'Spara fil',
  fileSaved: 'Filen är sparad bland dina hämtade filer.',
  openFile: 'Öppna fil',
  orDrop: 'Du kan också släppa filen här.',

  asked: 'Någon har delat ett samtal med dig',
  askedAbout: (moment: string, acts: number) => `Det ringdes ${moment} och har ${acts} steg. Inget händer förrän du öppnar det. Då tar det platsen för samtalet här.`,
  open: 'Öppna samtalet',
  decline: 'Nej tack',
  declined: 'Det delade samtalet är borttaget ur adressen.',
  opened: 'Du ser ett delat samtal',
  openedHint: 'Går du vidare blir det ditt eget, och länken försvinner ur adressen.',
  close: 'Stäng',
  otherRules: 'Reglerna har ändrats sedan samtalet delades. Det görs om med dagens regler och kan sluta annorlunda.',
  unreadable: { damaged: 'Det delade samtalet går inte att läsa', newer: 'Det delade samtalet är gjort med en nyare version', unloaded: 'Det delade samtalet kunde inte läsas in' },
  unreadableHint: {
    damaged: 'Länken eller filen är avklippt eller ändrad. Be om den på nytt. Sidan fungerar som vanligt.',
    newer: 'Ladda om sidan för att få den nya versionen. Öppna samtalet igen efter det.',
    unloaded: 'Kontrollera anslutningen och ladda om sidan.',
  },
};

const en: typeof sv = {
  share: 'Share or open',
  shareTitle: 'Share the call',
  warning: 'What you typed and pressed is in the link and in the file. Whoever gets them can read it. Personal numbers are never in them.',
  nothingYet: 'There is no call to share yet. You can open one that somebody else has saved.',
  copyLink: 'Copy link',
  linkCopied: 'The link is copied.',
  linkNotCopied: 'It could not be copied. Select the link and copy it yourself.',
  link: 'Link to the call',
  tooLong: 'The call is too long for a link. Save it as a file.',
  muchTooLong: 'The call is too long to be shared.',
  saveFile: 'Save file',
  fileSaved: 'The file is saved among your downloads.',
  openFile: 'Open file',
  orDrop: 'You can also drop the file here.',

  asked: 'Somebody has shared a call with you',
  askedAbout: (moment: string, acts: number) => `It was made ${moment} and has ${acts} ${acts === 1 ? 'step' : 'steps'}. Nothing happens until you open it. Then it takes the place of the call here.`,
  open: 'Open the call',
  decline: 'No thanks',
  declined: 'The shared call is removed from the address.',
  opened: 'You are looking at a shared call',
  openedHint: 'If you go on it becomes your own, and the link disappears from the address.',
  close: 'Close',
  otherRules: 'The rules have changed since the call was shared. It is made again with the rules of today and may end differently.',
  unreadable: { damaged: 'The shared call cannot be read', newer: 'The shared call was made with a newer version', unloaded: 'The shared call could not be loaded' },
  unreadableHint: {
    damaged: 'The link or the file has been cut off or changed. Ask for it again. The page works as usual.',
    newer: 'Reload the page to get the new version. Then open the call again.',
    unloaded: 'Check the connection and reload the page.',
  },
};

/** The words of sharing. */
export const shareTexts: Readonly<Record<Lang, typeof sv>> = { sv, en };
