/** An official message to users, in BankID's own words. */
export interface UserMessage {
  readonly sv: string;
  /** Null where the English text has not been collected. */
  readonly en: string | null;
}

/**
 * BankID's recommended user messages (developers.bankid.com, relying-party API v6), as collected in docs/domain.md's source.
 * They were written for screens: the call speaks its own shorter prompts and keeps the code in the trace.
 * RFA29 is missing, because its text was not collected in full; RFA15B is spelt right where the official page says "gitligt".
 */
export const USER_MESSAGES: Readonly<Record<string, UserMessage>> = {
  RFA1: { sv: 'Starta BankID-appen.', en: 'Start your BankID app.' },
  RFA2: { sv: 'Du verkar inte ha BankID-appen. Installera den och skaffa ett BankID.', en: "You don't seem to have the BankID app. Install the app and get a BankID." },
  RFA3: { sv: 'Åtgärden avbröts. Försök igen.', en: 'The action was cancelled. Please try again.' },
  RFA4: { sv: 'En identifiering eller underskrift pågår redan för ditt personnummer. Försök igen.', en: 'An identification or signature is already in progress for your personal identity number. Please try again.' },
  RFA5: { sv: 'Något gick fel. Försök igen.', en: 'Something went wrong. Please try again.' },
  RFA6: { sv: 'Åtgärden avbröts.', en: 'The action was cancelled.' },
  RFA8: { sv: 'BankID-appen svarar inte. Kontrollera att den är startad och att du har internetanslutning. Försök sedan igen.', en: "The BankID app is not responding. Please check that it's started and that you have internet access. Try again." },
  RFA9: { sv: 'Skriv in din säkerhetskod i BankID-appen och välj Identifiera eller Skriv under.', en: 'Enter your security code in the BankID app and select Identify or Sign.' },
  RFA13: { sv: 'Försöker starta BankID-appen.', en: 'Trying to start your BankID app.' },
  RFA15A: { sv: 'Söker efter BankID. Säkerställ att du har ett giltigt BankID på den här datorn. Om du har ett BankID på kort, sätt in kortet i kortläsaren.', en: 'Searching for BankID. Make sure you have a valid BankID on this computer. If you have a BankID on card, please insert the card into your card reader.' },
  RFA15B: { sv: 'Söker efter BankID. Säkerställ att du har ett giltigt BankID på den här enheten.', en: 'Searching for BankID. Make sure you have a valid BankID on this device.' },
  RFA16: { sv: 'Ditt BankID är för gammalt eller spärrat. Använd ett annat BankID eller skaffa ett nytt hos din bank.', en: 'Your BankID is blocked or too old. Please use another BankID or get a new one from your bank.' },
  RFA17A: { sv: 'Du verkar inte ha BankID-appen/programmet. Installera den och skaffa ett BankID hos din bank.', en: "You don't seem to have the BankID app/program. Please install it and get a BankID from your bank." },
  RFA17B: { sv: 'Misslyckades att läsa av QR-koden. Starta BankID-appen och läs av QR-koden.', en: 'Failed to scan the QR code. Start the BankID app and scan the QR code.' },
  RFA19: { sv: 'Vill du använda BankID på den här datorn eller ett Mobilt BankID?', en: 'Would you like to use BankID on this computer, or a Mobile BankID?' },
  RFA20: { sv: 'Vill du använda BankID på den här enheten eller på en annan enhet?', en: 'Do you want to use BankID on this device or another device?' },
  RFA21: { sv: 'En identifiering eller underskrift pågår.', en: 'An identification or signing is in progress.' },
  RFA22: { sv: 'Något gick fel. Försök igen.', en: 'Something went wrong. Please try again.' },
  RFA23: { sv: 'Fotografera och läs av din ID-handling med BankID-appen.', en: 'Take a photo of, and scan, your ID document with the BankID app.' },
  RFA24: { sv: 'Gör en ansiktsigenkänning i BankID-appen.', en: null },
  RFA25: { sv: 'Välj hur du vill bekräfta din identitet i BankID-appen.', en: null },
  RFA26: { sv: 'Kontrollen av din ID-handling misslyckades. Försök igen.', en: null },
  RFA27: { sv: 'Ansiktsigenkänningen misslyckades. Försök igen.', en: null },
  RFA28: { sv: 'Din enhet saknar den läsare som behövs för att kontrollera ID-handlingar.', en: null },
  RFA30: { sv: 'Bekräftelsen av din identitet misslyckades. Försök igen.', en: null },
};

/** The official text of a message by its code ("RFA6"), or null. */
export function userMessage(rfa: string): UserMessage | null {
  return Object.hasOwn(USER_MESSAGES, rfa) ? (USER_MESSAGES[rfa] ?? null) : null;
}
