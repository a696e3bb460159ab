/**
 * Features are known by 22-bit hashes instead of by their texts: nothing is joined or compared letter by letter
 * while a caller waits, and a stored model holds a sorted list of numbers. Of the features that a model does not
 * know, one in 210 is taken for one of its 20,000: when they were 15,000, two bits more changed no measured figure and cost 5 kB.
 */
const BITS = 22;
/** Every hash is below this. */
export const HASHES = 2 ** BITS;
const EMPTY = 0x811c9dc5;

export function hashText(text: string): number {
  return hashOnto(EMPTY, text);
}

/** The hash of texts with a space between each two. */
export function hashTexts(texts: readonly string[]): number {
  let hash = EMPTY;
  for (let i = 0; i < texts.length; i++) hash = hashOnto(i === 0 ? hash : hashOnto(hash, ' '), texts[i] as string);
  return hash;
}

function hashOnto(before: number, text: string): number {
  let hash = before;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** One number for two, in this order, within a kind of feature. */
export function mix(first: number, second: number, kind: number): number {
  let hash = Math.imul(first ^ kind, 0x85ebca6b) ^ Math.imul(second + kind, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f);
  return (hash ^ (hash >>> 13)) >>> (32 - BITS);
}

/**
 * Where each of some distinct hashes, ascending, stands in its list; -1 for others. Hashes are spread evenly: those with
 * the first bits of the one that is looked for are one or two.
 */
export function hashIndex(hashes: Int32Array): (hash: number) => number {
  const bits = Math.min(BITS, Math.ceil(Math.log2(hashes.length + 1)) + 1);
  const others = BITS - bits;
  // Where the hashes of each beginning start, and after them those of the next.
  const starts = new Int32Array((1 << bits) + 1);
  let beginning = 0;
  for (let place = 0; place < hashes.length; place++) {
    for (const own = (hashes[place] as number) >>> others; beginning < own; ) starts[++beginning] = place;
  }
  starts.fill(hashes.length, beginning + 1);
  return (hash) => {
    const own = hash >>> others;
    const end = starts[own + 1] as number;
    for (let place = starts[own] as number; place < end; place++) if (hashes[place] === hash) return place;
    return -1;
  };
}
