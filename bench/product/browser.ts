import { spread } from '../measures.ts';
import { browserPath, buildApp, serve } from '../page/site.ts';

/** The app's own marks: its matcher was made; a call is ready, counted from the first sign of a person. */
const [MATCHER, CALL] = ['talsvar:matcher', 'talsvar:call'];
const PATIENCE = 30_000;
/** What the browser itself has to do for a window or a page that was just opened is over by then, ms. */
const SETTLED = 2000;

/** In ms: making the matcher, and all from the first sign of a person on until a call is ready, with fetching the scripts. */
export interface Ready {
  readonly matcher: number;
  readonly call: number;
}

export type BrowserStart =
  | {
    /** Somebody is there once the page has settled. */
    readonly settled: Ready;
    /** Somebody is there as soon as it is loaded: the browser still draws and compiles on the same cores. */
    readonly opening: Ready;
    readonly loads: number;
  }
  | { readonly unavailable: string };

/** How long a fresh page takes until it understands: the middle of several loads. */
export async function measureBrowser(root: string, bench: string, loads: number): Promise<BrowserStart> {
  const executablePath = browserPath();
  if (executablePath === null) return { unavailable: 'no Chromium here' };
  const playwright = await import('@playwright/test').catch(() => null);
  if (!playwright) return { unavailable: 'Playwright is not installed' };
  const { folder } = await buildApp(root, bench);
  const { url, close } = await serve(folder);
  const browser = await playwright.chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const readyAfter = async (wait: number): Promise<Ready> => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    // A new window starts processes of the browser's own, as costly as the page itself; whoever opens the page has a window already.
    await page.waitForTimeout(SETTLED);
    await page.goto(url);
    await page.waitForTimeout(wait);
    // A sign of a person: before it the page makes no matcher.
    await page.mouse.move(1, 1);
    const [matcher = Number.NaN, call = Number.NaN] = await page.evaluate(async ({ names, patience }) => {
      // The page tells by itself: to be asked again and again would have it draw.
      await new Promise<void>((resolve, reject) => {
        setTimeout(reject, patience);
        new PerformanceObserver((list) => { if (list.getEntriesByName(names.at(-1) ?? '').length > 0) resolve(); }).observe({ type: 'measure', buffered: true });
      });
      return names.map((name) => performance.getEntriesByName(name)[0]?.duration);
    }, { names: [MATCHER, CALL], patience: PATIENCE });
    await context.close();
    return { matcher, call };
  };
  try {
    const [settled, opening]: [Ready[], Ready[]] = [[], []];
    for (let load = 0; load < loads; load++) {
      settled.push(await readyAfter(SETTLED));
      opening.push(await readyAfter(0));
    }
    const middle = (all: readonly Ready[]): Ready => ({ matcher: spread(all.map(({ matcher }) => matcher)).p50, call: spread(all.map(({ call }) => call)).p50 });
    return { settled: middle(settled), opening: middle(opening), loads };
  } catch {
    return { unavailable: `the page sets no ${MATCHER} or no ${CALL}` };
  } finally {
    await browser.close();
    close();
  }
}
