import { Hono, type MiddlewareHandler } from 'hono';
import { bearer, isToken } from './access.ts';
import type { Server } from './context.ts';
import { Problem } from './problem.ts';

/** Health, readiness and metrics, for whoever runs the server. */
export function operations(server: Server): Hono {
  const { exchange, metrics } = server;
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      try {
        await exchange.count();
        return c.json({ status: 'ready' });
      } catch {
        throw new Problem(503, 'TV-STORE', 'the calls cannot be reached', { retryAfter: 1 });
      }
    })
    .get('/metrics', tokenGuard(server), async (c) => c.body(await metrics.text(), 200, { 'Content-Type': metrics.type }));
}

/** Lets in who shows the server's token, where it has one. */
export function tokenGuard({ access }: Server): MiddlewareHandler {
  return async (c, next) => {
    if (!isToken(access, bearer(c.req.header('authorization')))) {
      c.header('WWW-Authenticate', 'Bearer');
      throw new Problem(401, 'TV-TOKEN', 'the token of the server is expected: Authorization: Bearer …');
    }
    await next();
  };
}
