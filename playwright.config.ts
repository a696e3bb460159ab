import { defineConfig } from '@playwright/test';

const PORT = Number(process.env['TALSVAR_E2E_PORT'] ?? 4319);

/** The page as it is shipped: built, served by itself, and met on a phone and on a desk. */
export default defineConfig({
  // Six looks for barriers in one test take long on a slow machine; no test is about speed.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  testDir: 'test/e2e',
  outputDir: 'test-results',
  reporter: 'list',
  workers: 2,
  // One after the other as they come, from whichever file: no worker is left alone with the longest.
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'sv-SE',
    timezoneId: 'America/New_York', // Not Stockholm's: the host's zone must never matter.
    reducedMotion: 'reduce',
    // What one test has kept must never answer another; offline.spec.ts and csp.spec.ts let the worker in.
    serviceWorkers: 'block',
    launchOptions: { executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium' },
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 360, height: 740 } } },
    { name: 'desk', grepInvert: /@once/u, use: { viewport: { width: 1440, height: 900 } } },
  ],
  webServer: {
    // A folder of its own, so that nobody else's build is in the way.
    command: `npx vite build --outDir dist/e2e --logLevel error && npx vite preview --outDir dist/e2e --port ${PORT} --strictPort`,
    url: `http://127.0.0.1:${PORT}`,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
