import { createFeatureSpace, type Concepts, type FeatureSpace } from './features.ts';
import { trainLinear, type Linear } from './linear.ts';
import { createVocabulary, type Vocabulary } from './spelling.ts';
import { fold, words } from './text.ts';
import { compileCue } from './cues.ts';
import { readTokens, type Reader } from './tokens.ts';
import type { Catalogue, Errand, Lang, Phrase, SpecialClass } from './types.ts';
import { ERRANDS } from './types.ts';

/** What the topic classifier chooses between. */
export type Label =
  | { readonly kind: 'topic'; readonly id: string }
  | { readonly kind: 'authority'; readonly id: string }
  | { readonly kind: 'class'; readonly id: SpecialClass };

export type Language = Lang | 'other';
export const LANGUAGES: readonly Language[] = ['sv', 'en', 'other'];

/** Everything learnt from the catalogue. Made once; holds no state of any utterance. */
export interface Model {
  readonly space: FeatureSpace;
  readonly reader: Reader;
  readonly vocabulary: Vocabulary;
  readonly labels: readonly Label[];
  readonly topics: Linear;
  readonly errands: Linear;
  readonly errandNames: readonly (Errand | null)[];
  readonly languages: Linear;
}

interface Sample {
  readonly text: string;
  readonly label: number;
  readonly errand: Errand | null | undefined;
  readonly language: Language;
}

/** Learns the model from the catalogue. Deterministic: the same catalogue gives the same numbers. */
export function trainModel(catalogue: Catalogue): Model {
  const labels: Label[] = [
    ...catalogue.topics.map(({ id }) => ({ kind: 'topic', id }) as const),
    ...catalogue.authorities.map(({ id }) => ({ kind: 'authority', id }) as const),
    ...(Object.keys(catalogue.classes) as SpecialClass[]).map((id) => ({ kind: 'class', id }) as const),
  ];
  const samples = collectSamples(catalogue, labels);
  const foreign = Object.values(catalogue.languages).flat();

  const reader = createReader(catalogue, samples.map((sample) => sample.text));
  const concepts = conceptsOf(catalogue);
  const keysOf = (text: string) => readTokens(text, reader).map((token) => token.key);
  const sampleKeys = samples.map((sample) => keysOf(sample.text));
  const foreignKeys = foreign.map((text) => words(text).map((word) => word.key));
  const space = createFeatureSpace([...sampleKeys, ...foreignKeys], concepts);

  const vectors = sampleKeys.map((keys) => space.vector(keys));
  const errandNames: (Errand | null)[] = [...ERRANDS, null];
  const examples = samples.flatMap((sample, i) => {
    const vector = vectors[i];
    return vector ? [{ sample, vector }] : [];
  });
  return {
    space,
    reader,
    vocabulary: reader.vocabulary,
    labels,
    errandNames,
    topics: trainLinear(examples.map(({ sample, vector }) => ({ vector, label: sample.label })), space.size, labels.length),
    errands: trainLinear(
      examples.flatMap(({ sample, vector }) => (sample.errand === undefined ? [] : [{ vector, label: errandNames.indexOf(sample.errand) }])),
      space.size, errandNames.length,
    ),
    languages: trainLinear(
      [
        ...examples.map(({ sample, vector }) => ({ vector, label: LANGUAGES.indexOf(sample.language) })),
        ...foreignKeys.map((keys) => ({ vector: space.vector(keys), label: LANGUAGES.indexOf('other') })),
      ],
      space.size, LANGUAGES.length,
    ),
  };
}

function collectSamples(catalogue: Catalogue, labels: readonly Label[]): Sample[] {
  const fromPhrases = (phrases: readonly Phrase[], label: number, errands: boolean): Sample[] =>
    phrases.map(({ text, lang, errand }) => ({ text, label, language: lang, errand: errands && lang === 'sv' ? errand : undefined }));
  const patterns = ERRANDS.flatMap((errand) => catalogue.errandPatterns[errand].map((pattern) => ({ errand, pattern })));
  return labels.flatMap((label, number) => {
    if (label.kind === 'class') return fromPhrases(catalogue.classes[label.id], number, false);
    const entries = label.kind === 'topic' ? catalogue.topics : catalogue.authorities;
    const entry = entries.find(({ id }) => id === label.id);
    if (!entry) return [];
    const isTopic = label.kind === 'topic';
    const named = entry.names.flatMap((name, i): Sample[] => {
      const pattern = patterns[(number * 7 + i * 11) % patterns.length];
      const bare: Sample = { text: name, label: number, errand: undefined, language: 'sv' };
      if (!isTopic || !pattern) return [bare];
      return [bare, { text: pattern.pattern.replace('{name}', name), label: number, errand: pattern.errand, language: 'sv' }];
    });
    return [...fromPhrases(entry.phrases, number, isTopic), ...named];
  });
}

function createReader(catalogue: Catalogue, texts: readonly string[]): Reader {
  const counts = new Map<string, number>();
  for (const text of texts) for (const { key } of words(text)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const names = [...catalogue.topics, ...catalogue.authorities].flatMap((entry) => entry.names).map(fold);
  return {
    vocabulary: createVocabulary(counts),
    // A name written in one word is a compound that may reach us split; one of several words may reach us joined.
    compounds: new Set(names.filter((name) => /^\p{L}{3,}$/u.test(name))),
    fillers: new Set(catalogue.cues.filler.map(fold)),
    corrections: catalogue.cues.correction.map(compileCue),
  };
}

/** Concept words are whole words, or beginnings of words when they end in `*`. */
function conceptsOf(catalogue: Catalogue): Concepts {
  const whole = new Map<string, string[]>();
  const beginnings = new Map<string, string[]>();
  for (const [concept, members] of Object.entries(catalogue.concepts)) {
    for (const member of members) {
      const [into, key] = member.endsWith('*') ? [beginnings, fold(member.slice(0, -1))] : [whole, fold(member)];
      into.set(key, [...(into.get(key) ?? []), concept]);
    }
  }
  const memory = new Map<string, readonly string[]>();
  const find = (key: string): readonly string[] => {
    const found = new Set(whole.get(key));
    for (let length = 3; length <= key.length; length++) for (const concept of beginnings.get(key.slice(0, length)) ?? []) found.add(concept);
    return [...found];
  };
  return (key) => {
    const known = memory.get(key);
    if (known) return known;
    const found = find(key);
    if (memory.size < 20_000) memory.set(key, found);
    return found;
  };
}
