import { createHmac, timingSafeEqual } from 'node:crypto';

/** Twilio's signature of a request: SHA-1 HMAC, in base64, of the address and then each field's name and value, sorted by name. */
export function signatureOf(token: string, url: string, fields: URLSearchParams): string {
  const names = [...new Set(fields.keys())].toSorted();
  const signed = url + names.flatMap((name) => [...new Set(fields.getAll(name))].toSorted().map((value) => name + value)).join('');
  return createHmac('sha1', token).update(signed, 'utf8').digest('base64');
}

/** Whether the signature is the right one, found out in the same time whatever it is. */
export function isSigned(token: string, url: string, fields: URLSearchParams, signature: string): boolean {
  const [right, shown] = [Buffer.from(signatureOf(token, url, fields)), Buffer.from(signature)];
  return right.length === shown.length && timingSafeEqual(right, shown);
}
