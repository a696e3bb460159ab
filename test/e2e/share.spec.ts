import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { card, expect, expectNoBarriers, field, MIDSUMMER_EVE, ONCE, open, picture, press, say, test } from './page.ts';

const PRIVATE = 'Kundcenter för privatpersoner';

/** Makes a call and gives the link to it. */
async function linkOf(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByText(/^(?:Dela eller öppna|Share or open)$/u).click();
  await page.getByRole('button', { name: /^(?:Kopiera länk|Copy link)$/u }).click();
  await expect(page.getByText(/^(?:Länken är kopierad\.|The link is copied\.)$/u).first()).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

const notice = (page: Page, name: string) => page.getByRole('region', { name });

test('A call is handed on as a link, asks before it is opened, and is then the same call', async ({ page }) => {
  await open(page, { at: MIDSUMMER_EVE });
  await say(page, 'utbetalning av föräldrapenning');
  await expect(card(page, PRIVATE)).toContainText('Stängt nu');
  await page.getByText('Dela eller öppna').click();
  await expect(page.getByText('Det du skrev och tryckte står i länken')).toBeVisible();
  await expectNoBarriers(page);
  await picture(page, 'share');
  await page.getByText('Dela eller öppna').click();
  const link = await linkOf(page);
  expect(link).toMatch(/#c=z[\w-]+$/u);
  expect(page.url()).not.toContain('#c=');

  await page.goto('about:blank');
  await page.goto(link);
  await expect(notice(page, 'Någon har delat ett samtal med dig')).toContainText('20 juni');
  // Nothing is said or done by itself.
  await expect(field(page)).toHaveValue('');
  await expect(page.getByText('utbetalning av föräldrapenning', { exact: true })).toHaveCount(1); // the example
  await expect(page.getByRole('article', { name: 'Du' })).toHaveCount(0);
  await expectNoBarriers(page);
  await picture(page, 'shared');
  await press(page, 'Öppna samtalet');
  await expect(card(page, PRIVATE)).toContainText('Stängt nu');
  await expect(page.getByRole('article', { name: 'Du' })).toHaveCount(1);
  await expect(page.getByText('Låtsad tid:')).toContainText('20 juni');
  await expect(notice(page, 'Du ser ett delat samtal')).toBeVisible();
  await expect(page.locator('[aria-live]')).not.toContainText('Vill du identifiera dig');
  await expectNoBarriers(page);
  await picture(page, 'shared-open');
  expect(page.url()).toContain('#c=');

  // It asks again after a reload, and comes along to where the person goes.
  await page.reload();
  await press(page, 'Öppna samtalet');
  await expect(card(page, PRIVATE)).toBeVisible();
  // Whoever goes on makes it their own call: the address no longer tells of the one that was shared.
  await press(page, 'Börja om');
  await expect(notice(page, 'Du ser ett delat samtal')).toHaveCount(0);
  await expect(card(page, PRIVATE)).toHaveCount(0);
  expect(page.url()).not.toContain('#c=');
});

test('Going on in a shared call takes it out of the address and keeps what was done', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'utbetalning av föräldrapenning');
  const link = await linkOf(page);
  await page.goto('about:blank');
  await page.goto(link);
  await press(page, 'Öppna samtalet');
  await press(page, 'Nej');
  await expect(card(page, PRIVATE)).toBeVisible();
  await expect(page.getByRole('article', { name: 'Du' })).toHaveCount(2);
  expect(page.url()).not.toContain('#c=');
});

test('A shared call that is turned down leaves nothing behind', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'jag är journalist');
  const link = await linkOf(page);
  await page.goto('about:blank');
  await page.goto(link);
  await press(page, 'Nej tack');
  await expect(notice(page, 'Någon har delat ett samtal med dig')).toHaveCount(0);
  await expect(card(page, 'Pressjouren')).toHaveCount(0);
  expect(page.url()).not.toContain('#c=');
});

test('A link that is pasted into an open page asks there, and the call there goes on until it is opened', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'jag är journalist');
  const { hash } = new URL(await linkOf(page));
  await press(page, 'Börja om');
  await say(page, 'utbetalning av föräldrapenning');
  await expect(page.getByRole('button', { name: 'Nej', exact: true })).toBeVisible();
  await page.evaluate((fragment) => { location.hash = fragment; }, hash);
  await expect(notice(page, 'Någon har delat ett samtal med dig')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nej', exact: true })).toBeVisible();
  await press(page, 'Öppna samtalet');
  await expect(card(page, 'Pressjouren')).toBeVisible();
  await expect(page.getByRole('article', { name: 'Du' })).toHaveText([/jag är journalist/u]);
});

test('A call with a pretended BankID is shared without the number', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'utbetalning av föräldrapenning');
  await press(page, 'Ja');
  await press(page, 'Använd testnumret 19121212-1212');
  await press(page, 'Fortsätt');
  await press(page, 'Godkänn');
  await expect(card(page, PRIVATE)).toContainText('Identifierad');
  await page.getByText('Dela eller öppna').click();
  const download = page.waitForEvent('download');
  await press(page, 'Spara fil');
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('2025-03-03.talsvar.json');
  const path = await saved.path();
  expect((await readFile(path, 'utf8')).replace(/"(?:service|at)".*/gu, '')).not.toMatch(/\d{6}-?\d{4}(?!\d)/u);

  await press(page, 'Börja om');
  await page.getByLabel('Öppna fil').setInputFiles({ name: 'x.talsvar.json', mimeType: 'application/json', buffer: await readFile(path) });
  await expect(card(page, PRIVATE)).toContainText('Identifierad');
  await expect(notice(page, 'Du ser ett delat samtal')).toBeVisible();
});

test('A file can be dropped, and one that is none is told of', async ({ page }) => {
  await open(page);
  await page.getByText('Dela eller öppna').click();
  const panel = page.getByRole('region', { name: 'Dela samtalet' });
  await expect(panel).toContainText('Här finns inget samtal att dela än');
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{"hello":1}'], 'x.json'));
    return data;
  });
  await panel.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(notice(page, 'Det delade samtalet går inte att läsa')).toBeVisible();
  await expectNoBarriers(page);
  await picture(page, 'unreadable');
  await say(page, 'jag är journalist');
  await expect(card(page, 'Pressjouren')).toBeVisible();
});

for (const fragment of ['#c=', '#c=zAAAA', '#c=p!!', `#c=z${'A'.repeat(100_000)}`]) {
  test(`A link that was cut off or changed is told of, and the page is as usual: ${fragment.slice(0, 10)}`, ONCE, async ({ page }) => {
    await open(page, { path: `/${fragment}` });
    await expect(notice(page, 'Det delade samtalet går inte att läsa')).toBeVisible();
    await press(page, 'Stäng');
    expect(page.url()).not.toContain('#');
    await say(page, 'jag är journalist');
    await expect(card(page, 'Pressjouren')).toBeVisible();
  });
}

test('Other rules are told of before the call is opened and after, and those of today count', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'jag är journalist');
  await page.getByText('Dela eller öppna').click();
  const download = page.waitForEvent('download');
  await press(page, 'Spara fil');
  const text = await readFile(await (await download).path(), 'utf8');
  const old = Buffer.from(text.replace(/"service": "[^"]*"/u, '"service": "older"'));
  await press(page, 'Börja om');
  await page.getByLabel('Öppna fil').setInputFiles({ name: 'old.json', mimeType: 'application/json', buffer: old });
  await expect(notice(page, 'Du ser ett delat samtal')).toContainText('Reglerna har ändrats');
  await expect(card(page, 'Pressjouren')).toBeVisible();
  const link = `#c=p${Buffer.from(JSON.stringify(JSON.parse(old.toString()))).toString('base64url')}`;
  await page.evaluate((fragment) => { location.hash = fragment; }, link);
  await expect(notice(page, 'Någon har delat ett samtal med dig')).toContainText('Reglerna har ändrats');
});

test('In English, with the room and the conditions in the address, by keyboard alone', async ({ page }) => {
  await open(page, { path: '/?lang=en&at=2025-06-20T10:15&queue=3' });
  await say(page, 'I am a journalist');
  const link = await linkOf(page);
  expect(link).toContain('?lang=en&at=2025-06-20T10:15&queue=3#c=');
  await page.goto('about:blank');
  await page.goto(link.replace('lang=en&', ''));
  await page.getByRole('button', { name: 'Öppna samtalet' }).focus();
  await page.keyboard.press('Enter');
  // The page speaks the language of the call, but it is not the person's choice for another visit.
  await expect(card(page, 'Press line')).toBeVisible();
  await expect(notice(page, 'You are looking at a shared call')).toBeVisible();
  await expect(page.locator('body')).not.toBeFocused();
  await expectNoBarriers(page);
  await picture(page, 'shared-en');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
});

test('Nothing of it is cut off on a screen of 320 px', ONCE, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
  await say(page, 'jag är journalist');
  const link = await linkOf(page);
  await page.evaluate((fragment) => { location.hash = fragment; }, new URL(link).hash);
  await expect(notice(page, 'Någon har delat ett samtal med dig')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const button of await page.getByRole('button').all()) expect((await button.boundingBox())?.height ?? 44, await button.innerText()).toBeGreaterThanOrEqual(44);
});
