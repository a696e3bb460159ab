import { createCallerFinder } from './callers.ts';
import { createCueScanner } from './cue-scanner.ts';
import { asSpoken, wordStep } from './cues.ts';
import { findExceptions, type Exceptions } from './exceptions.ts';
import { createFeatureSpace, type FeatureSpace } from './feature-space.ts';
import type { Concepts, FeatureTable } from './features.ts';
import { hashText } from './hash.ts';
import { remembered } from './memory.ts';
import { averages, score, together, type Linear } from './linear.ts';
import { policy } from './policy.ts';
import { amid, halved, sharedOut } from './mixing.ts';
import { commonestFirst, learn, type Task } from './ranker.ts';
import { collectSamples, type Sample } from './samples.ts';
import { words } from './text.ts';
import { atOnce, type Steps } from './steps.ts';
import { createReader, makingReader, readTokens, type Reader } from './tokens.ts';
import { ERRANDS, ROLES, type Catalogue, type Errand, type Lang, type SpecialClass } from './types.ts';

/** What the topic classifier chooses between. */
export type Label =
  | { readonly kind: 'topic'; readonly id: string }
  | { readonly kind: 'authority'; readonly id: string }
  | { readonly kind: 'class'; readonly id: SpecialClass };

export type Language = Lang | 'other';
export const LANGUAGES: readonly Language[] = ['sv', 'en', 'other'];
export const ERRAND_NAMES: readonly (Errand | null)[] = [...ERRANDS, null];
/** How many errands, languages and roles there are, danger and openness: what is told of every utterance beside its label. */
export const BESIDE_LABELS: readonly number[] = [ERRAND_NAMES.length, LANGUAGES.length, ROLES.length, 1, 1];

/** Where, after the labels, the scores for each of these begin. */
type Places = Readonly<Record<'errands' | 'languages' | 'roles' | 'danger' | 'open', number>>;

function placesAfter(labels: number): Places {
  const [errands, languages, roles, danger, open] = BESIDE_LABELS.map((_, i) => BESIDE_LABELS.slice(0, i).reduce((sum, classes) => sum + classes, labels)) as [number, number, number, number, number];
  return { errands, languages, roles, danger, open };
}

/** Everything learnt from the catalogue, as plain data: made by the build, or from a catalogue at hand. */
export interface Trained {
  readonly table: FeatureTable;
  /** What unknown words may be repaired to, the commonest first. */
  readonly vocabulary: readonly string[];
  /** Labels, errands, languages, roles, danger and openness, in this order. */
  readonly linear: Linear;
  readonly exceptions: Exceptions;
}

/** What understanding works with. Holds no state of any utterance. */
export interface Model {
  readonly space: FeatureSpace;
  readonly reader: Reader;
  readonly labels: readonly Label[];
  /** Labels, errands, languages, roles, danger and openness, in this order. */
  readonly linear: Linear;
  readonly places: Places;
  /** Where the labels' scores stand while words are ranked. */
  readonly room: Float32Array;
  /** What a feature gives a label on average. */
  readonly average: (feature: number) => number;
  readonly exceptions: Exceptions;
}

/** Makes the model of a catalogue from what was learnt of exactly that catalogue, step by step. */
export function* makingModel(catalogue: Catalogue, { table, vocabulary, linear, exceptions }: Trained): Steps<Model> {
  const concepts = yield* findingConcepts(catalogue);
  yield;
  const space = createFeatureSpace(table, concepts);
  yield;
  const labels = labelsOf(catalogue);
  return { space, reader: yield* makingReader(catalogue, vocabulary), labels, linear, places: placesAfter(labels.length), room: new Float32Array(labels.length), average: averages(linear, labels.length), exceptions };
}

export function labelsOf(catalogue: Catalogue): Label[] {
  return [
    ...catalogue.topics.map(({ id }) => ({ kind: 'topic', id }) as const),
    ...catalogue.authorities.map(({ id }) => ({ kind: 'authority', id }) as const),
    ...(Object.keys(catalogue.classes) as SpecialClass[]).map((id) => ({ kind: 'class', id }) as const),
  ];
}

/** Of the classes of all models put together, those that say yes or no: danger and openness. */
export function yesNoAmong(classes: number): number[] {
  const { danger, open } = placesAfter(BESIDE_LABELS.reduce((rest, beside) => rest - beside, classes));
  return [danger, open];
}

/** How much room there is for what tells each of these apart, in weights (distil.ts). */
export type Keep = Readonly<Record<'topics' | 'errands' | 'languages' | 'roles' | 'danger' | 'open', number>>;

/** For a catalogue that is used where it is learnt, and need not be small: a third of the time, and a point better. */
export const KEEP_ALL: Keep = { topics: Infinity, errands: Infinity, languages: Infinity, roles: Infinity, danger: Infinity, open: Infinity };

/** Learns from the catalogue. Deterministic: the same catalogue gives the same numbers. */
export function train(catalogue: Catalogue, keep: Keep = policy.keep): Trained {
  const labels = labelsOf(catalogue);
  const samples = collectSamples(catalogue, labels);
  const spokenByRole = catalogue.rolePhrases.flatMap(({ role, phrases }) => phrases.map(({ text }) => ({ role, text })));
  const vocabulary = vocabularyOf(catalogue, [...samples, ...spokenByRole].map(({ text }) => text));
  const reader = createReader(catalogue, vocabulary);
  const keysOf = (text: string) => readTokens(text, reader).map((token) => token.key);

  const phrases = samples.map(({ text }) => keysOf(text));
  const foreign = Object.values(catalogue.languages).flat().map((text) => words(text).map((word) => word.key));
  const ofRoles = spokenByRole.map(({ role, text }) => ({ role, keys: keysOf(text) }));
  const open = catalogue.open.map(keysOf);
  const isCrisis = ({ label }: Sample) => labels[label]?.id === 'crisis';
  const inDanger = [...phrases.filter((_, i) => isCrisis(samples[i] as Sample)), ...catalogue.danger.said.map(keysOf)];
  const harmless = [...phrases.filter((_, i) => !isCrisis(samples[i] as Sample)), ...foreign, ...ofRoles.map(({ keys }) => keys), ...open, ...catalogue.danger.harmless.map(keysOf)];
  const isPlain = plainFinder(catalogue, labels);
  const withErrand = samples.flatMap((sample, i) => (sample.errand === undefined ? [] : [i]));
  const plain = samples.flatMap((sample, i) => (isPlain(sample) ? [i] : []));
  const pick = (places: readonly number[]) => places.map((i) => phrases[i] as string[]);

  const concepts = atOnce(findingConcepts(catalogue));
  const { table, models: [topics, errands, languages, roles, danger, openness] } = learn([
    { phrases, labels: samples.map(({ label }) => label), classes: labels.length, keep: keep.topics },
    { phrases: pick(withErrand), labels: withErrand.map((i) => ERRAND_NAMES.indexOf((samples[i] as Sample).errand as Errand | null)), classes: ERRAND_NAMES.length, keep: keep.errands },
    {
      phrases: [...phrases, ...foreign], classes: LANGUAGES.length, keep: keep.languages,
      labels: [...samples.map(({ language }) => LANGUAGES.indexOf(language)), ...foreign.map(() => LANGUAGES.indexOf('other'))],
    },
    {
      phrases: [...ofRoles.map(({ keys }) => keys), ...pick(plain)], classes: ROLES.length, keep: keep.roles,
      labels: [...ofRoles.map(({ role }) => ROLES.indexOf(role)), ...plain.map(() => ROLES.indexOf('private'))],
    },
    dangerTask(inDanger, harmless, keep.danger),
    yesNo(open, phrases, keep.open),
  ], concepts) as { table: FeatureTable; models: [Linear, Linear, Linear, Linear, Linear, Linear] };
  const space = createFeatureSpace(table, concepts);
  // A full model has none: what it puts elsewhere pulls two ways, and lint says so.
  const exceptions = keep === KEEP_ALL ? new Map<number, number>() : findExceptions(phrases, samples.map(({ label }) => label), (keys) => score(topics, space.vector(keys)));
  return { table, vocabulary, linear: together([topics, errands, languages, roles, danger, openness]), exceptions };
}

/** Danger is told in a clause among others: it is learnt by itself, and as it is said. */
function dangerTask(inDanger: readonly string[][], harmless: readonly string[][], keep: number): Task {
  const [long, short] = sharedOut(harmless);
  const turns = Array.from({ length: policy.training.amid }, (_, turn) => amid(inDanger, harmless, turn));
  const [said, other] = [[...inDanger, ...turns.flat()], [...harmless, ...amid(long, harmless, 0), ...halved(short)]];
  return yesNo(said, other, keep);
}

function yesNo(yes: readonly string[][], no: readonly string[][], keep: number): Task {
  return { phrases: [...no, ...yes], labels: [...no.map(() => 0), ...yes.map(() => 1)], classes: 2, keep, isYesNo: true };
}

/** Words that unknown ones may be repaired to: those that stand in several phrases, names, and the whole words of the concepts. */
function vocabularyOf(catalogue: Catalogue, texts: readonly string[]): string[] {
  const phrases = texts.map((text) => words(text).map((word) => word.key));
  const names = [...catalogue.topics, ...catalogue.authorities].flatMap((entry) => entry.names).map((name) => words(name).map((word) => word.key));
  const members = Object.values(catalogue.concepts).flat().filter((member) => !member.includes('*')).map((member) => words(member).map((word) => word.key));
  const always = new Set([...names, ...members].flat());
  const counts = new Map<string, number>();
  for (const keys of phrases) for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return commonestFirst([...phrases, ...names, ...members]).filter((word) => always.has(word) || (counts.get(word) ?? 0) >= policy.spelling.minPhrases);
}

/** Phrases that teach what a private person sounds like: of topics that such persons call about, with no cue of another role, that stand nowhere as another's. */
function plainFinder(catalogue: Catalogue, labels: readonly Label[]): (sample: Sample) => boolean {
  const finder = createCallerFinder(catalogue);
  const scan = createCueScanner(finder.cues);
  const plain = new Set(labels.flatMap(({ kind, id }, i) => (kind === 'topic' && !catalogue.professionalTopics.includes(id) ? [i] : [])));
  const ofOthers = new Set(catalogue.rolePhrases.flatMap(({ role, phrases }) => (role === 'private' ? [] : phrases.map(({ text }) => text))));
  return ({ text, label }) => {
    if (!plain.has(label) || ofOthers.has(text)) return false;
    return !finder.isCued(scan(asSpoken(words(text))));
  };
}

/** Concept words are whole words, or parts of words where a `*` stands. The lists of callers' titles are concepts too. */
function* findingConcepts(catalogue: Catalogue): Steps<Concepts> {
  const [whole, beginnings, endings] = [new Map<string, readonly number[]>(), new Map<string, readonly number[]>(), new Map<string, readonly number[]>()];
  const note = (concept: string, members: readonly string[]) => {
    // Most members are of one concept only: they share its list.
    const own = [hashText(concept)];
    const parts = wordStep(members);
    // What may stand in the middle of a word is looked for at its end, where compounds carry what they are.
    for (const [into, keys] of [[whole, parts.whole], [beginnings, parts.beginnings], [endings, parts.endings], [endings, parts.middles]] as const) {
      for (const key of keys) {
        const noted = into.get(key);
        into.set(key, noted ? [...noted, ...own] : own);
      }
    }
  };
  for (const [concept, members] of [...Object.entries(catalogue.concepts), ...Object.entries(catalogue.sets)]) {
    note(concept, members);
    yield;
  }
  return remembered((key): readonly number[] => {
    const found = new Set(whole.get(key));
    for (let length = 3; length <= key.length; length++) {
      for (const concept of beginnings.get(key.slice(0, length)) ?? []) found.add(concept);
      for (const concept of endings.get(key.slice(-length)) ?? []) found.add(concept);
    }
    return [...found];
  });
}
