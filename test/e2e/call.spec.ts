import type { Page } from '@playwright/test';
import { card, expect, expectNoBarriers, field, ONCE, open, picture, press, say, test } from './page.ts';

const PRIVATE = 'Kundcenter för privatpersoner';

/** Keeps the engine away until it is let in. */
async function holdEngine(page: Page): Promise<() => void> {
  let letIn = () => undefined as void;
  const held = new Promise<void>((resolve) => { letIn = resolve; });
  await page.route(/_virtual_/u, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/');
  return () => letIn();
}

test('The field can be typed in before the engine is here, and what was sent is sent then', ONCE, async ({ page }) => {
  const letIn = await holdEngine(page);
  await say(page, 'jag är journalist');
  await expect(page.getByRole('region', { name: 'Svara' }).getByText('Det du skrev skickas när det är klart')).toBeVisible();
  await expect(field(page)).toHaveValue('jag är journalist');
  letIn();
  await expect(card(page, 'Pressjouren')).toBeVisible();
});

test('An example can be pressed as the very first thing', ONCE, async ({ page }) => {
  const letIn = await holdEngine(page);
  await press(page, 'jag är sjuk');
  await expect(page.getByRole('region', { name: 'Svara' }).getByText('Det du skrev skickas när det är klart')).toBeVisible();
  letIn();
  await expect(page.getByRole('article', { name: 'Du' })).toContainText('jag är sjuk');
});

test('A person can be asked for as the very first thing', ONCE, async ({ page }) => {
  const letIn = await holdEngine(page);
  await press(page, 'Prata med en person');
  letIn();
  await expect(card(page, PRIVATE)).toBeVisible();
});

test('Numbers and hours are there by themselves; a call is made ready when somebody is', ONCE, async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (asked) => { if (asked.resourceType() === 'script') scripts.push(asked.url()); });
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Numren just nu' }).getByText('Öppettiderna är inte publicerade').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(scripts.filter((url) => url.includes('/engine-'))).toEqual([]);
  await expect(page.getByRole('button', { name: 'Lägg på' })).toBeDisabled();
  await page.mouse.move(1, 1);
  await expect(page.getByRole('button', { name: 'Lägg på' })).toBeEnabled();
});

test('When the engine cannot be loaded the page says so and can try again', ONCE, async ({ page }) => {
  await page.route(/_virtual_talsvar-shipped/u, (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw new Error()' }));
  await page.goto('/');
  await page.mouse.move(1, 1);
  await expect(page.getByText('gick inte att läsa in').first()).toBeVisible();
});

test('When numbers and hours cannot be loaded the page says so', ONCE, async ({ page }) => {
  await page.route(/_virtual_talsvar-lines/u, (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw new Error()' }), { times: 1 });
  await page.goto('/');
  await expect(page.getByText('gick inte att läsa in').first()).toBeVisible();
});

test('Everything can be done with the keyboard alone', ONCE, async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Hoppa till frågan' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('utbetalning av föräldrapenning');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Nej' })).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Nej' })).toBeFocused();
  await page.keyboard.press('Enter');
  // The button is gone: the person goes on from the card.
  await expect(card(page, PRIVATE)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(card(page, PRIVATE).getByRole('link', { name: '0771-524 524' })).toBeFocused();
});

test('Suggestions come while typing, obey the arrows and are never forced', ONCE, async ({ page }) => {
  await open(page);
  await field(page).pressSequentially('föräldra');
  const options = page.getByRole('listbox', { name: 'Förslag' }).getByRole('option');
  await expect(options.first()).toBeVisible();
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(options.first()).toBeHidden();
  await expect(field(page)).toHaveValue('föräldra');
  await page.keyboard.press('ArrowDown');
  const wanted = await options.first().innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Du' })).toContainText(wanted);
});

test('A suggestion can be pressed, and the field keeps the focus', ONCE, async ({ page }) => {
  await open(page);
  await field(page).pressSequentially('bostads');
  const first = page.getByRole('listbox', { name: 'Förslag' }).getByRole('option').first();
  const wanted = await first.innerText();
  await first.click();
  await expect(page.getByRole('article', { name: 'Du' })).toContainText(wanted);
  await expect(field(page)).toBeFocused();
});

test('The up arrow brings the last utterance back into the empty field', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'hej');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toHaveValue('hej');
});

test('What is new is told once, in one live region', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'utbetalning av föräldrapenning');
  const regions = page.locator('[aria-live], [role=log], [role=status], [role=alert]');
  await expect(regions).toHaveCount(1);
  await expect(regions).toContainText('Vill du identifiera dig med bank-id');
  await expect(regions).not.toContainText('utbetalning av föräldrapenning');
});

test('A person answers whenever the caller asks for one', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'utbetalning av föräldrapenning');
  await press(page, 'Prata med en person');
  await expect(card(page, PRIVATE)).toBeVisible();
  await page.getByText('Varför hit?').click();
  await expect(card(page, PRIVATE)).toContainText('Du bad om en person');
});

test('"handläggare" reaches a person', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'handläggare');
  await expect(card(page, PRIVATE)).toContainText('Allmänna frågor');
});

test('Hanging up ends the call, and a new question begins another', ONCE, async ({ page }) => {
  await open(page);
  await press(page, 'Lägg på');
  await expect(page.getByText('Samtalet är avslutat.').first()).toBeVisible();
  await say(page, 'jag är journalist');
  await expect(card(page, 'Pressjouren')).toBeVisible();
});

test('Starting over leaves nothing of the call behind', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'jag är journalist');
  await press(page, 'Börja om');
  await expect(page.getByText('jag är journalist')).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Vad gäller ditt ärende?' })).toBeVisible();
});

test('BankID can be accepted, in pretence and with the test number', async ({ page }) => {
  await open(page);
  await say(page, 'utbetalning av föräldrapenning');
  await press(page, 'Ja');
  await expect(page.getByText('Skriv aldrig ett riktigt personnummer')).toBeVisible();
  await press(page, 'Fortsätt');
  await expect(page.getByText('Skriv tolv siffror, eller använd testnumret.')).toBeVisible();
  await press(page, 'Använd testnumret 19121212-1212');
  await press(page, 'Fortsätt');
  await expect(page.getByRole('region', { name: 'Låtsas-BankID' })).toContainText('Inget riktigt BankID används');
  await expect(page.locator('body')).not.toContainText('191212121212');
  await picture(page, 'bankid');
  await press(page, 'Godkänn');
  await expect(card(page, PRIVATE)).toContainText('Identifierad med låtsas-BankID');
});

for (const { button, hears } of [
  { button: 'Jag ringer inte', hears: 'Du svarade att du inte ringer oss' },
  { button: 'Hoppa över', hears: 'Jag kopplar dig till' },
]) {
  test(`In the pretended BankID, "${button}" goes on without`, ONCE, async ({ page }) => {
    await open(page);
    await say(page, 'utbetalning av föräldrapenning');
    await press(page, 'Ja');
    await press(page, 'Använd testnumret 19121212-1212');
    await press(page, 'Fortsätt');
    await press(page, button);
    await expect(page.getByRole('article', { name: 'Talsvaret' }).filter({ hasText: hears })).toBeVisible();
    await expect(card(page, PRIVATE)).not.toContainText('Identifierad');
    // To skip is no sign of danger.
    await expect(page.getByRole('article', { name: 'Talsvaret' }).filter({ hasText: '112' })).toHaveCount(0);
  });
}

test('Cancelling in the pretended BankID offers one more try', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'utbetalning av föräldrapenning');
  await press(page, 'Ja');
  await press(page, 'Använd testnumret 19121212-1212');
  await press(page, 'Fortsätt');
  await press(page, 'Avbryt');
  await expect(page.getByRole('article', { name: 'Talsvaret' }).last()).toContainText('försöka med bank-id en gång till');
});

test('In danger the emergency number stands first', async ({ page }) => {
  await open(page);
  await say(page, 'jag vill inte leva längre');
  await expect(card(page, PRIVATE).getByRole('link', { name: '112', exact: true })).toHaveAttribute('href', 'tel:112');
  await picture(page, 'crisis');
});

test('Another day and another number can be tried', async ({ page }) => {
  await open(page);
  await page.getByText('Tid: nu').click();
  await page.getByLabel('Datum och tid i Stockholm').fill('2025-06-20T10:15');
  await page.getByLabel('Du ringer').selectOption('press');
  await press(page, 'Börja ett nytt samtal');
  await expect(page.getByText('Låtsad tid: fredag 20 juni 2025 10.15')).toBeVisible();
  await say(page, 'jag är sjuk');
  await expect(card(page, PRIVATE)).toContainText('Stängt nu');
  await press(page, 'Tillbaka till nu');
  await expect(page.getByText('Låtsad tid')).toHaveCount(0);
});

test('A queue can be waited in, place by place', async ({ page }) => {
  await open(page);
  await page.getByText('Tid: nu').click();
  await page.getByLabel('Kö till en handläggare').selectOption('3');
  await press(page, 'Börja ett nytt samtal');
  await expect(page.getByText('Låtsad kö: Plats 3')).toBeVisible();
  await say(page, 'vab');
  await expect(page.getByRole('article', { name: 'Talsvaret' }).last()).toContainText('plats 3 i kön');
  await picture(page, 'queue');
  await expectNoBarriers(page);
  for (let place = 3; place > 0; place--) await press(page, 'Vänta en minut i kön');
  await expect(card(page, PRIVATE)).toContainText('0771-524 524');
});

test('A full queue says so, and the card tells where to call all the same', ONCE, async ({ page }) => {
  await open(page, { path: '/?queue=full' });
  await say(page, 'vab');
  await expect(page.getByRole('article', { name: 'Talsvaret' }).filter({ hasText: 'Kön är full' })).toBeVisible();
  await expect(card(page, PRIVATE)).toContainText('0771-524 524');
});
