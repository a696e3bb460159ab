import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { callsChannel } from './channels/calls.ts';
import { directLineChannel } from './channels/direct-line.ts';
import { restChannel } from './channels/rest.ts';
import { routeChannel } from './channels/route.ts';
import { telephonyChannel } from './channels/telephony.ts';
import type { Server } from './context.ts';
import { hostGuard, originGuard, rateGuard, sizeGuard } from './guard.ts';
import { kindOf } from './log.ts';
import { openapi } from './openapi.ts';
import { operations, tokenGuard } from './operations.ts';
import { Problem } from './problem.ts';

/** Paths that are answered even when nothing else is: who watches the server must see how it is. */
const WATCHED: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Everything that the server answers.
 * @param pages the folder of the built app; null for none
 * @param version of the product, for /openapi.json
 */
export function createApp(server: Server, { pages, version }: { readonly pages: string | null; readonly version: string }): Hono {
  const { access, limits, busy, log, metrics } = server;
  const app = new Hono();

  app.use(async (c, next) => {
    const from = performance.now();
    await next();
    const seconds = (performance.now() - from) / 1000;
    // The pattern of the route, never the path: a path may hold anything.
    const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'other';
    metrics.answered(route, c.res.status, seconds);
    log('answered', { method: c.req.method, route, status: c.res.status, ms: Math.round(seconds * 1000) });
  });
  app.use(secureHeaders({ xFrameOptions: 'DENY', referrerPolicy: 'no-referrer', crossOriginResourcePolicy: access.origins.length > 0 ? 'cross-origin' : 'same-origin', strictTransportSecurity: false }));
  app.use(hostGuard(access));
  app.use(originGuard(access));
  app.use(async (c, next) => (WATCHED.has(c.req.path) ? next() : busy.guard(c, next)));
  app.use(async (c, next) => (WATCHED.has(c.req.path) ? next() : rate(c, next)));
  const rate = rateGuard(limits);
  const token = tokenGuard(server);
  const size = sizeGuard(limits.body);

  app.route('/', operations(server));
  app.get('/openapi.json', (c) => c.json(openapi(version, limits)));
  app.use('/v1/*', token);
  app.route('/v1/route', routeChannel(server));
  app.use('/v1/calls/*', size);
  app.route('/v1/calls', callsChannel(server));
  app.use('/webhooks/*', token, size);
  app.route('/webhooks/rest', restChannel(server));
  app.use('/v3/directline/*', size);
  app.route('/v3/directline', directLineChannel(server));
  app.use('/telephony/*', size);
  app.route('/telephony/twilio', telephonyChannel(server));
  if (pages !== null) servePages(app, pages);

  app.notFound((c) => c.json({ error: { code: 'TV-PATH', message: 'nothing is here; see /openapi.json' } }, 404));
  app.onError((error, c) => {
    if (error instanceof Problem) {
      if (error.retryAfter !== null) c.header('Retry-After', String(error.retryAfter));
      if (error.cause !== undefined) log('failed', { code: error.code, kind: kindOf(error.cause) });
      return c.json({ error: { code: error.code, message: error.message } }, error.status);
    }
    log('failed', { code: 'TV-FAULT', kind: kindOf(error) });
    return c.json({ error: { code: 'TV-FAULT', message: 'a fault of the server; nothing was changed' } }, 500);
  });
  return app;
}

/** The app, which needs nothing of the rest. What is hashed in its name never changes. @param folder that holds an index.html */
function servePages(app: Hono, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = serveStatic({ root: folder, onFound: (path, c) => { if (/[/\\]assets[/\\]/u.test(path)) c.header('Cache-Control', 'public, max-age=31536000, immutable'); } });
  app.get('/', (c) => c.html(page));
  app.get('/*', files);
}
