/** Published results on the same public splits, to hold against: never measured here. */

export interface Anchor {
  readonly name: string;
  /** Per cent, as published. */
  readonly accuracy?: number;
  readonly inScope?: number;
  readonly recall?: number;
}

/** Larson et al. 2019, "An Evaluation Dataset for Intent Classification and Out-of-Scope Prediction", table 2, "Full", threshold. */
const LARSON: readonly Anchor[] = [
  { name: 'FastText ¹', inScope: 88.6, recall: 28.3 },
  { name: 'SVM, bag of words ¹', inScope: 88.2, recall: 18 },
  { name: 'CNN ¹', inScope: 90.9, recall: 30.9 },
  { name: 'DialogFlow ¹', inScope: 90.8, recall: 26.7 },
  { name: 'Rasa (spacy-sklearn) ¹', inScope: 90.9, recall: 31.2 },
  { name: 'MLP on USE ¹', inScope: 93.4, recall: 49.1 },
  { name: 'BERT ¹', inScope: 96.2, recall: 52.3 },
];

/** Casanueva et al. 2020, "Efficient Intent Detection with Dual Sentence Encoders", table 3, as quoted by others. */
const CASANUEVA: readonly Anchor[] = [
  { name: 'BERT, tuned ²', accuracy: 93.66 },
  { name: 'USE + ConveRT ²', accuracy: 93.36 },
];

const ANCHORS: Readonly<Record<string, readonly Anchor[]>> = { clinc: LARSON, banking: CASANUEVA };

export function anchorsFor(set: string): readonly Anchor[] {
  return ANCHORS[set] ?? [];
}

export const CITATIONS = `¹ Published, not measured here: Larson et al. 2019, [An Evaluation Dataset for Intent Classification and Out-of-Scope Prediction](https://aclanthology.org/D19-1131/), table 2, “Full”, threshold.
² Published, not measured here: Casanueva et al. 2020, [Efficient Intent Detection with Dual Sentence Encoders](https://aclanthology.org/2020.nlp4convai-1.5/), table 3, as others quote it.`;
