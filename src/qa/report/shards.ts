import { InputError } from '../../service/errors.ts';
import type { Shard } from './report.ts';

/** Of the shards that are missing. */
const MOST_NAMED = 20;

/** A part of a run, and the file that its report was read from. */
export interface OfShard {
  readonly file: string;
  /** Null for a run in one go. */
  readonly shard: Shard | null;
}

/** @throws InputError when what must be the same in all parts of a run is not */
export function checkSame(what: string, first: Pick<OfShard, 'file'>, here: unknown, other: Pick<OfShard, 'file'>, there: unknown): void {
  if (here !== there) throw new InputError(`${other.file}: ${what} ${String(there)}, but ${String(here)} in ${first.file}; merge reports of one run only`);
}

/** @throws InputError for a shard that is missing, doubled or of another number of shards */
export function checkComplete(parts: readonly OfShard[]): void {
  const of = parts[0]?.shard?.of ?? 1;
  const seen = new Map<number, string>();
  for (const part of parts) {
    const shard = part.shard ?? { index: 1, of: 1 };
    if (shard.of !== of) throw new InputError(`${part.file}: shard ${shard.index} of ${shard.of}, but ${parts[0]?.file ?? ''} is of ${of}; merge reports of one run only`);
    const other = seen.get(shard.index);
    if (other !== undefined) throw new InputError(`${part.file}: shard ${shard.index} of ${of} is there already (${other}); name each report once`);
    seen.set(shard.index, part.file);
  }
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((index) => !seen.has(index));
  const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
  if (missing.length > 0) throw new InputError(`shard ${missing.slice(0, MOST_NAMED).join(', ')}${more} of ${of} is missing; name the reports of all shards`);
}
