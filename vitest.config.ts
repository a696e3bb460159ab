import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { servicePlugin } from './scripts/service-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Tests that put other modules in place of ours, or load ours anew. */
export const ALONE = ['test/cli/coverage.test.ts', 'test/cli/lint.test.ts', 'test/machines/hours-oracle.test.ts'];

export default defineConfig({
  root,
  plugins: [servicePlugin(root)],
  test: {
    environment: 'node', testTimeout: 20_000, maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // The others may share what they import: the model is unpacked once a worker.
      { extends: true, test: { name: 'shared', isolate: false, include: ['test/**/*.test.ts'], exclude: ['**/node_modules/**', 'test/e2e/**', 'test/long/**', ...ALONE] } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
