import { execFileSync } from 'node:child_process';
import { posix } from 'node:path';
import type { Files } from '../service/catalogue.ts';
import { InputError } from '../service/errors.ts';
import type { ServiceTexts } from '../service/load.ts';
import { visible } from './io.ts';

/** No service file comes near this; git would read any size into memory. */
const LARGEST = 32 * 1024 * 1024;
const HEX = /^[0-9a-f]{40,64}$/u;

interface Entry {
  readonly name: string;
  readonly object: string;
}

/**
 * The service texts of a git revision, read from the repository that one stands in, without touching its files.
 * @param revision HEAD~1, a branch, a tag, a commit; never taken for an option
 * @param folder the folder that holds service and catalogue, from where one stands; "" for that place itself
 * @throws InputError when git or the repository is missing, or when there is no such revision or folder in it
 */
export function readRevision(revision: string, folder: string, shippedCatalogue: () => Files): ServiceTexts {
  const commit = commitOf(revision);
  if (commit === null) throw new InputError(`${visible(revision)}: neither a folder nor a revision of this repository; in a shallow clone (CI), fetch its history first`);
  const base = posix.join(git(['rev-parse', '--show-prefix'], revision).toString().trim(), folder.replaceAll('\\', '/'));
  const within = (path: string) => posix.join(base, path).replace(/^\.?\/|\/$/gu, '').replace(/^\.$/u, '');
  const at = (path: string) => `${visible(revision)}:${visible(path)}`;
  const own = treeOf(commit, within('service'));
  const [serviceFolder, serviceTree] = own ? [within('service'), own] : [within(''), treeOf(commit, within(''))];
  if (!serviceTree || !own && !serviceTree.some(({ name }) => name.endsWith('.yaml'))) throw new InputError(`${at(within('service'))}: no such folder in that revision; --service names the one that holds the service files`);
  const [catalogueFolder, catalogueTree] = ['catalogue', 'intents/catalogue'].map((path) => [within(path), treeOf(commit, within(path))] as const).find(([, tree]) => tree !== null) ?? ['', null];
  return {
    service: contentsOf(serviceTree, at(serviceFolder), revision),
    catalogue: catalogueTree ? contentsOf(catalogueTree, at(catalogueFolder), revision) : shippedCatalogue(),
    folders: { service: at(serviceFolder), catalogue: catalogueTree ? at(catalogueFolder) : 'intents/catalogue' },
  };
}

/** The commit that a revision names, or null: also where git is missing or nothing is a repository. */
export function isRevision(revision: string): boolean {
  try {
    return !revision.startsWith('-') && commitOf(revision) !== null;
  } catch {
    return false;
  }
}

function commitOf(revision: string): string | null {
  if (revision.startsWith('-')) throw new InputError(`${visible(revision)}: no revision begins with "-"`);
  if (/[\p{Cc}\s]/u.test(revision) || revision === '') throw new InputError(`"${visible(revision)}": neither a folder nor a revision`);
  // Tells a missing repository from a missing revision.
  git(['rev-parse', '--git-dir'], revision);
  try {
    const id = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], revision).toString().trim();
    return HEX.test(id) ? id : null;
  } catch {
    return null;
  }
}

/** The YAML files of a folder in a commit; null when there is no such folder. */
function treeOf(commit: string, path: string): Entry[] | null {
  let listed: string;
  try {
    listed = git(['ls-tree', '--full-tree', '-z', '-l', `${commit}:${path}`], path).toString();
  } catch {
    return null;
  }
  return listed.split('\0').flatMap((line): Entry[] => {
    const [, mode = '', object = '', size = '', name = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\S+)\t(.*)$/su.exec(line) ?? [];
    if (!name.endsWith('.yaml')) return [];
    if (!mode.startsWith('100')) throw new InputError(`${visible(path)}/${visible(name)}: not a plain file in that revision`);
    if (Number(size) > LARGEST) throw new InputError(`${visible(path)}/${visible(name)}: larger than 32 MB`);
    return [{ name, object }];
  });
}

/** One call of git for all files: each comes as a head "object blob size", its bytes and a line feed. */
function contentsOf(tree: readonly Entry[], folder: string, revision: string): Files {
  const bytes = git(['cat-file', '--batch'], revision, tree.map(({ object }) => `${object}\n`).join(''));
  let at = 0;
  return Object.fromEntries(tree.map(({ name }) => {
    const headEnd = bytes.indexOf('\n', at);
    const size = Number(bytes.toString('latin1', at, headEnd).split(' ')[2]);
    const content = bytes.subarray(headEnd + 1, headEnd + 1 + size);
    at = headEnd + 1 + size + 1;
    try {
      return [name, new TextDecoder('utf-8', { fatal: true }).decode(content)];
    } catch {
      throw new InputError(`${folder}/${visible(name)}: cannot be read as UTF-8 text`);
    }
  }));
}

/** Runs git without a shell. Only plumbing that shows no colours, pages nothing and runs no filters. */
function git(args: readonly string[], subject: string, input = ''): Buffer {
  try {
    return execFileSync('git', args, { input, maxBuffer: 4 * LARGEST, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' } });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer };
    if (code === 'ENOENT') throw new InputError(`${visible(subject)}: no such folder, and git is not installed to look for a revision`);
    const said = visible((stderr?.toString() ?? '').split('\n')[0]?.replace(/^fatal: /u, '') ?? '');
    if (args[1] === '--git-dir') throw new InputError(`${visible(subject)}: no such folder, and no revision either: ${said === '' ? 'this is not a git repository' : said}`);
    throw new InputError(`${visible(subject)}: git could not read it${said === '' ? '' : `: ${said}`}`);
  }
}
