/**
 * A checksum over plain JSON values, the same whatever order the keys come in. It guards against damage: CRC-32 finds
 * every change within 32 bits in a row, so every single byte, and lets one in 4,000 million other accidents through.
 * It is no seal: whoever can write an envelope can write its checksum. Against forgery a server needs a keyed MAC.
 */
export function checksum(value: unknown): string {
  return textChecksum(canonical(value));
}

/** A checksum over a text as it stands: eight hexadecimal digits. */
export function textChecksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** JSON with sorted keys and no spaces. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const object = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(object).filter((name) => object[name] !== undefined).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(object[name])}`).join(',')}}`;
}

/** Whether two plain JSON values are the same; a field that is undefined counts as none. What is one and the same value is not walked through. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((entry, i) => isSame(entry, other[i]));
  const [left, right] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  const count = (object: Readonly<Record<string, unknown>>) => Object.keys(object).filter((name) => object[name] !== undefined).length;
  return count(left) === count(right) && Object.keys(left).every((name) => left[name] === undefined || (Object.hasOwn(right, name) && isSame(left[name], right[name])));
}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

/** The CRC-32 of IEEE 802.3 over UTF-16 units, low byte first. */
function crc32(text: string): number {
  let crc = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    crc = (crc >>> 8) ^ (TABLE[(crc ^ unit) & 0xff] as number);
    crc = (crc >>> 8) ^ (TABLE[(crc ^ (unit >>> 8)) & 0xff] as number);
  }
  return (crc ^ -1) >>> 0;
}
