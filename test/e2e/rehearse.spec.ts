import type { Page } from '@playwright/test';
import { expect, expectNoBarriers, ONCE, OPEN, picture, test } from './page.ts';
import { endReading, fail, read, speak, withEar, withoutEar, withVoice } from './rehearse-fakes.ts';

const TEST_NUMBER = '199001019802';

async function openRoom(page: Page, query = '', at = OPEN): Promise<void> {
  await page.clock.setFixedTime(new Date(at));
  await page.goto(`/?room=rehearse${query}`);
  await expect(page.getByRole('button', { name: /^(?:Ring upp|Call)$/u })).toBeVisible();
}

async function callUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:Ring upp|Call)$/u }).click();
  await expect(page.getByRole('button', { name: /^(?:Var tyst|Stay silent)$/u })).toBeVisible();
}

const caption = (page: Page) => page.getByRole('region', { name: /^(?:Rösten säger|The voice says)$/u });
const phone = (page: Page) => page.getByRole('region', { name: /^(?:Telefonen|The telephone)$/u });
const bankid = (page: Page) => page.getByRole('region', { name: /^(?:Låtsas-BankID|Pretend BankID)$/u });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function say(page: Page, words: string): Promise<void> {
  const field = page.getByRole('combobox', { name: /^(?:Säg|Say)$/u });
  await field.fill(words);
  await field.press('Enter');
}

/** What is folded on a small screen. */
async function unfold(page: Page, title: string): Promise<void> {
  await expect(phone(page)).toBeVisible();
  const summary = page.locator('summary', { hasText: title });
  if (await summary.count() > 0 && !(await summary.locator('..').getAttribute('open').then((open) => open !== null))) await summary.click();
}

async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

test.describe('A call is placed, answered in words, and ends', () => {
  test('in Swedish', async ({ page }) => {
    await openRoom(page);
    await expect(phone(page)).toContainText('Öppet nu, till klockan 16');
    await picture(page, 'dial');
    await expectNoSideways(page);
    await expectNoBarriers(page);
    await callUp(page);
    await expect(caption(page)).toContainText('Beskriv med egna ord');
    await picture(page, 'in-call');
    await expectNoBarriers(page);
    await say(page, 'utbetalning av föräldrapenning');
    await expect(caption(page)).toContainText('Vill du identifiera dig med bank-id');
    await expect(caption(page)).not.toContainText('Beskriv med egna ord');
    await say(page, 'nej');
    await expect(caption(page)).toContainText('Jag kopplar dig');
    await expect(phone(page)).toContainText('Samtalet är slut');
    await expect(page.getByRole('article', { name: 'Kundcenter för privatpersoner' })).toBeVisible();
    await picture(page, 'over');
    await expectNoSideways(page);
    await expectNoBarriers(page);
    await press(page, 'Öva igen');
    await expect(phone(page)).toContainText('Ringer');
    await expect(caption(page)).toContainText('Beskriv med egna ord');
    await press(page, 'Lägg på');
    await press(page, 'Slå ett annat nummer');
    await expect(page.getByRole('textbox', { name: 'Nummer' })).toHaveValue('0771-524 524');
  });

  test('in English', async ({ page }) => {
    await openRoom(page, '&lang=en');
    await expectNoBarriers(page);
    await callUp(page);
    await expect(caption(page)).toContainText('Describe in your own words');
    await picture(page, 'in-call-en');
    await say(page, 'payment of parental benefit');
    await expect(caption(page)).toContainText('identify');
    await say(page, 'no');
    await expect(phone(page)).toContainText('The call has ended');
    await expect(page.getByRole('button', { name: 'Practise again' })).toBeVisible();
    await picture(page, 'over-en');
    await expectNoBarriers(page);
  });
});

test('The clock of the call runs, and stops with it', ONCE, async ({ page }) => {
  await openRoom(page);
  await callUp(page);
  await expect(phone(page)).toContainText('00:02');
  await press(page, 'Lägg på');
  const stopped = await phone(page).locator('.display-time').innerText();
  await page.waitForTimeout(1500);
  expect(await phone(page).locator('.display-time').innerText()).toBe(stopped);
});

test('A number can be keyed, chosen or typed; one that does not exist is told', async ({ page }) => {
  await openRoom(page);
  const field = page.getByRole('textbox', { name: 'Nummer' });
  for (const digit of '0101169888') await press(page, digit);
  await expect(field).toHaveValue('010-116 98 88');
  await expect(page.getByRole('radio', { name: /Press/u })).toBeChecked();
  await expect(page).toHaveURL(/dial=press/u);
  await page.getByRole('radio', { name: /Partner/u }).check();
  await expect(field).toHaveValue('0771-17 90 00');
  await field.fill('112');
  await field.press('Enter');
  await expect(page.getByText('Det numret finns inte i simuleringen')).toBeVisible();
  await expect(field).toBeFocused();
  await expectNoBarriers(page);
  await field.fill('0046771524524');
  await expect(page.getByRole('radio', { name: /Från utlandet/u })).toBeChecked();
  await field.press('Enter');
  await expect(caption(page)).toContainText('Välkommen');
  await expect(phone(page)).toContainText('+46 771 524 524');
});

test('Everything on the telephone goes by keyboard, and the keypad is one stop', ONCE, async ({ page }) => {
  await openRoom(page);
  await page.getByRole('textbox', { name: 'Nummer' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Var tyst' })).toBeVisible();
  // The field is gone; the person goes on from the telephone.
  await expect(page.locator('#answer')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Säg' })).toBeFocused();
  await page.keyboard.type('utbetalning av föräldrapenning');
  await page.keyboard.press('Enter');
  await expect(caption(page)).toContainText('Säg ja eller nej');
  const keypad = page.getByRole('toolbar', { name: 'Knappsats' });
  await keypad.getByRole('button', { name: '1' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(keypad.getByRole('button', { name: '5' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Var tyst' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(keypad.getByRole('button', { name: '5' })).toBeFocused();
  // A digit of the keyboard presses its key: 2 is no.
  await page.keyboard.press('2');
  await expect(caption(page)).toContainText('Jag kopplar dig');
  await expect(page.locator('#answer')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Öva igen' })).toBeFocused();
});

test('What is new is told once, in the one live region', ONCE, async ({ page }) => {
  await openRoom(page);
  await callUp(page);
  const regions = page.locator('[aria-live], [role=log], [role=status], [role=alert]');
  await expect(regions).toHaveCount(1);
  await expect(regions.getByText('Beskriv med egna ord')).toHaveCount(1);
  await press(page, 'Var tyst');
  await expect(regions.getByText('Jag hörde inget')).toHaveCount(1);
});

test('Silence is one press; it counts by itself only for those who ask, and more time can be taken', async ({ page }) => {
  await page.clock.install({ time: new Date(OPEN) });
  await page.goto('/?room=rehearse');
  await callUp(page);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await press(page, 'Var tyst');
  await expect(caption(page)).toContainText('Jag hörde inget');
  await press(page, 'Lägg på');
  await press(page, 'Öva igen');
  await unfold(page, 'Ljud och tid');
  const patience = page.getByRole('combobox', { name: 'Tystnad räknas' });
  await patience.selectOption('100000');
  await expect(page.getByRole('progressbar', { name: 'Tid kvar' })).toBeVisible();
  await picture(page, 'silence');
  await expectNoBarriers(page);
  await patience.selectOption('null');
  await page.clock.pauseAt(new Date(Date.parse(OPEN) + 3_600_000));
  await patience.selectOption('10000');
  await page.clock.runFor(9000);
  await press(page, 'Mer tid');
  await page.clock.runFor(9000);
  await expect(caption(page)).toContainText('Beskriv med egna ord');
  await page.clock.runFor(1500);
  await expect(caption(page)).toContainText('Jag hörde inget');
  // Whoever is writing is not silent.
  await page.getByRole('combobox', { name: 'Säg' }).fill('jag');
  await expect(page.getByRole('progressbar')).toHaveCount(0);
});

test.describe('With a voice', () => {
  test('The prompts are read one by one, and the caption follows', async ({ page }) => {
    await withVoice(page);
    await openRoom(page);
    await callUp(page);
    await expect(caption(page)).toContainText('Välkommen till Försäkringskassan');
    await expect(caption(page)).not.toContainText('Det du säger nu');
    await endReading(page);
    await expect(caption(page)).toContainText('Det här går inte att avbryta');
    await picture(page, 'heard-out');
    await expectNoBarriers(page);
    await endReading(page);
    await expect(caption(page)).toContainText('Beskriv med egna ord');
    await press(page, 'Tysta rösten');
    await expect(page.getByRole('button', { name: 'Tysta rösten' })).toHaveCount(0);
    expect((await read(page)).map(({ voice, rate }) => [voice, rate])).toEqual([['Alva', 1], ['Alva', 1], ['Alva', 1]]);
    // Heard by ear, so not told a second time.
    await expect(page.locator('[aria-live]')).not.toContainText('Beskriv med egna ord');
  });

  test('It can be talked over, but not where it must be heard out', ONCE, async ({ page }) => {
    await withVoice(page);
    await openRoom(page, '&inspect');
    await callUp(page);
    await endReading(page);
    await expect(caption(page)).toContainText('Det du säger nu');
    await say(page, 'jag är sjuk');
    await expect(caption(page)).toContainText('Det hördes inte');
    await endReading(page);
    await expect(caption(page)).toContainText('Beskriv med egna ord');
    await say(page, 'utbetalning av föräldrapenning');
    await expect(caption(page)).toContainText('Vill du identifiera dig');
    expect((await read(page)).at(-1)?.text).toContain('Vill du identifiera dig');
    await press(page, '2');
    await expect(caption(page)).toContainText('Jag kopplar dig');
  });

  test('It is turned off, slowed down, or kept to its pace without a sound', ONCE, async ({ page }) => {
    await withVoice(page);
    await openRoom(page, '&lang=en');
    await unfold(page, 'Sound and time');
    await page.getByRole('combobox', { name: 'Pace' }).selectOption('slow');
    await callUp(page);
    await expect.poll(async () => (await read(page))[0]).toMatchObject({ voice: 'Daniel', rate: 0.8 });
    await press(page, 'Hang up');
    await page.getByRole('combobox', { name: 'The voice' }).selectOption('at-once');
    await press(page, 'Practise again');
    await expect(caption(page)).toContainText('Describe in your own words');
    await press(page, 'Hang up');
    await page.getByRole('combobox', { name: 'The voice' }).selectOption('paced');
    await press(page, 'Practise again');
    await expect(caption(page)).toContainText('Welcome');
    await expect(caption(page)).not.toContainText('Describe');
    await press(page, 'Silence the voice');
    await expect(page.getByRole('button', { name: 'Silence the voice' })).toHaveCount(0);
    expect(await read(page)).toHaveLength(1);
  });
});

test('Where there is no Swedish voice the page says so, and the captions are there', async ({ page }) => {
  await openRoom(page);
  await unfold(page, 'Ljud och tid');
  await expect(page.getByText('Det finns ingen svensk röst')).toBeVisible({ timeout: 8000 });
  await expectNoBarriers(page);
});

test.describe('The microphone', () => {
  test('is opened after a word on where the sound goes, and shows what it hears', async ({ page }) => {
    await withEar(page);
    await openRoom(page);
    await callUp(page);
    await press(page, 'Tala');
    await expect(page.getByText('Den kan skicka ljudet till den som gör webbläsaren')).toBeVisible();
    await picture(page, 'consent');
    await expectNoBarriers(page);
    await press(page, 'Skriv i stället');
    await expect(page.getByRole('combobox', { name: 'Säg' })).toBeFocused();
    await press(page, 'Tala');
    await press(page, 'Använd mikrofonen');
    await expect(page.getByText('Lyssnar …')).toBeVisible();
    await speak(page, 'utbetalning av', false);
    await expect(page.getByText('utbetalning av', { exact: true })).toBeVisible();
    await expectNoBarriers(page);
    await speak(page, 'utbetalning av föräldrapenning', true);
    await expect(caption(page)).toContainText('Vill du identifiera dig');
    // Asked once: now it opens at once.
    await press(page, 'Tala');
    await speak(page, 'nej', true);
    await expect(caption(page)).toContainText('Jag kopplar dig');
  });

  for (const [error, words] of [
    ['language-not-supported', 'kan inte tolka svenska'], ['phrases-not-supported', 'gick inte att tolka tal'],
    ['audio-capture', 'Ingen mikrofon hittades'], ['not-allowed', 'Mikrofonen är inte tillåten'],
  ] as const) {
    test(`leads to typing with a clear word at ${error}, though no end comes`, ONCE, async ({ page }) => {
      await withEar(page);
      await openRoom(page);
      await callUp(page);
      await press(page, 'Tala');
      await press(page, 'Använd mikrofonen');
      await fail(page, error);
      await expect(page.locator('.ear-trouble')).toContainText(words);
      await expect(page.locator('[aria-live]')).toContainText(words);
      await say(page, 'jag är journalist');
      await expect(caption(page)).toContainText('pressjouren');
    });
  }

  test('is not offered where the browser has no ear', ONCE, async ({ page }) => {
    await withoutEar(page);
    await openRoom(page, '&lang=en');
    await callUp(page);
    await expect(page.getByText('Type what you would say')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Speak' })).toHaveCount(0);
  });

  test('talks over what is being read', ONCE, async ({ page }) => {
    await withVoice(page);
    await withEar(page);
    await openRoom(page);
    await callUp(page);
    await press(page, 'Tala');
    await press(page, 'Använd mikrofonen');
    // The voice has fallen silent, so that it is not heard by the microphone.
    await expect(page.getByRole('button', { name: 'Tysta rösten' })).toHaveCount(0);
    await speak(page, 'jag är journalist', true);
    await expect(caption(page)).toContainText('pressjouren');
  });
});

test.describe('The pretended BankID', () => {
  async function untilBankid(page: Page): Promise<void> {
    await say(page, 'utbetalning av föräldrapenning');
    await say(page, 'ja');
    await expect(page.getByLabel('Personnummer, tolv siffror')).toBeVisible();
    await expect(page.getByText('0 av 12 siffror')).toBeVisible();
    for (const digit of TEST_NUMBER.slice(0, 11)) await press(page, digit);
    await expect(page.getByText('11 av 12 siffror')).toBeVisible();
    await press(page, TEST_NUMBER.slice(11));
    await expect(bankid(page)).toContainText('Talsvaret väntar på dig');
  }

  test('is approved, with the real sequence of messages; the number is nowhere', async ({ page }) => {
    await openRoom(page);
    await callUp(page);
    await untilBankid(page);
    await picture(page, 'bankid');
    await expectNoBarriers(page);
    await press(page, 'Gå till låtsas-BankID');
    await expect(bankid(page)).toBeFocused();
    await press(page, 'Godkänn');
    await expect(bankid(page)).toContainText('Skriv in din säkerhetskod i BankID-appen');
    await expect(caption(page)).toContainText('säkerhetskod');
    await expect(phone(page)).toContainText('Samtalet är slut', { timeout: 10_000 });
    await expect(bankid(page).getByRole('listitem')).toHaveText([/Starta BankID-appen.*RFA1/u, /Bekräfta att det är du som ringer/u, /säkerhetskod.*RFA9/u, /identifierad på låtsas/u]);
    await expect(page.getByRole('article', { name: 'Kundcenter för privatpersoner' })).toContainText('Identifierad med låtsas-BankID');
    await picture(page, 'bankid-done');
    await expectNoBarriers(page);
    expect(await page.content()).not.toMatch(/19900101.?9802/u);
    expect(page.url()).not.toContain('9802');
  });

  test('is told that nobody is calling, and nobody is asked again', ONCE, async ({ page }) => {
    await openRoom(page);
    await callUp(page);
    await untilBankid(page);
    await press(page, 'Jag ringer inte');
    await expect(caption(page)).toContainText('Ring alltid upp numret själv', { timeout: 10_000 });
  });

  test('can go wrong in other ways, and the call goes on', ONCE, async ({ page }) => {
    await openRoom(page);
    await callUp(page);
    await untilBankid(page);
    await bankid(page).getByRole('combobox', { name: 'Något annat händer' }).selectOption({ label: 'BankID är för gammalt eller spärrat' });
    await press(page, 'Låt det hända');
    await expect(bankid(page)).toContainText('RFA16', { timeout: 10_000 });
    await expect(caption(page)).toContainText('för gammalt eller spärrat');
  });

  test('gives way to the one who would rather go on without it', ONCE, async ({ page }) => {
    await openRoom(page);
    await callUp(page);
    await untilBankid(page);
    await press(page, 'Godkänn');
    await say(page, 'hoppa över');
    await expect(phone(page)).toContainText('Samtalet är slut');
    await expect(bankid(page)).not.toContainText('identifierad på låtsas');
  });
});

test.describe('Conditions', () => {
  test('Midsummer Eve is one choice away, and comes back after a reload', async ({ page }) => {
    await openRoom(page);
    await callUp(page);
    await unfold(page, 'Villkor');
    await page.getByRole('combobox', { name: 'Tid' }).selectOption({ label: 'Midsommarafton' });
    await expect(page.locator('[aria-live]')).toContainText('Ett nytt samtal börjar');
    await expect(caption(page)).toContainText('Vi har stängt nu');
    await expect(page).toHaveURL(/at=2025-06-20T10:00/u);
    await picture(page, 'midsummer');
    await expectNoBarriers(page);
    await page.reload();
    await unfold(page, 'Villkor');
    await expect(page.getByRole('combobox', { name: 'Tid' })).toHaveValue('midsummer');
    await expect(phone(page)).toContainText('Stängt nu');
  });

  test('Noise has a level and a seed, both in the address', async ({ page }) => {
    await openRoom(page, '&lang=en');
    await unfold(page, 'Conditions');
    await page.getByRole('radio', { name: 'More' }).check();
    await expect(page).toHaveURL(/noise=2&seed=1/u);
    await press(page, 'Other noise');
    await expect(page).toHaveURL(/noise=2&seed=2/u);
    await expectNoBarriers(page);
    await page.reload();
    await unfold(page, 'Conditions');
    await expect(page.getByRole('radio', { name: 'More' })).toBeChecked();
    await page.getByRole('radio', { name: 'None' }).check();
    await expect(page).not.toHaveURL(/noise/u);
  });

  test('A time of one’s own is taken, and one that does not exist is told', async ({ page }) => {
    await openRoom(page);
    await unfold(page, 'Villkor');
    await page.getByRole('combobox', { name: 'Tid' }).selectOption({ label: 'Egen tid' });
    await page.getByLabel('Datum och tid i Stockholm').fill('2025-05-30T11:00');
    await press(page, 'Använd tiden');
    await expect(page).toHaveURL(/at=2025-05-30T11:00/u);
    await expect(page.getByText('Fredag 30 maj 2025')).toBeVisible();
    await page.getByLabel('Datum och tid i Stockholm').fill('');
    await press(page, 'Använd tiden');
    await expect(page.getByText('Skriv ett datum och en tid som finns')).toBeVisible();
    await expectNoBarriers(page);
  });

  test('A queue is waited in, minute by minute', ONCE, async ({ page }) => {
    await openRoom(page, '&queue=3');
    await callUp(page);
    await say(page, 'jag är journalist');
    await say(page, 'ja');
    await openRoom(page, '&queue=3&lang=en');
    await callUp(page);
    await say(page, 'administrator');
    await expect(caption(page)).toContainText('number 3', { ignoreCase: true });
    const before = await phone(page).locator('.display-time').innerText();
    await press(page, 'Wait a minute in the queue');
    expect(await phone(page).locator('.display-time').innerText()).not.toBe(before);
    await expect(phone(page)).toContainText('01:0');
  });
});

test('It fits 320 px, in the dark, and with the inspector open', ONCE, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await openRoom(page, '&inspect&noise=2');
  await unfold(page, 'Villkor');
  await unfold(page, 'Ljud och tid');
  await expectNoSideways(page);
  await expectNoBarriers(page);
  await callUp(page);
  await say(page, 'utbetalning av föräldrapenning');
  await expectNoSideways(page);
  await picture(page, 'dark-320');
  await expectNoBarriers(page);
});
