import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Who may ask what. Nothing of it is ever logged. */
export interface Access {
  /** Whether only this machine can reach the server. */
  readonly loopback: boolean;
  /** What clients show to be let in; null only where `loopback`. */
  readonly token: string | null;
  /** Names that the server answers to, each with its port or without; a page of another name cannot reach it (DNS rebinding). */
  readonly hosts: readonly string[];
  /** Pages of other origins that may ask: https://example.org */
  readonly origins: readonly string[];
}

export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host) || /^127\.\d+\.\d+\.\d+$/u.test(host);
}

export function answersTo({ hosts, loopback }: Access, host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/u, '');
  if (hosts.length === 0 && !loopback) return true;
  return hosts.some((known) => known === name || known === host.toLowerCase()) || (loopback && isLoopback(name));
}

/** The token in `Authorization: Bearer …`; null for none. */
export function bearer(header: string | undefined): string | null {
  return /^Bearer\s+(\S+)$/iu.exec(header ?? '')?.[1] ?? null;
}

/** Whether it is the token, found out in the same time whatever it is. */
export function isToken({ token }: Access, shown: string | null): boolean {
  if (token === null) return true;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(token), digest(shown ?? ''));
}

/** How long a pass lasts, in seconds; as long as Direct Line's own. */
export const PASS_SECONDS = 1800;

/** Lets into one conversation until it runs out, and nowhere else: what a page may be given where the token may not. */
export function passFor(secret: string, conversation: string, now: number): string {
  const until = Math.floor(now / 1000) + PASS_SECONDS;
  return `${conversation}.${until}.${seal(secret, conversation, until)}`;
}

/** The conversation that a pass lets into; null for a pass that is none or has run out. */
export function conversationOf(secret: string, pass: string | null, now: number): string | null {
  const [, conversation = '', until = '', sealed = ''] = /^([0-9a-f]{32})\.(\d{1,12})\.([0-9a-f]{64})$/u.exec(pass ?? '') ?? [];
  if (sealed === '' || Number(until) * 1000 < now) return null;
  return timingSafeEqual(Buffer.from(sealed), Buffer.from(seal(secret, conversation, Number(until)))) ? conversation : null;
}

function seal(secret: string, conversation: string, until: number): string {
  return createHmac('sha256', secret).update(`${conversation}.${until}`).digest('hex');
}
