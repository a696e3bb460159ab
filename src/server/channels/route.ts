import { Hono } from 'hono';
import { gate } from '../../simulator/gate.ts';
import { routeUtterance, type Routed } from '../../simulator/route.ts';
import { checked, jsonOf } from '../body.ts';
import type { Server } from '../context.ts';
import { sizeGuard } from '../guard.ts';
import { Problem } from '../problem.ts';
import { batch, single } from '../schemas.ts';
import { instantOf } from '../time.ts';
import { z } from 'zod';

/** Utterances alone, without a call: the same objects as `talsvar route --json`. */
export function routeChannel({ engine: { service, matcher }, limits, now }: Server): Hono {
  const one = ({ id, utterance }: { id?: string | undefined; utterance: string }, at: number): Routed => {
    const gated = gate(utterance);
    if (!gated.ok) throw new Problem(400, gated.code, gated.message);
    return { ...(id === undefined ? {} : { id }), ...routeUtterance(service, matcher, gated.text, at) };
  };

  return new Hono().post('/', sizeGuard(limits.batchBody), async (c) => {
    const read = await jsonOf(c, z.looseObject({}));
    const asked = checked(read, 'utterances' in read ? batch(limits.batchRows) : single);
    const at = instantOf(asked.at) ?? now();
    if (!('utterances' in asked)) return c.json(one(asked, at));
    // A bad row tells so in its place; the others are routed.
    return c.json({ results: asked.utterances.map((row, i) => {
      try {
        return one(checked(typeof row === 'string' ? { utterance: row } : row, single), at);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return { id: `row ${i + 1}`, error: error.message };
      }
    }) });
  });
}
