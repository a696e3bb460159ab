import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ALONE } from '../vitest.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Who may import whom, by folder. Types may be shared between the two cores; nothing else may. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  machines: [],
  intents: [],
  'src/service': ['machines', 'intents'],
  'src/simulator': ['machines', 'intents', 'src/service', 'src/bankid'],
  'src/bankid': ['machines'],
  'src/check': ['machines', 'intents', 'src/service', 'src/simulator'],
  'src/qa': ['machines', 'intents', 'src/service', 'src/simulator', 'src/check'],
  'src/server': ['machines', 'intents', 'src/service', 'src/simulator', 'src/bankid', 'src/qa'],
  'src/cli': ['machines', 'intents', 'src/service', 'src/simulator', 'src/bankid', 'src/qa', 'src/check', 'src/server'],
  'src/app': ['machines', 'intents', 'src/service', 'src/simulator', 'src/bankid', 'src/qa'],
};
/** Packages that each folder may use; the rest of the house is not looked at. */
const PACKAGES: Record<string, readonly string[]> = {
  machines: ['xstate'],
  intents: ['fuse.js/basic'],
  'src/service': ['zod', 'yaml', 'node:fs', 'node:path'],
  'src/simulator': ['xstate', 'personnummer'],
  'src/bankid': [],
  'src/check': ['xstate'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
  /** Whether it is loaded only when it is needed. */
  readonly isLate: boolean;
}

function importsIn(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .flatMap((name) => {
      const file = join(folder, name);
      const text = readFileSync(join(root, file), 'utf8');
      const statements = [...text.matchAll(/(import|export)\s+(type\s+)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)|import\s+'([^']+)'/gu)];
      return statements.map((match) => ({ file, from: match[3] ?? match[4] ?? match[5] ?? '', typeOnly: match[2] !== undefined, isLate: match[4] !== undefined }));
    });
}

const folderOf = (path: string) => Object.keys(MAY_IMPORT).find((folder) => path === folder || path.startsWith(`${folder}/`));

describe('dependencies point one way', () => {
  it.each(Object.keys(MAY_IMPORT))('from %s', (folder) => {
    const imports = importsIn(folder);
    expect(imports.length).toBeGreaterThan(0);
    const wrong = imports.filter(({ file, from, typeOnly }) => {
      if (!from.startsWith('.')) return false;
      const target = folderOf(relative(root, resolve(root, dirname(file), from)));
      return target !== undefined && target !== folder && !MAY_IMPORT[folder]?.includes(target) && !typeOnly;
    });
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(PACKAGES))('and %s uses only the packages that it needs', (folder) => {
    const wrong = importsIn(folder).filter(({ from, typeOnly }) => !from.startsWith('.') && !typeOnly && !PACKAGES[folder]?.includes(from));
    expect(wrong).toEqual([]);
  });

  it('and the command line loads the server only where it serves: no other verb waits for its packages', () => {
    const toServer = importsIn('src/cli').filter(({ file, from, typeOnly }) => !typeOnly && relative(root, resolve(root, dirname(file), from)).startsWith('src/server/'));
    expect(toServer.length).toBeGreaterThan(0);
    expect(toServer.filter(({ from, isLate }) => !isLate && !from.endsWith('/server/limits.ts'))).toEqual([]);
    expect([...new Set(toServer.map(({ file }) => file))].toSorted()).toEqual(['src/cli/parity.ts', 'src/cli/serve.ts']);
    expect(importsIn('src/server').filter(({ file, typeOnly }) => file === 'src/server/limits.ts' && !typeOnly)).toEqual([]);
  });

  it('and nobody but the server uses the packages of a server', () => {
    const OF_A_SERVER = /^(?:hono|@hono\/|pg$|libsql$|prom-client$|rate-limiter-flexible$)/u;
    const users = Object.keys(MAY_IMPORT).filter((folder) => importsIn(folder).some(({ from }) => OF_A_SERVER.test(from)));
    expect(users).toEqual(['src/server']);
  });

  it('and only the loader reads from disk', () => {
    const readers = importsIn('src/service').filter(({ from }) => from.startsWith('node:')).map(({ file }) => file);
    expect([...new Set(readers)]).toEqual(['src/service/load.ts']);
  });
});

describe('tests that put other modules in place of ours', () => {
  const REPLACING = /\bvi\.(?:do)?(?:mock|resetModules)\(/u;
  const texts = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.startsWith('e2e') && !name.startsWith('long'))
    .map((name) => ({ name, text: readFileSync(join(root, 'test', name), 'utf8') }));
  const replacing = texts.filter(({ text }) => REPLACING.test(text)).map(({ name }) => name);

  it('run apart from those that share them, and so do those that use them', () => {
    const using = texts.filter(({ name, text }) => name.endsWith('.test.ts') && (replacing.includes(name) || replacing.some((other) => text.includes(`/${other.split('/').at(-1)}'`))));
    expect(replacing.length).toBeGreaterThan(0);
    expect(using.map(({ name }) => `test/${name}`).toSorted()).toEqual(ALONE.toSorted());
  });
});
