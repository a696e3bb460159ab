import type { Browser, Page } from '@playwright/test';
import { quantile } from '../measures.ts';
import { watchAnswers, type Answered } from './watch.ts';

/** ms: the middle, and what 95 of 100 stay under. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
}

export interface Answers {
  readonly count: number;
  /** Sent, and not answered in time. */
  readonly unanswered: readonly string[];
  readonly inDocument: Times;
  readonly shown: Times;
}

/** A Monday morning when the lines are open. */
const AT = '?at=2025-03-03T10:15';
const PATIENCE = 10_000;
/** Between an answer and the next utterance, so that what the page does afterwards is over. ms */
const REST = 150;

/** One person after the other in the same page, each typing key by key, sending with Enter, and beginning again. */
export async function measureAnswers(browser: Browser, url: string, utterances: readonly string[]): Promise<Answers> {
  const page = await opened(browser, url);
  const again = page.getByRole('button', { name: 'Börja om', exact: true });
  const times: Answered[] = [];
  const unanswered: string[] = [];
  for (const utterance of utterances) {
    const time = await timed(page, utterance);
    if (time === null) unanswered.push(utterance);
    else times.push(time);
    await page.waitForTimeout(REST);
    await again.click();
    await again.waitFor({ state: 'detached' });
  }
  await page.context().close();
  return summed(times, unanswered);
}

/** The first answer of freshly opened pages, whose code has run for nobody yet. */
export async function measureFirstAnswers(browser: Browser, url: string, utterances: readonly string[]): Promise<Answers> {
  const times: Answered[] = [];
  const unanswered: string[] = [];
  for (const utterance of utterances) {
    const page = await opened(browser, url);
    const time = await timed(page, utterance);
    if (time === null) unanswered.push(utterance);
    else times.push(time);
    await page.context().close();
  }
  return summed(times, unanswered);
}

async function opened(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'sv-SE', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchAnswers);
  await page.goto(`${url}${AT}`);
  // A sign of a person: before it no call is made ready. What can be hung up has begun.
  await page.mouse.move(1, 1);
  await page.getByRole('button', { name: 'Lägg på', exact: true }).and(page.locator(':enabled')).waitFor({ timeout: 60_000 });
  return page;
}

async function timed(page: Page, utterance: string): Promise<Answered | null> {
  await page.locator('#utterance').focus();
  await page.keyboard.type(utterance);
  const before = await page.evaluate(() => window.answered.length);
  await page.keyboard.press('Enter');
  try {
    await page.waitForFunction((count) => window.answered.length > count, before, { timeout: PATIENCE });
  } catch {
    return null;
  }
  return page.evaluate(() => window.answered.at(-1) ?? null);
}

function summed(times: readonly Answered[], unanswered: readonly string[]): Answers {
  const of = (which: keyof Answered): Times => {
    const sorted = Float64Array.from(times, (time) => time[which]).toSorted();
    return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
  };
  return { count: times.length, unanswered, inDocument: of('inDocument'), shown: of('shown') };
}
