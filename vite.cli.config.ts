import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The command as one folder of plain JavaScript: the packed package needs nothing else installed. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: {
    ssr: 'src/cli/talsvar.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'talsvar.js' } },
  },
  ssr: { noExternal: true },
});
