import { keyOf } from '../../../intents/text.ts';
import type { Files } from '../../service/catalogue.ts';
import type { Folders } from '../../service/parse.ts';
import { readDocument } from '../../service/yaml.ts';

export type Path = readonly (string | number)[];

/** A path in a file of one of the two folders. */
export interface Place {
  readonly folder: keyof Folders;
  readonly file: string;
  readonly path: Path;
}

/** One text of the catalogue with the topic, authority or class that it speaks for, or "open". */
export interface CatalogueText {
  readonly owner: string;
  /** Names, Swedish phrases or English ones. */
  readonly field: 'names' | 'phrases' | 'english';
  readonly text: string;
  readonly place: Place;
}

/** The files of a service as they are written, so that a finding can name the line. */
export interface Documents {
  readonly locate: (place: Place) => { readonly file: string; readonly line: number };
  /** The plain value of a file; undefined when there is none of that name. */
  readonly valueOf: (folder: keyof Folders, file: string) => unknown;
  /** Where a topic's entry stands. */
  readonly topic: (id: string) => Place;
  /** All names and phrases of topics, authorities and classes, and what is open, in the order of the files. */
  readonly texts: () => readonly CatalogueText[];
  /** Where an owner's name or phrase stands. */
  readonly phrase: (owner: string, text: string) => Place;
}

export const inService = (file: string, ...path: Path): Place => ({ folder: 'service', file, path });
export const inCatalogue = (file: string, ...path: Path): Place => ({ folder: 'catalogue', file, path });

/** @param files the texts of both folders; each is parsed when it is first asked for */
export function createDocuments(files: Readonly<Record<keyof Folders, Files>>, folders: Folders): Documents {
  const parsed = new Map<string, ReturnType<typeof readDocument>>();
  const read = (folder: keyof Folders, file: string) => {
    const text = files[folder][file];
    if (text === undefined) return null;
    const name = `${folders[folder]}/${file}`;
    const known = parsed.get(name) ?? readDocument(text, name);
    parsed.set(name, known);
    return known;
  };
  let texts: readonly CatalogueText[] | null = null;
  const allTexts = () => {
    texts ??= Object.keys(files.catalogue).toSorted().flatMap((file) => textsIn(file, read('catalogue', file)?.value));
    return texts;
  };
  const topic = (id: string): Place => {
    const file = Object.keys(files.catalogue).find((name) => Object.hasOwn(fieldOf(read('catalogue', name)?.value, 'topics'), id));
    return inCatalogue(file ?? '', 'topics', id);
  };
  return {
    locate: ({ folder, file, path }) => ({ file: `${folders[folder]}/${file}`, line: read(folder, file)?.lineOf(path) ?? 1 }),
    valueOf: (folder, file) => read(folder, file)?.value,
    topic,
    texts: allTexts,
    phrase: (owner, text) => allTexts().find((entry) => entry.owner === owner && keyOf(entry.text) === keyOf(text))?.place ?? topic(owner),
  };
}

/** The field of a plain value as an object; empty when it is none. */
function fieldOf(value: unknown, name: string): Record<string, unknown> {
  const field = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null;
  return typeof field === 'object' && field !== null ? (field as Record<string, unknown>) : {};
}

/** The names and phrases that one catalogue file holds: topics, authorities, classes and what is open have the same fields. */
function textsIn(file: string, value: unknown): CatalogueText[] {
  const owned = ['topics', 'authorities', 'classes'].flatMap((kind) => Object.entries(fieldOf(value, kind)).map(([owner, entry]) => ({ owner, entry, at: [kind, owner] })));
  const open = { owner: 'open', entry: fieldOf(value, 'open'), at: ['open'] };
  return [...owned, open].flatMap(({ owner, entry, at }) => (['names', 'phrases', 'english'] as const).flatMap((field) =>
    stringsIn(fieldOf({ entry }, 'entry')[field]).map(({ path, text }): CatalogueText => ({ owner, field, text, place: inCatalogue(file, ...at, field, ...path) }))));
}

/** The strings in a list, or in an object of lists, each with its path. */
function stringsIn(value: unknown): { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path: [], text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? value.map((item, i) => [i, item]) : Object.entries(value);
  return entries.flatMap(([key, item]) => stringsIn(item).map(({ path, text }) => ({ path: [key, ...path], text })));
}
