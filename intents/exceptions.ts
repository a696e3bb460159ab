import { hashTexts, mix } from './hash.ts';
import { policy } from './policy.ts';

/**
 * Phrases that a model of few weights would put under another label, by fingerprint, each with the place of its own.
 * To bend the weights until they fit these too costs more on words never met than it gives (docs/decisions/0008).
 */
export type Exceptions = ReadonlyMap<number, number>;

const WHOLE = 0x7a19;

/** A whole utterance's fingerprint: 22 bits of its words in their order. */
export function fingerprintOf(keys: readonly string[]): number {
  return mix(hashTexts(keys), 0, WHOLE);
}

/** @param scoresOf one score per label for a phrase; changed in place by nobody else */
export function findExceptions(phrases: readonly (readonly string[])[], labels: readonly number[], scoresOf: (keys: readonly string[]) => Float32Array): Exceptions {
  const found = new Map<number, number>();
  phrases.forEach((keys, i) => {
    const label = labels[i] as number;
    const scores = scoresOf(keys);
    if (scores.some((value, k) => k !== label && value >= (scores[label] as number))) found.set(fingerprintOf(keys), label);
  });
  return found;
}

/** Puts a phrase's own label before all others, where it is one of the exceptions. */
export function applyException(scores: Float32Array, keys: readonly string[], exceptions: Exceptions): void {
  const label = exceptions.get(fingerprintOf(keys));
  if (label !== undefined) scores[label] = scores.reduce((most, value) => Math.max(most, value)) + policy.exceptionLead;
}
