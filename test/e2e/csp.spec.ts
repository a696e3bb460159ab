import { gzipSync } from 'node:zlib';
import { test as loud, type Page } from '@playwright/test';
import { card, expect, ONCE, open, say, test } from './page.ts';

/** Script that the page needs before the first interaction, gzipped, in bytes (issue 6). */
const BUDGET = 170_000;

/** Notes what the policy stops, from the first moment of every page. */
async function listen(page: Page): Promise<() => readonly string[]> {
  const stopped: string[] = [];
  await page.exposeFunction('noteViolation', (what: string) => { stopped.push(what); });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (globalThis as unknown as { noteViolation: (what: string) => void }).noteViolation(`${event.violatedDirective}: ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return () => stopped;
}

test.describe('with the worker', () => {
  test.use({ serviceWorkers: 'allow' });

  for (const lang of ['sv', 'en'] as const) {
    test(`Walking through all rooms breaks no policy and asks nobody else for anything, in ${lang}`, ONCE, async ({ page, context, baseURL }) => {
      const stopped = await listen(page);
      const foreign: string[] = [];
      context.on('request', (request) => { if (!request.url().startsWith(baseURL ?? '')) foreign.push(request.url()); });
      await open(page, { path: `/?lang=${lang}&inspect` });
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await say(page, lang === 'sv' ? 'jag är journalist' : 'I am a journalist');
      await expect(card(page, lang === 'sv' ? 'Pressjouren' : 'Press line')).toBeVisible();
      await expect(page.locator('.inspector')).toBeVisible();
      await page.getByText(lang === 'sv' ? 'Dela eller öppna' : 'Share or open').click();
      await expect(page.getByRole('button', { name: lang === 'sv' ? 'Kopiera länk' : 'Copy link' })).toBeEnabled();
      for (const room of ['rehearse', 'test']) {
        await page.goto(`/?lang=${lang}&room=${room}&inspect`);
        await expect(page.locator('main h1')).toBeVisible();
        await page.waitForLoadState('networkidle');
      }
      expect(stopped()).toEqual([]);
      expect(foreign).toEqual([]);
    });
  }
});

test('The policy lets in what came with the page and nothing else', ONCE, async ({ page }) => {
  await open(page);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content') ?? '';
  const directives = new Map(policy.split('; ').map((directive) => [directive.slice(0, directive.indexOf(' ')), directive.slice(directive.indexOf(' ') + 1)]));
  expect(directives.get('default-src')).toBe("'none'");
  expect(directives.get('script-src')).toBe("'self'");
  expect(directives.get('require-trusted-types-for')).toBe("'script'");
  expect(policy).not.toMatch(/unsafe|https?:|data:|blob:|\*/u);
  for (const name of ['object-src', 'frame-src', 'base-uri', 'form-action']) expect(directives.get(name), name).toBe("'none'");
  // No script or style stands in the page itself.
  expect(await page.locator('script:not([src])').count()).toBe(0);
  expect(await page.locator('style:not([id^="react-aria"])').count()).toBe(0);
});

// The browser complains of it in the console, which a quiet test would not allow.
loud('What the policy forbids is stopped', ONCE, async ({ page }) => {
  await page.goto('/');
  const stopped = await page.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective));
    const tried = (work: () => unknown) => { try { work(); } catch { /* Trusted Types throw. */ } };
    tried(() => { document.createElement('div').innerHTML = '<b>x</b>'; });
    tried(() => new Worker('https://example.invalid/worker.js'));
    tried(() => { document.head.append(Object.assign(document.createElement('style'), { textContent: 'p{}' })); });
    await fetch('https://example.invalid/').catch(() => undefined);
    document.body.append(Object.assign(new Image(), { src: 'https://example.invalid/x.png' }));
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    return directives;
  });
  expect(new Set(stopped)).toEqual(new Set(['require-trusted-types-for', 'style-src-elem', 'connect-src', 'img-src']));
});

test('A first visit loads at most 170 kB of script before it can be used, and no room, inspector or layout engine', ONCE, async ({ page, request }) => {
  const loaded: string[] = [];
  page.on('request', (asked) => { if (asked.url().endsWith('.js')) loaded.push(asked.url()); });
  await open(page);
  // All that comes has come when what was learnt has.
  await expect.poll(() => loaded.some((url) => url.includes('talsvar-shipped'))).toBe(true);
  const entries = await page.locator('script[src], link[rel="modulepreload"]').evaluateAll((all) => all.map((one) => (one instanceof HTMLScriptElement ? one.src : (one as HTMLLinkElement).href)));
  const needed = new Map<string, number>();
  async function add(url: string): Promise<void> {
    if (needed.has(url)) return;
    const text = await (await request.get(url)).text();
    needed.set(url, gzipSync(text).length);
    for (const [, from = ''] of text.matchAll(/\bimport\s*(?:[^"'()]*?from)?\s*["'](\.[^"']+\.js)["']/gu)) await add(new URL(from, url).href);
  }
  for (const entry of entries.filter((url) => url.includes('/assets/index-'))) await add(entry);
  const total = [...needed.values()].reduce((sum, bytes) => sum + bytes, 0);
  console.log(`before the first interaction: ${total} bytes of script, gzipped, in ${needed.size} files`);
  expect(needed.size).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(BUDGET);
  expect(loaded.filter((url) => /rehearse|inspector|\/test-|elk|lab|coach/u.test(url))).toEqual([]);
});
