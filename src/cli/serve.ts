import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { BANKID_CODES } from '../../machines/identification.ts';
import { LIMITS } from '../server/limits.ts';
import { InputError } from '../service/errors.ts';
import { AT, type Command, type Given } from './command.ts';
import { instantFrom, loadEngine, packageFolder } from './engine.ts';
import { listenForInterrupt } from './interrupt.ts';
import { print, visible, warn } from './io.ts';

const DAY = 86_400_000;
const PORT = 4173;

export const serve: Command = {
  name: 'serve',
  usage: 'serve [--port N] [--host ADDRESS] [--data DIR] [--bankid CODE] [--keep DAYS] [--allow-origin URL]… [--allow-host NAME]… [--public-url URL]',
  summary: 'The web app, and an HTTP channel for other clients and telephony (docs/server.md).',
  details: [
    'Only this machine reaches it unless --host says otherwise; then TALSVAR_TOKEN must hold a token that clients show.',
    'Calls are kept in a folder, or in the PostgreSQL that TALSVAR_DATABASE names (postgres://…), which several instances may share.',
    'TALSVAR_TWILIO_TOKEN holds the secret that voice requests are signed with; without it telephony is off.',
  ].join('\n'),
  options: {
    port: { type: 'string', value: 'N', help: `the port (default: ${PORT}; 0 for any that is free)` },
    host: { type: 'string', value: 'ADDRESS', help: 'the address that is listened on (default: 127.0.0.1, this machine alone)' },
    data: { type: 'string', value: 'DIR', help: 'the folder that calls are kept in (default: .talsvar in the present folder)' },
    keep: { type: 'string', value: 'DAYS', help: 'how long a call is kept after its last turn (default: 30)' },
    bankid: { type: 'string', value: 'CODE', choices: [...BANKID_CODES], help: 'what BankID answers by itself in calls that do not say' },
    'allow-origin': { type: 'string', value: 'URL', multiple: true, help: 'a page of this origin may ask; may stand several times' },
    'allow-host': { type: 'string', value: 'NAME', multiple: true, help: 'the server answers to this name too; may stand several times' },
    'public-url': { type: 'string', value: 'URL', help: 'how the server is reached from outside, which signatures are made over' },
    rate: { type: 'string', value: 'N', help: 'how many requests a second one address may make on average (default: 200)' },
    hot: { type: 'string', value: 'N', help: 'how many calls are held in memory (default: 5000)' },
    at: { ...AT, help: 'the time of all calls, which then only their waits pass (default: the clock)' },
    quiet: { type: 'boolean', help: 'no line for each request' },
  },
  async run({ options }) {
    const host = (options['host'] as string | undefined) ?? '127.0.0.1';
    const port = wholeFrom('port', options['port'], PORT, 65_535);
    const keep = wholeFrom('keep', options['keep'], 30, 36_500) * DAY;
    const hot = wholeFrom('hot', options['hot'], 5000, 1_000_000);
    const perSecond = wholeFrom('rate', options['rate'], LIMITS.perSecond, 1_000_000);
    const at = options['at'] === undefined ? null : instantFrom(options['at'] as string);
    const publicUrl = urlFrom('public-url', options['public-url'] as string | undefined);
    const { isLoopback } = await import('../server/access.ts');
    const { createLog, SILENT } = await import('../server/log.ts');
    const { serve: start } = await import('../server/serve.ts');
    const token = secretFrom('TALSVAR_TOKEN');
    const loopback = isLoopback(host);
    if (!loopback && token === null) throw new InputError(`serve: ${visible(host)} is reached from other machines; set TALSVAR_TOKEN to a token that clients show, or leave --host away`);
    const root = packageFolder();
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const pages = join(root, 'dist', 'app');
    const isBuilt = existsSync(join(pages, 'index.html'));
    if (!isBuilt) warn('The app is not built, so only the HTTP channel is served; npm run build:app builds it.');
    const hosts = [...listed(options['allow-host']), ...(publicUrl === null ? [] : [new URL(publicUrl).host])];
    const now = at === null ? Date.now : () => at;

    const interrupt = listenForInterrupt();
    const serving = await start({
      limits: { perSecond }, engine: loadEngine(options['service'] as string | undefined), version, host, port, keep, hot, publicUrl, now,
      access: { loopback, token, hosts: hosts.map((name) => name.toLowerCase()), origins: listed(options['allow-origin']).map((origin) => new URL(urlFrom('allow-origin', origin) ?? '').origin) },
      database: process.env['TALSVAR_DATABASE'] || undefined, folder: (options['data'] as string | undefined) ?? '.talsvar', pages: isBuilt ? pages : null,
      bankid: (options['bankid'] as string | undefined) ?? null, twilioToken: secretFrom('TALSVAR_TWILIO_TOKEN'),
      log: options['quiet'] === true ? SILENT : createLog((line) => process.stderr.write(line), Date.now),
    });
    print(`${pc.bold('Talsvar is ready:')} ${serving.url}\nA simulation, not affiliated with Försäkringskassan. Stop with Ctrl-C.`);
    await new Promise<void>((resolve) => { interrupt.onAsked(resolve); });
    await serving.stop();
    return 0;
  },
};

function listed(value: unknown): readonly string[] {
  return (value ?? []) as readonly string[];
}

/** A secret of the environment: never an argument, which every process of the machine could read. */
function secretFrom(name: string): string | null {
  const secret = process.env[name] ?? '';
  if (secret !== '' && secret.length < 16) throw new InputError(`${name} is shorter than 16 characters; take a longer one that nobody guesses`);
  return secret === '' ? null : secret;
}

function wholeFrom(option: string, value: Given['options'][string], usual: number, most: number): number {
  if (typeof value !== 'string') return usual;
  const number = /^\d+$/u.test(value) ? Number(value) : Number.NaN;
  if (!(number <= most)) throw new InputError(`--${option} is "${visible(value)}"; it takes a whole number up to ${most}`);
  return number;
}

function urlFrom(option: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    const url = new URL(text);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url.href.replace(/\/$/u, '');
  } catch {
    // Told below.
  }
  throw new InputError(`--${option} is "${visible(text)}"; it takes an address such as https://example.org`);
}
