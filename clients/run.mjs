#!/usr/bin/env node
// Installs clients of other makes, starts the server, and lets each of them hold calls: npm run clients [-- NAME…].
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './server.mjs';

const CLIENTS = ['botium', 'web-chat', 'twilio'];

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

function isInstalled() {
  const installed = join(here, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(here, 'package-lock.json')).mtimeMs;
}

function stop(message, status) {
  process.stderr.write(`clients: ${message}\n`);
  process.exit(status);
}

const named = process.argv.slice(2);
const unknown = named.find((name) => !CLIENTS.includes(name));
if (unknown !== undefined) stop(`no client is called ${JSON.stringify(unknown)}; there are ${CLIENTS.join(', ')}`, 2);
if (!existsSync(join(root, 'node_modules/vite/bin/vite.js'))) stop('the project’s own dependencies are not installed; run npm ci first', 2);
if (!isInstalled()) {
  process.stderr.write('Installing the clients (about 600 MB) …\n');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) stop('they could not be installed', 2);
}

const results = join(here, 'results');
mkdirSync(results, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'talsvar-clients-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));

const server = await startServer(root, work);
let failed = 0;
let passed = 0;
for (const name of named.length > 0 ? named : CLIENTS) {
  const { play, title } = await import(`./${name}/client.mjs`);
  const from = Date.now();
  const outcome = await play({ ...server, root, work, results }).catch((error) => ({ passed: 0, failures: [error?.stack ?? String(error)], about: '' }));
  passed += outcome.passed;
  failed += outcome.failures.length;
  for (const failure of outcome.failures) process.stdout.write(`  ${failure}\n`);
  const told = [`${outcome.passed} passed`, `${outcome.failures.length} failed`, ...(outcome.about === '' ? [] : [outcome.about])];
  process.stdout.write(`${outcome.failures.length === 0 ? '✓' : '✗'} ${title}: ${told.join(', ')} (${((Date.now() - from) / 1000).toFixed(1)} s)\n`);
}
await server.stop();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
