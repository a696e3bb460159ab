// Installs what is missing before a command runs: dependencies, and a browser for the end-to-end tests.
// Uses nothing but Node, because nothing else is there yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const NEEDED = [20, 19];

/** Ends with one clear line when this Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  process.stderr.write(`Talsvar needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.\n`);
  process.exit(2);
}

/** Installs the dependencies that package-lock.json names, unless they are all there. */
export async function ensureDependencies() {
  await ensureInstalled(root, 'Installing dependencies');
}

/** The same for a package of its own in a folder. */
export async function ensureInstalled(folder, title) {
  const installed = join(folder, 'node_modules/.package-lock.json');
  const lock = join(folder, 'package-lock.json');
  if (existsSync(installed) && sameVersions(installed, lock)) return;
  await step(title, 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
}

/** The installed tree and the lock file name the same versions (what is optional elsewhere may be absent). */
function sameVersions(installed, lock) {
  if (statSync(installed).mtimeMs > statSync(lock).mtimeMs) return true;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  const have = read(installed);
  return Object.entries(read(lock)).every(([path, { version, optional }]) => path === '' || optional === true || have[path]?.version === version);
}

/** Chromium without a window around its pages: the same engine, at a third of the processor's time for each page that is opened. */
const SHELL = '/usr/bin/chromium-headless-shell';
const CHROMIUMS = [SHELL, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** The path of a Chromium: Debian's without a window where it is or can be had, else one that is here, else Playwright's own. */
export async function ensureBrowser() {
  if (process.env.CHROMIUM_PATH !== undefined) return existsSync(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : fail(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, and no browser is there; correct it or unset it.`);
  const here = async () => CHROMIUMS.find((path) => existsSync(path)) ?? await playwrightsOwn();
  const isRoot = process.getuid?.() === 0;
  // Whoever has a browser, and would have to be asked for leave to install, is left with that one.
  const apt = !existsSync(SHELL) && (isRoot || await here() === undefined) ? aptCommand() : null;
  if (apt) {
    await step('Refreshing the list of packages', ...apt(['update', '-qq', ...IMPATIENT]), { optional: true });
    await step('Installing Chromium without a window (Debian package)', ...apt(['install', '-y', '-qq', '--no-install-recommends', '--no-remove', ...IMPATIENT, 'chromium-headless-shell']), { optional: true });
    if (await here() === undefined) await step('Installing Chromium (Debian package)', ...apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium']), { optional: true });
  }
  if (await here() === undefined) await step("Installing Playwright's Chromium", process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], { optional: true });
  return await here() ?? fail('No Chromium for the end-to-end tests, and none could be installed. Install Chromium and set CHROMIUM_PATH to it, then run npm test again.');
}

/** Without a network there is nothing to wait for. */
const IMPATIENT = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20'];

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** How apt-get is run here, or null where it is not there or not allowed. */
function aptCommand() {
  const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (!works('apt-get', ['--version'])) return null;
  if (process.getuid?.() === 0) return (args) => ['apt-get', args];
  return works('sudo', ['-n', 'true']) ? (args) => ['sudo', ['-n', 'apt-get', ...args]] : null;
}

/** Runs a command with a line that shows it is alive; its output is kept back and shown only if it fails. */
export async function step(title, command, args, { optional = false, cwd = root } = {}) {
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  const output = [];
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const live = process.stderr.isTTY;
  process.stderr.write(live ? `${title} …` : `${title} …\n`);
  const ticking = setInterval(() => process.stderr.write(live ? `\r${title} … ${seconds()}` : `  still at it (${seconds()})\n`), live ? 1000 : 15_000);
  const status = await new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', resolve);
  });
  clearInterval(ticking);
  process.stderr.write(`${live ? `\r${title} ` : '  '}${status === 0 ? `done (${seconds()})` : `failed (${seconds()})`}\n`);
  if (status === 0 || optional) return status === 0;
  process.stderr.write(Buffer.concat(output).toString());
  return fail(`${title}: ${[command, ...args].join(' ')} ended with ${status}. See above.`);
}

export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
