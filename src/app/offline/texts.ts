import type { Lang } from '../../../intents/types.ts';

const sv = {
  waiting: 'En ny version av sidan finns',
  waitingHint: 'Den används när du laddar om. Samtalet här försvinner då.',
  replaced: 'En annan flik har bytt till en ny version',
  replacedHint: 'Ladda om den här fliken också. Annars kan delar av sidan saknas.',
  reload: 'Ladda om',
  later: 'Inte nu',
  close: 'Stäng',
  storage: {
    unavailable: 'Webbläsaren sparar inget här',
    full: 'Webbläsaren har inget utrymme kvar',
    damaged: 'Något som var sparat gick inte att läsa',
    newer: 'En nyare version av sidan är öppen i en annan flik',
  },
  storageHint: {
    unavailable: 'Sidan fungerar ändå. Dina val och listor glöms när du stänger den.',
    full: 'Sidan fungerar ändå. Det du ändrar nu glöms när du stänger den.',
    damaged: 'Det är lagt åt sidan, och sidan börjar om från tomt. Allt annat fungerar som vanligt.',
    newer: 'Ladda om den här fliken. Det du ändrar här glöms annars när du stänger den.',
  },
  broken: 'Något gick fel på sidan',
  brokenHint: 'Börja om i rummet, eller ring. Felet är vårt, inte ditt.',
  numbers: 'Numren',
  again: 'Börja om',
};

const en: typeof sv = {
  waiting: 'There is a new version of the page',
  waitingHint: 'It is used when you reload. The call here is lost then.',
  replaced: 'Another tab has changed to a new version',
  replacedHint: 'Reload this tab too. Otherwise parts of the page may be missing.',
  reload: 'Reload',
  later: 'Not now',
  close: 'Close',
  storage: {
    unavailable: 'The browser keeps nothing here',
    full: 'The browser has no room left',
    damaged: 'Something that was kept could not be read',
    newer: 'A newer version of the page is open in another tab',
  },
  storageHint: {
    unavailable: 'The page works all the same. Your choices and lists are forgotten when you close it.',
    full: 'The page works all the same. What you change now is forgotten when you close it.',
    damaged: 'It is set aside, and the page begins anew without it. Everything else works as usual.',
    newer: 'Reload this tab. Otherwise what you change here is forgotten when you close it.',
  },
  broken: 'Something went wrong on the page',
  brokenHint: 'Begin anew in the room, or call. The fault is ours, not yours.',
  numbers: 'The numbers',
  again: 'Begin anew',
};

/** The words of what may go wrong around the rooms: versions, storage and faults. */
export const offlineTexts: Readonly<Record<Lang, typeof sv>> = { sv, en };
