import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import shipped from 'virtual:talsvar-shipped';
import { KEEP_ALL, train, type Trained } from '../../intents/model.ts';
import { restore } from '../../intents/store.ts';
import { createMatcher } from '../../intents/understand.ts';
import { parseTime } from '../../machines/stockholm.ts';
import type { Subject } from '../qa/mutate/mutant.ts';
import { InputError } from '../service/errors.ts';
import { readService } from '../service/load.ts';
import { fingerprint, parseService } from '../service/parse.ts';
import type { Service } from '../service/types.ts';
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
  const { service, learnt } = load(folder);
  return { service, matcher: createMatcher(service.catalogue, learnt) };
}

/** The same, with what it takes to match by a changed catalogue without learning anew. */
export function loadSubject(folder: string | undefined): Subject {
  const { service, learnt } = load(folder);
  return { service, matcher: createMatcher(service.catalogue, learnt), rematch: (catalogue, exceptions = learnt.exceptions) => createMatcher(catalogue, { ...learnt, exceptions }) };
}

function load(folder: string | undefined): { readonly service: Service; readonly learnt: Trained } {
  const root = packageFolder();
  const texts = readService(folder ?? root, root);
  if (fingerprint(texts.service, texts.catalogue) === shipped.service.version) {
    return { service: shipped.service, learnt: restore(shipped.trained) };
  }
  const service = parseService(texts.service, texts.catalogue, texts.folders);
  // Other rules over the same catalogue need nothing learnt again.
  if (fingerprint({}, texts.catalogue) === shipped.catalogueVersion) return { service, learnt: restore(shipped.trained) };
  if (process.stderr.isTTY) process.stderr.write('Learning another catalogue, up to a minute …\n');
  return { service, learnt: train(service.catalogue, KEEP_ALL) };
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
