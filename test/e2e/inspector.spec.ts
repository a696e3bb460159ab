import type { Page } from '@playwright/test';
import { expect, expectNoBarriers, field, ONCE, open, picture, press, say, test } from './page.ts';

const LANGS = {
  sv: { path: '/?inspect', title: 'Insyn i samtalet', tabs: ['Karta', 'Nu', 'Spår', 'Tolkning', 'Steg'], now: 'Just nu: ', describing: 'Vad gäller det?', offering: 'Vill du använda bank-id?', over: 'Slut', need: 'utbetalning av föräldrapenning', sick: 'jag är sjuk', states: 'Alla tillstånd', back: 'Ett steg bakåt', forward: 'Ett steg framåt', backHere: 'Gå tillbaka hit: Samtalet börjar', goTo: /^Gå till grenen/u, branch: 'Andra grenar', way: 'Vägen hit', visited: 'besökt 1 gång', press0: 'Tryck 0', possible: 'Det här kan hända nu' },
  en: { path: '/?lang=en&inspect', title: 'Inside the call', tabs: ['Chart', 'Now', 'Trace', 'Understanding', 'Turns'], now: 'Right now: ', describing: 'What is it about?', offering: 'Do you want to use BankID?', over: 'Over', need: 'when is my parental benefit paid', sick: 'I am ill', states: 'All states', back: 'One step back', forward: 'One step forward', backHere: 'Go back to here: The call begins', goTo: /^Go to the branch/u, branch: 'Other branches', way: 'The way here', visited: 'visited 1 time', press0: 'Press 0', possible: 'What can happen now' },
} as const;

function inspector(page: Page, title: string) {
  return page.getByRole('complementary', { name: title });
}

for (const [lang, t] of Object.entries(LANGS)) {
  const [chart, now, trace, understanding, turns] = t.tabs;

  test(`In ${lang} the chart follows the call, in the picture and in words`, async ({ page }) => {
    await open(page, { path: t.path });
    const panel = inspector(page, t.title);
    await expect(panel).toContainText(`${t.now}${t.describing}`);
    await say(page, t.need);
    await expect(panel).toContainText(`${t.now}${t.offering}`);
    await expect(panel.locator('.chart-state[data-lit="true"]')).toHaveCount(1);
    await expect(panel.locator('.chart-state[data-lit="true"]')).toHaveAttribute('data-state', 'conversing.offeringIdentification');
    await expect(panel.locator('.chart-way[data-taken="true"][data-way="conversing.describing → conversing.considering"]')).toHaveCount(1);
    await expect(panel.getByRole('img')).toHaveAccessibleName(new RegExp(t.offering.replace('?', '\\?'), 'u'));
    // The present state stands in the middle of what is seen.
    const [view, lit] = [await panel.locator('.chart-view').boundingBox(), await panel.locator('.chart-state[data-lit="true"] .chart-box').boundingBox()];
    expect(view && lit && lit.x >= view.x && lit.y >= view.y && lit.x + lit.width <= view.x + view.width && lit.y + lit.height <= view.y + view.height).toBe(true);
    await expect(panel.getByRole('region', { name: t.way }).getByRole('listitem').last()).toContainText(t.offering);
    await panel.getByText(t.states).click();
    await expect(panel.getByRole('list').getByRole('button', { name: new RegExp(`^${t.offering.replace('?', '\\?')}`, 'u') })).toHaveAttribute('aria-current', 'step');
    await expect(panel.getByRole('button', { name: new RegExp(`^${t.describing.replace('?', '\\?')}.*${t.visited}`, 'u') })).toBeVisible();
    await picture(page, `inspector-chart-${lang}`);
  });

  test(`In ${lang} one can go back, take another branch and come forward again, and nothing is lost`, async ({ page }) => {
    await open(page, { path: t.path });
    const panel = inspector(page, t.title);
    await say(page, t.need);
    await panel.getByRole('tab', { name: turns }).click();
    await panel.getByRole('button', { name: t.backHere }).click();
    await expect(panel).toContainText(`${t.now}${t.describing}`);
    await expect(page.getByText(t.need, { exact: true }).and(page.locator('.line p'))).toHaveCount(0);
    await expect(panel.getByRole('heading', { name: t.title })).toBeFocused();
    await say(page, t.sick);
    await expect(panel.getByRole('region', { name: t.branch })).toContainText(t.need);
    await picture(page, `inspector-branches-${lang}`);
    await panel.getByRole('button', { name: t.goTo }).click();
    await expect(panel).toContainText(`${t.now}${t.offering}`);
    await expect(page.locator('.line[data-who="caller"]')).toContainText(t.need);
    await panel.getByRole('button', { name: t.back }).click();
    await expect(panel).toContainText(`${t.now}${t.describing}`);
    await panel.getByRole('button', { name: t.forward }).click();
    await expect(panel).toContainText(`${t.now}${t.offering}`);
    await expect(panel.getByRole('region', { name: t.branch })).toContainText(t.sick);
    await expect(panel.getByRole('region', { name: t.branch })).not.toContainText(t.need);
  });

  test(`In ${lang} what can happen now is done by pressing it`, async ({ page }) => {
    await open(page, { path: t.path });
    const panel = inspector(page, t.title);
    await panel.getByRole('tab', { name: now, exact: true }).click();
    await panel.getByRole('button', { name: t.press0, exact: true }).click();
    await expect(panel).toContainText(`${t.now}${t.over}`);
    await expect(page.getByRole('article', { name: 'Kundcenter' }).or(page.locator('.card'))).toBeVisible();
    // Its button is gone; the person goes on inside the inspector.
    await expect(panel.getByRole('heading', { name: t.possible })).toBeFocused();
  });

  for (const tab of [chart, now, trace, understanding, turns]) {
    test(`In ${lang} there are no barriers under "${tab}"`, async ({ page }) => {
      await open(page, { path: t.path });
      await say(page, t.need);
      const panel = inspector(page, t.title);
      await panel.getByRole('tab', { name: tab, exact: true }).click();
      await expect(panel.getByRole('tabpanel', { name: tab, exact: true })).toBeVisible();
      for (const folded of await panel.getByRole('tabpanel').locator('details:not([open]) > summary').all()) await folded.click();
      await expectNoBarriers(page);
      await picture(page, `inspector-${tab}-${lang}`);
    });
  }
}

test('The inspector is opened and closed in the head, and stands in the address', async ({ page }) => {
  await open(page);
  await press(page, 'Insyn');
  await expect(inspector(page, 'Insyn i samtalet')).toBeVisible();
  expect(page.url()).toContain('inspect');
  await page.reload();
  await expect(inspector(page, 'Insyn i samtalet')).toBeVisible();
  await press(page, 'Insyn');
  await expect(inspector(page, 'Insyn i samtalet')).toHaveCount(0);
});

test('The whole inspector can be used with the keyboard alone', ONCE, async ({ page }) => {
  await open(page, { path: '/?inspect' });
  await say(page, 'utbetalning av föräldrapenning');
  const panel = inspector(page, 'Insyn i samtalet');
  await panel.getByRole('tab', { name: 'Karta' }).focus();
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: 'Zooma ut' })).toBeFocused();
  for (let step = 0; step < 5; step++) await page.keyboard.press('Tab');
  const view = panel.locator('.chart-view');
  await expect(view).toBeFocused();
  const width = async () => (await panel.getByRole('img').boundingBox())?.width ?? 0;
  const before = await width();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(before);
  const left = await view.evaluate((place) => place.scrollLeft);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => view.evaluate((place) => place.scrollLeft)).toBeGreaterThan(left);
  await page.keyboard.press('0');
  await expect.poll(() => view.evaluate((place) => place.scrollWidth - place.clientWidth)).toBe(0);
  await panel.getByRole('tab', { name: 'Karta' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('tab', { name: 'Nu' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(panel.getByRole('tab', { name: 'Steg' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: 'Gå tillbaka hit: Samtalet börjar' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('Just nu: Vad gäller det?');
  await expect(panel.getByRole('heading', { name: 'Insyn i samtalet' })).toBeFocused();
});

test('A state can be picked in the list, and where it leads is told', ONCE, async ({ page }) => {
  await open(page, { path: '/?inspect' });
  const panel = inspector(page, 'Insyn i samtalet');
  await panel.getByText('Alla tillstånd').click();
  await panel.getByRole('button', { name: 'Väntar på bank-id' }).click();
  const ways = panel.getByRole('region', { name: 'Vägar från ”Väntar på bank-id”' });
  await expect(ways).toContainText('bank-id kan prövas igen');
  await expect(ways).toContainText('Vill du använda bank-id?');
  await expect(panel.locator('.chart-state[data-picked="true"]')).toHaveAttribute('data-state', 'conversing.awaitingBankid');
});

test('The words can be shown on the arrows', async ({ page }) => {
  await open(page, { path: '/?inspect' });
  const panel = inspector(page, 'Insyn i samtalet');
  await say(page, 'utbetalning av föräldrapenning');
  await expect(panel.locator('.chart-reason')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Ord på pilarna' }).click();
  await expect(panel.locator('.chart-reason').filter({ hasText: 'säger ja' }).first()).toBeAttached();
  await expect(panel.locator('.chart-reason')).toHaveCount(await panel.locator('.chart-way[data-way]').count());
  await picture(page, 'inspector-words');
});

test('The trace can be filtered, searched and saved as JSON Lines', ONCE, async ({ page }) => {
  await open(page, { path: '/?inspect' });
  await say(page, 'utbetalning av föräldrapenning');
  const panel = inspector(page, 'Insyn i samtalet');
  await panel.getByRole('tab', { name: 'Spår' }).click();
  const steps = panel.getByRole('list', { name: 'Vad som har hänt' }).getByRole('listitem');
  await expect(steps.first()).toContainText('Samtalet börjar');
  await panel.getByLabel('Visa').selectOption('Du säger');
  await expect(steps).toHaveCount(1);
  await panel.getByLabel('Visa').selectOption('Alla steg');
  await panel.getByLabel('Sök i spåret').fill('offer-identification');
  await expect(steps).toHaveCount(1);
  const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'Spara som fil' }).click()]);
  expect(download.suggestedFilename()).toBe('talsvar-trace.jsonl');
  const saved = await (await download.createReadStream()).toArray();
  const lines = Buffer.concat(saved as Buffer[]).toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as { n: number; type: string });
  expect(lines[0]?.type).toBe('call.started');
  expect(lines.map(({ n }) => n)).toEqual(lines.map((_, i) => i));
});

test('How an utterance was understood is shown in numbers, with what decided and what is remembered', ONCE, async ({ page }) => {
  await open(page, { path: '/?inspect' });
  await say(page, 'utbetalning av föräldrapenning');
  await say(page, 'dumdidum trallan');
  const panel = inspector(page, 'Insyn i samtalet');
  await panel.getByRole('tab', { name: 'Tolkning' }).click();
  await panel.getByLabel('Sagt').selectOption({ index: 0 });
  await expect(panel.getByRole('region', { name: 'Beslut' })).toContainText('Föräldrapenning');
  await expect(panel.getByRole('region', { name: 'Möjliga ämnen' }).getByRole('row').nth(1)).toContainText(/0,9\d|1,00/u);
  await expect(panel.getByRole('region', { name: 'Ord som avgjorde' })).toContainText('föräldrapenning');
  // What the call remembers is of the same moment: the miss came later.
  await expect(panel.getByRole('region', { name: 'Vad samtalet minns' })).toContainText('Missar vid frågan0 av 2');
  await panel.getByLabel('Sagt').selectOption({ index: 1 });
  await expect(panel.getByRole('region', { name: 'Vad samtalet minns' })).toContainText('Missar vid frågan1 av 2');
});

test('No personal number is shown in any of the views', ONCE, async ({ page }) => {
  await open(page, { path: '/?inspect' });
  await say(page, 'utbetalning av föräldrapenning');
  await press(page, 'Ja');
  await press(page, 'Använd testnumret 19121212-1212');
  await press(page, 'Fortsätt');
  const panel = inspector(page, 'Insyn i samtalet');
  await expect(panel).toContainText('Just nu: Väntar på bank-id');
  for (const tab of LANGS.sv.tabs) {
    await panel.getByRole('tab', { name: tab, exact: true }).click();
    await expect(page.locator('body')).not.toContainText(/1212-?1212|19900101/u);
  }
  await expect(panel.getByRole('list').getByText('Du ger ett personnummer')).toBeVisible();
});

test('On a screen of 320 px nothing of it makes the page scroll sideways, and every target is large enough', ONCE, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [path, { tabs, title }] of [['/?inspect', LANGS.sv], ['/?lang=en&inspect', LANGS.en]] as const) {
    await open(page, { path });
    await say(page, path.includes('en') ? LANGS.en.need : 'utbetalning av föräldrapenning');
    for (const tab of tabs) {
      await inspector(page, title).getByRole('tab', { name: tab, exact: true }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), tab).toBeLessThanOrEqual(320);
      for (const target of await inspector(page, title).getByRole('button').or(inspector(page, title).getByRole('tab')).all()) {
        const box = await target.boundingBox();
        expect(Math.min(box?.height ?? 0, box?.width ?? 0), `${tab}: ${await target.innerText()}`).toBeGreaterThanOrEqual(44);
      }
    }
  }
});

test('Working in the inspector leaves the field and the page where they are', async ({ page }) => {
  await open(page, { path: '/?inspect' });
  await field(page).fill('halvskrivet');
  const panel = inspector(page, 'Insyn i samtalet');
  await panel.getByRole('tab', { name: 'Nu', exact: true }).click();
  await panel.getByRole('button', { name: 'Var tyst', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Var tyst', exact: true })).toBeFocused();
  await expect(panel.getByRole('button', { name: 'Var tyst', exact: true })).toBeInViewport();
  await expect(field(page)).toHaveValue('halvskrivet');
});
