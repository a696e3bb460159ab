import { spread } from '../measures.ts';
import { browserPath, buildApp, serve } from '../page/site.ts';

/** The app's own mark of how long its matcher took to be ready. */
export const MEASURE = 'talsvar:matcher';
const PATIENCE = 30_000;
/** What the browser itself has to do for a page that was just opened is over by then, ms. */
const SETTLED = 2000;

export type BrowserStart =
  | {
    /** Somebody is there once the page has settled. */
    readonly settled: number;
    /** Somebody is there as soon as it is loaded: the browser still draws, compiles and starts its workers on the same cores. */
    readonly opening: number;
    readonly loads: number;
  }
  | { readonly unavailable: string };

/** How long the matcher takes to be ready in a fresh page: the middle of several loads, in ms. */
export async function measureBrowser(root: string, bench: string, loads: number): Promise<BrowserStart> {
  const executablePath = browserPath();
  if (executablePath === null) return { unavailable: 'no Chromium here' };
  const playwright = await import('@playwright/test').catch(() => null);
  if (!playwright) return { unavailable: 'Playwright is not installed' };
  const { folder } = await buildApp(root, bench);
  const { url, close } = await serve(folder);
  const browser = await playwright.chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const readyAfter = async (wait: number): Promise<number> => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForTimeout(wait);
    // A sign of a person: before it the page makes no matcher.
    await page.mouse.move(1, 1);
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, MEASURE, { timeout: PATIENCE });
    const taken = await page.evaluate((name) => performance.getEntriesByName(name)[0]?.duration ?? Number.NaN, MEASURE);
    await context.close();
    return taken;
  };
  try {
    const [settled, opening]: [number[], number[]] = [[], []];
    for (let load = 0; load < loads; load++) {
      settled.push(await readyAfter(SETTLED));
      opening.push(await readyAfter(0));
    }
    return { settled: spread(settled).p50, opening: spread(opening).p50, loads };
  } catch {
    return { unavailable: `the page sets no ${MEASURE}` };
  } finally {
    await browser.close();
    close();
  }
}
