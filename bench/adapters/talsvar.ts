import { trainRanker } from '../../intents/ranker.ts';
import { version } from '../../package.json';
import type { Adapter, Guess } from '../types.ts';

/** Talsvar's ranking without what it knows of the domain: no concepts, no cues, no compounds of the catalogue. */
export const talsvar: Adapter = {
  id: 'talsvar',
  name: 'Talsvar',
  version: `${version}, this tree`,
  setup: 'the ranker alone, trained on the phrases; in scope by 1 − normalised entropy',
  isSlow: false,
  browser: `import { trainRanker } from '../intents/ranker.ts'; globalThis.matcher = trainRanker;`,
  train: async (examples) => {
    const { labels, probabilities } = trainRanker(examples);
    return { classify: (text) => guess(labels, probabilities(text)) };
  },
};

/** How many labels a guess lists. */
const LISTED = 5;

function guess(labels: readonly string[], probabilities: Float32Array): Guess {
  const best: number[] = [];
  let entropy = 0;
  probabilities.forEach((probability, label) => {
    if (probability > 0) entropy -= probability * Math.log(probability);
    const at = best.findIndex((other) => probability > (probabilities[other] ?? 0));
    if (at < 0 && best.length >= LISTED) return;
    best.splice(at < 0 ? best.length : at, 0, label);
    if (best.length > LISTED) best.pop();
  });
  return {
    ranked: best.map((label) => labels[label] ?? ''),
    score: 1 - entropy / Math.log(Math.max(2, labels.length)),
    probability: probabilities[best[0] ?? 0] ?? 0,
  };
}
