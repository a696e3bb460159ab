import type { Problem } from './wire.ts';

/** No file that a person keeps is longer; one that is would hold up the page's memory. */
export const LARGEST = 32 * 1024 * 1024;

/** So far from its start a file shows whether it is text. */
const LOOKED_AT = 4096;

/** The text of a file that somebody chose, or what is wrong with it. Nothing of a file that is too large is read. */
export async function textOf(file: File): Promise<{ readonly text: string; readonly bytes: Uint8Array<ArrayBuffer> } | Problem> {
  if (file.size > LARGEST) return { kind: 'too-large' };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { kind: 'unreadable' };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (bytes.subarray(0, LOOKED_AT).includes(0)) return { kind: 'binary' };
    return text.trim() === '' ? { kind: 'empty' } : { text, bytes };
  } catch {
    return notText(bytes);
  }
}

/** What bytes that are not UTF-8 most likely are: files come from Swedish Excel and Windows editors. */
function notText(bytes: Uint8Array): Problem {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { kind: 'encoding', seems: 'UTF-16' };
  const head = bytes.subarray(0, LOOKED_AT);
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return { kind: 'binary' };
  return { kind: 'encoding', seems: bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'Windows-1252' : 'Latin-1' };
}

export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
