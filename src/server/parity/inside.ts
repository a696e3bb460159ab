import type { Engine } from '../../simulator/engine.ts';
import { createApp } from '../app.ts';
import { createExchange } from '../exchange.ts';
import { createBusy } from '../guard.ts';
import { LIMITS } from '../limits.ts';
import { SILENT } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { openStore } from '../store/open.ts';
import type { Inside } from './channel.ts';
import { endOf } from './scenario.ts';

const ORIGIN = 'http://localhost';
const SECRET = 'a secret of this run alone';
/** Nobody waits here, and nobody is to be kept out. */
const NO_LIMITS = { ...LIMITS, perSecond: 1_000_000_000, calls: 1_000_000_000 };

/** What the server sees of whoever asks. */
const CONNECTION = { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } } };

const UNCOUNTED: Metrics = { type: 'text/plain', text: async () => '', answered: () => undefined, turned: () => undefined, deleted: () => undefined };

/** @param bankid what BankID answers by itself; null where a step must */
export async function openInside(engine: Engine, bankid: string | null = null): Promise<Inside> {
  const clock = { at: 0 };
  const now = () => clock.at;
  const exchange = createExchange({ engine, store: await openStore(undefined, ':memory:'), now, hot: 100 });
  const app = createApp({
    engine, exchange, now, bankid, stopping: new AbortController().signal, limits: NO_LIMITS, busy: createBusy(NO_LIMITS), metrics: UNCOUNTED, log: SILENT, twilioToken: SECRET, publicUrl: null,
    access: { loopback: true, token: null, hosts: [], origins: [] },
  }, { pages: null, version: '0' });
  let clients = 0;
  return {
    engine, clock, secret: SECRET,
    newClient: () => `parity-${++clients}`,
    async ask(path, { method = 'POST', json, form, headers = {} }) {
      const type = json === undefined ? form && 'application/x-www-form-urlencoded' : 'application/json';
      const body = json === undefined ? form?.toString() : JSON.stringify(json);
      return app.request(`${ORIGIN}${path}`, { method, headers: { Host: 'localhost', ...(type ? { 'Content-Type': type } : {}), ...headers }, ...(body === undefined ? {} : { body }) }, CONNECTION);
    },
    async endOf(channel, client) {
      const outcome = (await exchange.repliesTo(channel, client)).at(-1)?.outcome ?? null;
      return outcome && endOf(outcome);
    },
    close: exchange.close,
  };
}

export const addressOf = (path: string) => `${ORIGIN}${path}`;
