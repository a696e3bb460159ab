import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { cspPlugin } from './scripts/csp-plugin.ts';
import { chartPlugin } from './scripts/chart-plugin.ts';
import { servicePlugin } from './scripts/service-plugin.ts';
import { suitesPlugin } from './scripts/suites-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Where the engine begins, by the imports of src/app/call. */
const ENGINE = ['/intents/understand.ts', '/intents/store.ts', '/src/app/call/caller.ts'];

export default defineConfig({
  root,
  plugins: [react(), servicePlugin(root), suitesPlugin(root), chartPlugin(), cspPlugin(), VitePWA({
    // A new version waits until the person wants it; the page registers the worker itself (src/app/offline).
    registerType: 'prompt',
    injectRegister: false,
    manifest: {
      name: 'Talsvar – vart ska jag ringa?',
      short_name: 'Talsvar',
      description: 'En simulering av talsvaret hos Försäkringskassan. Inte Försäkringskassans egen tjänst.',
      lang: 'sv',
      start_url: '/',
      display: 'standalone',
      // --paper of src/app/shell/tokens.css.
      background_color: '#fbfaf7',
      theme_color: '#fbfaf7',
      icons: [
        { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    workbox: {
      // Everything: rooms that were never opened, the inspector and what draws for it work offline as well.
      globPatterns: ['**/*.{html,js,css,svg,png,woff2}'],
      maximumFileSizeToCacheInBytes: 4_000_000,
      // What stands in the query is for the page, not for the server.
      ignoreURLParametersMatching: [/./u],
      navigateFallback: '/index.html',
      clientsClaim: true,
      inlineWorkboxRuntime: true,
    },
  })],
  // A worker may need the service and the suites too.
  worker: { format: 'es', plugins: () => [servicePlugin(root), suitesPlugin(root)] },
  // Nothing is put into the page as a data: address, which its policy would have to allow.
  build: {
    outDir: 'dist/app', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0,
    // What the first sight of the page needs comes in one file, and so does the engine: a dozen small ones would have to be asked for one by one.
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: 'first', priority: 1, tags: ['$initial'], test: (id: string) => !id.includes('/xstate/'), includeDependenciesRecursively: false },
      { name: 'engine', test: (id: string) => ENGINE.some((end) => id.endsWith(end)) },
    ] } } },
  },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173, headers: { 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'DENY', 'Referrer-Policy': 'no-referrer' } },
});
