import type { Catalogue } from '../../intents/types.ts';
import type { LabelledUtterance } from '../../src/qa/score.ts';
import type { DataSet, LabelledText } from '../types.ts';

/** What the product knows, as phrases with labels: topics by their id, authorities and special classes with a prefix. */
export function cataloguePhrases({ topics, authorities, classes }: Catalogue): LabelledText[] {
  const all = [
    ...topics.map(({ id, phrases }) => ({ label: id, phrases })),
    ...authorities.map(({ id, phrases }) => ({ label: `authority/${id}`, phrases })),
    ...Object.entries(classes).map(([id, phrases]) => ({ label: `class/${id}`, phrases })),
  ];
  return all.flatMap(({ label, phrases }) => phrases.map(({ text }) => ({ text, label })));
}

/** The product's own task as a data set: its catalogue to learn from, the utterances that have a topic to test on. */
export function catalogueSet(catalogue: Catalogue, utterances: readonly LabelledUtterance[]): DataSet {
  return {
    lang: 'sv',
    train: cataloguePhrases(catalogue),
    test: utterances.filter(({ topic }) => topic.length > 0).map(({ utterance, topic }) => ({ text: utterance, labels: topic })),
    outOfScope: [],
    validation: null,
  };
}
