import { spread } from '../measures.ts';
import { browserPath, buildApp, serve } from '../page/site.ts';

/** The app's own mark of how long its matcher took to be ready. */
export const MEASURE = 'talsvar:matcher';
const PATIENCE = 30_000;

export type BrowserStart =
  | { readonly ms: number; readonly loads: number }
  | { readonly unavailable: string };

/** How long the matcher takes to be ready in a freshly opened page: the middle of several loads, in ms. */
export async function measureBrowser(root: string, bench: string, loads: number): Promise<BrowserStart> {
  const executablePath = browserPath();
  if (executablePath === null) return { unavailable: 'no Chromium here' };
  const playwright = await import('@playwright/test').catch(() => null);
  if (!playwright) return { unavailable: 'Playwright is not installed' };
  const { folder } = await buildApp(root, bench);
  const { url, close } = await serve(folder);
  const browser = await playwright.chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const times: number[] = [];
    for (let load = 0; load < loads; load++) {
      const context = await browser.newContext({ serviceWorkers: 'block' });
      const page = await context.newPage();
      await page.goto(url);
      // A sign of a person: before it the page makes no matcher.
      await page.mouse.move(1, 1);
      await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, MEASURE, { timeout: PATIENCE });
      // A mark has no length: then the time since the page began to open is what can be told.
      times.push(await page.evaluate((name) => {
        const entry = performance.getEntriesByName(name)[0];
        return entry?.entryType === 'measure' ? entry.duration : (entry?.startTime ?? Number.NaN);
      }, MEASURE));
      await context.close();
    }
    return { ms: spread(times).p50, loads };
  } catch {
    return { unavailable: `the page sets no ${MEASURE}` };
  } finally {
    await browser.close();
    close();
  }
}
