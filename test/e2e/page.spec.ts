import { card, expect, expectNoBarriers, field, ONCE, open, picture, press, say, test } from './page.ts';

test('The start, a question and the card have no barriers', async ({ page }) => {
  await open(page);
  await expectNoBarriers(page);
  await picture(page, 'start');
  await page.getByText('Så svarar talsvaret').click();
  await page.getByText('Tid: nu').click();
  await expectNoBarriers(page);
  await say(page, 'utbetalning av föräldrapenning');
  await expect(page.getByRole('button', { name: 'Nej' })).toBeVisible();
  await expectNoBarriers(page);
  await picture(page, 'question');
  await press(page, 'Ja');
  await expectNoBarriers(page);
  await press(page, 'Använd testnumret 19121212-1212');
  await press(page, 'Fortsätt');
  await expectNoBarriers(page);
  await press(page, 'Godkänn');
  await page.getByText('Varför hit?').click();
  await expectNoBarriers(page);
  await picture(page, 'card');
});

test('Open suggestions have no barriers', async ({ page }) => {
  await open(page);
  await field(page).pressSequentially('barn');
  await page.keyboard.press('ArrowDown');
  await expectNoBarriers(page);
  await picture(page, 'suggestions');
});

test('The dark page has no barriers', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await expectNoBarriers(page);
  await picture(page, 'start-dark');
  await say(page, 'jag är journalist');
  await page.getByText('Varför hit?').click();
  await expectNoBarriers(page);
  await picture(page, 'card-dark');
});

test('The English page has no barriers', async ({ page }) => {
  await open(page, { path: '/?lang=en' });
  await expectNoBarriers(page);
  await say(page, 'I am a journalist');
  await expect(card(page, 'Press line')).toBeVisible();
  await expectNoBarriers(page);
  await picture(page, 'card-en');
});

test('The language can be switched in the middle of a call and is kept', ONCE, async ({ page }) => {
  await open(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await say(page, 'jag är journalist');
  await press(page, 'EN English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is your call about?');
  await expect(card(page, 'Press line')).toContainText('Call this number instead');
  expect(new URL(page.url()).search).toBe('?lang=en');
  await page.goto('/');
  await expect(page.getByRole('combobox', { name: 'What is your call about?' })).toBeVisible();
});

test('The theme can be chosen and comes back after a reload', ONCE, async ({ page }) => {
  await open(page);
  await page.getByLabel('Utseende').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(18, 24, 27)');
});

test('The page works when storage throws', ONCE, async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('forbidden'); } }));
  await open(page);
  await say(page, 'jag är journalist');
  await expect(card(page, 'Pressjouren')).toBeVisible();
});

test('Nothing that was typed is kept or put in the address', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'jag är journalist och heter Hemlig');
  await expect(card(page, 'Pressjouren')).toBeVisible();
  expect(page.url()).not.toContain('Hemlig');
  const kept = await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]));
  expect(kept).not.toContain('Hemlig');
});

test('The page says that it is a simulation and that nothing leaves it', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('banner')).toContainText('En simulering. Inte Försäkringskassan. Inget du skriver lämnar sidan.');
  await expect(page.getByRole('contentinfo')).toContainText('vårt antagande');
});

test('Nothing is cut off on a screen of 320 px, and every target is large enough', ONCE, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
  await say(page, 'utbetalning av föräldrapenning');
  await press(page, 'Nej');
  await page.getByText('Varför hit?').click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const target of await page.getByRole('button').or(field(page)).all()) {
    const box = await target.boundingBox();
    expect(box?.height, await target.innerText()).toBeGreaterThanOrEqual(44);
    expect(box?.width, await target.innerText()).toBeGreaterThanOrEqual(44);
  }
  const number = card(page, 'Kundcenter för privatpersoner').getByRole('link', { name: '0771-524 524' });
  expect((await number.boundingBox())?.height).toBeLessThan(70);
});

test('On paper there is the card and nothing else', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'jag är journalist');
  await page.emulateMedia({ media: 'print' });
  await expect(card(page, 'Pressjouren')).toBeVisible();
  await expect(field(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await picture(page, 'print');
});

test('Without scripts the three numbers stand there', ONCE, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL ?? '');
  for (const number of ['0771-524 524', '0771-17 90 00', '010-116 98 88']) await expect(page.getByRole('link', { name: number, exact: true })).toBeVisible();
  await context.close();
});
