import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { LONGEST_LINE } from '../qa/suite/rows.ts';
import { InputError } from '../service/errors.ts';
import { notUtf8, sizeOf } from './files.ts';
import type { InputLine } from './io.ts';
import { visible } from './io.ts';

const CHUNK = 256 * 1024;
/** What no corpus of ours reaches; a file of noughts without a line in it does. */
const LARGEST = 1024 * 1024 * 1024;

/**
 * The lines of a file of any length, as they come: memory grows with neither the file nor a line (a line that is too
 * long is cut one character after LONGEST_LINE). The file's bytes go through `hash`.
 * @throws InputError when the file cannot be read, is over 1 GB or is not UTF-8
 */
export async function* streamLines(file: string, breaks: RegExp, hash: Hash): AsyncGenerator<InputLine> {
  if (sizeOf(file) > LARGEST) throw new InputError(`${visible(file)}: larger than 1 GB; split it`);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let carry = '';
  let number = 0;
  for await (const bytes of chunksOf(file)) {
    hash.update(bytes);
    const text = carry + decoded(decoder, bytes, file);
    // A carriage return at the end may be half of a line end.
    const held = text.endsWith('\r') ? '\r' : '';
    const lines = (held === '' ? text : text.slice(0, -1)).split(breaks);
    carry = (lines.pop() ?? '').slice(0, LONGEST_LINE + 1) + held;
    for (const line of lines) yield { text: line, number: ++number };
  }
  try {
    decoder.decode();
  } catch {
    throw new InputError(`${visible(file)}: ends within a character; save the file as UTF-8`);
  }
  if (carry !== '') yield { text: carry.replace(/\r$/u, ''), number: ++number };
}

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) yield chunk as Buffer;
  } catch (error) {
    throw error instanceof Error && 'code' in error ? new InputError(`${visible(file)}: it cannot be read; check its permissions`) : error;
  }
}

function decoded(decoder: TextDecoder, bytes: Buffer, file: string): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    throw notUtf8(bytes, file);
  }
}
