import { existsSync, statSync } from 'node:fs';
import { z } from 'zod';
import { parseTime } from '../../machines/stockholm.ts';
import { OUTCOMES } from '../../intents/types.ts';
import { FORMATS } from '../qa/formats/all.ts';
import type { Format, Lost } from '../qa/formats/format.ts';
import { USUAL_TIME as WRITTEN_TIME } from '../qa/suite/rows.ts';
import { InputError } from '../service/errors.ts';
import type { Service } from '../service/types.ts';
import { parseYaml } from '../service/yaml.ts';
import type { Option } from './command.ts';
import { readText } from './files.ts';
import { visible, warn } from './io.ts';

/** What `import` and `export` share. */

/** When cases happen that tell no time: as in a table that is run as it is. */
export const USUAL_TIME = parseTime(WRITTEN_TIME);

export const FORCE: Option = { type: 'boolean', help: 'write over files that exist' };
export const FORMAT_LINES = FORMATS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n');

/** The format that the first word names, and the other words. */
export function formatFrom(verb: string, [name, ...rest]: readonly string[]): { format: Format; rest: readonly string[] } {
  const names = FORMATS.map((format) => format.name).join(', ');
  if (name === undefined) throw new InputError(`${verb}: name a format: ${names}; see talsvar ${verb} --help`);
  const format = FORMATS.find((entry) => entry.name === name);
  if (!format) throw new InputError(`${verb}: "${visible(name)}" is no format; it takes ${names}`);
  return { format, rest };
}

/** What another tool's intents mean here: YAML, `intent: topic` or an outcome, a line each. */
export function intentsFrom(file: string | undefined, { catalogue }: Service): ReadonlyMap<string, string> {
  if (file === undefined) return new Map();
  const map = parseYaml(readText(file), visible(file), z.record(z.string(), z.string({ error: 'a topic or an outcome is expected; quote it if it looks like a number, yes or no' })));
  for (const [intent, meaning] of Object.entries(map)) {
    const isKnown = catalogue.topics.some(({ id }) => id === meaning) || (OUTCOMES as readonly string[]).includes(meaning);
    if (!isKnown) throw new InputError(`${visible(file)}: "${visible(intent)}" stands for "${visible(meaning)}", which is no topic of the service and no outcome (${OUTCOMES.join(', ')})`);
  }
  return new Map(Object.entries(map));
}

/** @throws InputError when one of the files exists and may not be written over */
export function refuseExisting(files: readonly string[], force: boolean): void {
  const existing = force ? undefined : files.find((file) => existsSync(file));
  if (existing !== undefined) throw new InputError(`${visible(existing)}: exists already; choose another --output, or --force to write over it`);
}

const MOST_SHOWN = 50;

/** What was lost, on standard error, a line each; --json has it whole. */
export function showLost(lost: readonly Lost[]): void {
  for (const { file, line, what, why } of lost.slice(0, MOST_SHOWN)) warn(`${visible(file)}:${line}: lost: ${visible(what)}: ${visible(why)}`);
  if (lost.length > MOST_SHOWN) warn(`and ${lost.length - MOST_SHOWN} more; --json lists all`);
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
