import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { createNameCheck, type NameCheck } from '../qa/suite/names.ts';
import { expectsSomething, parseSuite, type Suite, type SuiteCase } from '../qa/suite.ts';
import { listed } from '../qa/table.ts';
import { InputError } from '../service/errors.ts';
import type { Service } from '../service/types.ts';
import { packageFolder } from './engine.ts';
import { readBytes, textOf } from './files.ts';
import { visible } from './io.ts';
import { openRows } from './suite-rows.ts';

/** A suite that was looked through and can be run. */
export interface SuiteFile {
  readonly name: string;
  readonly path: string;
  /** As it is shown: from the folder one stands in. */
  readonly file: string;
  readonly sha256: string;
  /** Cases in it, and those of them that were chosen. */
  readonly total: number;
  readonly chosen: number;
  /** Whether any case in it expects something. */
  readonly expects: boolean;
  /** Rows that were passed over, told to keep going. */
  readonly problems: readonly string[];
  readonly cases: () => Iterable<SuiteCase> | AsyncIterable<SuiteCase>;
}

const KINDS = ['.yaml', '.yml', '.csv', '.jsonl'];

/** The suites that files and folders name; without any, those of suites/ or the shipped ones. @throws InputError */
export function findSuites(named: readonly string[]): string[] {
  const paths = named.length > 0 ? named.flatMap(suitesAt) : suitesAt(existsSync('suites') ? 'suites' : join(packageFolder(), 'suites'));
  // The same file by two names is one suite.
  return [...new Map(paths.map((path) => [realpathSync(path), path])).values()];
}

function suitesAt(path: string): string[] {
  const kind = kindOf(path);
  if (kind === null) throw new InputError(`${visible(path)}: no such file, or it cannot be read; check the path`);
  if (kind !== 'folder') {
    if (!KINDS.includes(extname(path).toLowerCase())) throw new InputError(`${visible(path)}: not a suite; its name ends in ${KINDS.join(', ')}`);
    return [path];
  }
  const found = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => KINDS.includes(extname(name).toLowerCase()) && !name.split(sep).some((part) => part.startsWith('.') || part === 'node_modules'))
    .map((name) => join(path, name)).filter((name) => kindOf(name) === 'file').toSorted();
  if (found.length === 0) throw new InputError(`${visible(path)}: holds no suites; name FILES or put some there`);
  return found;
}

/** Null where there is nothing, or links that lead nowhere. */
function kindOf(path: string): 'folder' | 'file' | 'other' | null {
  try {
    const stats = statSync(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other';
  } catch {
    return null;
  }
}

/**
 * Looks through all suites before anything is run.
 * @param keepGoing whether bad rows of .csv and .jsonl are told of and passed over
 * @throws InputError listing what is wrong in all of them, the first 50
 */
export async function openSuites(paths: readonly string[], check: NameCheck, isChosen: (entry: SuiteCase) => boolean, keepGoing: boolean): Promise<SuiteFile[]> {
  const suites: SuiteFile[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    try {
      const suite = /\.ya?ml$/iu.test(path) ? openYaml(path, shown(path), check, isChosen) : await openRows(path, shown(path), check, isChosen);
      if (!keepGoing) problems.push(...suite.problems);
      else if (suite.total === 0) problems.push(...suite.problems, `${suite.file}: no row of the suite can be run`);
      suites.push(suite);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.message.split('\n'));
    }
  }
  if (problems.length > 0) throw new InputError(listed(problems));
  return suites;
}

/**
 * All that the named suites hold, as plain data; without names, those of suites/ or the shipped ones. For those who need it whole.
 * @param service whose names they use; null where they may be of several versions
 * @throws InputError listing what is wrong in all of them, the first 50
 */
export async function loadSuites(named: readonly string[], service: Service | null): Promise<Suite[]> {
  const opened = await openSuites(findSuites(named), service === null ? () => [] : createNameCheck(service), () => true, false);
  return Promise.all(opened.map(async ({ name, file, cases }) => ({ name, file, cases: await gathered(cases()) })));
}

async function gathered(cases: Iterable<SuiteCase> | AsyncIterable<SuiteCase>): Promise<SuiteCase[]> {
  const all: SuiteCase[] = [];
  for await (const entry of cases) all.push(entry);
  return all;
}

function openYaml(path: string, file: string, check: NameCheck, isChosen: (entry: SuiteCase) => boolean): SuiteFile {
  const bytes = readBytes(path);
  const { name, cases } = parseSuite(textOf(bytes, path), file, check);
  return { name, path, file, sha256: createHash('sha256').update(bytes).digest('hex'), total: cases.length, expects: cases.some(expectsSomething), chosen: cases.filter(isChosen).length, problems: [], cases: () => cases };
}

/** A path as one would write it from here; the shipped suites by their place in the package. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  const isBelow = !short.startsWith('..') && !isAbsolute(short);
  const shipped = relative(packageFolder(), path);
  return visible((isBelow ? short : shipped.startsWith(`suites${sep}`) ? shipped : path).split(sep).join('/'));
}
