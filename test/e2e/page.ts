import axe from 'axe-core';
import { expect, test as base, type Page } from '@playwright/test';

/** A Monday when the customer centre is open, by published hours. */
export const OPEN = '2025-03-03T10:15:00+01:00';
export const MIDSUMMER_EVE = '2025-06-20T10:15:00+02:00';

/** Every test also proves that the page talks to nobody else and complains of nothing. */
export const test = base.extend<{ quiet: void }>({
  quiet: [async ({ page, baseURL }, use) => {
    const faults: string[] = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && message.text() !== 'Service Worker registration blocked by Playwright') faults.push(message.text()); });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => { if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('data:')) faults.push(`request to ${request.url()}`); });
    await use();
    expect(faults).toEqual([]);
  }, { auto: true }],
});

export { expect };

/** For a test in which nothing depends on how wide the screen is: it runs on the phone only. */
export const ONCE = { tag: '@once' } as const;

export async function open(page: Page, { at = OPEN, path = '/' }: { readonly at?: string; readonly path?: string } = {}): Promise<void> {
  await page.clock.setFixedTime(new Date(at));
  await page.goto(path);
  // A sign of a person: before it no call is made ready.
  await page.mouse.move(1, 1);
  await expect(page.getByRole('button', { name: /Lägg på|Hang up/u })).toBeEnabled();
}

export async function say(page: Page, words: string): Promise<void> {
  await field(page).fill(words);
  await field(page).press('Enter');
}

/** The one field for everything that is said, whatever it is called at the moment. */
export function field(page: Page) {
  return page.getByRole('combobox', { name: /^(?:Vad gäller ditt ärende\?|Ditt svar|Ställ en ny fråga|What is your call about\?|Your answer|Ask something new)$/u });
}

export function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

/** The card, by the name of the line on it. */
export function card(page: Page, title: string) {
  return page.getByRole('article', { name: title });
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function expectNoBarriers(page: Page): Promise<void> {
  // Half a megabyte, brought in once for all looks at a page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  // The page has no frames, so nothing is gathered from several; and only what is wrong is wanted.
  const violations = await page.evaluate(async (tags) => {
    const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: tags, iframes: false, resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`) }));
  }, TAGS);
  expect(violations).toEqual([]);
}

/** A picture to look at; never compared. */
export function picture(page: Page, name: string) {
  return page.screenshot({ path: `${base.info().project.outputDir}/${name}-${base.info().project.name}.png`, fullPage: true });
}
