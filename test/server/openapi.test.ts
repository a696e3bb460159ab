import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/server/app.ts';
import type { Server } from '../../src/server/context.ts';
import { createBusy } from '../../src/server/guard.ts';
import { LIMITS } from '../../src/server/limits.ts';
import { SILENT } from '../../src/server/log.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { openapi } from '../../src/server/openapi.ts';
import { engine, newClock, newExchange, newFolder } from './places.ts';
import { OPEN_TO_ALL } from './servers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const description = openapi('1.2.3', LIMITS) as { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> };

describe('/openapi.json', () => {
  it('tells every route of the server, and none that it has not', async () => {
    const exchange = await newExchange('SQLite in memory');
    const server: Server = { engine, exchange, limits: LIMITS, log: SILENT, metrics: createMetrics(exchange.count, exchange.hot), busy: createBusy(LIMITS), access: OPEN_TO_ALL, now: newClock().now, stopping: new AbortController().signal, bankid: null, twilioToken: null, publicUrl: null };
    const app = createApp(server, { pages: null, version: '1.2.3' });
    // Middleware is registered for all methods.
    const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path.replace(/:(\w+)/gu, '{$1}').replace(/(?<=.)\/$/u, '')}`);
    const told = Object.entries(description.paths).flatMap(([path, methods]) => Object.keys(methods).filter((name) => name !== 'parameters').map((method) => `${method.toUpperCase()} ${path}`));
    expect(routes.length).toBeGreaterThan(15);
    expect([...new Set(routes)].filter((route) => route !== 'GET /openapi.json').toSorted()).toEqual(told.toSorted());
  });

  it('is without a fault to Redocly’s recommended rules', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'scripts/test-packages.mjs')]);
    const file = join(newFolder(), 'openapi.json');
    writeFileSync(file, JSON.stringify(description));
    const found = await promisify(execFile)(process.execPath, [join(stdout.trim(), 'lint-openapi.mjs'), file]);
    expect(JSON.parse(found.stdout)).toEqual([]);
  }, 60_000);
});
