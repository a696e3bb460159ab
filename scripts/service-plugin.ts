import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { leanCatalogue } from '../src/service/lean.ts';
import { readService } from '../src/service/load.ts';
import { fingerprint, parseService } from '../src/service/parse.ts';
import type { Shipped } from '../src/service/shipped.ts';
import type { Lines, Service } from '../src/service/types.ts';
import { learntFrom } from './learnt.ts';

const SHIPPED = 'virtual:talsvar-shipped';
/** The numbers and their hours alone: a page shows them before it needs the rest. */
const LINES = 'virtual:talsvar-lines';

/** Reads and checks the service at build time and learns from its catalogue, so that starting costs neither. */
export function servicePlugin(root: string): Plugin {
  let last: { readonly version: string; readonly service: Service } | null = null;

  /** Both modules come of one reading; the files may change while a dev server runs. */
  function read(): { readonly service: Service; readonly catalogueVersion: string } {
    const { service, catalogue, folders } = readService(root, root);
    const version = fingerprint(service, catalogue);
    if (last?.version !== version) last = { version, service: parseService(service, catalogue, folders) };
    return { service: last.service, catalogueVersion: fingerprint({}, catalogue) };
  }

  return {
    name: 'talsvar-service',
    resolveId: (id) => (id === SHIPPED || id === LINES ? `\0${id}` : null),
    load(id) {
      if (id !== `\0${SHIPPED}` && id !== `\0${LINES}`) return null;
      for (const folder of ['service', 'intents/catalogue']) for (const name of readdirSync(join(root, folder))) this.addWatchFile(join(root, folder, name));
      const { service, catalogueVersion } = read();
      if (id === `\0${LINES}`) return `export default ${JSON.stringify({ lines: service.lines, calendars: service.calendars } satisfies Lines)};`;
      const lean = { ...service, catalogue: leanCatalogue(service.catalogue) };
      return inParts({ service: lean, trained: learntFrom(root, service.catalogue, catalogueVersion), catalogueVersion });
    },
  };
}

/** A string that is parsed at run time starts faster than the same data as a program; each part when it is first asked for, so that a page need not stand still for all of them at once. */
function inParts(shipped: Shipped): string {
  return [
    'const once = (text) => { let part; return () => (part ??= JSON.parse(text)); };',
    ...Object.entries(shipped).map(([name, part]) => `const ${name} = once(${JSON.stringify(JSON.stringify(part))});`),
    `export default { ${Object.keys(shipped).map((name) => `get ${name}() { return ${name}(); }`).join(', ')} };`,
  ].join('\n');
}
