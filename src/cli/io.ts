import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { visible } from '../qa/visible.ts';
import { InputError } from '../service/errors.ts';

export { visible };

/** One line of a file or of standard input, with its number. */
export interface InputLine {
  readonly text: string;
  readonly number: number;
}

/**
 * Reads lines as they come, so that memory does not grow with the input.
 * @param file a path, or "-" for standard input
 * Bytes that are not UTF-8 become U+FFFD: whoever reads the line says so.
 * @throws InputError when the file cannot be read
 */
export async function* readLines(file: string): AsyncGenerator<InputLine> {
  if (file !== '-') checkReadable(file);
  const input = file === '-' ? process.stdin : createReadStream(file);
  const lines = createInterface({ input: input.setEncoding('utf8'), crlfDelay: Infinity });
  // readline does not pass a stream's errors on.
  let failure: Error | null = null;
  input.once('error', (error: Error) => {
    failure = error;
    lines.close();
  });
  let number = 0;
  for await (const line of lines) {
    number++;
    const text = number === 1 ? line.replace(/^\uFEFF/u, '') : line;
    yield { text, number };
  }
  if (failure) throw new InputError(`${shownName(file)}: cannot be read`);
}

function checkReadable(file: string): void {
  let stats;
  try {
    stats = statSync(file);
  } catch {
    throw new InputError(`${visible(file)}: no such file; check the path`);
  }
  if (!stats.isFile() && !stats.isFIFO()) throw new InputError(`${visible(file)}: not a file`);
}

export function shownName(file: string): string {
  return file === '-' ? 'standard input' : visible(file);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}
