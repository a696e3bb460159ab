import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { servicePlugin } from './scripts/service-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root,
  plugins: [servicePlugin(root)],
  // No test changes a module, so that files may share what they import: the model is unpacked once a worker.
  test: { isolate: false, include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', 'test/long/**'], environment: 'node', testTimeout: 20_000, maxWorkers: Math.max(2, availableParallelism() - 1) },
});
