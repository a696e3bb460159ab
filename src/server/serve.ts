import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { InputError } from '../service/errors.ts';
import type { Engine } from '../simulator/engine.ts';
import type { Access } from './access.ts';
import { createApp } from './app.ts';
import type { Server } from './context.ts';
import { createExchange } from './exchange.ts';
import { createBusy } from './guard.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { refuse } from './refuse.ts';
import { openStore } from './store/open.ts';

export interface ServeOptions {
  readonly engine: Engine;
  readonly version: string;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly access: Access;
  readonly limits?: Partial<Limits>;
  /** postgres://…; without it calls are kept in the folder. */
  readonly database?: string | undefined;
  readonly folder: string;
  readonly pages: string | null;
  readonly bankid: string | null;
  readonly twilioToken: string | null;
  readonly publicUrl: string | null;
  /** How long a call is kept after its last turn, in ms. */
  readonly keep: number;
  /** How many calls are held in memory. */
  readonly hot: number;
  readonly now: () => number;
  readonly log: Log;
}

export interface Serving {
  readonly url: string;
  /** Takes nothing new, lets what was begun be finished, and closes the store. */
  readonly stop: () => Promise<void>;
}

/** How often old calls are looked for, in ms. */
const PURGE_EVERY = 3_600_000;
/** What came in whole has so long to be answered when the server stops, in ms. */
const FINISHING = 2000;

/** @throws InputError when the port or the store cannot be had */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { engine, host, port, log, now, keep } = options;
  const limits = { ...LIMITS, ...options.limits };
  const store = await openStore(options.database, options.folder);
  const exchange = createExchange({ engine, store, now, hot: options.hot });
  const metrics = createMetrics(exchange.count, exchange.hot);
  const stopping = new AbortController();
  // Every trace that is followed listens.
  setMaxListeners(0, stopping.signal);
  const server: Server = { engine, exchange, limits, metrics, log, now, stopping: stopping.signal, busy: createBusy(limits), access: options.access, bankid: options.bankid, twilioToken: options.twilioToken, publicUrl: options.publicUrl };
  const app = createApp(server, { pages: options.pages, version: options.version });
  const listener = getRequestListener(app.fetch);
  const http = createServer({ requestTimeout: limits.slowest, headersTimeout: limits.slowest, keepAliveTimeout: 30_000, connectionsCheckingInterval: 1000, maxHeaderSize: 16_384 }, (request: IncomingMessage, response: ServerResponse) => void listener(request, response));

  http.on('clientError', refuse);

  async function purge(): Promise<void> {
    try {
      const deleted = await exchange.purge(now() - keep, now());
      metrics.deleted(deleted);
      if (deleted > 0) log('calls.deleted', { calls: deleted, olderThanDays: Math.round(keep / 86_400_000) });
    } catch {
      log('calls.not-deleted');
    }
  }

  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(port, host, resolve);
    });
  } catch (error) {
    await exchange.close();
    const { code = 'unknown' } = error as { code?: string };
    throw new InputError(code === 'EADDRINUSE' ? `port ${port} of ${host} is taken; name another one with --port` : `${host}:${port} cannot be listened on (${code})`);
  }
  await purge();
  // Calls that went on when an earlier process ended: the first turns of each need not wait for it. A shared store has other instances.
  const from = performance.now();
  if (options.database === undefined) void exchange.warm(options.hot).then((calls) => log('calls.restored', { calls, ms: Math.round(performance.now() - from) }), () => log('calls.not-restored'));
  const timer = setInterval(() => void purge(), PURGE_EVERY);
  timer.unref();
  const address = http.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;

  return {
    url: `http://${name}:${address.port}`,
    async stop() {
      clearInterval(timer);
      stopping.abort();
      const late = setTimeout(() => http.closeAllConnections(), limits.slowest + FINISHING);
      const closed = new Promise<void>((resolve) => { http.close(() => resolve()); });
      // Connections that clients would keep are done with as soon as what was asked over them is answered.
      const idle = setInterval(() => http.closeIdleConnections(), 50);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
      await exchange.close();
    },
  };
}
