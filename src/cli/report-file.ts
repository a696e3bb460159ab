import { randomBytes } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { ReportError } from './files.ts';
import { visible } from './io.ts';

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
