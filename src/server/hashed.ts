import { createHash } from 'node:crypto';
import type { Channel } from './exchange.ts';

/** A client's name of a turn as it is kept: a hash, because a name may be anything, a personal number too. */
export function nameOf(key: string | null | undefined): string | null {
  return key ? createHash('sha256').update(key).digest('hex') : null;
}

/** The opening of a call that a turn of this name began. No client's name of a turn has a control character in it. */
export function openingOf(key: string | null | undefined): string | null {
  return key ? nameOf(`\u0001${key}`) : null;
}

/** Who a client of a channel is, without telling. */
export function hashed(channel: Channel, client: string): string {
  return createHash('sha256').update(`${channel}\n${client}`).digest('hex');
}
