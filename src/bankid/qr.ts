import type { AuthResponse } from './api.ts';

/**
 * What the QR code of a web order shows at `at`: new each second, counted in whole seconds since the order was answered (both epoch ms).
 * bankid.<token>.<time>.<HMAC-SHA-256 of the time, keyed with the secret, in hex>. A phone order has none.
 * With a real BankID the secret stays on the server and this runs there.
 */
export async function qrData({ qrStartToken, qrStartSecret }: Pick<AuthResponse, 'qrStartToken' | 'qrStartSecret'>, startedAt: number, at: number): Promise<string> {
  const time = String(Math.max(0, Math.floor((at - startedAt) / 1000)));
  return `bankid.${qrStartToken}.${time}.${await hmac(qrStartSecret, time)}`;
}

async function hmac(secret: string, message: string): Promise<string> {
  const encoder = new TextEncoder();
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = new Uint8Array(await subtle.sign('HMAC', key, encoder.encode(message)));
  return Array.from(signature, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
