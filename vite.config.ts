import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { servicePlugin } from './scripts/service-plugin.ts';
import { suitesPlugin } from './scripts/suites-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root,
  plugins: [react(), servicePlugin(root), suitesPlugin(root)],
  worker: { format: 'es', plugins: () => [servicePlugin(root), suitesPlugin(root)] },
  build: { outDir: 'dist/app', emptyOutDir: true, target: 'es2023' },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173 },
});
