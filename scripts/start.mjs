#!/usr/bin/env node
// npm start: installs what is missing, builds the app and serves it on this machine only.
import { checkNode, ensureDependencies, fail, root, step } from './install.mjs';
import { join } from 'node:path';

checkNode();
await ensureDependencies();
const { createServer, preview } = await import('vite');
const portAt = process.argv.indexOf('--port');
const asked = portAt > 0 ? Number(process.argv[portAt + 1]) : undefined;
if (asked !== undefined && !(Number.isInteger(asked) && asked > 0 && asked < 65_536)) fail('--port takes a number from 1 to 65535.');

if (process.argv.includes('--dev')) {
  const server = await createServer({ root, ...(asked ? { server: { port: asked } } : {}) });
  await server.listen();
  server.printUrls();
} else {
  await step('Building the app', process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
  const server = await preview({ root, logLevel: 'error', ...(asked ? { preview: { port: asked } } : {}) });
  const [url] = server.resolvedUrls?.local ?? [];
  process.stdout.write(`\n  Talsvar is ready: ${url}\n  A simulation, not affiliated with Försäkringskassan. Nothing you type leaves this machine.\n  Stop with Ctrl-C.\n\n`);
}
