import type { Page } from '@playwright/test';
import { expect, expectNoBarriers, ONCE, OPEN, picture, test } from './page.ts';

/** Opens the Rehearse room, places the call and unfolds what was heard, which is folded on a small screen. */
async function begin(page: Page, query = ''): Promise<void> {
  await page.clock.setFixedTime(new Date(OPEN));
  await page.goto(`/?room=rehearse${query}`);
  await call(page);
  const summary = page.locator('summary', { hasText: /^(?:Vad det hörde|What it heard)$/u });
  if (await summary.count() > 0) await summary.click();
}

async function call(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:Ring upp|Call|Öva igen|Practise again)$/u }).click();
  await expect(page.getByRole('button', { name: /^(?:Var tyst|Stay silent)$/u })).toBeVisible();
}

async function tell(page: Page, words: string): Promise<void> {
  const field = page.getByRole('combobox', { name: /^(?:Säg|Say)$/u });
  await field.fill(words);
  await field.press('Enter');
}

function heard(page: Page) {
  return page.getByRole('region', { name: /^(?:Vad talsvaret hörde|What the voice response heard)$/u });
}

function coach(page: Page) {
  return page.getByRole('region', { name: /^(?:Tränaren|The coach)$/u });
}

test('Without noise what was said is what was heard, and the words that carried it stand beside it', async ({ page }) => {
  await begin(page);
  await tell(page, 'utbetalning av föräldrapenning');
  await expect(heard(page)).toContainText('Det hördes som det sades.');
  await expect(heard(page).getByRole('listitem').filter({ hasText: 'Föräldrapenning, utbetalning' })).toContainText('säker');
  await expect(heard(page).getByRole('listitem').filter({ hasText: 'bar det mesta' })).toContainText('föräldrapenning');
  await expect(coach(page)).toHaveCount(0);
  await expectNoBarriers(page);
  await picture(page, 'heard');
});

test('Noise is shown word by word, with the rule and why it happens', async ({ page }) => {
  await begin(page, '&noise=3&seed=8');
  await tell(page, 'jag vill ansöka om bostadsbidrag till min son');
  const changes = heard(page).getByRole('list', { name: 'Vad som ändrades' }).getByRole('listitem');
  await expect.poll(() => changes.count()).toBeGreaterThan(2);
  await expect(heard(page).locator('ins').first()).toBeVisible();
  await expectNoBarriers(page);
  await heard(page).screenshot({ path: `${test.info().project.outputDir}/heard-part-${test.info().project.name}.png` });
  await picture(page, 'heard-noise');
});

test('An answer is told as what it was taken for', ONCE, async ({ page }) => {
  await begin(page);
  await tell(page, 'utbetalning av föräldrapenning');
  await tell(page, 'nej');
  await expect(heard(page)).toContainText('ett nej');
});

test('After the call the coach tells how safe the phrase is and proposes a safer one, which can be practised', async ({ page }) => {
  await begin(page);
  await tell(page, 'min man har gått bort');
  await expect(coach(page)).toContainText('Förstått på första försöket');
  await expect(coach(page)).toContainText(/\d+ av 50/u);
  await expect(coach(page)).not.toContainText('%');
  await expect(coach(page).getByRole('heading', { name: 'Säg hellre' })).toBeVisible();
  await expectNoBarriers(page);
  await picture(page, 'coach');
  await coach(page).getByText(/^Alla 50 sätt/u).click();
  await expectNoBarriers(page);
  await coach(page).screenshot({ path: `${test.info().project.outputDir}/coach-all-${test.info().project.name}.png` });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  // On a narrow page what was heard is folded away.
  if (size) await page.setViewportSize(size);
  const phrase = (await coach(page).locator('.better-phrase').textContent()) ?? '';
  await coach(page).getByRole('button', { name: 'Öva med den här frasen' }).click();
  await expect(heard(page)).toContainText(phrase.replaceAll('”', ''));
});

test('A phrase that nothing is safer than is praised', ONCE, async ({ page }) => {
  await begin(page);
  await tell(page, 'jag är döv och använder bildtelefoni');
  await expect(coach(page)).toContainText('Din fras är så säker');
  await picture(page, 'coach-good');
});

test('A call without an errand, one that was not understood, and one in danger', ONCE, async ({ page }) => {
  await begin(page);
  await tell(page, 'handläggare');
  await expect(coach(page)).toContainText('Du beskrev inget ärende i samtalet.');
  await call(page);
  await tell(page, 'det är mycket nu');
  await page.getByRole('button', { name: '0', exact: true }).click();
  await expect(coach(page)).toContainText('Inte förstått');
  await expect(coach(page)).toContainText('Säg namnet på ersättningen');
  await expectNoBarriers(page);
  await call(page);
  await tell(page, 'jag vill inte leva längre');
  await expect(heard(page)).toContainText('en fara');
  await expect(coach(page)).toHaveCount(0);
});

test('The safer phrase can be copied', ONCE, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await begin(page);
  await tell(page, 'min man har gått bort');
  await coach(page).getByRole('button', { name: 'Kopiera' }).press('Enter');
  await expect(coach(page).getByRole('button', { name: 'Kopierat' })).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe((await coach(page).locator('.better-phrase').textContent())?.replaceAll('”', ''));
});

test('The coach speaks English of an English call, and the dark page has no barriers', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await begin(page, '&lang=en&noise=2&seed=3');
  await tell(page, 'I have a question about my housing money and I am ill');
  await expect(heard(page)).toContainText('Understood as');
  await page.getByRole('button', { name: '0', exact: true }).click();
  await expect(coach(page)).toContainText(/\d+ of 50/u);
  await expectNoBarriers(page);
  await picture(page, 'coach-en-dark');
});
