#!/usr/bin/env node
// Runs the command from a checkout: builds dist/cli when a source is newer than it, and for `serve` dist/app too, then hands over.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['src', 'machines', 'intents', 'service', 'package-lock.json'];
const command = join(root, 'dist/cli/talsvar.js');
const page = join(root, 'dist/app/index.html');

await freshen(command, 'vite.cli.config.ts', ['scripts/service-plugin.ts', 'vite.cli.config.ts'], 'the command');
const [verb, ...rest] = process.argv.slice(2);
if (verb === 'serve' && !rest.includes('--help')) await freshen(page, 'vite.config.ts', ['scripts', 'suites', 'public', 'index.html', 'vite.config.ts'], 'the page');
await import(pathToFileURL(command).href);

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds what is missing or older than what it is made of. */
async function freshen(built, config, more, what) {
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...[...SOURCES, ...more].map((name) => newest(join(root, name))))) return;
  const { build } = await import('vite').catch(() => {
    process.stderr.write('talsvar: the dependencies are not installed; run npm ci first\n');
    process.exit(2);
  });
  if (process.stderr.isTTY) process.stderr.write(`Building ${what} …\n`);
  try {
    await build({ root, configFile: join(root, config), logLevel: 'silent' });
  } catch (error) {
    // A fault in the data is told better by the command itself; a fault in the code must not hide behind an old build.
    if (!existsSync(built) || error?.name !== 'InputError' && !/InputError|\.yaml/u.test(String(error?.message))) {
      process.stderr.write(`talsvar: ${what} could not be built: ${error?.message ?? error}\n`);
      process.exit(3);
    }
  }
}
