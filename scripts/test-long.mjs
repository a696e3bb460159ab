#!/usr/bin/env node
// npm run test:long: the tests in test/long/, which take minutes; installs what is missing first. Words after -- choose files: npm run test:long -- hours
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, ensureDependencies, root } from './install.mjs';

checkNode();
await ensureDependencies();

const report = join(root, 'test-results/long.json');
mkdirSync(join(root, 'test-results'), { recursive: true });
rmSync(report, { force: true });

const startedAt = Date.now();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const args = ['run', '--config', 'vitest.long.config.ts', '--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)];
const child = spawn(process.execPath, [vitest, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
const status = await new Promise((resolve) => {
  child.once('error', () => resolve(127));
  child.once('close', (code) => resolve(code ?? 1));
});

const { passed, failed } = counts();
process.stdout.write(`\n${passed} passed, ${failed} failed (${Math.round((Date.now() - startedAt) / 1000)} s)\n`);
process.exitCode = status === 0 ? 0 : 1;

function counts() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: Math.max(numFailedTests, status === 0 ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
