import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { InputError } from '../service/errors.ts';
import { visible } from './io.ts';

/** No suite that a person keeps is longer; whoever needs more streams it (lines.ts). */
const LARGEST = 32 * 1024 * 1024;

/** A report that could not be written: never a green run, whatever was tested (exit status 3). */
export class ReportError extends Error {}

/**
 * The text of a file.
 * @throws InputError when it is missing, not a plain file, over 32 MB or not UTF-8 (naming the encoding that it seems to be in)
 */
export function readText(file: string): string {
  return textOf(readBytes(file), file);
}

/** @throws InputError when the bytes are not UTF-8, naming the encoding that they seem to be in */
export function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notUtf8(bytes, file);
  }
}

export function notUtf8(bytes: Uint8Array, file: string): InputError {
  return new InputError(`${visible(file)}: not UTF-8 text (it seems to be ${likelyEncoding(bytes)}); save the file as UTF-8`);
}

/** How many bytes a file holds. @throws InputError when it is missing or not a plain file */
export function sizeOf(file: string): number {
  try {
    const stats = statSync(file);
    if (stats.isFile()) return stats.size;
  } catch {
    throw new InputError(`${visible(file)}: no such file, or it cannot be read; check the path`);
  }
  throw new InputError(`${visible(file)}: not a file`);
}

/** @throws InputError when the file is missing, not a plain file or over 32 MB */
export function readBytes(file: string): Uint8Array {
  if (sizeOf(file) > LARGEST) throw new InputError(`${visible(file)}: larger than 32 MB; split it`);
  let handle: number | null = null;
  try {
    handle = openSync(file, 'r');
    const bytes = new Uint8Array(fstatSync(handle).size);
    let filled = 0;
    for (let read = -1; read !== 0 && filled < bytes.length; filled += read) read = readSync(handle, bytes, filled, bytes.length - filled, null);
    return bytes.subarray(0, filled);
  } catch {
    throw new InputError(`${visible(file)}: it cannot be read; check its permissions`);
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/** What bytes that are not UTF-8 most likely are: files come from Swedish Excel and Windows editors. */
export function likelyEncoding(bytes: Uint8Array): 'UTF-16' | 'Windows-1252' | 'Latin-1' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.subarray(0, 200).filter((byte) => byte === 0).length > 20) return 'UTF-16';
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'Windows-1252' : 'Latin-1';
}

/** A report that is written bit by bit, and is there whole or not at all. */
export interface ReportFile {
  readonly write: (text: string) => void;
  /** @throws ReportError when the report could not be written */
  readonly finish: () => void;
}

const BUFFER = 64 * 1024;

/** Nothing is thrown before `finish`: what was tested is told all the same. */
export function openReport(file: string): ReportFile {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  let failure: unknown = null;
  let handle: number | null = null;
  let waiting = '';
  const attempt = (action: () => void) => {
    if (failure !== null) return;
    try {
      action();
    } catch (error) {
      failure = error;
    }
  };
  const flush = () => attempt(() => {
    if (handle !== null) writeFileSync(handle, waiting);
    waiting = '';
  });
  const discard = () => rmSync(draft, { force: true });
  attempt(() => {
    handle = openSync(draft, 'wx');
  });
  process.once('exit', discard);

  return {
    write(text) {
      if (failure !== null) return;
      waiting += text;
      if (waiting.length > BUFFER) flush();
    },
    finish() {
      flush();
      if (handle !== null) closeSync(handle);
      attempt(() => renameSync(draft, file));
      process.removeListener('exit', discard);
      if (failure === null) return;
      discard();
      throw new ReportError(`${visible(file)}: the report cannot be written (${(failure as NodeJS.ErrnoException).code ?? 'unknown'}); check that the folder exists and may be written to`);
    },
  };
}

/**
 * Writes a report whole or not at all: another run that writes the same file is never seen half-way.
 * @throws ReportError
 */
export function writeReport(file: string, text: string): void {
  const report = openReport(file);
  report.write(text);
  report.finish();
}

/** @throws ReportError when there is none and none can be made */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    throw new ReportError(`${visible(path)}: the folder cannot be made; check the path`);
  }
}
