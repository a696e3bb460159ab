import type { Adapter } from '../types.ts';
import { fuseDefault, fuseTokens } from './fuse.ts';
import { minisearch } from './minisearch.ts';
import { nlpjs } from './nlpjs.ts';
import { talsvar } from './talsvar.ts';

/** In the order of the report. */
export const adapters: readonly Adapter[] = [talsvar, nlpjs, minisearch, fuseTokens, fuseDefault];

/** @throws RangeError for an id that no matcher has */
export function adapterOf(id: string): Adapter {
  const adapter = adapters.find((candidate) => candidate.id === id);
  if (!adapter) throw new RangeError(`no matcher is called ${id}; there are ${adapters.map((each) => each.id).join(', ')}`);
  return adapter;
}
