#!/usr/bin/env node
// npm test: installs what is missing, then lint, types, unit and model tests (the server's on a real PostgreSQL), the shipped suites, and the end-to-end tests.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { checkNode, ensureBrowser, ensureDependencies, root } from './install.mjs';
import { ensureTestPackages } from './test-packages.mjs';

checkNode();
await ensureDependencies();
await ensureTestPackages();
const browser = await ensureBrowser();

const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const report = (name) => join(results, name);
const bin = (name) => join(root, 'node_modules/.bin', name);

const stages = [
  { title: 'Lint', command: bin('oxlint'), args: ['--type-aware', '--deny-warnings'] },
  { title: 'Types of the core', command: bin('tsc'), args: ['-p', 'tsconfig.core.json'] },
  { title: 'Types', command: bin('tsc'), args: ['-p', 'tsconfig.json'] },
  { title: 'Command line build', command: bin('vite'), args: ['build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn'] },
  { title: 'Unit and model tests', command: bin('vitest'), args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('unit.json')}`], counts: unitCounts },
  { title: 'Shipped suites', command: process.execPath, args: ['dist/cli/talsvar.js', 'test'] },
  { title: 'End-to-end tests', command: bin('playwright'), args: ['test', '--reporter=list,json'], counts: e2eCounts, env: { CHROMIUM_PATH: browser, TALSVAR_E2E_PORT: String(await freePort()), PLAYWRIGHT_JSON_OUTPUT_NAME: report('e2e.json') } },
];

let passed = 0;
let failed = 0;
let skipped = 0;
for (const { title, command, args, counts, env } of stages) {
  process.stdout.write(`\n── ${title}\n`);
  const status = await run(command, args, env);
  const counted = counts?.();
  passed += counted?.passed ?? 0;
  skipped += counted?.skipped ?? 0;
  failed += counted?.failed ?? 0;
  if (status !== 0) {
    if (!counted?.failed) failed += 1;
    process.stdout.write(`\n${title} failed.\n`);
    process.exitCode = 1;
    break;
  }
}
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    child.once('error', () => resolve(127));
    child.once('close', (status) => resolve(status ?? 1));
  });
}

function read(name) {
  try {
    return JSON.parse(readFileSync(report(name), 'utf8'));
  } catch {
    return null;
  }
}

function unitCounts() {
  const found = read('unit.json');
  return found && { passed: found.numPassedTests, failed: found.numFailedTests, skipped: found.numPendingTests + found.numTodoTests };
}

function e2eCounts() {
  const found = read('e2e.json');
  return found && { passed: found.stats.expected + found.stats.flaky, failed: found.stats.unexpected, skipped: found.stats.skipped };
}
