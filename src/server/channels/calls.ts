import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { beginningOf } from '../beginning.ts';
import { jsonOf } from '../body.ts';
import { counted, type Server } from '../context.ts';
import { Problem, noSuchCall } from '../problem.ts';
import { checkRoom } from '../room.ts';
import { beginning, event } from '../schemas.ts';

/** The id of a call: 128 random bits, so that nobody guesses one. Anything else is no call, whatever it is. */
const ID = /^[0-9a-f]{32}$/u;
/** How often a trace that is followed is looked at for turns that another instance took, and a sign of life is given, in ms. */
const LOOK = 1000;
const SIGN_OF_LIFE = 15_000;

/** Calls by their own ids: begun, gone on with, followed, exported. */
export function callsChannel(server: Server): Hono {
  const { exchange, limits, bankid, stopping } = server;
  let followers = 0;
  const idOf = (id: string): string => {
    if (!ID.test(id)) throw noSuchCall();
    return id;
  };

  return new Hono()
    .post('/', async (c) => {
      const asked = await jsonOf(c, beginning);
      await checkRoom(server);
      const { turn = null, ...settings } = asked;
      const reply = await exchange.begin(beginningOf('v1', settings, bankid), { key: turn });
      counted(server, 'v1', [reply]);
      return c.json(reply, 201, { Location: `/v1/calls/${reply.call}` });
    })
    .post('/:id/events', async (c) => {
      const { step, turn } = await jsonOf(c, event);
      const reply = await exchange.turn(idOf(c.req.param('id')), step, { key: turn });
      counted(server, 'v1', [reply]);
      return c.json(reply);
    })
    .get('/:id/trace', async (c) => {
      const id = idOf(c.req.param('id'));
      const after = Number(/^\d{1,9}$/u.exec(c.req.header('last-event-id') ?? c.req.query('after') ?? '')?.[0] ?? -1);
      const first = await exchange.traceAfter(id, after);
      if (!/\btext\/event-stream\b/u.test(c.req.header('accept') ?? '')) {
        return c.body(first.steps.map((step) => `${JSON.stringify(step)}\n`).join(''), 200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
      }
      if (followers >= limits.followers) throw new Problem(503, 'TV-FOLLOWERS', `at most ${limits.followers} traces are followed at once`, { retryAfter: 10 });
      followers++;
      return streamSSE(c, async (out) => {
        let seen = after;
        let quiet = 0;
        let wake = () => undefined as void;
        const stop = exchange.watch(id, () => wake());
        const end = () => wake();
        out.onAbort(end);
        stopping.addEventListener('abort', end);
        try {
          for (let found = first; !out.aborted; found = await exchange.traceAfter(id, seen)) {
            // Each write waits until the client has taken it: one that reads slowly holds no more than one step here.
            for (const step of found.steps) {
              await out.writeSSE({ id: String(step.n), event: step.type, data: JSON.stringify(step) });
              seen = step.n;
            }
            if (found.over || out.aborted || stopping.aborted) break;
            quiet = found.steps.length > 0 ? 0 : quiet + LOOK;
            if (quiet >= SIGN_OF_LIFE) {
              await out.write(': still there\n\n');
              quiet = 0;
            }
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, LOOK);
              wake = () => { clearTimeout(timer); resolve(); };
            });
          }
        } catch {
          // The client is gone, or the call was deleted: the stream ends, and the next request is told why.
        } finally {
          stop();
          stopping.removeEventListener('abort', end);
          followers--;
        }
      });
    })
    .get('/:id/export', async (c) => {
      const id = idOf(c.req.param('id'));
      return c.json(await exchange.export(id), 200, { 'Content-Disposition': `attachment; filename="call-${id}.json"` });
    })
    .put('/:id/hold', async (c) => {
      await exchange.hold(idOf(c.req.param('id')), true);
      return c.body(null, 204);
    })
    .delete('/:id/hold', async (c) => {
      await exchange.hold(idOf(c.req.param('id')), false);
      return c.body(null, 204);
    });
}
