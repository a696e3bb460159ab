import { PREFIX } from './fragment.ts';
import { MAX_LENGTH, readShared, written, type Shared, type Unreadable } from './shared.ts';

/** How the rest is written: deflated, or plain where the browser cannot deflate. */
const DEFLATED = 'z';
const PLAIN = 'p';
/** Longer links are cut off by the programs that people send them with; a file is not. */
export const MAX_LINK = 8000;

/** The fragment that holds what is shared; null when it is too long for one. A fragment is never sent to a server. */
export async function fragmentOf(shared: Shared): Promise<string | null> {
  const json = written(shared);
  if (json === null) return null;
  const bytes = new TextEncoder().encode(json);
  const canDeflate = typeof CompressionStream === 'function';
  const fragment = PREFIX + (canDeflate ? DEFLATED + base64(await through(new CompressionStream('deflate-raw'), bytes)) : PLAIN + base64(bytes));
  return fragment.length <= MAX_LINK ? fragment : null;
}

/** What a fragment holds; why not when it cannot be read. Never throws, and stops before a bomb has unfolded. */
export async function readFragment(fragment: string): Promise<Shared | Unreadable> {
  const how = fragment.charAt(PREFIX.length);
  const packed = fragment.slice(PREFIX.length + 1);
  if (fragment.length > MAX_LINK || !/^[\w-]+$/u.test(packed)) return 'damaged';
  try {
    if (how === PLAIN) return readShared(text(unbase64(packed)));
    if (how !== DEFLATED) return 'newer';
    return readShared(text(await through(new DecompressionStream('deflate-raw'), unbase64(packed))));
  } catch {
    return 'damaged';
  }
}

type Transform = { readonly readable: ReadableStream<Uint8Array>; readonly writable: WritableStream<BufferSource> };

async function through({ readable, writable }: Transform, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const writer = writable.getWriter();
  // A fault while writing comes out of reading as well, and is caught there.
  writer.write(bytes).then(() => writer.close()).catch(() => undefined);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const reader = readable.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > 2 * MAX_LENGTH) {
      await reader.cancel();
      throw new RangeError('longer than anything that is shared');
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function base64(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}

function unbase64(packed: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
