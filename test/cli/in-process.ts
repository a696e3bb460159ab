import { stripVTControlCharacters } from 'node:util';
import { vi } from 'vitest';
import type { Command, Given } from '../../src/cli/command.ts';
import { InputError } from '../../src/service/errors.ts';

export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a verb in this process, which spares starting one. What it throws is thrown. */
export function runVerb({ run }: Command, words: readonly string[], options: Given['options'] = {}): Promise<Run> {
  return captured(async () => ({ status: await run({ words, options }) }));
}

/** The same; bad input is status 2 and a line, as the command makes it. */
export function runAsCommand({ run }: Command, words: readonly string[], options: Given['options'] = {}): Promise<Run> {
  return captured(async () => {
    try {
      return { status: await run({ words, options }) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return { status: 2, refused: error.message };
    }
  });
}

async function captured(work: () => Promise<{ readonly status: number; readonly refused?: string }>): Promise<Run> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const written = (stream: typeof out) => stripVTControlCharacters(stream.mock.calls.map(([chunk]) => String(chunk)).join(''));
  try {
    const { status, refused } = await work();
    return { status, out: written(out), err: refused ?? written(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
