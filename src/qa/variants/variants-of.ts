import type { Lang } from '../../../intents/types.ts';
import { dice } from '../mutate/random.ts';
import { applied, clash, type Variant } from './apply.ts';
import { variantPolicy } from './policy.ts';
import type { Edit } from './rule.ts';
import { editsOf } from './rules.ts';

/**
 * Ways in which an utterance may be heard, no two the same, each by one rule or two: as many as there are, up to `count`.
 * Each rule has its turn, so that one with many places does not crowd out the others.
 */
export function variantsOf(utterance: string, { count, seed, lang = 'sv' }: { readonly count: number; readonly seed: number; readonly lang?: Lang }): readonly Variant[] {
  const text = utterance.normalize('NFC');
  const edits = inTurn(editsOf(text, lang), seed);
  const found = new Map<string, Variant>();
  const take = (made: readonly Edit[], upTo: number): boolean => {
    const variant = applied(text, made);
    if (variant && variant.heard !== text && !found.has(variant.heard)) found.set(variant.heard, variant);
    return found.size >= upTo;
  };
  const singles = Math.ceil(count * variantPolicy.single);
  const used = edits.findIndex((edit) => take([edit], singles));
  for (const pair of pairsOf(edits)) if (take(pair, count)) break;
  if (used >= 0) for (const edit of edits.slice(used + 1)) if (take([edit], count)) break;
  return [...found.values()].slice(0, count);
}

/** One of each rule, then another of each, both in an order of the seed. */
function inTurn(groups: readonly (readonly Edit[])[], seed: number): readonly Edit[] {
  const { roll } = dice(seed);
  const shuffled = <T>(list: readonly T[]): T[] => {
    const left = [...list];
    return list.map(() => left.splice(roll(left.length), 1)[0] as T);
  };
  const piles = shuffled(groups.map(shuffled));
  return Array.from({ length: Math.max(0, ...piles.map(({ length }) => length)) }, (_, i) => piles.flatMap((pile) => pile[i] ?? [])).flat();
}

/** Every two edits that can be made together, those first that lie near each other in the order. */
function* pairsOf(edits: readonly Edit[]): Generator<readonly [Edit, Edit]> {
  for (let apart = 1; apart < edits.length; apart++) {
    for (let i = 0; i + apart < edits.length; i++) {
      const [one, other] = [edits[i] as Edit, edits[i + apart] as Edit];
      if (!clash(one, other)) yield [one, other];
    }
  }
}
