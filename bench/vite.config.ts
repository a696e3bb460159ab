import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { servicePlugin } from '../scripts/service-plugin.ts';
import { dependencies } from './package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const bench = fileURLToPath(new URL('.', import.meta.url));

/** Three programs: the run, the process that measures, and the one that only starts the product. */
export default defineConfig({
  root: bench,
  plugins: [servicePlugin(root)],
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist',
    // The last run's results stay.
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: {
      input: ['main', 'worker', 'product/start'].map((name) => `${bench}${name}.ts`),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
  // Rivals run as their authors built them.
  ssr: { noExternal: true, external: [...Object.keys(dependencies), 'vite', '@playwright/test'] },
});
