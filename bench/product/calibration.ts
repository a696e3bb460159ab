import { train } from '../../intents/model.ts';
import type { Catalogue } from '../../intents/types.ts';
import { createMatcher } from '../../intents/understand.ts';
import { calibrationError, type Claim } from '../../src/qa/calibration.ts';
import { share } from '../measures.ts';
import { productCatalogue } from './catalogue.ts';

export interface Calibration {
  readonly folds: number;
  readonly phrases: number;
  /** 0..1, of phrases that were left out of learning. */
  readonly accuracy: number;
  readonly calibrationError: number;
}

interface Phrase {
  readonly text: string;
  readonly label: string;
}

/** How true the product's confidences are, cross-validated: each phrase is judged by a model that learnt from the other folds, weights dropped as in what is shipped. */
export function measureCalibration(folds: number): Calibration {
  const catalogue = productCatalogue();
  const claims = Array.from({ length: folds }, (_, fold) => claimsOf(catalogue, fold, folds)).flat();
  return { folds, phrases: claims.length, accuracy: share(claims.map(({ isRight }) => isRight)), calibrationError: calibrationError(claims) };
}

function claimsOf(catalogue: Catalogue, fold: number, folds: number): Claim[] {
  const { rest, held } = split(catalogue, fold, folds);
  const matcher = createMatcher(rest, train(rest));
  return held.flatMap(({ text, label }) => {
    const [best] = matcher.read(text).ranked;
    return best ? [{ probability: best.probability, isRight: best.label.id === label }] : [];
  });
}

/** Every so many-th phrase is held back, from topics, authorities and classes alike. */
function split(catalogue: Catalogue, fold: number, folds: number): { readonly rest: Catalogue; readonly held: readonly Phrase[] } {
  const held: Phrase[] = [];
  let count = 0;
  const cut = <T extends { readonly text: string }>(label: string, phrases: readonly T[]): T[] => phrases.filter(({ text }) => {
    if (count++ % folds !== fold) return true;
    held.push({ text, label });
    return false;
  });
  const rest: Catalogue = {
    ...catalogue,
    topics: catalogue.topics.map((topic) => ({ ...topic, phrases: cut(topic.id, topic.phrases) })),
    authorities: catalogue.authorities.map((authority) => ({ ...authority, phrases: cut(authority.id, authority.phrases) })),
    classes: Object.fromEntries(Object.entries(catalogue.classes).map(([id, phrases]) => [id, cut(id, phrases)])) as unknown as Catalogue['classes'],
  };
  return { rest, held };
}
