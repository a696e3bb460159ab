import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const title = 'Bot Framework Web Chat over Direct Line';

const here = fileURLToPath(new URL('.', import.meta.url));
const PATIENCE = 30_000;

/** A person types a call to its end in a real browser, on a page of another origin. */
export async function play({ url, pagePort, pageOrigin, results }) {
  const page = await servePage(pagePort);
  const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}; name one with CHROMIUM_PATH`);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const tab = await browser.newPage({ viewport: { width: 480, height: 800 } });
    tab.setDefaultTimeout(PATIENCE);
    return await hold(tab, `${pageOrigin}/?server=${encodeURIComponent(url)}`, join(results, 'web-chat.png'));
  } finally {
    await browser.close();
    page.close();
  }
}

async function hold(tab, address, picture) {
  const failures = [];
  let passed = 0;
  const noise = [];
  tab.on('console', (message) => { if (message.type() === 'error') noise.push(message.text()); });
  tab.on('pageerror', (error) => noise.push(String(error)));
  tab.on('requestfailed', (request) => noise.push(`${request.method()} ${new URL(request.url()).pathname}: ${request.failure()?.errorText}`));
  tab.on('request', (request) => { if (!['localhost', '127.0.0.1'].includes(new URL(request.url()).hostname) && /^http/u.test(request.url())) noise.push(`a request to ${new URL(request.url()).host}`); });

  const activity = (text) => tab.locator('article.webchat__basic-transcript__activity').filter({ hasText: text });
  const box = tab.locator('[data-id="webchat-sendbox-input"], .webchat__send-box-text-box__input').first();
  const expectSeen = async (what, locator) => {
    try {
      await locator.first().waitFor({ state: 'visible' });
      passed++;
    } catch {
      throw new Error(`not seen: ${what}`);
    }
  };
  const type = async (words) => {
    await box.click();
    await tab.keyboard.type(words, { delay: 10 });
    await tab.keyboard.press('Enter');
    await expectSeen(`the caller’s own “${words}”`, activity(words));
  };

  try {
    await tab.goto(address);
    await expectSeen('the greeting', activity('Välkommen till Försäkringskassan'));
    await type('hjälp med hyran');
    await expectSeen('the question', activity('Söker du bostadsbidrag'));
    const reply = tab.getByRole('button', { name: 'Bostadsbidrag', exact: true });
    await expectSeen('a quick reply', reply);
    for (const name of ['Bostadstillägg till sjuk- eller aktivitetsersättning', 'Jag har pension']) await expectSeen(`the quick reply “${name}”`, tab.getByRole('button', { name, exact: true }));
    await tab.screenshot({ path: picture });
    await reply.first().click();
    await expectSeen('the end at a desk', activity('Jag kopplar dig'));
    await expectSeen('the end at the right desk', activity(/barn och familj/iu));
    if (await reply.count() > 0) failures.push('quick replies are left when the call is over');
    for (const words of ['hjälp med hyran', 'Bostadsbidrag']) {
      // What did not come back from the server is told to be on its way, or to have failed.
      const status = await activity(`Du sade:${words}`).or(activity(`Du sade: ${words}`)).first().innerText();
      if (status.includes('Skickades klockan')) passed++;
      else failures.push(`“${words}” is not confirmed as sent: ${status.replaceAll(/\s+/gu, ' ')}`);
    }
    await type('jag är sjuk');
    await expectSeen('a new call after the end', activity('Välkommen till Försäkringskassan').nth(1));
  } catch (error) {
    failures.push(error.message);
  }
  await tab.screenshot({ path: picture.replace('.png', '-end.png') });
  if (noise.length > 0) failures.push(...noise.map((line) => `the console: ${line}`));
  else passed++;
  return { passed, failures, about: `screenshots in clients/results/` };
}

/** The page and Web Chat’s bundle, from this machine. */
function servePage(port) {
  const files = {
    '/': [join(here, 'page.html'), 'text/html; charset=utf-8'],
    '/page.js': [join(here, 'page.js'), 'text/javascript; charset=utf-8'],
    '/webchat.js': [join(here, '../node_modules/botframework-webchat/dist/webchat.js'), 'text/javascript; charset=utf-8'],
  };
  const server = createServer((request, response) => {
    const [file, type] = files[new URL(request.url, 'http://localhost').pathname] ?? [];
    response.writeHead(file === undefined ? 404 : 200, { 'Content-Type': type ?? 'text/plain' });
    if (file === undefined) response.end('not here');
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => { server.listen(port, 'localhost', () => resolve(server)); });
}
