import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as loud, type Page } from '@playwright/test';
import { preview, type PreviewServer } from 'vite';
import { card, expect, expectNoBarriers, field, ONCE, OPEN, open, picture, press, say, test } from './page.ts';

const notice = (page: Page, name: string) => page.getByRole('region', { name });
const ready = (page: Page) => page.evaluate(async () => {
  const { active } = await navigator.serviceWorker.ready;
  if (active?.state !== 'activated') await new Promise((resolve) => { active?.addEventListener('statechange', resolve); });
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('After the first visit a call can be held, and every room and the inspector opened, though none was before', ONCE, async ({ page, context }) => {
    await open(page);
    await ready(page);
    await context.setOffline(true);
    await page.reload();
    await say(page, 'jag är journalist');
    await expect(card(page, 'Pressjouren')).toBeVisible();
    await page.getByRole('button', { name: 'Insyn' }).click();
    await expect(page.locator('.inspector')).toBeVisible();
    for (const room of ['Öva', 'Testa']) {
      await page.getByRole('link', { name: room, exact: true }).click();
      await expect(page.locator('main h1')).toBeVisible();
      await expect(page.getByText('Rummet kunde inte laddas')).toHaveCount(0);
    }
    // Each state of the page has an address, also here.
    await page.goto('/?room=rehearse&lang=en&inspect');
    await expect(page.locator('main h1')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('A shared call can be opened', ONCE, async ({ page, context }) => {
    await open(page);
    await ready(page);
    await context.setOffline(true);
    const call = JSON.stringify({ schema: 'talsvar-conversation', version: 1, seed: null, service: 'older', machine: 2, at: Date.parse(OPEN), dialled: 'private', lang: 'sv', queue: null, acts: [{ kind: 'say', text: 'jag är journalist' }] });
    await page.goto(`/#c=p${Buffer.from(call).toString('base64url')}`);
    await press(page, 'Öppna samtalet');
    await expect(card(page, 'Pressjouren')).toBeVisible();
  });
});

test('It can be installed', ONCE, async ({ page, request }) => {
  await open(page);
  const href = await page.locator('link[rel="manifest"]').getAttribute('href') ?? '';
  const manifest = await (await request.get(href)).json() as { readonly icons: readonly { readonly src: string; readonly purpose?: string }[]; readonly start_url: string; readonly display: string };
  expect(manifest).toMatchObject({ short_name: 'Talsvar', start_url: '/', display: 'standalone', lang: 'sv' });
  for (const { src } of manifest.icons) expect((await request.get(src)).status(), src).toBe(200);
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(background).toBe('rgb(251, 250, 247)');
});

test.describe('when a newer version is served', () => {
  let folder: string;
  let server: PreviewServer;
  test.use({ serviceWorkers: 'allow' });
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'talsvar-'));
    await cp('dist/e2e', folder, { recursive: true });
    server = await preview({ configFile: false, logLevel: 'silent', build: { outDir: folder }, preview: { host: '127.0.0.1', port: 0 } });
  });
  test.afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  /** The next build: another page and, for that, another worker. */
  async function build(): Promise<void> {
    const html = join(folder, 'index.html');
    await writeFile(html, (await readFile(html, 'utf8')).replace('<html lang="sv">', '<html lang="sv" data-build="next">'));
    const worker = join(folder, 'sw.js');
    await writeFile(worker, (await readFile(worker, 'utf8')).replace(/(url:"index\.html",revision:")[^"]*|("revision":\s*)"[^"]*"(?=,?\s*"url":\s*"index\.html")/u, '$1$2next'));
  }

  test('the person is told and chooses when, and the other tab is told as well', ONCE, async ({ context }) => {
    const [url = ''] = server.resolvedUrls?.local ?? [];
    const faults: string[] = [];
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(url);
    await ready(page);
    await page.reload();
    const other = await context.newPage();
    await other.goto(url);
    await expect(field(other)).toBeVisible();
    await build();
    await page.reload();
    await say(page, 'jag är journalist');
    await expect(card(page, 'Pressjouren')).toBeVisible();
    await expect(notice(page, 'En ny version av sidan finns')).toBeVisible();
    // It is told, and nothing more is done about it: the call stands.
    await expect(card(page, 'Pressjouren')).toBeVisible();
    expect(await page.locator('html').getAttribute('data-build')).toBeNull();
    await expectNoBarriers(page);
    await picture(page, 'new-version');
    await press(page, 'Ladda om');
    await expect(page.locator('html')).toHaveAttribute('data-build', 'next');
    await expect(notice(other, 'En annan flik har bytt till en ny version')).toBeVisible();
    await press(other, 'Ladda om');
    await expect(other.locator('html')).toHaveAttribute('data-build', 'next');
    expect(faults).toEqual([]);
  });
});

test.describe('when the browser keeps nothing', () => {
  const broken = {
    forbidden: () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } }),
    missing: () => Object.defineProperty(window, 'localStorage', { value: null }),
    full: () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
    damaged: () => localStorage.setItem('talsvar.appearance', '{"v":1,"value":"pink'),
    newer: () => localStorage.setItem('talsvar.appearance', '{"v":2,"value":{"name":"dark"}}'),
  };
  for (const { how, sv, en } of [
    { how: 'forbidden', sv: 'Webbläsaren sparar inget här', en: 'The browser keeps nothing here' },
    { how: 'missing', sv: 'Webbläsaren sparar inget här', en: 'The browser keeps nothing here' },
    { how: 'full', sv: 'Webbläsaren har inget utrymme kvar', en: 'The browser has no room left' },
    { how: 'damaged', sv: 'Något som var sparat gick inte att läsa', en: 'Something that was kept could not be read' },
    { how: 'newer', sv: 'En nyare version av sidan är öppen i en annan flik', en: 'A newer version of the page is open in another tab' },
  ] as const) {
    // One of the notices is looked at at both widths; they are drawn alike.
    test(`It costs a notice and nothing else: ${how}`, how === 'full' ? {} : ONCE, async ({ page }) => {
      await page.addInitScript(broken[how]);
      for (const [lang, title] of [['sv', sv], ['en', en]] as const) {
        await open(page, { path: `/?lang=${lang}` });
        await page.getByLabel(lang === 'sv' ? 'Utseende' : 'Appearance').selectOption('dark');
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
        await expect(notice(page, title)).toHaveCount(1);
        await say(page, lang === 'sv' ? 'jag är journalist' : 'I am a journalist');
        await expect(card(page, lang === 'sv' ? 'Pressjouren' : 'Press line')).toBeVisible();
        if (lang === 'sv') await expectNoBarriers(page);
        await picture(page, `storage-${how}`);
        await press(page, lang === 'sv' ? 'Stäng' : 'Close');
        await expect(notice(page, title)).toHaveCount(0);
      }
    });
  }

  test('Two tabs look the same, and each keeps its own language and call', ONCE, async ({ page, context }) => {
    await open(page);
    await say(page, 'jag är journalist');
    const other = await context.newPage();
    await open(other);
    await other.getByLabel('Utseende').selectOption('dark');
    await press(other, 'EN English');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
    await expect(card(page, 'Pressjouren')).toBeVisible();
  });
});

/** Breaks what the Ask room draws with, or what the page around it does; React tells of both, so these tests are not quiet. */
const BREAKS = {
  room: () => { Reflect.set(Array.prototype, 'findLast', () => { throw new Error('broken'); }); },
  page: () => Object.defineProperty(document, 'title', { set: () => { throw new Error('broken'); } }),
};

loud.describe('when something on the page breaks', () => {
  for (const { path, hurt, again, title } of [
    { path: '/', hurt: 'EN English', again: 'Begin anew', title: 'Something went wrong on the page' },
    { path: '/?lang=en', hurt: 'SV Svenska', again: 'Börja om', title: 'Något gick fel på sidan' },
  ]) {
    loud(`the numbers take the place of the room, what stands around it stays, and it can begin anew: ${title}`, async ({ page }) => {
      await open(page, { path });
      const findLast = await page.evaluateHandle(() => Array.prototype.findLast);
      await page.evaluate(BREAKS.room);
      await press(page, hurt);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      for (const [number, tel] of [['0771-524 524', '+46771524524'], ['0771-17 90 00', '+46771179000'], ['010-116 98 88', '+46101169888']] as const) {
        await expect(page.getByRole('link', { name: number, exact: true })).toHaveAttribute('href', `tel:${tel}`);
      }
      await expect(page.getByRole('banner')).toBeVisible();
      await expectNoBarriers(page);
      await picture(page, 'broken');
      await page.evaluate((sound) => { Reflect.set(Array.prototype, 'findLast', sound); }, findLast);
      await press(page, again);
      await say(page, 'jag är journalist');
      await expect(page.getByRole('link', { name: '010-116 98 88' })).toBeVisible();
    });
  }

  loud('the page itself, the words for those without scripts stand there', ONCE, async ({ page }) => {
    await open(page);
    await page.evaluate(BREAKS.page);
    await press(page, 'EN English');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Talsvar');
    for (const number of ['0771-524 524', '0771-17 90 00', '010-116 98 88']) await expect(page.getByRole('link', { name: number, exact: true })).toBeVisible();
    await picture(page, 'plain');
  });
});
