import type { Label, Language } from './model.ts';
import { ERRANDS, type Catalogue, type Errand, type Phrase } from './types.ts';

/** One thing to learn from. */
export interface Sample {
  readonly text: string;
  /** The place of its label. */
  readonly label: number;
  /** Undefined where the phrase teaches nothing of errands. */
  readonly errand: Errand | null | undefined;
  readonly language: Language;
}

/** The catalogue's phrases and names, and each name in a pattern or two of an errand. */
export function collectSamples(catalogue: Catalogue, labels: readonly Label[]): Sample[] {
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
      // A name alone says nothing of what is wanted.
      const bare: Sample = { text: name, label: number, errand: isTopic ? null : undefined, language: 'sv' };
      if (!isTopic) return [bare];
      return [bare, ...patterns.flatMap(({ language, all }): Sample[] => {
        const chosen = all[(number * 7 + i * 11) % all.length];
        return chosen ? [{ text: chosen.pattern.replace('{name}', name), label: number, errand: chosen.errand, language }] : [];
      })];
    });
    return [...fromPhrases(entry.phrases, number, isTopic), ...named];
  });
}
