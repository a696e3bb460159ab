import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import shipped from 'virtual:talsvar-shipped';
import { restore } from '../../intents/store.ts';
import { createMatcher } from '../../intents/understand.ts';
import { parseTime } from '../../machines/stockholm.ts';
import { InputError } from '../service/errors.ts';
import { readService } from '../service/load.ts';
import { fingerprint, parseService } from '../service/parse.ts';
import type { Engine } from '../simulator/engine.ts';

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

/** The engine for a folder's service; the shipped one is ready-made, as long as its files are what the build read. */
export function loadEngine(folder: string | undefined): Engine {
  const root = packageFolder();
  const texts = readService(folder ?? root, root);
  if (fingerprint(texts.service, texts.catalogue) === shipped.service.version) {
    return { service: shipped.service, matcher: createMatcher(shipped.service.catalogue, restore(shipped.trained)) };
  }
  const service = parseService(texts.service, texts.catalogue, texts.folders);
  // Other rules over the same catalogue need nothing learnt again.
  if (fingerprint({}, texts.catalogue) === shipped.catalogueVersion) return { service, matcher: createMatcher(service.catalogue, restore(shipped.trained)) };
  if (process.stderr.isTTY) process.stderr.write('Learning another catalogue, up to half a minute …\n');
  return { service, matcher: createMatcher(service.catalogue) };
}

/** The instant that --at names, or now. */
export function instantFrom(at: string | undefined): number {
  if (at === undefined) return Date.now();
  try {
    const instant = parseTime(at);
    const year = new Date(instant).getUTCFullYear();
    if (year < 2000 || year > 2100) throw new RangeError(`"${at}" is outside the years 2000 to 2100`);
    return instant;
  } catch (error) {
    throw new InputError(`--at: ${error instanceof Error ? error.message : 'not a time'}`);
  }
}
