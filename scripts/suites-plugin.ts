import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { parseSuite } from '../src/qa/suite.ts';
import { readService } from '../src/service/load.ts';

const SUITES = 'virtual:talsvar-suites';
const TEXTS = 'virtual:talsvar-texts';

/** Reads the shipped suites at build time, and the texts of service and catalogue as they stand: what the Test room loads when it needs it. */
export function suitesPlugin(root: string): Plugin {
  return {
    name: 'talsvar-suites',
    resolveId: (id) => (id === SUITES || id === TEXTS ? `\0${id}` : null),
    load(id) {
      if (id === `\0${SUITES}`) return asModule(suitesIn(join(root, 'suites'), (file) => this.addWatchFile(file)));
      if (id !== `\0${TEXTS}`) return null;
      const { service, catalogue } = readService(root, root);
      return asModule({ service, catalogue });
    },
  };
}

function suitesIn(folder: string, watch: (file: string) => void) {
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted().map((name) => {
    const path = join(folder, name);
    watch(path);
    const bytes = readFileSync(path);
    return { ...parseSuite(bytes.toString('utf8'), `suites/${name}`), sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}

/** A string that is parsed at run time starts faster than the same data as a program. */
function asModule(value: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
}
