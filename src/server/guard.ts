import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { answersTo, type Access } from './access.ts';
import type { Limits } from './limits.ts';
import { Problem } from './problem.ts';

/** Only by its own names is the server reached, so that a page of another name that points here cannot ask it. */
export function hostGuard(access: Access): MiddlewareHandler {
  return async (c, next) => {
    // A whole address may stand in the request's line, and then counts before the header.
    if (![c.req.header('host') ?? '', new URL(c.req.url).host].every((host) => answersTo(access, host))) throw new Problem(403, 'TV-HOST', 'the server does not answer to this name; see --allow-host');
    await next();
  };
}

/** Pages of other origins are answered only where they are on the list. */
export function originGuard({ origins }: Access): MiddlewareHandler {
  const allow = cors({ origin: [...origins], allowHeaders: ['Authorization', 'Content-Type', 'X-Requested-With', 'x-ms-bot-agent'], allowMethods: ['GET', 'POST'], maxAge: 600 });
  return async (c, next) => {
    const origin = c.req.header('origin');
    const isForeign = origin !== undefined && origin !== new URL(c.req.url).origin && origin.replace(/^https?:\/\//u, '') !== c.req.header('host');
    if (isForeign && !origins.includes(origin)) throw new Problem(403, 'TV-ORIGIN', 'pages of this origin may not ask; see --allow-origin');
    return isForeign ? allow(c, next) : next();
  };
}

/** So many requests of one address; who asks more is told when to come again. */
export function rateGuard({ perSecond }: Limits): MiddlewareHandler {
  const burst = 10;
  const limiter = new RateLimiterMemory({ points: perSecond * burst, duration: burst });
  return async (c, next) => {
    try {
      await limiter.consume(addressOf(c));
    } catch (refusal) {
      const { msBeforeNext = 1000 } = refusal as { msBeforeNext?: number };
      throw new Problem(429, 'TV-RATE', `at most ${perSecond} requests a second from one address`, { retryAfter: Math.ceil(msBeforeNext / 1000) });
    }
    await next();
  };
}

/** The address of the connection. What a proxy says of others is not believed. */
function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    // Asked without a connection, as tests do.
    return 'none';
  }
}

/** How many requests are being answered; above its limit nothing more is taken. */
export interface Busy {
  readonly guard: MiddlewareHandler;
  /** Why there is so much to do that no call may begin; null where one may. */
  readonly noRoom: () => Problem | null;
}

export function createBusy({ busy: [beginning, all] }: Limits): Busy {
  let now = 0;
  const full = () => new Problem(503, 'TV-BUSY', 'more is asked than can be answered at once; try again', { retryAfter: 1 });
  return {
    async guard(_, next) {
      if (now >= all) throw full();
      now++;
      try {
        await next();
      } finally {
        now--;
      }
    },
    noRoom: () => (now > beginning ? full() : null),
  };
}

export function sizeGuard(maxSize: number): MiddlewareHandler {
  const tooLarge = () => { throw new Problem(413, 'TV-BODY-SIZE', `a body of at most ${maxSize} bytes is taken`); };
  const counting = bodyLimit({ maxSize, onError: tooLarge });
  return async (c, next) => {
    // Nobody reads a body of these, and asking whether there is one takes longer than most answers.
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const told = c.req.header('content-length');
    // Only a body that does not tell its length has to be counted.
    if (told === undefined || c.req.header('transfer-encoding') !== undefined) return counting(c, next);
    if (Number(told) > maxSize) tooLarge();
    await next();
  };
}
