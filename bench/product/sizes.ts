import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { adapters } from '../adapters/all.ts';
import { readShipped } from './engine.ts';

/** Bytes as they are and after gzip at its strongest; null where the code does not bundle for a browser. */
export interface Size {
  readonly what: string;
  readonly bytes: number | null;
  readonly gzip: number | null;
}

export interface Sizes {
  readonly matchers: readonly Size[];
  readonly product: readonly Size[];
}

const ENTRY = 'virtual:entry.ts';
/** As a page loads it: what was learnt comes ready. */
const IN_PAGE = `import { makingMatcher } from '../intents/understand.ts'; import { restoring } from '../intents/store.ts'; globalThis.matcher = [makingMatcher, restoring];`;
/** With what learns, for a catalogue of one's own. */
const UNDERSTAND = `import { createMatcher } from '../intents/understand.ts'; import { restore } from '../intents/store.ts'; globalThis.matcher = [createMatcher, restore];`;

/** What completes and compares; a page fetches it by itself, after what understands. */
const SUGGEST = `import * as suggest from '../intents/suggest.ts'; globalThis.suggest = suggest;`;

export async function measureSizes(bench: string): Promise<Sizes> {
  const matchers: Size[] = [];
  for (const { name, browser } of adapters) if (browser !== null) matchers.push(await codeSize(name, browser, bench));
  const shipped = await readShipped();
  return {
    matchers,
    product: [
      await codeSize('understanding, as a page loads it', IN_PAGE, bench),
      await codeSize('the same with what learns a catalogue', UNDERSTAND, bench),
      await codeSize('suggestions (Fuse.js), fetched after it', SUGGEST, bench),
      sizeOf('what was learnt of the catalogue', JSON.stringify(shipped.trained)),
      sizeOf('service and catalogue', JSON.stringify(shipped.service)),
      sizeOf('shipped data together', JSON.stringify(shipped)),
    ],
  };
}

function sizeOf(what: string, content: string): Size {
  return { what, bytes: Buffer.byteLength(content), gzip: gzipSync(content, { level: 9 }).length };
}

async function codeSize(what: string, entry: string, bench: string): Promise<Size> {
  try {
    const result = await build({
      root: bench,
      configFile: false,
      logLevel: 'silent',
      plugins: [{
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id === ENTRY ? join(bench, 'entry.ts') : null),
        load: (id) => (id === join(bench, 'entry.ts') ? entry : null),
      }],
      build: { write: false, minify: true, target: 'es2023', modulePreload: false, rollupOptions: { input: ENTRY } },
    });
    const outputs = (Array.isArray(result) ? result : [result]).flatMap((part) => ('output' in part ? part.output : []));
    return sizeOf(what, outputs.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join(''));
  } catch (error) {
    process.stderr.write(`${what} does not bundle for a browser: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`);
    return { what, bytes: null, gzip: null };
  }
}
