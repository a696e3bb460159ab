import type { Page } from '@playwright/test';
import { expect, expectNoBarriers, OPEN, picture, test } from './page.ts';

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

async function say(page: Page, words: string): Promise<void> {
  const field = page.getByRole('combobox', { name: /^(?:Säg|Say)$/u });
  await field.fill(words);
  await field.press('Enter');
}

test('A call is placed, answered in words, and ends', async ({ page }) => {
  await openRoom(page);
  await picture(page, 'dial');
  await expectNoBarriers(page);
  await callUp(page);
  await expect(caption(page)).toContainText('Beskriv med egna ord');
  await picture(page, 'in-call');
  await expectNoBarriers(page);
  await say(page, 'utbetalning av föräldrapenning');
  await expect(caption(page)).toContainText('Vill du identifiera dig med bank-id');
  await say(page, 'nej');
  await expect(caption(page)).toContainText('Jag kopplar dig');
  await expect(page.getByText('Samtalet är slut').first()).toBeVisible();
  await picture(page, 'over');
  await expectNoBarriers(page);
});
