import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { train } from '../intents/model.ts';
import { policy } from '../intents/policy.ts';
import { store, type StoredTrained } from '../intents/store.ts';
import type { Catalogue } from '../intents/types.ts';

/** Files of intents/ that come after what is learnt, and so never change it. */
const AFTERWARDS: ReadonlySet<string> = new Set(['danger.ts', 'decide.ts', 'evidence.ts', 'explain.ts', 'needs.ts', 'policy.ts', 'reading.ts', 'suggest.ts', 'understand.ts']);

/**
 * What is learnt of a catalogue: from the cache when neither the catalogue nor anything that learns has changed since,
 * else learnt now (about three minutes) and kept. The cache is only a shortcut: without it the result is the same.
 * @param version a fingerprint of the catalogue's texts
 */
export function learntFrom(root: string, catalogue: Catalogue, version: string): StoredTrained {
  const folder = join(root, 'node_modules', '.cache', 'talsvar');
  const file = join(folder, `${keyOf(root, version)}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StoredTrained;
  } catch {
    if (process.stderr.isTTY) process.stderr.write('Learning the catalogue, about three minutes …\n');
    const learnt = store(train(catalogue));
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(learnt));
      renameSync(`${file}.${process.pid}`, file);
    } catch {
      // A folder that cannot be written to costs the next build its shortcut, nothing else.
    }
    return learnt;
  }
}

function keyOf(root: string, version: string): string {
  const hash = createHash('sha256').update(version);
  const folder = join(root, 'intents');
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.ts') && !AFTERWARDS.has(entry)).toSorted()) hash.update(readFileSync(join(folder, name)));
  const { decision: _decision, sharpness: _sharpness, flattening: _flattening, ...learning } = policy;
  return hash.update(JSON.stringify(learning)).digest('hex').slice(0, 24);
}
