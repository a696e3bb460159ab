import { card, expect, MIDSUMMER_EVE, ONCE, open, picture, press, say, test } from './page.ts';

const PRIVATE = 'Kundcenter för privatpersoner';
const PARTNER = 'Kundcenter för partner';

for (const { says, desk, isPersonal } of [
  { says: 'utbetalning av föräldrapenning', desk: 'Barn och familj', isPersonal: true },
  { says: 'jag är sjuk', desk: 'Sjukdom', isPersonal: null },
  { says: 'jag vill ansöka om bostadsbidrag', desk: 'Barn och familj', isPersonal: false },
]) {
  test(`"${says}" reaches the private line and the desk ${desk}`, ONCE, async ({ page }) => {
    await open(page);
    await press(page, says);
    const offer = page.getByRole('button', { name: 'Nej', exact: true });
    await expect(offer.or(card(page, PRIVATE))).toBeVisible();
    if (isPersonal ?? await offer.isVisible()) await offer.click();
    await expect(card(page, PRIVATE)).toContainText(`Grupp: ${desk}`);
    await expect(card(page, PRIVATE).getByRole('link', { name: '0771-524 524' })).toHaveAttribute('href', 'tel:+46771524524');
    await expect(card(page, PRIVATE)).toContainText('Öppet nu, till klockan 16');
    await expect(card(page, PRIVATE)).toContainText('enligt publicerade tider 2025');
  });
}

test('A journalist is told the press line', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'jag är journalist och vill ha en kommentar');
  await expect(card(page, 'Pressjouren')).toContainText('Ring det här numret i stället');
  await expect(card(page, 'Pressjouren').getByRole('link', { name: '010-116 98 88' })).toBeVisible();
  await expect(card(page, 'Pressjouren')).toContainText('Öppettiderna är inte publicerade');
});

test('A sole trader is told the partner number', async ({ page }) => {
  await open(page);
  await say(page, 'jag har enskild firma och undrar om min föräldrapenning');
  await expect(card(page, PARTNER).getByRole('link', { name: '0771-17 90 00' })).toHaveAttribute('href', 'tel:+46771179000');
  await picture(page, 'referral');
});

test('The owner of a limited company stays on the private line', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'jag har ett aktiebolag och undrar när min vab betalas ut');
  await press(page, 'Nej');
  await expect(card(page, PRIVATE)).toContainText('Grupp: Barn och familj');
});

for (const { form, title } of [{ form: 'Enskild firma, handelsbolag eller kommanditbolag', title: PARTNER }, { form: 'Aktiebolag', title: PRIVATE }]) {
  test(`A self-employed person who answers "${form}" reaches ${title}`, ONCE, async ({ page }) => {
    await open(page);
    await say(page, 'jag är egenföretagare och har blivit sjuk');
    await expect(page.getByRole('article', { name: 'Talsvaret' }).last()).toContainText('Vilken form har ditt företag');
    await press(page, form);
    const offer = page.getByRole('button', { name: 'Nej', exact: true });
    await expect(offer.or(card(page, title)).first()).toBeVisible();
    if (!(await card(page, title).isVisible())) await offer.click();
    await expect(card(page, title)).toBeVisible();
  });
}

test('On Midsummer Eve the next opening stands first', async ({ page }) => {
  await open(page, { at: MIDSUMMER_EVE });
  await say(page, 'jag är sjuk');
  const ticket = card(page, PRIVATE);
  await expect(ticket).toContainText('Stängt nu');
  await expect(ticket).toContainText('Öppnar måndag 23 juni klockan 8');
  await expect(ticket).toContainText('Midsommarafton, enligt publicerade tider 2025');
  const words = await ticket.innerText();
  expect(words.indexOf('Öppnar måndag')).toBeLessThan(words.indexOf('0771-524 524'));
  await picture(page, 'closed');
});

test('Hours of another year are said to be worked out', ONCE, async ({ page }) => {
  await open(page, { at: '2027-03-01T10:15:00+01:00' });
  await say(page, 'jag vill ansöka om bostadsbidrag');
  await expect(card(page, PRIVATE)).toContainText('beräknat efter 2025 års tider');
});

test('A question for another authority ends in a signpost with an unverified number', async ({ page }) => {
  await open(page);
  await say(page, 'när kommer min pension');
  await press(page, 'Ja');
  await expect(card(page, 'Pensionsmyndigheten')).toContainText('Numret är inte kontrollerat');
  await picture(page, 'signpost');
});

test('The card tells why: the words that decided, how sure, and from which source', ONCE, async ({ page }) => {
  await open(page);
  await say(page, 'jag är journalist');
  await page.getByText('Varför hit?').click();
  const ticket = card(page, 'Pressjouren');
  await expect(ticket.locator('mark')).toHaveText(['journalist']);
  await expect(ticket).toContainText(/Tolkningen är (?:ganska )?säker|Tolkningen är osäker/u);
  await expect(ticket).not.toContainText('%');
  await expect(ticket.getByText('A-012')).toBeVisible();
  await expect(ticket.getByText('Liknar mest')).toBeVisible();
  await expect(ticket).toContainText('Vilken handläggargrupp som svarar är vårt antagande');
});

test('The phrase to say can be copied', ONCE, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await say(page, 'jag vill ansöka om bostadsbidrag');
  await press(page, 'Kopiera');
  await expect(page.getByRole('button', { name: 'Kopierat' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('jag vill ansöka om bostadsbidrag');
});
