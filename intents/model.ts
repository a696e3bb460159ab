import { createFeatureSpace, learnFeatures, type Concepts, type FeatureSpace, type FeatureTable } from './features.ts';
import { packLinear, trainLinear, unpackLinear, type Linear, type PackedLinear } from './linear.ts';
import { createVocabulary, type Vocabulary } from './spelling.ts';
import { fold, words } from './text.ts';
import { compileCue, firstCue } from './cues.ts';
import { readTokens, type Reader } from './tokens.ts';
import type { Catalogue, Errand, Lang, Phrase, SpecialClass } from './types.ts';
import { ERRANDS, ROLES } from './types.ts';

/** What the topic classifier chooses between. */
export type Label =
  | { readonly kind: 'topic'; readonly id: string }
  | { readonly kind: 'authority'; readonly id: string }
  | { readonly kind: 'class'; readonly id: SpecialClass };

export type Language = Lang | 'other';
export const LANGUAGES: readonly Language[] = ['sv', 'en', 'other'];

/** Everything learnt from the catalogue, as plain data: made by the build, or from a catalogue at hand. */
export interface Trained {
  readonly table: FeatureTable;
  /** The catalogue's own words with their counts: what unknown words may be repaired to. */
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly topics: PackedLinear;
  readonly errands: PackedLinear;
  readonly languages: PackedLinear;
  readonly roles: PackedLinear;
}

/** What understanding works with. Holds no state of any utterance. */
export interface Model {
  readonly space: FeatureSpace;
  readonly reader: Reader;
  readonly vocabulary: Vocabulary;
  readonly labels: readonly Label[];
  readonly topics: Linear;
  readonly errands: Linear;
  readonly errandNames: readonly (Errand | null)[];
  readonly languages: Linear;
  readonly roles: Linear;
}

const ERRAND_NAMES: readonly (Errand | null)[] = [...ERRANDS, null];

/** Makes the model of a catalogue from what was learnt of exactly that catalogue. */
export function createModel(catalogue: Catalogue, trained: Trained): Model {
  const { length } = trained.table.features;
  const reader = createReader(catalogue, trained.vocabulary);
  return {
    space: createFeatureSpace(trained.table, conceptsOf(catalogue)),
    reader,
    vocabulary: reader.vocabulary,
    labels: labelsOf(catalogue),
    errandNames: ERRAND_NAMES,
    topics: unpackLinear(trained.topics, length),
    errands: unpackLinear(trained.errands, length),
    languages: unpackLinear(trained.languages, length),
    roles: unpackLinear(trained.roles, length),
  };
}

function labelsOf(catalogue: Catalogue): Label[] {
  return [
    ...catalogue.topics.map(({ id }) => ({ kind: 'topic', id }) as const),
    ...catalogue.authorities.map(({ id }) => ({ kind: 'authority', id }) as const),
    ...(Object.keys(catalogue.classes) as SpecialClass[]).map((id) => ({ kind: 'class', id }) as const),
  ];
}

interface Sample {
  readonly text: string;
  readonly label: number;
  readonly errand: Errand | null | undefined;
  readonly language: Language;
}

/** Learns from the catalogue. Deterministic: the same catalogue gives the same numbers. */
export function train(catalogue: Catalogue): Trained {
  const labels = labelsOf(catalogue);
  const samples = collectSamples(catalogue, labels);
  const vocabulary = countWords([...samples.map((sample) => sample.text), ...catalogue.rolePhrases.flatMap(({ phrases }) => phrases.map(({ text }) => text))]);
  const reader = createReader(catalogue, vocabulary);
  const concepts = conceptsOf(catalogue);
  const keysOf = (text: string) => readTokens(text, reader).map((token) => token.key);
  const sampleKeys = samples.map(({ text }) => keysOf(text));
  const foreignKeys = Object.values(catalogue.languages).flat().map((text) => words(text).map((word) => word.key));
  const roleSamples = catalogue.rolePhrases.flatMap(({ role, phrases }) => phrases.map(({ text }) => ({ role, keys: keysOf(text) })));
  const table = learnFeatures([...sampleKeys, ...foreignKeys, ...roleSamples.map(({ keys }) => keys)], concepts);
  const space = createFeatureSpace(table, concepts);

  const examples = samples.map((sample, i) => ({ sample, vector: space.vector(sampleKeys[i] ?? []) }));
  const byTopic = examples.map(({ sample, vector }) => ({ vector, label: sample.label }));
  const byErrand = examples.flatMap(({ sample, vector }) => (sample.errand === undefined ? [] : [{ vector, label: ERRAND_NAMES.indexOf(sample.errand) }]));
  const byLanguage = [
    ...examples.map(({ sample, vector }) => ({ vector, label: LANGUAGES.indexOf(sample.language) })),
    ...foreignKeys.map((keys) => ({ vector: space.vector(keys), label: LANGUAGES.indexOf('other') })),
  ];
  const plain = new Set(labels.flatMap(({ kind, id }, i) => (kind === 'topic' && !catalogue.professionalTopics.includes(id) ? [i] : [])));
  const hasRoleCue = roleCueFinder(catalogue);
  const byRole = [
    ...roleSamples.map(({ role, keys }) => ({ vector: space.vector(keys), label: ROLES.indexOf(role) })),
    ...examples.flatMap(({ sample, vector }) => (plain.has(sample.label) && !hasRoleCue(sample.text) ? [{ vector, label: ROLES.indexOf('private') }] : [])),
  ];
  return {
    table,
    vocabulary,
    topics: packLinear(trainLinear(byTopic, space.size, labels.length)),
    errands: packLinear(trainLinear(byErrand, space.size, ERRAND_NAMES.length)),
    languages: packLinear(trainLinear(byLanguage, space.size, LANGUAGES.length)),
    roles: packLinear(trainLinear(byRole, space.size, ROLES.length)),
  };
}

/** Whether a phrase of a topic gives away a role by a cue, so that it is no private person's. */
function roleCueFinder(catalogue: Catalogue): (text: string) => boolean {
  const cues = catalogue.roles.flatMap((role) => role.cues).map(compileCue);
  return (text) => firstCue(cues, words(text).map((word) => word.key)) !== null;
}

function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const { key } of words(text)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function collectSamples(catalogue: Catalogue, labels: readonly Label[]): Sample[] {
  const fromPhrases = (phrases: readonly Phrase[], label: number, errands: boolean): Sample[] =>
    phrases.map(({ text, lang, errand }) => ({ text, label, language: lang, errand: errands && lang === 'sv' ? errand : undefined }));
  const patterns = (['sv', 'en'] as const).map((language) => ({
    language, all: ERRANDS.flatMap((errand) => catalogue.errandPatterns[language][errand].map((pattern) => ({ errand, pattern }))),
  }));
  return labels.flatMap((label, number) => {
    if (label.kind === 'class') return fromPhrases(catalogue.classes[label.id], number, false);
    const entries = label.kind === 'topic' ? catalogue.topics : catalogue.authorities;
    const entry = entries.find(({ id }) => id === label.id);
    if (!entry) return [];
    const isTopic = label.kind === 'topic';
    const named = entry.names.flatMap((name, i): Sample[] => {
      const bare: Sample = { text: name, label: number, errand: undefined, language: 'sv' };
      if (!isTopic) return [bare];
      return [bare, ...patterns.flatMap(({ language, all }): Sample[] => {
        const chosen = all[(number * 7 + i * 11) % all.length];
        return chosen ? [{ text: chosen.pattern.replace('{name}', name), label: number, errand: chosen.errand, language }] : [];
      })];
    });
    return [...fromPhrases(entry.phrases, number, isTopic), ...named];
  });
}

function createReader(catalogue: Catalogue, vocabulary: ReadonlyMap<string, number>): Reader {
  const names = [...catalogue.topics, ...catalogue.authorities].flatMap((entry) => entry.names).map(fold);
  return {
    vocabulary: createVocabulary(vocabulary),
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
