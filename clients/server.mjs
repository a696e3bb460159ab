// The server that the clients talk to: a process of its own, on a free port, at a fixed time.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '../scripts/free-port.mjs';

/** A Monday morning when the private line is open; shipped suites happen then, unless they say otherwise. */
export const AT = '2025-03-03T10:15';
/** Building the command, where a source is newer than it, takes a while on a busy machine. */
const PATIENCE = 300_000;

/**
 * @param root the project; @param work a folder that nobody needs afterwards
 * @returns where it listens, the page that may ask it from another origin, and the secret that voice requests are signed with
 */
export async function startServer(root, work) {
  const twilioToken = randomBytes(16).toString('hex');
  const pagePort = await freePort();
  const pageOrigin = `http://localhost:${pagePort}`;
  const args = [join(root, 'scripts/talsvar.mjs'), 'serve', '--port', '0', '--data', join(work, 'calls'), '--at', AT, '--allow-origin', pageOrigin, '--rate', '10000', '--quiet'];
  // No setting of whoever runs this may reach the server.
  const { TALSVAR_DATABASE: _, TALSVAR_TOKEN: __, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd: work, env: { ...env, TALSVAR_TWILIO_TOKEN: twilioToken }, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the server did not start')), PATIENCE);
    child.once('exit', (status) => reject(new Error(`the server ended with ${status}`)));
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      told += text;
      const found = /http:\/\/[\d.:]+/u.exec(told);
      if (found === null) return;
      clearTimeout(late);
      resolve(found[0]);
    });
  });
  child.removeAllListeners('exit');
  process.once('exit', () => child.kill());
  return {
    url, pagePort, pageOrigin, twilioToken,
    stop: () => new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    }),
  };
}
