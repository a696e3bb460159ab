import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { servicePlugin } from './scripts/service-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The command as one folder of plain JavaScript: the packed package needs nothing else installed. */
export default defineConfig({
  root,
  plugins: [servicePlugin(root)],
  publicDir: false,
  build: {
    ssr: 'src/cli/talsvar.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'talsvar.js' } },
  },
  // A binary of its own, which only the server loads.
  ssr: { noExternal: true, external: ['libsql'] },
});
