import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { servicePlugin } from './scripts/service-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Tests of minutes, not milliseconds: npm run test:long. What they print is shown as they print it. */
export default defineConfig({
  root,
  plugins: [servicePlugin(root)],
  test: { include: ['test/long/*.test.ts'], environment: 'node', testTimeout: 3_600_000, hookTimeout: 3_600_000, disableConsoleIntercept: true },
});
