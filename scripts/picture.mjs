#!/usr/bin/env node
// Takes docs/picture.png, the picture in the README, of the built page.
import { join } from 'node:path';
import { ensureBrowser, ensureDependencies, root, step } from './install.mjs';

await ensureDependencies();
const executablePath = await ensureBrowser();
await step('Building the app', process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
const { preview } = await import('vite');
const { chromium } = await import('@playwright/test');
const server = await preview({ root, logLevel: 'error' });
const browser = await chromium.launch({ executablePath });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'sv-SE', colorScheme: 'light' });
await page.goto(`${server.resolvedUrls.local[0]}?at=2025-03-03T10:15`);
await page.getByRole('combobox', { name: 'Vad gäller ditt ärende?' }).fill('utbetalning av föräldrapenning');
await page.keyboard.press('Enter');
await page.getByRole('button', { name: 'Nej' }).click();
await page.getByText('Varför hit?').waitFor();
await page.evaluate(() => window.scrollTo(0, 0));
await page.screenshot({ path: join(root, 'docs/picture.png') });
await browser.close();
await server.close();
