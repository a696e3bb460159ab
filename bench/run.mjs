#!/usr/bin/env node
// Installs what the benchmark compares with, builds it, and runs it.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bench = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

function run(command, args, cwd, stdio = ['ignore', 'ignore', 'inherit']) {
  const { status, error } = spawnSync(command, args, { cwd, stdio, shell: process.platform === 'win32' && command === 'npm' });
  if (error) process.stderr.write(`${command}: ${error.message}\n`);
  return status ?? 1;
}

function isInstalled() {
  const installed = join(bench, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(bench, 'package-lock.json')).mtimeMs;
}

const vite = join(root, 'node_modules/vite/bin/vite.js');
if (!existsSync(vite)) {
  process.stderr.write('bench: the project’s own dependencies are not installed; run npm ci first\n');
  process.exit(2);
}
if (!isInstalled()) {
  process.stderr.write('Installing what is compared with …\n');
  if (run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], bench) !== 0) process.exit(2);
}
process.stderr.write('Building …\n');
if (run(process.execPath, [vite, 'build', '--config', join(bench, 'vite.config.ts'), '--logLevel', 'error'], root) !== 0) process.exit(3);
process.exit(run(process.execPath, [join(bench, 'dist/main.js'), ...process.argv.slice(2)], root, 'inherit'));
