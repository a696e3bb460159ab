import type { PackedLinear } from './linear.ts';
import type { Trained } from './model.ts';

/** What was learnt, as JSON: made once by the build, read by the page and the command. */
export interface StoredTrained {
  readonly features: string;
  readonly counts: readonly number[];
  readonly phrases: number;
  readonly words: string;
  readonly wordCounts: readonly number[];
  readonly topics: StoredLinear;
  readonly errands: StoredLinear;
  readonly languages: StoredLinear;
  readonly roles: StoredLinear;
}
type StoredLinear = Omit<PackedLinear, 'bytes'> & { readonly bytes: string };

export function store({ table, vocabulary, topics, errands, languages, roles }: Trained): StoredTrained {
  return {
    features: table.features.join('\n'), counts: table.counts, phrases: table.phrases,
    words: [...vocabulary.keys()].join('\n'), wordCounts: [...vocabulary.values()],
    topics: storeLinear(topics), errands: storeLinear(errands), languages: storeLinear(languages), roles: storeLinear(roles),
  };
}

export function restore(stored: StoredTrained): Trained {
  const words = stored.words.split('\n');
  return {
    table: { features: stored.features.split('\n'), counts: stored.counts, phrases: stored.phrases },
    vocabulary: new Map(words.map((word, i) => [word, stored.wordCounts[i] ?? 0])),
    topics: restoreLinear(stored.topics), errands: restoreLinear(stored.errands), languages: restoreLinear(stored.languages), roles: restoreLinear(stored.roles),
  };
}

function storeLinear(linear: PackedLinear): StoredLinear {
  return { ...linear, bytes: encode(linear.bytes) };
}

function restoreLinear(linear: StoredLinear): PackedLinear {
  return { ...linear, bytes: decode(linear.bytes) };
}

/** Base64 by hand: the core knows neither the browser's nor Node's. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function encode(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET[(three >> shift) & 63] ?? '').join('');
    parts.push(i + 2 < bytes.length ? letters : i + 1 < bytes.length ? `${letters.slice(0, 3)}=` : `${letters.slice(0, 2)}==`);
  }
  return parts.join('');
}

function decode(text: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i++) values[ALPHABET.charCodeAt(i)] = i;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let i = 0, at = 0; i < text.length; i += 4) {
    const value = (n: number) => values[text.charCodeAt(i + n)] as number;
    const three = (value(0) << 18) | (value(1) << 12) | (value(2) << 6) | value(3);
    if (at < bytes.length) bytes[at++] = three >> 16;
    if (at < bytes.length) bytes[at++] = (three >> 8) & 255;
    if (at < bytes.length) bytes[at++] = three & 255;
  }
  return bytes;
}
