import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import { spread } from '../measures.ts';

/** The app's own mark of how long its matcher took to be ready. */
const MEASURE = 'talsvar:matcher';
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.woff2': 'font/woff2',
};
const PATIENCE = 10_000;

export type BrowserStart =
  | { readonly ms: number; readonly loads: number }
  | { readonly unavailable: string };

/** How long the matcher takes to be ready in a freshly opened page: the middle of several loads, in ms. */
export async function measureBrowser(root: string, bench: string, loads: number): Promise<BrowserStart> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? BROWSERS.find((path) => existsSync(path));
  if (executablePath === undefined) return { unavailable: 'no Chromium here' };
  const playwright = await import('@playwright/test').catch(() => null);
  if (!playwright) return { unavailable: 'Playwright is not installed' };
  const folder = join(bench, 'dist/app');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'silent', build: { outDir: folder, emptyOutDir: true } });
  const { url, close } = await serve(folder);
  const browser = await playwright.chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const times: number[] = [];
    for (let load = 0; load < loads; load++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(url);
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

function serve(folder: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    if (!existsSync(path)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ url: `http://127.0.0.1:${port}/`, close: () => void server.close() });
    });
  });
}
