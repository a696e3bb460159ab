import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMatcher, type Matcher } from '../../intents/understand.ts';
import { parseTime } from '../../machines/stockholm.ts';
import { InputError } from '../service/errors.ts';
import { loadService } from '../service/load.ts';
import type { Service } from '../service/types.ts';

export interface Engine {
  readonly service: Service;
  readonly matcher: Matcher;
}

/** The folder that holds service/ and intents/: the package's own, wherever it is installed. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'service', 'lines.yaml'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new InputError('the shipped service files are not where the package should hold them; install talsvar again');
    folder = parent;
  }
  return folder;
}

export function loadEngine(folder: string | undefined): Engine {
  const shipped = packageFolder();
  const service = loadService(folder ?? shipped, shipped);
  return { service, matcher: createMatcher(service.catalogue) };
}

/** The instant that --at names, or now. */
export function instantFrom(at: string | undefined): number {
  if (at === undefined) return Date.now();
  try {
    return parseTime(at);
  } catch (error) {
    throw new InputError(`--at: ${error instanceof Error ? error.message : 'not a time'}`);
  }
}
