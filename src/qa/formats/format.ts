import { InputError } from '../../service/errors.ts';
import type { Service } from '../../service/types.ts';
import type { CallCase, Suite, SuiteCase } from '../suite.ts';
import { safeCase, safeText } from './personal.ts';

/** A file of another tool. `name` may hold folders, separated by slashes. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Something that the other side has no place for. */
export interface Lost extends Place {
  readonly what: string;
  readonly why: string;
}

export type Lose = (at: Place, what: string, why: string) => void;

/** What the formats must know of our side. */
export interface Known {
  readonly service: Service;
  /** Intents of the other tool, by name, and the topic or outcome that they stand for. */
  readonly intents: ReadonlyMap<string, string>;
  /** When cases happen that tell no time, ms since 1970. */
  readonly at: number;
  /** The words that a `hear` step of a call heard when the call was played; null where they are not known. */
  readonly words: (call: CallCase, step: number) => string | null;
}

/** A case and the file that it stands in. */
export interface Found {
  readonly file: string;
  readonly entry: SuiteCase;
}

/** Another tool's files: a reader and a writer, both pure. What has no place is told to `lose`, never dropped. */
export interface Format {
  readonly name: string;
  readonly summary: string;
  /** Whether a file in a folder is one of this format's. */
  readonly reads: (name: string) => boolean;
  /** @throws InputError for files that cannot be read at all */
  readonly read: (files: readonly TextFile[], known: Known, lose: Lose) => readonly Found[];
  readonly write: (suite: Suite, known: Known, lose: Lose) => readonly TextFile[];
}

/**
 * Another tool's files as a suite, with all that was lost. Personal numbers are replaced by the official test number.
 * @throws InputError for files that cannot be read at all, or that hold no cases
 */
export function toSuite(format: Format, files: readonly TextFile[], known: Known, name: string): { suite: Suite; lost: readonly Lost[] } {
  const { lost, lose } = collector();
  const found = format.read(files, known, lose).map(({ entry, file }) => ({ file, entry: safeCase(entry, file, lose) }));
  const cases = namedOnce(once(found, lose), lose);
  const where = files.map((file) => file.name).join(', ');
  if (cases.length === 0) throw new InputError(`${where}: no cases of ${format.name} in ${files.length === 1 ? 'it' : 'them'}; check the format and the files${lost[0] ? ` (${lost[0].file}:${lost[0].line}: ${lost[0].what}: ${lost[0].why})` : ''}`);
  return { suite: { name: safeText(name), file: files[0]?.name ?? '', cases }, lost };
}

/** The same utterance with the same expectation is tested once. */
function once(found: readonly Found[], lose: Lose): readonly Found[] {
  const seen = new Map<string, Place>();
  return found.filter(({ file, entry }) => {
    if (entry.kind === 'call') return true;
    const key = JSON.stringify([entry.say, entry.at, Object.entries(entry.expected).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    const before = seen.get(key);
    if (before) lose({ file, line: entry.line }, `"${entry.say}"`, `it stands in ${before.file}:${before.line} already, with the same expectation`);
    else seen.set(key, { file, line: entry.line });
    return !before;
  });
}

/** Files are joined into one suite, where a name stands once: the next of the same name gets a number that is free. */
function namedOnce(found: readonly Found[], lose: Lose): SuiteCase[] {
  const isNamed = ({ entry }: Found) => entry.kind === 'call' || entry.name !== entry.say;
  const taken = new Set(found.filter(isNamed).map(({ entry }) => entry.name));
  const places = new Map<string, Place>();
  return found.map((each) => {
    const { file, entry } = each;
    const before = isNamed(each) ? places.get(entry.name) : undefined;
    if (before === undefined) {
      if (isNamed(each)) places.set(entry.name, { file, line: entry.line });
      return entry;
    }
    let name = entry.name;
    for (let n = 2; taken.has(name); n++) name = `${entry.name} (${n})`;
    taken.add(name);
    lose({ file, line: entry.line }, `the name "${entry.name}"`, `it stands in ${before.file}:${before.line} already; the case is called "${name}"`);
    return { ...entry, name };
  });
}

/** A suite as another tool's files, with all that was lost. */
export function fromSuite(format: Format, suite: Suite, known: Known): { files: readonly TextFile[]; lost: readonly Lost[] } {
  const { lost, lose } = collector();
  const files = format.write(suite, known, lose);
  return { files, lost };
}

function collector(): { lost: readonly Lost[]; lose: Lose } {
  const lost: Lost[] = [];
  const lose: Lose = ({ file, line }, what, why) => { lost.push({ file, line, what: short(safeText(what)), why: safeText(why) }); };
  return { lost, lose };
}

/** What was lost is named, not repeated at length. */
function short(text: string): string {
  const characters = Array.from(text);
  return characters.length > 200 ? `${characters.slice(0, 200).join('')} …` : text;
}
