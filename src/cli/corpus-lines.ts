import { createReadStream, statSync } from 'node:fs';
import { InputError } from '../service/errors.ts';
import { likelyEncoding } from './files.ts';
import { shownName, visible } from './io.ts';

/** One line of a corpus; a line that cannot be read holds what is wrong with it. */
export type CorpusLine = { readonly number: number } & ({ readonly text: string } | { readonly problem: string });

/** A longer line is not kept: memory stays flat whatever the file holds. */
const LONGEST = 1_000_000;

/**
 * Reads a corpus line by line. Lines end with LF, CR LF or CR; a byte order mark is passed over.
 * @param file a path, or "-" for standard input
 * @param onBytes is told of each stretch as it is read
 * @throws InputError for a file that is missing, not a file, or in UTF-16
 */
export async function* corpusLines(file: string, onBytes: (bytes: Uint8Array) => void = () => undefined): AsyncGenerator<readonly CorpusLine[]> {
  if (file !== '-') checkFile(file);
  const input: AsyncIterable<Uint8Array> = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 });
  const decoder = new TextDecoder('utf-8');
  const split = createSplitter();
  let isFirst = true;
  try {
    for await (const bytes of input) {
      if (isFirst && likelyEncoding(bytes) === 'UTF-16') throw new InputError(`${shownName(file)}: not UTF-8 text (it seems to be UTF-16); save the file as UTF-8`);
      isFirst = false;
      onBytes(bytes);
      const text = decoder.decode(bytes, { stream: true });
      const encoding = text.includes('\uFFFD') ? likelyEncoding(bytes) : null;
      yield split(text, encoding);
    }
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${shownName(file)}: cannot be read`);
  }
  yield split(`${decoder.decode()}\n`, null, true);
}

function createSplitter() {
  let rest = '';
  let number = 0;
  let isTooLong = false;
  let endedWithReturn = false;
  return (text: string, encoding: string | null, isLast = false): CorpusLine[] => {
    // CR LF may be torn apart between two stretches.
    const fresh = endedWithReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') endedWithReturn = text.endsWith('\r');
    const pieces = (rest + fresh).split(/\r\n|[\r\n]/u);
    rest = pieces.pop() ?? '';
    const lines = pieces.flatMap((piece, i): CorpusLine[] => {
      number++;
      const tooLong = (i === 0 && isTooLong) || piece.length > LONGEST;
      if (i === 0) isTooLong = false;
      if (tooLong) return [{ number, problem: `longer than ${LONGEST} characters; a row holds one utterance, and each row its own line` }];
      if (encoding !== null && piece.includes('\uFFFD')) return [{ number, problem: `not UTF-8 text (it seems to be ${encoding}); save the file as UTF-8` }];
      return piece === '' && isLast && i === pieces.length - 1 ? [] : [{ number, text: piece }];
    });
    if (rest.length > LONGEST) [rest, isTooLong] = ['', true];
    return lines;
  };
}

function checkFile(file: string): void {
  let stats;
  try {
    stats = statSync(file);
  } catch {
    throw new InputError(`${visible(file)}: no such file, or it cannot be read; check the path`);
  }
  if (!stats.isFile() && !stats.isFIFO()) throw new InputError(`${visible(file)}: not a file`);
}
