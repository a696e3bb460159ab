/**
 * Edit distance of short words, many at a time. One word is prepared once, then held against each other word in a few
 * machine operations a letter (bit-parallel, after Myers and Hyyrö): a swap of neighbours is one edit.
 */
export interface Prepared {
  readonly length: number;
  /** Per letter, the places where it stands, as bits. */
  readonly places: Map<number, number>;
}

/** The longest word that fits the machine's bits. */
export const LONGEST = 31;

/** @throws RangeError for a word of more than 31 letters, or none */
export function prepare(word: string): Prepared {
  if (word.length === 0 || word.length > LONGEST) throw new RangeError(`a word of ${word.length} letters; 1 to ${LONGEST} can be compared`);
  const places = new Map<number, number>();
  for (let i = 0; i < word.length; i++) places.set(word.charCodeAt(i), (places.get(word.charCodeAt(i)) ?? 0) | (1 << i));
  return { length: word.length, places };
}

/** Edits between the prepared word and another: letters lost, added, changed, or two neighbours swapped. */
export function distance({ length, places }: Prepared, other: string): number {
  const last = 1 << (length - 1);
  let [up, down, before, matches] = [-1, 0, 0, 0];
  let edits = length;
  for (let j = 0; j < other.length; j++) {
    const here = places.get(other.charCodeAt(j)) ?? 0;
    const swapped = (((~before & here) << 1) & matches);
    before = (((here & up) + up) ^ up) | here | down | swapped;
    matches = here;
    let plus = down | ~(before | up);
    let minus = up & before;
    if (plus & last) edits++;
    else if (minus & last) edits--;
    plus = (plus << 1) | 1;
    minus <<= 1;
    up = minus | ~(before | plus);
    down = plus & before;
  }
  return edits;
}

/** Which letters a word holds, as bits. Words within n edits differ in at most 2n of them. */
export function letterSet(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31);
  return set;
}

export function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
