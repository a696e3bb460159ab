import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json',
  '.webmanifest': 'application/manifest+json', '.png': 'image/png', '.woff2': 'font/woff2',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest']);
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser to measure in, or null where there is none. */
export function browserPath(): string | null {
  return process.env['CHROMIUM_PATH'] ?? process.env['CHROME_PATH'] ?? BROWSERS.find((path) => existsSync(path)) ?? null;
}

export interface Built {
  readonly folder: string;
  readonly output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[];
}

/** Builds the app as it is shipped, into a folder of the benchmark's own. */
export async function buildApp(root: string, bench: string): Promise<Built> {
  const folder = join(bench, 'dist/app');
  const result = await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'silent', build: { outDir: folder, emptyOutDir: true } });
  return { folder, output: (Array.isArray(result) ? result : [result]).flatMap((part) => ('output' in part ? part.output : [])) };
}

export interface Served {
  readonly url: string;
  readonly close: () => void;
}

/** Serves a built app as a plain host would: compressed, with the types of its files, and nothing else. */
export function serve(folder: string): Promise<Served> {
  const known = new Map<string, { readonly plain: Buffer; readonly gzip: Buffer | null }>();
  const fileOf = (path: string) => {
    const before = known.get(path);
    if (before) return before;
    const plain = readFileSync(path);
    const file = { plain, gzip: COMPRESSED.has(extname(path)) ? gzipSync(plain, { level: 9 }) : null };
    known.set(path, file);
    return file;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    if (!path.startsWith(folder) || !existsSync(path)) return void response.writeHead(404).end();
    const { plain, gzip } = fileOf(path);
    const isGzip = gzip !== null && (request.headers['accept-encoding'] ?? '').includes('gzip');
    const body = isGzip ? gzip : plain;
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-length': body.length,
      ...(isGzip ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
    }).end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ url: `http://127.0.0.1:${port}/`, close: () => { server.closeAllConnections(); server.close(); } });
    });
  });
}
