import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { productCatalogue } from '../product/catalogue.ts';
import type { DataSet } from '../types.ts';
import { catalogueSet } from './catalogue.ts';
import { banking, clinc, drawn, massive } from './public.ts';
import { readUtterances } from './utterances.ts';

/** A data set by name: what it needs of the data folder, and how it is read. */
export interface Source {
  readonly id: string;
  readonly name: string;
  /** Files of the data folder. */
  readonly files: readonly string[];
  readonly read: (folder: string) => DataSet;
}

const BANKING = ['banking77-train.csv', 'banking77-test.csv'];
/** The development utterances lie beside the folder of public sets. */
export const DEVELOPMENT = join('..', 'utterances-dev.jsonl');
/** How many phrases a label in the small draws. */
export const DRAWN = 30;

export const sources: readonly Source[] = [
  { id: 'clinc', name: 'CLINC150', files: ['clinc150.json'], read: (folder) => clinc(folder) },
  { id: 'clinc30', name: `CLINC150, ${DRAWN} phrases an intent`, files: ['clinc150.json'], read: (folder) => drawn(clinc(folder), DRAWN) },
  { id: 'banking', name: 'BANKING77', files: BANKING, read: (folder) => banking(folder) },
  { id: 'massive', name: 'MASSIVE sv-SE', files: ['massive-sv.jsonl'], read: (folder) => massive(folder) },
  { id: 'massive30', name: `MASSIVE sv-SE, ${DRAWN} phrases an intent`, files: ['massive-sv.jsonl'], read: (folder) => drawn(massive(folder), DRAWN) },
  {
    id: 'catalogue',
    name: 'The product’s catalogue',
    files: [DEVELOPMENT],
    read: (folder) => catalogueSet(productCatalogue(), readUtterances(join(folder, DEVELOPMENT))),
  },
];

/** @throws RangeError for an id that no set has */
export function sourceOf(id: string): Source {
  const source = sources.find((candidate) => candidate.id === id);
  if (!source) throw new RangeError(`no data set is called ${id}; there are ${sources.map((each) => each.id).join(', ')}`);
  return source;
}

/** The files of the set that are not in the folder. */
export function missing({ files }: Source, folder: string): string[] {
  return files.filter((name) => !existsSync(join(folder, name)));
}
