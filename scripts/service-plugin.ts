import { join } from 'node:path';
import type { Plugin } from 'vite';
import { loadService } from '../src/service/load.ts';

const ID = 'virtual:talsvar-service';

/** Reads and checks service and catalogue at build time, so that the page needs neither YAML nor schemas. */
export function servicePlugin(root: string): Plugin {
  return {
    name: 'talsvar-service',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null;
      this.addWatchFile(join(root, 'service'));
      this.addWatchFile(join(root, 'intents/catalogue'));
      // A string that is parsed at run time starts faster than the same data as a program.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(loadService(root, root)))});`;
    },
  };
}
