import { expect, expectNoBarriers, ONCE, open, picture, test } from './page.ts';

for (const { lang, link, says, not, skip } of [
  { lang: 'sv', link: 'Tillgänglighet', says: ['WCAG 2.2 på nivå AA', 'EN 301 549 V3.2.1', 'Ingen har ännu provat sidan med en riktig skärmläsare', 'hör inte ihop med Försäkringskassan'], not: 'Numren just nu', skip: 'Hoppa till innehållet' },
  { lang: 'en', link: 'Accessibility', says: ['WCAG 2.2 at level AA', 'EN 301 549 V3.2.1', 'Nobody has yet tried the page with a real screen reader', 'not affiliated with Försäkringskassan'], not: 'The numbers right now', skip: 'Skip to the content' },
]) {
  test(`The accessibility statement (${lang}) is reached from the foot of the page, and begins at its head`, async ({ page }) => {
    await open(page, { path: `/?lang=${lang}` });
    await page.getByRole('contentinfo').getByRole('link', { name: link }).click();
    await expect(page.getByRole('heading', { level: 1, name: link })).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await expect(page).toHaveTitle(`${link} – Talsvar`);
    for (const words of says) await expect(page.getByRole('main')).toContainText(words);
    await expect(page.getByText(not)).toHaveCount(0);
    await expectNoBarriers(page);
    await picture(page, `statement-${lang}`);
  });

  test(`The accessibility statement (${lang}) has an address of its own, which survives a reload`, ONCE, async ({ page }) => {
    await page.goto(`/?room=accessibility&lang=${lang}`);
    await expect(page.getByRole('heading', { level: 1, name: link })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: link })).toBeVisible();
    // Who came by the address is not moved.
    await expect(page.locator('body')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: skip })).toBeFocused();
    await page.getByRole('navigation').getByRole('link').first().click();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: link })).toBeVisible();
  });
}

test('The statement is read on the smallest screen, in the dark', ONCE, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/?room=accessibility');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectNoBarriers(page);
});
