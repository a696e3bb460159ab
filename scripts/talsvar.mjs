#!/usr/bin/env node
// Runs the command from a checkout: builds dist/cli when a source is newer than it, then hands over.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist/cli/talsvar.js');

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const sources = ['src', 'machines', 'intents', 'service', 'scripts/service-plugin.ts', 'package-lock.json', 'vite.cli.config.ts'].map((name) => newest(join(root, name)));
if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources)) {
  const { build } = await import('vite').catch(() => {
    process.stderr.write('talsvar: the dependencies are not installed; run npm ci first\n');
    process.exit(2);
  });
  try {
    await build({ root, configFile: join(root, 'vite.cli.config.ts'), logLevel: 'silent' });
  } catch (error) {
    // A fault in the data is told better by the command itself; a fault in the code must not hide behind an old build.
    if (!existsSync(built) || error?.name !== 'InputError' && !/InputError|\.yaml/u.test(String(error?.message))) {
      process.stderr.write(`talsvar: the command could not be built: ${error?.message ?? error}\n`);
      process.exit(3);
    }
  }
}
await import(pathToFileURL(built).href);
