import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { InputError } from './errors.ts';
import type { Files } from './catalogue.ts';

export interface ServiceTexts {
  readonly service: Files;
  readonly catalogue: Files;
  readonly folders: { readonly service: string; readonly catalogue: string };
}

/**
 * The texts of a service, unparsed: enough to tell whether anything differs from what the build read. `folder` holds
 * either service/ and intents/catalogue/ as this repository does, or the service files themselves with a folder
 * catalogue/ beside them; without a catalogue of its own it uses `shipped`'s.
 * @throws InputError naming the file and what to do
 */
export function readService(folder: string, shipped: string): ServiceTexts {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new InputError(`${folder}: no such folder; --service takes a folder with service files and a catalogue`);
  const serviceFolder = existsSync(join(folder, 'service')) ? join(folder, 'service') : folder;
  const ownCatalogue = [join(folder, 'catalogue'), join(folder, 'intents', 'catalogue')].find((path) => existsSync(path));
  const catalogueFolder = ownCatalogue ?? join(shipped, 'intents', 'catalogue');
  return {
    service: readYamlFiles(serviceFolder),
    catalogue: readYamlFiles(catalogueFolder),
    folders: { service: shown(serviceFolder), catalogue: shown(catalogueFolder) },
  };
}

function readYamlFiles(folder: string): Files {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted();
  return Object.fromEntries(names.map((name) => {
    const path = join(folder, name);
    try {
      return [name, new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))];
    } catch {
      throw new InputError(`${shown(path)}: cannot be read as UTF-8 text`);
    }
  }));
}

/** A path as the person would write it from here. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' ? '.' : short.startsWith('..') ? path : short;
}
