import type { Server } from './context.ts';
import { Problem } from './problem.ts';

/** Why no call may begin now: as many go on as may, or there is too much to do; null where one may. */
export async function noRoom({ exchange, limits, busy }: Server): Promise<Problem | null> {
  if ((await exchange.count()).ongoing >= limits.calls) return new Problem(503, 'TV-CALLS', `at most ${limits.calls} calls go on at the same time`, { retryAfter: 10 });
  return busy.noRoom();
}

/** @throws Problem 503 when no call may begin */
export async function checkRoom(server: Server): Promise<void> {
  const full = await noRoom(server);
  if (full) throw full;
}
